import { Flag, type RoundingMode } from '../../../src/semantics/float/environment.ts';
import type { Format } from '../../../src/semantics/float/format.ts';

/*
 * The rounded real line of a small format, by enumeration: shares no code and no idea with `round.ts`.
 * The representable numbers are counted up from zero, a real is whatever compares with them, and its
 * rounding is found by search among its neighbours.
 */

/** Non-negative numbers that have an encoding or would have one, ascending, in units of 2^-scale. */
export interface NumberLine {
  readonly scale: bigint;
  /** The finite numbers of the format; the index is the encoding. */
  readonly finite: readonly bigint[];
  /** As many significand bits, but an unbounded exponent (as far as the operations can see). */
  readonly unbounded: readonly bigint[];
  /** 2^minExponent. */
  readonly smallestNormal: bigint;
}

/** A non-negative real, known by the sign of its difference to n * 2^-scale. */
export type Real = (n: bigint, scale: bigint) => number;

const lines = new Map<Format, NumberLine>();

export function numberLine(format: Format): NumberLine {
  let line = lines.get(format);
  if (line === undefined) {
    line = drawLine(format);
    lines.set(format, line);
  }
  return line;
}

function drawLine({ minExponent, maxExponent, significandBits: p }: Format): NumberLine {
  const reach = 2 * (maxExponent + p) + 4;
  const scale = reach + p;
  const perBinade = 2 ** (p - 1);

  const finite: bigint[] = [];
  for (let e = minExponent, n = 0n; e <= maxExponent; e++) {
    const step = 1n << BigInt(e - p + 1 + scale);
    for (; n < 2n ** BigInt(e + 1 + scale); n += step) finite.push(n);
  }
  const unbounded: bigint[] = [];
  for (let e = -reach; e <= reach; e++) {
    const step = 1n << BigInt(e - p + 1 + scale);
    for (let i = 0n; i < perBinade; i++) unbounded.push((1n << BigInt(e + scale)) + i * step);
  }
  return { scale: BigInt(scale), finite, unbounded, smallestNormal: 1n << BigInt(minExponent + scale) };
}

export interface Rounded {
  /** The magnitude's encoding. */
  readonly magnitude: bigint;
  readonly flags: number;
}

/** Rounds a positive real, to be given the sign `negative`, by the words of IEEE 754-2019, 4.3 and 7.4 to 7.6. */
export function roundReal(
  format: Format,
  negative: boolean,
  real: Real,
  mode: RoundingMode,
  tininess: 'before' | 'after',
): Rounded {
  const { finite, unbounded, scale, smallestNormal } = numberLine(format);
  const ideal = search(unbounded, scale, negative, real, mode);
  const largest = finite.at(-1)!;
  if (unbounded[ideal.index]! > largest) {
    const toInfinity = mode === 'rne' || mode === 'rmm' || mode === (negative ? 'rdn' : 'rup');
    return { magnitude: BigInt(finite.length - (toInfinity ? 0 : 1)), flags: Flag.OF | Flag.NX };
  }
  const { index, exact } = search(finite, scale, negative, real, mode);
  if (exact) return { magnitude: BigInt(index), flags: 0 };
  const tiny =
    tininess === 'before' ? real(smallestNormal, scale) < 0 : unbounded[ideal.index]! < smallestNormal;
  return { magnitude: BigInt(index), flags: tiny ? Flag.UF | Flag.NX : Flag.NX };
}

/** The index a real rounds to in an ascending list whose even indices are the even neighbours. */
export function search(
  list: readonly bigint[],
  scale: bigint,
  negative: boolean,
  real: Real,
  mode: RoundingMode,
): { index: number; exact: boolean } {
  let low = 0;
  let high = list.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (real(list[middle]!, scale) >= 0) low = middle;
    else high = middle;
  }
  if (real(list[low]!, scale) === 0) return { index: low, exact: true };
  const up = low + 1;
  if (up === list.length) return { index: low, exact: false };
  const versusMiddle = real(list[low]! + list[up]!, scale + 1n);
  const nearer = versusMiddle < 0 ? low : up;
  const choices: Record<RoundingMode, number> = {
    rtz: low,
    rdn: negative ? up : low,
    rup: negative ? low : up,
    rmm: nearer,
    rne: versusMiddle !== 0 ? nearer : low % 2 === 0 ? low : up,
  };
  return { index: choices[mode], exact: false };
}

/** numerator / denominator as a real. */
export function rational(numerator: bigint, denominator: bigint): Real {
  return (n, scale) => compare(numerator << scale, n * denominator);
}

/** The square root of numerator / denominator as a real. */
export function rootOf(numerator: bigint, denominator: bigint): Real {
  return (n, scale) => compare(numerator << (2n * scale), n * n * denominator);
}

export function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
