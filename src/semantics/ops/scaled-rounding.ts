/** Numbers rounded to multiples of a power of two, by ops of the language and by amd64's instructions. */
import { encodeInteger } from '../float/convert.ts';
import { type Format, formatOf } from '../float/format.ts';
import type { NanPolicy } from '../float/nan-policy.ts';
import {
  absolute,
  arithmetic,
  bits,
  bvadd,
  bvshl,
  bvsub,
  equal,
  extract,
  ifThenElse,
  less,
  lessOrEqual,
  toInteger,
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

/** Of a format in which every number of the other one times every power up to the limit is exact. */
const wideOf = ({ exponentBits, significandBits }: Format): Format =>
  formatOf(exponentBits + 2, significandBits);

/** Times 2 to the power of the integer below the other number, rounded once. */
export function scaledByPower(format: Format, nan: NanPolicy, a: Term, exponent: Term): Term {
  const wide = wideOf(format);
  // From the least number to beyond the greatest, and back.
  const limit = 2n * BigInt(format.maxExponent + format.significandBits);
  const [least, greatest] = [-limit, limit].map(end => bits(format.width, encodeInteger(format, end)!)) as [
    Term,
    Term,
  ];
  const isBelow = less(format, exponent, least);
  const clamped = ifThenElse(
    isBelow,
    least,
    ifThenElse(less(format, greatest, exponent), greatest, exponent),
  );
  const integer = toInteger(format, wide.width, true, 'rdn', clamped);
  const finite = bvshl(
    bvadd(integer, bits(wide.width, BigInt(wide.maxExponent))),
    bits(wide.width, BigInt(wide.significandBits - 1)),
  );
  const { convert, multiply } = arithmetic(nan);
  const infinity = bits(format.width, format.infinity);
  const power = ifThenElse(
    less(format, absolute(format, exponent), infinity),
    finite,
    // An infinity is itself to the power, or zero; and a NaN stays.
    ifThenElse(
      equal(exponent, bits(format.width, format.infinity | format.signMask)),
      bits(wide.width, 0n),
      convert(format, wide, exponent),
    ),
  );
  return convert(wide, format, multiply(wide, convert(format, wide, a), power));
}
