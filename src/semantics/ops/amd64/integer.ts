/**
 * The integer instructions as Go's AMD64Ops.go names them, by the order of Go's operands. Instructions on 32 bits clear
 * the upper half of the register; by the notes of Go's table no value needs that of its op, though rules count on it.
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
  bvsrem,
  bvsub,
  bvudiv,
  bvult,
  bvurem,
  bvxor,
  concat,
  countLeadingZeros,
  countOnes,
  countTrailingZeros,
  equal,
  extract,
  ifThenElse,
  not,
  or,
  reverseBytes,
  rotateLeft,
  signExtend,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { low } from '../entry.ts';
import {
  aux,
  commutes,
  countBelow,
  integer,
  op,
  type Row,
  section,
  see,
  sext,
  type Trait,
  table,
  zext,
} from '../table.ts';
import { isZero } from './eflags.ts';
import { integers, type Width, wide } from './widths.ts';

const [b, h, l, q] = [integer(8), integer(16), integer(32), integer(64)];
const int32 = aux('Int32');

type Operate = (a: Term, c: Term) => Term;
const withConstant =
  (operate: Operate): Operate =>
  (a, c) =>
    operate(a, signExtend(a.sort as number, c));

/** The low bits of CL: six for 64 bits, else five, though of narrow operands fewer are left before. */
const shiftedBy =
  (shift: Operate): Operate =>
  (a, n) => {
    const width = a.sort as number;
    const masked = bvand(low(8, n), bits(8, width === 64 ? 63n : 31n));
    return shift(a, width > 8 ? zeroExtend(width, masked) : masked);
  };
const rotatedBy =
  (direction: (n: Term) => Term): Operate =>
  (a, n) => {
    const width = a.sort as number;
    const masked = bvand(direction(low(8, n)), bits(8, BigInt(width - 1)));
    return rotateLeft(a, zeroExtend(width, masked));
  };
const left = rotatedBy(n => n);
const right = rotatedBy(bvneg);

const one = (a: Term): Term => bits(a.sort as number, 1n);
/** The bit that the low bits of the index number. */
const bit = (a: Term, index: Term): Term =>
  bvshl(one(a), bvand(index, bits(a.sort as number, BigInt((a.sort as number) - 1))));
const bitOps = [
  { name: 'BTS', words: 'sets', operate: (a: Term, n: Term) => bvor(a, bit(a, n)) },
  { name: 'BTR', words: 'clears', operate: (a: Term, n: Term) => bvand(a, bvnot(bit(a, n))) },
  { name: 'BTC', words: 'complements', operate: (a: Term, n: Term) => bvxor(a, bit(a, n)) },
] as const;

const lowestBit = (a: Term): Term => bvand(a, bvneg(a));
const upToLowestBit = (a: Term): Term => bvxor(a, bvsub(a, one(a)));

// biome-ignore format: an op is a line
export const arithmetic = ({ suffix, register: r, result }: Width): Row[] => [
  op(`ADD${suffix}`, [r, r], result, bvadd, 'the sum of both operands', commutes, see('ADD')),
  op(`ADD${suffix}const`, [r, int32], result, withConstant(bvadd), 'the sum of the operand and the sign-extended constant', see('ADD')),
  op(`SUB${suffix}`, [r, r], result, bvsub, 'the first operand less the second', see('SUB')),
  op(`SUB${suffix}const`, [r, int32], result, withConstant(bvsub), 'the operand less the sign-extended constant', see('SUB')),
  op(`MUL${suffix}`, [r, r], result, bvmul, 'the low half of the product', commutes, see('IMUL')),
  op(`MUL${suffix}const`, [r, int32], result, withConstant(bvmul), 'the low half of the product of the operand and the sign-extended constant', see('IMUL')),
  op(`HMUL${suffix}`, [r, r], result, bvmulhs, 'the high half of the signed product', commutes, see('IMUL')),
  op(`HMUL${suffix}U`, [r, r], result, bvmulhu, 'the high half of the unsigned product', commutes, see('MUL')),
  op(`NEG${suffix}`, [r], result, bvneg, 'zero less the operand', see('NEG')),
  op(`AND${suffix}`, [r, r], result, bvand, 'the bitwise AND of both operands', commutes, see('AND')),
  op(`AND${suffix}const`, [r, int32], result, withConstant(bvand), 'the bitwise AND of the operand and the sign-extended constant', see('AND')),
  op(`OR${suffix}`, [r, r], result, bvor, 'the bitwise inclusive OR of both operands', commutes, see('OR')),
  op(`OR${suffix}const`, [r, int32], result, withConstant(bvor), 'the bitwise inclusive OR of the operand and the sign-extended constant', see('OR')),
  op(`XOR${suffix}`, [r, r], result, bvxor, 'the bitwise exclusive OR of both operands', commutes, see('XOR')),
  op(`XOR${suffix}const`, [r, int32], result, withConstant(bvxor), 'the bitwise exclusive OR of the operand and the sign-extended constant', see('XOR')),
  op(`NOT${suffix}`, [r], result, bvnot, 'each bit set to 1 is cleared, each bit set to 0 is set', see('NOT')),
  op(`BSWAP${suffix}`, [r], result, reverseBytes, 'the bytes in reverse order', see('BSWAP')),
];

// biome-ignore format: an op is a line
const bitManipulation = ({ suffix, register: r, result }: Width): Row[] => [
  op(`POPCNT${suffix}`, [r], result, countOnes, 'the number of bits that are set', see('POPCNT')),
  op(`TZCNT${suffix}`, [r], result, countTrailingZeros, 'the number of zeros below the lowest bit that is set; the width for zero', see('TZCNT')),
  op(`LZCNT${suffix}`, [r], result, countLeadingZeros, 'the number of zeros above the highest bit that is set; the width for zero', see('LZCNT')),
  op(`ANDN${suffix}`, [r, r], result, (a, c) => bvand(a, bvnot(c)), 'the bitwise AND of the first operand and the inverted second', see('ANDN')),
  op(`BLSI${suffix}`, [r], result, lowestBit, 'the lowest bit that is set, by itself', see('BLSI')),
  op(`BLSMSK${suffix}`, [r], result, upToLowestBit, 'ones up to the lowest bit that is set', see('BLSMSK')),
  ...bitOps.map(({ name, words, operate }) => op(`${name}${suffix}`, [r, r], result, operate, `${words} the bit that the low bits of the second operand number`, see(name))),
];

// biome-ignore format: an op is a line
const bitsByConstant = () => bitOps.map(({ name, words, operate }) =>
  op(`${name}Qconst`, [q, countBelow(64, 'Int8')], q, (a, c) => operate(a, zeroExtend(64, c)), `${words} the bit that the constant numbers`, see(name)));

const shifts = [
  { name: 'SHL', shift: bvshl, words: 'shifts left' },
  { name: 'SHR', shift: bvlshr, words: 'shifts right, zeros coming in,' },
  { name: 'SAR', shift: bvashr, words: 'shifts right, the sign coming in,' },
] as const;
const shiftSection = see('SAL/SAR/SHL/SHR');

// biome-ignore format: an op is a line
export const shiftsOf = ({ suffix, width, register: r, result, count }: Width): Row[] =>
  shifts.filter(({ name }) => name !== 'SHL' || width >= 32).flatMap(({ name, shift, words }) => [
    op(`${name}${suffix}`, [r, b], result, shiftedBy(shift), `${words} by the low ${width === 64 ? 6 : 5} bits of the count`, shiftSection),
    op(`${name}${suffix}const`, [r, countBelow(width, count)], result, shiftedBy(shift), `${words} by the constant`, shiftSection),
  ]);

// biome-ignore format: an op is a line
const shiftsThatKeepFlags = ({ suffix, width, register: r, result }: Width): Row[] =>
  shifts.map(({ name, shift, words }) =>
    op(`${name}X${suffix}`, [r, b], result, shiftedBy(shift), `${words} by the low ${width === 64 ? 6 : 5} bits of the count`, see('SARX/SHLX/SHRX')));

// biome-ignore format: an op is a line
export const rotationsLeft = ({ suffix, width, register: r, result, count }: Width): Row[] => [
  op(`ROL${suffix}`, [r, b], result, left, 'rotates left by the count modulo the width', see('RCL/RCR/ROL/ROR')),
  op(`ROL${suffix}const`, [r, countBelow(width, count)], result, left, 'rotates left by the constant', see('RCL/RCR/ROL/ROR')),
];

// biome-ignore format: an op is a line
const rotationsRight = ({ suffix, register: r, result }: Width): Row =>
  op(`ROR${suffix}`, [r, b], result, right, 'rotates right by the count modulo the width', see('RCL/RCR/ROL/ROR'));

const overflows = (a: Term, c: Term): Term => {
  const width = a.sort as number;
  return and(equal(a, bits(width, 1n << BigInt(width - 1))), equal(c, bits(width, -1n)));
};
export const byNonzero: Trait = {
  defined: { words: 'the divisor is not zero', condition: (_, c) => not(isZero(c!)) },
};
/** The auxint promises that the divisor is not -1: without it Go tests for that, and negates. */
export const withoutOverflow: Trait = {
  defined: {
    words: 'the divisor is not zero, and the quotient fits where the constant is set',
    condition: (a, c, isKnown) =>
      and(not(isZero(c!)), or(equal(isKnown!, bits(8, 0n)), not(overflows(a!, c!)))),
  },
};

// biome-ignore format: an op is a line
const divisions = ({ suffix, register: r, result }: Width): Row[] => [
  op(`DIV${suffix}`, [r, r, aux('Bool')], [result, result], (a, c) => [bvsdiv(a, c), bvsrem(a, c)], 'the signed quotient, truncated toward zero, and the remainder', withoutOverflow, see('IDIV, and ssa.go')),
  op(`DIV${suffix}U`, [r, r], [result, result], (a, c) => [bvudiv(a, c), bvurem(a, c)], 'the unsigned quotient and the remainder', byNonzero, see('DIV')),
];

/** The quotient and the remainder of 128 bits by 64. */
function wideQuotient(high: Term, lower: Term, by: Term): readonly [Term, Term] {
  const [dividend, divisor] = [concat(high, lower), zeroExtend(128, by)];
  return [low(64, bvudiv(dividend, divisor)), low(64, bvurem(dividend, divisor))];
}
/** The carry of the sum is shifted in. */
const averageOf = (a: Term, c: Term): Term => {
  const width = a.sort as number;
  return extract(width, 1, bvadd(zeroExtend(width + 1, a), zeroExtend(width + 1, c)));
};
// biome-ignore format: an op is a line
export const average = ({ suffix, register: r, result }: Width): Row =>
  op(`AVG${suffix}U`, [r, r], result, averageOf, 'half of the sum, with its carry', commutes, see('ADD and RCR'));

/** Of zero so many bits of the register are undefined. */
const unlessZero =
  (width: number, index: (a: Term) => Term) =>
  (a: Term, undefinedBits: Term = bits(width, 0n)) =>
    ifThenElse(isZero(a), undefinedBits, zeroExtend(width, index(a)));
export function highestBit(a: Term): Term {
  const width = a.sort as number;
  return bvsub(bits(width, BigInt(width - 1)), countLeadingZeros(a));
}
// biome-ignore format: an op is a line
export const bitScans = ({ suffix, register: r, result }: Width, shown: number): Row[] => [
  op(`BSF${suffix}`, [r], result, unlessZero(shown, countTrailingZeros), 'the number of the lowest bit that is set; undefined for zero', { undefinedBits: shown }, see('BSF')),
  op(`BSR${suffix}`, [r], result, unlessZero(shown, highestBit), 'the number of the highest bit that is set; undefined for zero', { undefinedBits: shown }, see('BSR')),
];

const same = (a: Term): Term => a;

/** To the width of a general register. */
// biome-ignore format: an op is a line
export const extensionsTo = (suffix: 'Q' | 'L', width: number): Row[] =>
  ([[b, 'B', 'byte'], [h, 'W', 'word'], [l, 'L', 'doubleword']] as const).filter(([r]) => r.width < width).flatMap(([r, letter, words]): Row[] => [
    op(`MOV${letter}${suffix}SX`, [r], sext(r, width), same, `the low ${words}, sign-extended`, see('MOVSX/MOVSXD')),
    op(`MOV${letter}${suffix}ZX`, [r], zext(r, width), same, `the low ${words}, zero-extended`, see(letter === 'L' ? 'MOV' : 'MOVZX')),
  ]);

// biome-ignore format: an op is a line
export const integerOps = () => [
  ...table('Intel SDM volume 2',
    wide.flatMap(arithmetic),
    wide.flatMap(bitManipulation),
    bitsByConstant(),
    integers.flatMap(shiftsOf),
    wide.flatMap(shiftsThatKeepFlags),
    integers.flatMap(rotationsLeft),
    integers.map(rotationsRight),
    integers.filter(({ width }) => width >= 16).flatMap(divisions),
    extensionsTo('Q', 64),
    [
      op('MULQU2', [q, q], [q, q], (a, c) => [bvmulhu(a, c), bvmul(a, c)], 'the high and the low half of the unsigned product', commutes, see('MUL')),
      op('DIVQU2', [q, q, q], [q, q], wideQuotient, 'quotient and remainder of the first two operands, high and low, by the third', { defined: { words: 'the quotient fits 64 bits', condition: (high, _, by) => bvult(high!, by!) } }, see('DIV')),
    ],
    integers.filter(({ suffix }) => suffix === 'Q').map(average),
    integers.filter(({ suffix }) => suffix === 'L').flatMap(width => bitScans(width, 64)),
  ),
  ...table("Go's cmd/compile/internal/amd64, ssa.go",
    section('constants',
      op('MOVLconst', [int32], zext(l), same, 'the constant, loaded into the low half of a general register; the upper half is zero'),
      op('MOVQconst', [aux('Int64')], q, same, 'the constant, loaded into a general register'),
    ),
  ),
];
