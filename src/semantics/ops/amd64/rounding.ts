/** What scalar and vector instructions on numbers share: the mode that an immediate names, and the lesser and the greater. */
import type { Format } from '../../float/format.ts';
import { amd64 as nan } from '../../float/nan-policies.ts';
import { arithmetic, ifThenElse, less } from '../../term/build.ts';
import type { Rounding } from '../../term/operator.ts';
import type { Term } from '../../term/term.ts';
import { byBits, lanesOf } from '../lanes.ts';

/** The first source if it is the lesser, else the second: also if either is a NaN or both are zeros. */
export const least = (format: Format, a: Term, b: Term): Term => ifThenElse(less(format, a, b), a, b);
export const greatest = (format: Format, a: Term, b: Term): Term => ifThenElse(less(format, b, a), a, b);

/**
 * By the immediate: bit 2 takes the mode from MXCSR, else the low two bits name it. Bit 3 is about a flag, the
 * others are ignored.
 */
export function byMode(immediate: Term, each: (rounding: Rounding) => Term): Term {
  const inForce = each('dynamic');
  const named = [each('rne'), each('rdn'), each('rup'), each('rtz')];
  return byBits(lanesOf(1, immediate).slice(0, 3), [...named, inForce, inForce, inForce, inForce]);
}

export const roundedBy = (format: Format, a: Term, immediate: Term): Term =>
  byMode(immediate, rounding => arithmetic(nan, rounding).roundToIntegral(format, a));
