/** What kind of mistake a counterexample shows, and how large it is. */
import { type Format, isInfinite, isNan, magnitude, signBit } from '../../semantics/float/index.ts';
import { equalRationals, realValue } from '../../semantics/term/real-value.ts';
import type { Counterexample, Difference } from '../verdict.ts';

/** `rounding`: in the real numbers both sides have one value, and they are rounded to different ones. */
export type Kind = Difference | 'rounding';

/** Only a difference in value can be one of rounding, and only where that is decided exactly. */
export function kindOf({ obligation, observed, inputs, difference }: Counterexample): Kind {
  if (difference !== 'value' || observed.kind !== 'float') return difference;
  const assignment = new Map(inputs.map(({ input, bits }) => [input.variable, bits]));
  const real = (term: typeof obligation.target) => realValue(term, observed.format, assignment);
  const [source, target] = [real(obligation.sources[0]), real(obligation.target)];
  if (source === undefined || target === undefined) return 'value';
  return equalRationals(source, target) ? 'rounding' : 'value';
}

/**
 * How many numbers of the format one result is away from the other. Only where a unit is about the same for
 * both: finite numbers of one sign whose exponents are equal or neighbours; elsewhere undefined.
 */
export function ulpsBetween(format: Format, a: bigint, b: bigint): bigint | undefined {
  if ([a, b].some(bits => isNan(format, bits) || isInfinite(format, bits))) return undefined;
  if (signBit(format, a) !== signBit(format, b)) return undefined;
  const exponent = (bits: bigint) => (bits & format.infinity) >> BigInt(format.significandBits - 1);
  const apart = exponent(a) - exponent(b);
  if (apart < -1n || apart > 1n) return undefined;
  // Encodings of one sign follow each other as the numbers do.
  const distance = magnitude(format, a) - magnitude(format, b);
  return distance < 0n ? -distance : distance;
}
