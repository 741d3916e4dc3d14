/** Constructors for terms, named as the field names the operations. Each checks sorts through `apply`. */

import type { RoundingMode } from '../float/environment.ts';
import type { Format } from '../float/format.ts';
import type { NanPolicy } from '../float/nan-policy.ts';
import { remembered } from '../remembered.ts';
import { type ByteOrder, intern, type OperatorNamed, type PlainName, type Rounding } from './operator.ts';
import { widthOfSort } from './sort.ts';
import { apply, constant, type Term } from './term.ts';

export const truth = constant('Bool', 1n);
export const falsity = constant('Bool', 0n);

/** A bit-vector constant; the value is taken modulo 2^width. */
export const bits = (width: number, value: bigint): Term => constant(width, BigInt.asUintN(width, value));

const unary = (name: PlainName) => {
  const operator = intern({ name } as OperatorNamed<PlainName>);
  return (a: Term) => apply(operator, a);
};
const binary = (name: PlainName) => {
  const operator = intern({ name } as OperatorNamed<PlainName>);
  return (a: Term, b: Term) => apply(operator, a, b);
};

export const not = unary('not');
export const equal = binary('equal');
const choice = intern({ name: 'if' });
export const ifThenElse = (condition: Term, then: Term, otherwise: Term): Term =>
  apply(choice, condition, then, otherwise);
const [both, either] = [binary('and'), binary('or')];
export const and = (...terms: readonly Term[]): Term =>
  terms.length === 0 ? truth : terms.reduce((a, b) => both(a, b));
export const or = (...terms: readonly Term[]): Term =>
  terms.length === 0 ? falsity : terms.reduce((a, b) => either(a, b));

export const bvnot = unary('bvnot');
export const bvneg = unary('bvneg');
export const bvand = binary('bvand');
export const bvor = binary('bvor');
export const bvxor = binary('bvxor');
export const bvadd = binary('bvadd');
export const bvsub = binary('bvsub');
export const bvmul = binary('bvmul');
export const bvudiv = binary('bvudiv');
export const bvurem = binary('bvurem');
export const bvsdiv = binary('bvsdiv');
export const bvsrem = binary('bvsrem');
export const bvmulhu = binary('bvmulhu');
export const bvmulhs = binary('bvmulhs');
export const bvshl = binary('bvshl');
export const bvlshr = binary('bvlshr');
export const bvashr = binary('bvashr');
export const bvult = binary('bvult');
export const bvule = binary('bvule');
export const bvslt = binary('bvslt');
export const bvsle = binary('bvsle');
export const countLeadingZeros = unary('countLeadingZeros');
export const countTrailingZeros = unary('countTrailingZeros');
export const countOnes = unary('countOnes');
export const reverseBits = unary('reverseBits');
export const reverseBytes = unary('reverseBytes');
export const inverse = unary('inverse');
export const rotateLeft = binary('rotateLeft');
/** The first operand above the second. */
export const concat = binary('concat');

// Operators by their attributes, so that building a term does not look up the same one again.
const extraction = remembered((high: number) =>
  remembered((low: number) => intern({ name: 'extract', high, low })),
);
const zeroExtension = remembered((width: number) => intern({ name: 'zeroExtend', width }));
const signExtension = remembered((width: number) => intern({ name: 'signExtend', width }));

/** Bits `high` down to `low`; the term itself where that is all of it. */
export function extract(high: number, low: number, a: Term): Term {
  return low === 0 && a.sort === high + 1 ? a : apply(extraction(high)(low), a);
}
export const zeroExtend = (width: number, a: Term): Term =>
  a.sort === width ? a : apply(zeroExtension(width), a);
export const signExtend = (width: number, a: Term): Term =>
  a.sort === width ? a : apply(signExtension(width), a);

/** 1 or 0 as a bit-vector of the given width. */
export const fromTruth = (width: number, a: Term): Term => ifThenElse(a, bits(width, 1n), bits(width, 0n));

/** Sign operations: bit operations that never look at the value (IEEE 754-2019, 5.5.1). */
export const negate = (format: Format, a: Term): Term => bvxor(a, bits(format.width, format.signMask));
export const absolute = (format: Format, a: Term): Term => bvand(a, bits(format.width, format.signMask - 1n));
export const copySign = (format: Format, magnitude: Term, sign: Term): Term =>
  bvor(absolute(format, magnitude), bvand(sign, bits(format.width, format.signMask)));

/** Rounding arithmetic of one ISA: its NaN policy, and the rounding mode in force. */
export function arithmetic(nan: NanPolicy, rounding: Rounding = 'dynamic') {
  const operation =
    (name: 'fp.add' | 'fp.sub' | 'fp.mul' | 'fp.div' | 'fp.sqrt' | 'fp.fma') =>
    (format: Format, ...operands: readonly Term[]): Term =>
      apply({ name, format, rounding, nan }, ...operands);
  return {
    add: operation('fp.add'),
    subtract: operation('fp.sub'),
    multiply: operation('fp.mul'),
    divide: operation('fp.div'),
    squareRoot: operation('fp.sqrt'),
    /** x * y + z with one rounding. */
    fuse: operation('fp.fma'),
    roundToIntegral: (format: Format, a: Term): Term =>
      apply({ name: 'fp.roundToIntegral', format, rounding, nan }, a),
    convert: (from: Format, format: Format, a: Term): Term =>
      apply({ name: 'fp.convert', from, format, rounding, nan }, a),
    minimum: (format: Format, a: Term, b: Term): Term => apply({ name: 'fp.minimum', format, nan }, a, b),
    maximum: (format: Format, a: Term, b: Term): Term => apply({ name: 'fp.maximum', format, nan }, a, b),
  } as const;
}

/** A signed or unsigned integer, all bits of `a`, to a format. */
export const fromInteger = (format: Format, signed: boolean, a: Term, rounding: Rounding = 'dynamic'): Term =>
  apply({ name: 'fp.fromInteger', format, width: a.sort as number, signed, rounding }, a);

/** A number to an integer of `width` bits, saturating. */
export const toInteger = (
  format: Format,
  width: number,
  signed: boolean,
  rounding: RoundingMode,
  a: Term,
): Term => apply({ name: 'fp.toInteger', format, width, signed, rounding }, a);

export const floatEqual = (format: Format, a: Term, b: Term): Term =>
  apply({ name: 'fp.equal', format }, a, b);
export const less = (format: Format, a: Term, b: Term): Term => apply({ name: 'fp.less', format }, a, b);
export const lessOrEqual = (format: Format, a: Term, b: Term): Term =>
  apply({ name: 'fp.lessOrEqual', format }, a, b);
export const classify = (format: Format, a: Term): Term => apply({ name: 'fp.classify', format }, a);
export const barrier = (format: Format, a: Term): Term => apply({ name: 'fp.barrier', format }, a);

/** The encoding is above infinity's once the sign is off. */
export const isNan = (format: Format, a: Term): Term =>
  bvult(bits(format.width, format.infinity), absolute(format, a));

/** The bytes at an address, the lowest one first or last in the value. */
export const load = (bytes: number, order: ByteOrder, memory: Term, address: Term): Term =>
  apply({ name: 'load', bytes, order }, memory, address);
export const store = (order: ByteOrder, memory: Term, address: Term, value: Term): Term =>
  apply({ name: 'store', bytes: widthOfSort(value.sort) / 8, order }, memory, address, value);
/** So many bytes from the address on become the byte. */
export const fill = (memory: Term, address: Term, size: Term, byte: Term): Term =>
  apply({ name: 'fill' }, memory, address, size, byte);
/** So many bytes from the second address on are copied to the first, as if by way of a buffer. */
export const move = (memory: Term, to: Term, from: Term, size: Term): Term =>
  apply({ name: 'move' }, memory, to, from, size);
