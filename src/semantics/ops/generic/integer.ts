/**
 * The generic integer ops of Go's genericOps.go, one definition for all widths: an op of width k reads the low k
 * bits of its operands and promises k bits.
 */
import {
  and,
  bits,
  bvadd,
  bvand,
  bvashr,
  bvlshr,
  bvmul,
  bvmulhs,
  bvmulhu,
  bvneg,
  bvnot,
  bvor,
  bvsdiv,
  bvshl,
  bvsle,
  bvslt,
  bvsrem,
  bvsub,
  bvudiv,
  bvule,
  bvult,
  bvurem,
  bvxor,
  concat,
  countLeadingZeros,
  countOnes,
  countTrailingZeros,
  equal,
  extract,
  fromTruth,
  ifThenElse,
  not,
  or,
  reverseBits,
  reverseBytes,
  rotateLeft,
  signExtend,
  truth,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { low } from '../entry.ts';
import {
  aux,
  boolean,
  commutes,
  flags,
  integer,
  lowBits,
  native,
  op,
  type Row,
  section,
  type Trait,
  table,
} from '../table.ts';

type Width = 8 | 16 | 32 | 64;
const widths: readonly Width[] = [8, 16, 32, 64];
type Integer = ReturnType<typeof integer>;

/** The rows of every width. */
const all = (rows: (k: Width, r: Integer) => readonly Row[]): Row[] =>
  widths.flatMap(k => rows(k, integer(k)));
const wide = (rows: (k: 32 | 64, r: Integer) => readonly Row[]): Row[] =>
  ([32, 64] as const).flatMap(k => rows(k, integer(k)));

const truthOf = (condition: Term): Term => fromTruth(8, condition);
const isZero = (a: Term): Term => equal(a, bits(a.sort as number, 0n));
const same = (a: Term): Term => a;
/** A count in the width of `int`. */
const counted =
  (count: (a: Term) => Term) =>
  (a: Term): Term =>
    zeroExtend(64, count(a));

const defined = (words: string, condition: (a: Term, b: Term) => Term): Trait => ({
  defined: { words, condition },
});
/** The program panics before it divides by zero. */
const byNonzero = defined('the divisor is not zero: Go panics before', (_, b) => not(isZero(b)));
/** Where the flag of a division is set, the compiler knows that the quotient is not one too many. */
const asPromised: Trait = {
  defined: {
    words: 'the divisor is not zero, and a division that is marked does not overflow',
    condition: (a, b, flag) => {
      const k = a!.sort as number;
      const overflows = and(equal(a!, bits(k, 1n << BigInt(k - 1))), equal(b!, bits(k, -1n)));
      return and(not(isZero(b!)), or(isZero(flag!), not(overflows)));
    },
  },
};
const ofLength = defined('the length is not negative', (_, b) => bvsle(bits(b.sort as number, 0n), b));
/** The compiler makes a signed division unsigned where it knows both operands not to be negative, and keeps the type. */
const madeUnsigned: Trait = {
  ofSignedType: {
    words: 'the operands of an unsigned division of signed type are not negative',
    condition: operands => and(...operands.map(a => bvsle(bits(a.sort as number, 0n), a))),
  },
};
const nonzero = defined('the operand is not zero', a => not(isZero(a)));

/** Where the flag of a shift is set, the compiler knows the count to be less than the width. */
const bounded: Trait = {
  defined: {
    words: 'a shift that is marked as bounded has a count below the width',
    condition: (a, count, flag) => {
      const [k, n] = [a.sort as number, count.sort as number];
      const below = k < 2 ** n ? bvult(count, bits(n, BigInt(k))) : truth;
      return or(isZero(flag), below);
    },
  },
};

/** Counts are unsigned; one of the width or more shifts everything out. */
const shifted = (shift: (a: Term, count: Term) => Term) => (a: Term, count: Term) => {
  const [k, n] = [a.sort as number, count.sort as number];
  if (n <= k) return shift(a, zeroExtend(k, count));
  const within = bvult(count, bits(n, BigInt(k)));
  return shift(a, ifThenElse(within, low(k, count), bits(k, BigInt(k))));
};
const shifts = ['Lsh', 'Rsh', 'RshU'] as const;
const shiftOps = { Lsh: bvshl, Rsh: bvashr, RshU: bvlshr } as const;
const shiftWords = {
  Lsh: 'shifted left; zeros where the count is the width or more',
  Rsh: 'shifted right, its sign coming in; the sign alone where the count is the width or more',
  RshU: 'shifted right, zeros coming in; zero where the count is the width or more',
} as const;
const shiftName = (shift: keyof typeof shiftOps, k: Width, n: Width): string =>
  shift === 'RshU' ? `Rsh${k}Ux${n}` : `${shift}${k}x${n}`;

const bitLength = (a: Term): Term =>
  bvsub(bits(a.sort as number, BigInt(a.sort as number)), countLeadingZeros(a));
const average = (a: Term, b: Term): Term => {
  const k = a.sort as number;
  return extract(k, 1, bvadd(zeroExtend(k + 1, a), zeroExtend(k + 1, b)));
};
/** The width divides 256, so the low byte of a count is enough. */
const rotated = (a: Term, count: Term): Term => {
  const k = a.sort as number;
  return rotateLeft(a, zeroExtend(k, count));
};

/** Sum and carry of one bit more than the operands have; the third is 0 or 1. */
const sumWithCarry = (a: Term, b: Term, carry: Term): Term =>
  bvadd(bvadd(zeroExtend(65, a), zeroExtend(65, b)), zeroExtend(65, carry));
const differenceWithBorrow = (a: Term, b: Term, borrow: Term): Term =>
  bvsub(bvsub(zeroExtend(65, a), zeroExtend(65, b)), zeroExtend(65, borrow));
const carriesOneBit: Trait = {
  defined: { words: 'the carry is 0 or 1', condition: (_, __, carry) => bvult(carry, bits(64, 2n)) },
};
const halves = (a: Term): readonly Term[] => [low(64, a), zeroExtend(64, extract(64, 64, a))];

const wideQuotient = (high: Term, lower: Term, divisor: Term): readonly Term[] => {
  const [dividend, by] = [concat(high, lower), zeroExtend(128, divisor)];
  return [low(64, bvudiv(dividend, by)), low(64, bvurem(dividend, by))];
};

const extensions = widths.flatMap(from => widths.filter(to => to > from).map(to => ({ from, to })));
const [w, x] = [integer(32), integer(64)];

/** No address of Go's has more bits, so that an offset between two of them, and a size, add up without wrapping around. */
const addressBits = 48;
const ofAddresses = aux('Int64', {
  sane: {
    words: `the offset from a pointer is less than 2^${addressBits}, as addresses are`,
    condition: offset => equal(signExtend(64, extract(addressBits, 0, offset!)), offset!),
  },
});

// biome-ignore format: an op is a line
export const integerOps = () => [
  ...table('The Go Programming Language Specification',
    section('Arithmetic operators', ...all((k, r) => [
      op(`Add${k}`, [r, r], r, bvadd, 'sum, which wraps around', commutes),
      op(`Sub${k}`, [r, r], r, bvsub, 'difference, which wraps around'),
      op(`Mul${k}`, [r, r], r, bvmul, 'product, which wraps around', commutes),
      op(`Neg${k}`, [r], r, bvneg, 'negation, which wraps around'),
      op(`Com${k}`, [r], r, bvnot, 'bitwise complement'),
      op(`And${k}`, [r, r], r, bvand, 'bitwise AND', commutes),
      op(`Or${k}`, [r, r], r, bvor, 'bitwise OR', commutes),
      op(`Xor${k}`, [r, r], r, bvxor, 'bitwise XOR', commutes),
    ])),
    section('Integer operators', ...all((k, r) => [
      op(`Div${k}`, k === 8 ? [r, r] : [r, r, aux('Bool')], r, (a, b) => bvsdiv(a, b), 'signed quotient, truncated toward zero; the most negative by -1 is itself', k === 8 ? byNonzero : asPromised),
      op(`Div${k}u`, [r, r], r, bvudiv, 'unsigned quotient', byNonzero, madeUnsigned),
      op(`Mod${k}`, k === 8 ? [r, r] : [r, r, aux('Bool')], r, (a, b) => bvsrem(a, b), 'signed remainder, with the sign of the dividend', k === 8 ? byNonzero : asPromised),
      op(`Mod${k}u`, [r, r], r, bvurem, 'unsigned remainder', byNonzero, madeUnsigned),
    ])),
    section('Operators, shifts', ...all((k, r) => widths.flatMap(n => shifts.map(shift =>
      op(shiftName(shift, k, n), [r, integer(n), aux('Bool')], r, (a, count) => shifted(shiftOps[shift])(a, count), shiftWords[shift], bounded))))),
    section('Comparison operators', ...all((k, r) => [
      op(`Eq${k}`, [r, r], boolean, (a, b) => truthOf(equal(a, b)), 'equal', commutes),
      op(`Neq${k}`, [r, r], boolean, (a, b) => truthOf(not(equal(a, b))), 'not equal', commutes),
      op(`Less${k}`, [r, r], boolean, (a, b) => truthOf(bvslt(a, b)), 'less, signed'),
      op(`Less${k}U`, [r, r], boolean, (a, b) => truthOf(bvult(a, b)), 'less, unsigned'),
      op(`Leq${k}`, [r, r], boolean, (a, b) => truthOf(bvsle(a, b)), 'less or equal, signed'),
      op(`Leq${k}U`, [r, r], boolean, (a, b) => truthOf(bvule(a, b)), 'less or equal, unsigned'),
    ])),
    section('Comparison operators, pointers',
      op('EqPtr', [native, native], boolean, (a, b) => truthOf(equal(a, b)), 'equal', commutes, { comparesPointers: true }),
      op('NeqPtr', [native, native], boolean, (a, b) => truthOf(not(equal(a, b))), 'not equal', commutes, { comparesPointers: true }),
      op('IsNonNil', [native], boolean, a => truthOf(not(isZero(a))), 'not nil', { comparesPointers: true }),
      op('ConstNil', [], native, () => bits(64, 0n), 'the nil pointer'),
    ),
    section('Conversions between numeric types', ...extensions.flatMap(({ from, to }) => [
      op(`SignExt${from}to${to}`, [integer(from)], integer(to), a => signExtend(to, a), 'the signed integer in a wider type'),
      op(`ZeroExt${from}to${to}`, [integer(from)], integer(to), a => zeroExtend(to, a), 'the unsigned integer in a wider type'),
      op(`Trunc${to}to${from}`, [integer(to)], integer(from), a => low(from, a), 'the low bits, in a narrower type'),
    ])),
    section('Index expressions',
      op('IsInBounds', [native, native], boolean, (a, b) => truthOf(bvult(a, b)), '0 <= index < length, where the length is not negative', ofLength),
      op('IsSliceInBounds', [native, native], boolean, (a, b) => truthOf(bvule(a, b)), '0 <= index <= length, where the length is not negative', ofLength),
    ),
  ),
  ...table("Go's package math/bits", ...[
    all((k, r) => [
      op(`Ctz${k}`, [r], native, counted(countTrailingZeros), `trailing zeros; ${k} for zero`),
      op(`Ctz${k}NonZero`, [r], native, counted(countTrailingZeros), 'trailing zeros of what is not zero', nonzero),
      op(`BitLen${k}`, [r], native, counted(bitLength), 'the number of bits that it takes; 0 for zero'),
      op(`PopCount${k}`, [r], native, counted(countOnes), 'the number of ones'),
      op(`BitRev${k}`, [r], r, reverseBits, 'the bits in reverse order'),
      op(`RotateLeft${k}`, [r, lowBits(8)], r, rotated, `rotated left by the count modulo ${k}`),
    ]),
    all((k, r) => (k === 8 ? [] : [op(`Bswap${k}`, [r], r, reverseBytes, 'the bytes in reverse order')])),
    wide((k, r) => [
      op(`Hmul${k}`, [r, r], r, bvmulhs, 'the high half of the signed product', commutes),
      op(`Hmul${k}u`, [r, r], r, bvmulhu, 'the high half of the unsigned product', commutes),
      op(`Mul${k}uhilo`, [r, r], [r, r], (a, b) => [bvmulhu(a, b), bvmul(a, b)], 'the high and the low half of the unsigned product', commutes),
      op(`Mul${k}uover`, [r, r], [r, boolean], (a, b) => [bvmul(a, b), truthOf(not(isZero(bvmulhu(a, b))))], 'the low half of the unsigned product, and whether the high half is not zero', commutes),
      op(`Avg${k}u`, [r, r], r, average, 'half of the sum, which does not wrap around', { defined: { words: 'the first operand is not below the second', condition: (a, b) => bvule(b, a) } }),
    ]),
    [
      op('Div128u', [x, x, x], [x, x], wideQuotient, 'quotient and remainder of the first two operands, high and low, by the third', { defined: { words: 'the quotient fits 64 bits', condition: (high, _, by) => bvult(high, by) } }),
      op('Add64carry', [x, x, x], [x, x], (a, b, c) => halves(sumWithCarry(a, b, c)), 'the sum, and what it carries', commutes, carriesOneBit),
      op('Sub64borrow', [x, x, x], [x, x], (a, b, c) => halves(differenceWithBorrow(a, b, c)), 'the difference, and what it borrows', carriesOneBit),
      op('Min64', [x, x], x, (a, b) => ifThenElse(bvslt(a, b), a, b), 'the smaller, signed', commutes),
      op('Max64', [x, x], x, (a, b) => ifThenElse(bvslt(a, b), b, a), 'the larger, signed', commutes),
      op('Min64u', [x, x], x, (a, b) => ifThenElse(bvult(a, b), a, b), 'the smaller, unsigned', commutes),
      op('Max64u', [x, x], x, (a, b) => ifThenElse(bvult(a, b), b, a), 'the larger, unsigned', commutes),
    ],
  ]),
  ...table("Go's genericOps.go",
    section('constant values', ...all((k, r) => [op(`Const${k}`, [aux(`Int${k}`)], r, same, 'the constant')])),
    section('masks',
      op('Signmask', [w], w, a => bvashr(a, bits(32, 31n)), '-1 for a negative operand, else 0'),
      op('Zeromask', [w], w, a => ifThenElse(isZero(a), bits(32, 0n), bits(32, -1n)), '0 for zero, else -1'),
      op('SpectreIndex', [native, native], native, (a, b) => ifThenElse(bvult(a, b), a, bits(64, 0n)), 'the index if it is within the length, else 0', ofLength),
      op('SpectreSliceIndex', [native, native], native, (a, b) => ifThenElse(bvule(a, b), a, bits(64, 0n)), 'the index if it is within the length or equal to it, else 0', ofLength),
      op('Slicemask', [native], native, a => bvashr(bvneg(a), bits(64, 63n)), '0 for zero, -1 for a positive operand', defined('the operand of Slicemask is not negative', a => bvsle(bits(64, 0n), a)), { masksByCapacity: true }),
    ),
    section('64-bit integers on 32-bit machines',
      op('Int64Make', [w, w], x, concat, 'the first operand above the second'),
      op('Int64Hi', [x], w, a => extract(63, 32, a), 'the upper half'),
      op('Int64Lo', [x], w, a => low(32, a), 'the lower half'),
      op('Add32carry', [w, w], [w, flags('carry')], (a, b) => [bvadd(a, b), extract(32, 32, sum33(a, b, bits(1, 0n)))], 'the sum, and whether it carries', commutes),
      op('Add32withcarry', [w, w, flags('carry')], w, (a, b, c) => low(32, sum33(a, b, c)), 'the sum and the carry', commutes),
      op('Add32carrywithcarry', [w, w, flags('carry')], [w, flags('carry')], (a, b, c) => [low(32, sum33(a, b, c)), extract(32, 32, sum33(a, b, c))], 'the sum and the carry, and whether it carries', commutes),
      op('Sub32carry', [w, w], [w, flags('borrow')], (a, b) => [bvsub(a, b), fromTruth(1, bvult(a, b))], 'the difference, and whether it borrows'),
      op('Sub32withcarry', [w, w, flags('borrow')], w, (a, b, c) => bvsub(bvsub(a, b), zeroExtend(32, c)), 'the difference less the borrow'),
      op('Ctz64On32', [w, w], native, (lower, upper) => countTrailingZeros(concat(upper, lower)), 'trailing zeros of both, of which the first operand is the lower half; 64 for zero'),
    ),
    section('address calculations',
      op('AddPtr', [native, native], native, bvadd, 'the pointer and an offset', commutes),
      op('SubPtr', [native, native], native, bvsub, 'the pointer less an offset'),
      op('OffPtr', [native, ofAddresses], native, bvadd, 'the pointer and a constant offset', { staysInObject: true }),
    ),
  ),
];

function sum33(a: Term, b: Term, carry: Term): Term {
  return bvadd(bvadd(zeroExtend(33, a), zeroExtend(33, b)), zeroExtend(33, carry));
}
