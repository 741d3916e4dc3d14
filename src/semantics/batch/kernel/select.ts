/** What needs no rounding: comparison, minimum and maximum, classification, on two lanes of any format up to 64 bits. */
import { Flag } from '../../float/environment.ts';
import type { Format } from '../../float/format.ts';
import { canonicalNan } from '../../float/nan-policy.ts';
import type { V128 } from '../wasm/expression.ts';
import type { FunctionBuilder } from '../wasm/function.ts';
import { i64x2, v128 } from '../wasm/instructions.ts';
import type { Result } from './finite.ts';
import { signExtend, where, zero } from './lanes.ts';
import { any, isNan, isSignaling } from './special.ts';

type Operands = readonly V128[];

/**
 * An integer that orders encodings as the numbers they stand for, -0 just below +0: negative numbers are
 * counted down from -1.
 */
function rank(f: FunctionBuilder, format: Format, a: V128): V128 {
  const signed = f.let(signExtend(a, format.width));
  const negative = i64x2.ltS(signed, zero);
  const magnitude = i64x2.constant((1n << 63n) - 1n);
  return f.let(v128.xor(signed, v128.and(negative, magnitude)));
}

const isZero = (format: Format, a: V128): V128 =>
  i64x2.eq(v128.and(a, i64x2.constant(format.signMask - 1n)), zero);

/** A mask, and what the predicate signals: invalid on every NaN, or on signaling ones if it is quiet. */
function comparison(quiet: boolean, compare: (a: V128, b: V128) => V128, zerosHold: boolean) {
  return (format: Format) =>
    (f: FunctionBuilder, [a, b]: Operands): Result => {
      const unordered = f.let(v128.or(isNan(format, a!), isNan(format, b!)));
      const zeros = f.let(v128.and(isZero(format, a!), isZero(format, b!)));
      const holds = compare(rank(f, format, a!), rank(f, format, b!));
      const ofNumbers = zerosHold ? v128.or(holds, zeros) : v128.andnot(holds, zeros);
      const invalid = quiet ? v128.or(isSignaling(format, a!), isSignaling(format, b!)) : unordered;
      return {
        bits: f.let(v128.andnot(ofNumbers, unordered)),
        flags: f.let(where(invalid, BigInt(Flag.NV))),
      };
    };
}

export const equal = comparison(true, i64x2.eq, true);
export const less = comparison(false, i64x2.ltS, false);
export const lessOrEqual = comparison(false, i64x2.leS, true);

/** The lower or the upper of two numbers, -0 below +0. A NaN is the result, or counts as missing. */
function extremum(precedes: (a: V128, b: V128) => V128, nanIsMissing: boolean) {
  return (format: Format) =>
    (f: FunctionBuilder, [a, b]: Operands): Result => {
      const [aIsNan, bIsNan] = [f.let(isNan(format, a!)), f.let(isNan(format, b!))];
      const number = v128.bitselect(b!, a!, precedes(rank(f, format, b!), rank(f, format, a!)));
      const other = f.let(v128.bitselect(b!, v128.bitselect(a!, number, bIsNan), aIsNan));
      const isNanResult = nanIsMissing ? v128.and(aIsNan, bIsNan) : v128.or(aIsNan, bIsNan);
      const nan = i64x2.constant(canonicalNan(format));
      return {
        bits: f.let(v128.bitselect(nan, other, isNanResult)),
        flags: f.let(where(any(isSignaling(format, a!), isSignaling(format, b!)), BigInt(Flag.NV))),
      };
    };
}

export const minimum = extremum(i64x2.ltS, false);
export const maximum = extremum(i64x2.gtS, false);
export const minimumNumber = extremum(i64x2.ltS, true);
export const maximumNumber = extremum(i64x2.gtS, true);

/** RISC-V FCLASS. */
export const classify =
  (format: Format) =>
  (f: FunctionBuilder, [a]: Operands): V128 => {
    const { signMask, infinity, fractionMask, quietBit } = format;
    const magnitude = f.let(v128.and(a!, i64x2.constant(signMask - 1n)));
    const negative = f.let(i64x2.ne(v128.and(a!, i64x2.constant(signMask)), zero));
    /** Classes by the least magnitude they have, in order; each replaces those before it. */
    const classes = [
      { from: 1n, positive: 5, negative: 2 },
      { from: fractionMask + 1n, positive: 6, negative: 1 },
      { from: infinity, positive: 7, negative: 0 },
      { from: infinity + 1n, positive: 8, negative: 8 },
      { from: infinity | quietBit, positive: 9, negative: 9 },
    ];
    const mask = (positive: number, ifNegative: number): V128 =>
      v128.bitselect(
        i64x2.constant(1n << BigInt(ifNegative)),
        i64x2.constant(1n << BigInt(positive)),
        negative,
      );
    return classes.reduce(
      (found, { from, positive, negative: ifNegative }) =>
        f.let(v128.bitselect(mask(positive, ifNegative), found, i64x2.geS(magnitude, i64x2.constant(from)))),
      f.let(mask(4, 3)),
    );
  };
