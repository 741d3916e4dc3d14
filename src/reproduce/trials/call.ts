/** A function on one input, and what came of it. */
import type { Trial } from './trial.ts';

/** A trial on one input: the bits of its parameters, in their order. */
export interface Call {
  readonly trial: Trial;
  readonly values: readonly bigint[];
}

export interface Result {
  readonly call: Call;
  /** Undefined where it panicked. */
  readonly got: bigint | undefined;
  readonly wanted: bigint | undefined;
  readonly isRight: boolean;
  /** Where memory is what differs: how many bytes behind the pointer. The results are those bytes. */
  readonly at?: number;
  /** What the compiler says where it fails; nothing ran then. */
  readonly failure?: string;
}

export const exactOf = ({ trial, values }: Call): bigint | undefined => trial.exact(values);

/** The calls of which it is known what they are to give. */
export const knownCalls = (calls: readonly Call[]): readonly Call[] =>
  calls.filter(call => exactOf(call) !== undefined);

/** Of a call that could not be made, since the compiler fails on its function. */
export const notCompiled = (call: Call): Result => ({
  call,
  got: undefined,
  wanted: exactOf(call) ?? 0n,
  isRight: false,
});

/** The calls of each function, functions in their order. */
export function callsByTrial(calls: readonly Call[]): ReadonlyMap<Trial, readonly Call[]> {
  const found = new Map<Trial, Call[]>();
  for (const call of calls) {
    const known = found.get(call.trial);
    if (known === undefined) found.set(call.trial, [call]);
    else known.push(call);
  }
  return found;
}

export const takesPointers = ({ parameters }: Trial): boolean =>
  parameters.some(({ type }) => type === 'unsafe.Pointer');

/** Of each function that goes wrong the plainest result; the plainest function first. */
export function plainestWrong(results: readonly Result[]): Result[] {
  const wrong = results
    .filter(({ isRight, wanted }) => !isRight && wanted !== undefined)
    .sort((a, b) => sizeOfCall(a.call) - sizeOfCall(b.call));
  return wrong.filter(
    ({ call: { trial } }, index) => wrong.findIndex(other => other.call.trial === trial) === index,
  );
}

/** What there is to read of it: lines, parameters, characters, and the numbers that it is called with. */
export const sizeOfCall = ({ trial: { body, parameters, switches }, values }: Call): number =>
  1000 * body.length +
  200 * (parameters.length + switches.length) +
  2 * body.join('').length +
  sizeOfValues(values);

const sizeOfValues = (values: readonly bigint[]): number =>
  values.reduce((sum, value) => sum + sizeOfValue(value), 0);

/** Zero, one and other small numbers, then such as have few ones, or few zeros. */
export function sizeOfValue(value: bigint): number {
  if (value < 16n) return Number(value);
  const digits = value.toString(2);
  const ones = [...digits].filter(digit => digit === '1').length;
  return 16 + Math.min(ones, 2 + digits.length - ones);
}
