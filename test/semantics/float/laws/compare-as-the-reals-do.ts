import type { Comparison } from '../../../../src/semantics/float/compare.ts';
import { Flag, type Outcome } from '../../../../src/semantics/float/environment.ts';
import { type Format, formatOf } from '../../../../src/semantics/float/format.ts';
import * as oracle from '../oracle.ts';
import { encodings } from './agree-with-the-reals.ts';
import { environment, hex, mustAgree } from './expectation.ts';
import type { Implementation, Law } from './implementation.ts';

const formats = [formatOf(2, 2), formatOf(3, 3)];

interface Predicate {
  readonly name: 'equal' | 'less' | 'lessOrEqual' | 'lessQuiet' | 'lessOrEqualQuiet';
  readonly holds: (order: number) => boolean;
  /** Whether a quiet NaN is invalid too. */
  readonly signaling: boolean;
}

const predicates: readonly Predicate[] = [
  { name: 'equal', holds: order => order === 0, signaling: false },
  { name: 'less', holds: order => order < 0, signaling: true },
  { name: 'lessOrEqual', holds: order => order <= 0, signaling: true },
  { name: 'lessQuiet', holds: order => order < 0, signaling: false },
  { name: 'lessOrEqualQuiet', holds: order => order <= 0, signaling: false },
];

const extrema = [
  { name: 'minimumNumber', towards: -1, nansCountAsMissing: true },
  { name: 'maximumNumber', towards: 1, nansCountAsMissing: true },
  { name: 'minimum', towards: -1, nansCountAsMissing: false },
  { name: 'maximum', towards: 1, nansCountAsMissing: false },
] as const;

export const compareAsTheRealsDo: readonly Law[] = [
  ...predicates.map(
    (predicate): Law => ({
      name: `${predicate.name} orders the reals`,
      check: float =>
        forAllPairs((format, a, b) =>
          mustAgree(
            asOutcome(float[predicate.name](format, a, b)),
            asOutcome(expectedComparison(predicate, format, a, b)),
            () => `${predicate.name}(${hex([a, b])}) in ${format.name}`,
          ),
        ),
    }),
  ),
  ...extrema.map(
    ({ name, towards, nansCountAsMissing }): Law => ({
      name: `${name} chooses by the reals, and -0 below +0`,
      check: float =>
        forAllPairs((format, a, b) =>
          mustAgree(
            float[name](format, a, b, environment(float)),
            expectedExtremum(float, towards, nansCountAsMissing, format, a, b),
            () => `${name}(${hex([a, b])}) in ${format.name}`,
          ),
        ),
    }),
  ),
];

function forAllPairs(check: (format: Format, a: bigint, b: bigint) => void): void {
  for (const format of formats) {
    for (const a of encodings(format)) for (const b of encodings(format)) check(format, a, b);
  }
}

function asOutcome({ value, flags }: Comparison): Outcome {
  return { bits: value ? 1n : 0n, flags };
}

function expectedComparison(predicate: Predicate, format: Format, a: bigint, b: bigint): Comparison {
  const { order, signaling } = oracle.comparison(format, a, b);
  if (order !== undefined) return { value: predicate.holds(order), flags: 0 };
  return { value: false, flags: signaling || predicate.signaling ? Flag.NV : 0 };
}

function expectedExtremum(
  float: Implementation,
  towards: number,
  nansCountAsMissing: boolean,
  format: Format,
  a: bigint,
  b: bigint,
): Outcome {
  const isNumber = (bits: bigint) => oracle.comparison(format, bits, bits).order !== undefined;
  const { order, signaling } = oracle.comparison(format, a, b);
  const flags = signaling ? Flag.NV : 0;
  if (order === undefined) {
    const numbers = nansCountAsMissing ? [a, b].filter(isNumber) : [];
    return { bits: numbers[0] ?? float.canonicalNan(format), flags };
  }
  // Equal numbers differ at most in the sign of zero, and the negative one has the larger encoding.
  const height = order === 0 ? Number(a < b) - Number(b < a) : order;
  return { bits: height * towards < 0 ? b : a, flags };
}
