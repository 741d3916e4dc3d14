/** Numbers rounded to multiples of a power of two, by ops of the language and by amd64's instructions. */
import { encodeInteger } from '../float/convert.ts';
import type { Format } from '../float/format.ts';
import type { NanPolicy } from '../float/nan-policy.ts';
import {
  absolute,
  arithmetic,
  bits,
  bvadd,
  bvshl,
  bvsub,
  extract,
  ifThenElse,
  lessOrEqual,
  zeroExtend,
} from '../term/build.ts';
import type { Rounding } from '../term/operator.ts';
import type { Term } from '../term/term.ts';

/** To a multiple of 2^-n, where n is the high half of the constant. */
export function scaledRounding(
  format: Format,
  nan: NanPolicy,
  a: Term,
  constant: Term,
  round: (scaled: Term) => Term,
): Term {
  const scale = zeroExtend(format.width, extract(7, 4, constant));
  const one = bits(format.width, encodeInteger(format, 1n)!);
  const step = bits(format.width, BigInt(format.significandBits - 1));
  const [up, down] = [bvadd(one, bvshl(scale, step)), bvsub(one, bvshl(scale, step))];
  const { multiply } = arithmetic(nan);
  const rounded = multiply(format, round(multiply(format, a, up)), down);
  // What has no fraction is not scaled, which could overflow.
  const isWhole = lessOrEqual(
    format,
    bits(format.width, encodeInteger(format, 1n << BigInt(format.significandBits))!),
    absolute(format, a),
  );
  return ifThenElse(isWhole, a, rounded);
}

/** The number less its rounding; by the same mode, or by another one. */
export function residue(
  format: Format,
  nan: NanPolicy,
  a: Term,
  constant: Term,
  rounding: Rounding,
  ofDifference = rounding,
): Term {
  const round = (scaled: Term): Term => arithmetic(nan, rounding).roundToIntegral(format, scaled);
  return arithmetic(nan, ofDifference).subtract(format, a, scaledRounding(format, nan, a, constant, round));
}
