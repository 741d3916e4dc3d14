/**
 * A dyadic rational, exactly: (-1)^sign * significand * 2^exponent. The significand need not be
 * normalized. Zero keeps its sign; infinity has a positive significand and the exponent `Infinity`, so
 * that the formula holds on the extended line and products need no special case.
 */
export interface Dyadic {
  /** True for negative. */
  readonly sign: boolean;
  /** Never negative. */
  readonly significand: bigint;
  /** An integer, or `Infinity` for an infinite number. */
  readonly exponent: number;
}

export function opposite<D extends Dyadic>(x: D): D {
  return { ...x, sign: !x.sign };
}

/** The exact product. Infinity times zero has none: the caller treats it as invalid first. */
export function exactProduct(x: Dyadic, y: Dyadic): Dyadic {
  return {
    sign: x.sign !== y.sign,
    significand: x.significand * y.significand,
    exponent: x.exponent + y.exponent,
  };
}

/**
 * The exact sum. A zero sum of operands with unlike signs gets the sign `cancelled`, which depends on the
 * rounding mode (IEEE 754-2019, 6.3); operands with like signs keep theirs, zeros too. Infinities of
 * unlike signs have no sum: the caller treats them as invalid first.
 */
export function exactSum(x: Dyadic, y: Dyadic, cancelled: boolean): Dyadic {
  if (x.exponent === Infinity) return x;
  if (y.exponent === Infinity) return y;
  const exponent = Math.min(x.exponent, y.exponent);
  const total = signedSignificand(x, exponent) + signedSignificand(y, exponent);
  if (total === 0n) return { sign: x.sign === y.sign ? x.sign : cancelled, significand: 0n, exponent };
  return total < 0n
    ? { sign: true, significand: -total, exponent }
    : { sign: false, significand: total, exponent };
}

/** x as an integer count of 2^exponent, which must not be above x's own exponent. */
function signedSignificand(x: Dyadic, exponent: number): bigint {
  const scaled = x.significand << BigInt(x.exponent - exponent);
  return x.sign ? -scaled : scaled;
}
