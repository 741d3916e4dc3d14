import { bitLength } from './bit-length.ts';
import { lowestExponent } from './decode.ts';
import type { Dyadic } from './dyadic.ts';
import { encodeInfinity, encodeLargest, encodeZero, withSign } from './encode.ts';
import { type Environment, Flag, type Outcome, type RoundingMode } from './environment.ts';
import type { Format } from './format.ts';
import { roundOff } from './round-off.ts';

/**
 * A number to be rounded: a dyadic rational, plus, if `sticky`, something strictly between zero and one
 * unit of its last place. A sticky significand must have at least `significandBits + 2` bits, or a last
 * place of at most a quarter of the smallest subnormal; less does not determine the result.
 */
export interface Unrounded extends Dyadic {
  readonly sticky?: boolean;
}

/**
 * The one place where numbers become encodings: rounds to `format` in the environment's mode and signals
 * overflow, underflow and inexact (IEEE 754-2019, 4.3 and 7.4 to 7.6). Zero keeps its sign.
 *
 * @throws RangeError if a sticky significand is too short.
 */
export function round(format: Format, value: Unrounded, env: Environment): Outcome {
  const { sign, significand, exponent, sticky = false } = value;
  if (exponent === Infinity) return { bits: encodeInfinity(format, sign), flags: 0 };
  if (significand === 0n && !sticky) return { bits: encodeZero(format, sign), flags: 0 };

  const cuttable = { sign, significand, sticky };
  const length = bitLength(significand);
  const lowest = lowestExponent(format);
  const lastPlace = Math.max(lowest, exponent + length - format.significandBits);
  const { kept, exact } = roundOff(cuttable, lastPlace - exponent, env.rounding);

  // Encodings follow each other as the numbers do: adding the significand, leading bit and all, to the
  // exponent field lets the leading bit, and a carry out of the significand, count as one more exponent.
  const bits = (BigInt(lastPlace - lowest) << BigInt(format.significandBits - 1)) + kept;
  if (bits >= format.infinity) {
    return { bits: overflowed(format, sign, env.rounding), flags: Flag.OF | Flag.NX };
  }
  if (exact) return { bits: withSign(format, sign, bits), flags: 0 };

  const order = exponent + length;
  const tiny =
    order < format.minExponent ||
    (order === format.minExponent && (env.tininess === 'before' || !reachesNormal()));
  return { bits: withSign(format, sign, bits), flags: tiny ? Flag.UF | Flag.NX : Flag.NX };

  /** Whether rounding with unbounded exponent lifts a value just below 2^minExponent to it. */
  function reachesNormal(): boolean {
    const unbounded = roundOff(cuttable, length - format.significandBits, env.rounding);
    return bitLength(unbounded.kept) > format.significandBits;
  }
}

/** Which overflows end at the largest finite number instead of infinity (IEEE 754-2019, 7.4). */
const staysFinite: Readonly<Record<RoundingMode, (sign: boolean) => boolean>> = {
  rne: () => false,
  rtz: () => true,
  rdn: sign => !sign,
  rup: sign => sign,
  rmm: () => false,
};

function overflowed(format: Format, sign: boolean, mode: RoundingMode): bigint {
  return staysFinite[mode](sign) ? encodeLargest(format, sign) : encodeInfinity(format, sign);
}
