/** Lines read and not yet checked, as columns of 64-bit words: one for each operand, and the result expected. */
export interface Batch {
  /** How many lines it holds. */
  count: number;
  /** The number of its first line in the input, from 1. */
  firstLine: number;
  readonly operands: readonly BigUint64Array[];
  readonly results: BigUint64Array;
  readonly flags: Uint8Array;
}

/** Lines of a batch: enough to make a call cheap, and few enough to stay in a processor's cache. */
export const batchSize = 2048;

export function emptyBatch(arity: number): Batch {
  const column = () => new BigUint64Array(batchSize);
  return {
    count: 0,
    firstLine: 1,
    operands: Array.from({ length: arity }, column),
    results: column(),
    flags: new Uint8Array(batchSize),
  };
}
