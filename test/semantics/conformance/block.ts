/** Cases that the witness reports at once; the last block of a run is shorter. */
export const blockSize = 4096;

/** A block of cases, by columns as the witness writes them. */
export interface Block {
  readonly count: number;
  readonly operands: readonly BigUint64Array[];
  readonly results: BigUint64Array;
  /** Rounding modes, numbered as in frm. */
  readonly modes: Uint8Array;
  readonly flags: Uint8Array;
}

/**
 * Reads blocks from a stream of bytes, in bounded memory.
 *
 * @throws Error if the stream ends before `cases` cases, or goes on after them.
 */
export async function* readBlocks(
  stream: AsyncIterable<Uint8Array>,
  arity: number,
  cases: number,
): AsyncGenerator<Block> {
  const caseSize = 8 * arity + 8 + 2;
  let left = cases;
  let block = new Uint8Array(caseSize * Math.min(left, blockSize));
  let filled = 0;
  for await (const chunk of stream) {
    for (let taken = 0; taken < chunk.length; ) {
      if (left === 0) throw new Error('the witness reports more cases than were asked of it');
      const part = chunk.subarray(taken, taken + block.length - filled);
      block.set(part, filled);
      taken += part.length;
      filled += part.length;
      if (filled < block.length) continue;
      const count = block.length / caseSize;
      yield columns(block, arity, count);
      left -= count;
      block = new Uint8Array(caseSize * Math.min(left, blockSize));
      filled = 0;
    }
  }
  if (left > 0) throw new Error(`the witness ends within the last ${left} cases`);
}

function columns({ buffer }: Uint8Array<ArrayBuffer>, arity: number, count: number): Block {
  const words = (column: number) => new BigUint64Array(buffer, 8 * count * column, count);
  const bytes = (column: number) => new Uint8Array(buffer, 8 * count * (arity + 1) + count * column, count);
  return {
    count,
    operands: Array.from({ length: arity }, (_, k) => words(k)),
    results: words(arity),
    modes: bytes(0),
    flags: bytes(1),
  };
}
