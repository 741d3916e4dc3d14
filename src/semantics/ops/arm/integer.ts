/**
 * The integer instructions of A32 as Go's ARMOps.go names them. A constant that the instruction cannot encode Go's
 * assembler loads into a register first, and a shift by 0 it encodes as LSL.
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
  bvnot,
  bvor,
  bvshl,
  bvsub,
  bvudiv,
  bvule,
  bvurem,
  bvxor,
  concat,
  countLeadingZeros,
  equal,
  extract,
  not,
  reverseBits,
  reverseBytes,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import {
  aux,
  commutes,
  countBelow,
  fieldsWithin,
  integer,
  op,
  type Row,
  section,
  sext,
  type Trait,
  table,
  zext,
} from '../table.ts';
import { byRegister, rotateRight, shifts } from './shifts.ts';

const [b, h, w] = [8, 16, 32].map(integer) as [Integer, Integer, Integer];
type Integer = ReturnType<typeof integer>;

const int32 = aux('Int32');
const count = countBelow(32, 'Int32');
const same = (a: Term): Term => a;

interface Operation {
  readonly name: string;
  readonly words: string;
  readonly commutes?: true;
  of(a: Term, b: Term): Term;
}

/** Of Rn and an operand that is a register, a constant, or a register shifted. */
const operations: readonly Operation[] = [
  { name: 'ADD', words: 'adds Rn and the operand', commutes: true, of: bvadd },
  { name: 'SUB', words: 'subtracts the operand from Rn', of: bvsub },
  { name: 'RSB', words: 'subtracts Rn from the operand', of: (a, b) => bvsub(b, a) },
  { name: 'AND', words: 'bitwise AND of Rn and the operand', commutes: true, of: bvand },
  { name: 'OR', words: 'bitwise OR of Rn and the operand', commutes: true, of: bvor },
  { name: 'XOR', words: 'bitwise exclusive OR of Rn and the operand', commutes: true, of: bvxor },
  { name: 'BIC', words: 'bitwise AND of Rn and the inverted operand', of: (a, b) => bvand(a, bvnot(b)) },
];

// biome-ignore format: an op is a line
const operationRows = () => operations.flatMap(({ name, words, of, ...operation }): Row[] => [
  op(name, [w, w], w, of, `${words}, a register`, operation.commutes === true ? commutes : {}),
  op(`${name}const`, [w, int32], w, of, `${words}, a constant`),
  ...shifts.flatMap(({ suffix, apply, words: shifted }) => [
    op(`${name}shift${suffix}`, [w, w, count], w, (a, c, n) => of(a!, apply(c!, n!)), `${words}, Rm ${shifted} by the constant`),
    op(`${name}shift${suffix}reg`, [w, w, w], w, (a, c, n) => of(a!, byRegister(apply)(c!, n!)), `${words}, Rm ${shifted} by the low byte of Rs`),
  ]),
]);

// biome-ignore format: an op is a line
const inversions = () => shifts.flatMap(({ suffix, apply, words }): Row[] => [
  op(`MVNshift${suffix}`, [w, count], w, (a, n) => bvnot(apply(a, n)), `inverts Rm ${words} by the constant`),
  op(`MVNshift${suffix}reg`, [w, w], w, (a, n) => bvnot(byRegister(apply)(a, n)), `inverts Rm ${words} by the low byte of Rs`),
]);

/** The lowest bit in the low byte, the width above it. */
const bitField = aux('Int32', {
  encodable: {
    words: 'the field is not empty and ends below bit 32',
    examples: fieldsWithin(32).map(({ lowest, width }) => BigInt(width * 2 ** 8 + lowest)),
    condition: c => {
      const [lsb, width] = [lsbOf(c!), widthOf(c!)];
      const ends = bvule(bvadd(lsb, width), bits(32, 32n));
      return and(bvule(bits(32, 1n), width), bvule(width, bits(32, 32n)), bvule(lsb, bits(32, 31n)), ends);
    },
  },
});
const lsbOf = (c: Term): Term => bvand(c, bits(32, 255n));
const widthOf = (c: Term): Term => bvashr(c, bits(32, 8n));
/** The field at the top of the register, and how far it has to come down. */
const field = (shift: (a: Term, count: Term) => Term) => (a: Term, c: Term) => {
  const above = bvsub(bits(32, 32n), bvadd(lsbOf(c), widthOf(c)));
  return shift(bvshl(a, above), bvsub(bits(32, 32n), widthOf(c)));
};

const byNonzero: Trait = {
  defined: {
    words: 'the divisor is not zero',
    condition: (_, divisor) => not(equal(divisor!, bits(32, 0n))),
  },
};

const halves = (a: Term): Term => concat(reverseBytes(extract(31, 16, a)), reverseBytes(extract(15, 0, a)));

// biome-ignore format: an op is a line
export const integerOps = () => table('ARM ARM (ARMv7-A, DDI 0406)',
  section('A8.8, ADD, SUB, RSB, AND, ORR, EOR, BIC, MVN', ...operationRows(),
    op('XORshiftRR', [w, w, count], w, (a, c, n) => bvxor(a, rotateRight(c, n)), 'bitwise exclusive OR of Rn and Rm rotated right by the constant'),
    op('MVN', [w], w, bvnot, 'inverts Rm'), ...inversions(),
  ),
  section('A8.8, MUL, SMULL, UMULL, MLA, MLS',
    op('MUL', [w, w], w, bvmul, 'the low half of the product', commutes),
    op('HMUL', [w, w], w, bvmulhs, 'SMULL: the high half of the product of signed integers', commutes),
    op('HMULU', [w, w], w, bvmulhu, 'UMULL: the high half of the product of unsigned integers', commutes),
    op('MULLU', [w, w], [w, w], (a, c) => [bvmulhu(a, c), bvmul(a, c)], 'UMULL: the high and the low half of the product of unsigned integers', commutes),
    op('MULA', [w, w, w], w, (a, c, d) => bvadd(bvmul(a, c), d), 'MLA: adds the third operand to the product', commutes),
    op('MULS', [w, w, w], w, (a, c, d) => bvsub(d, bvmul(a, c)), 'MLS: subtracts the product from the third operand', commutes),
  ),
  section('A8.8, LSL, LSR, ASR, ROR',
    op('SLL', [w, w], w, byRegister(bvshl), 'shifts left by the low byte of the second operand'),
    op('SRL', [w, w], w, byRegister(bvlshr), 'shifts right, zeros coming in, by the low byte of the second operand'),
    op('SRA', [w, w], w, byRegister(bvashr), 'shifts right, the sign coming in, by the low byte of the second operand'),
    op('SRR', [w, w], w, rotateRight, 'rotates right by the second operand, of which the low 5 bits count'),
    op('SLLconst', [w, count], w, bvshl, 'shifts left by the constant'),
    op('SRLconst', [w, count], w, bvlshr, 'shifts right by the constant, zeros coming in'),
    op('SRAconst', [w, count], w, bvashr, 'shifts right by the constant, the sign coming in'),
    op('SRRconst', [w, count], w, rotateRight, 'rotates right by the constant'),
  ),
  section('A8.8, CLZ, REV, REV16, RBIT, SBFX, UBFX',
    op('CLZ', [w], w, countLeadingZeros, 'counts the leading zeros, 32 for zero'),
    op('REV', [w], w, reverseBytes, 'reverses the order of the bytes'),
    op('REV16', [w], w, halves, 'reverses the order of the bytes of each half-word'),
    op('RBIT', [w], w, reverseBits, 'reverses the order of the bits'),
    op('BFX', [w, bitField], w, field(bvashr), 'SBFX: the field, sign-extended'),
    op('BFXU', [w, bitField], w, field(bvlshr), 'UBFX: the field, zero-extended'),
  ),
  section('A8.8, SXTB, SXTH, UXTB, UXTH, MOV',
    op('MOVBreg', [b], sext(b, 32), same, 'the low byte, sign-extended'),
    op('MOVHreg', [h], sext(h, 32), same, 'the low half-word, sign-extended'),
    op('MOVWreg', [w], w, same, 'all bits'),
    op('MOVBUreg', [b], zext(b, 32), same, 'the low byte, zero-extended'),
    op('MOVHUreg', [h], zext(h, 32), same, 'the low half-word, zero-extended'),
    op('MOVWnop', [w], w, same, 'no instruction: the operand, in the register in which it is'),
    op('MOVWconst', [int32], w, same, 'the constant, loaded into a core register'),
  ),
  section("Go's runtime, udiv in vlop_arm.s",
    op('CALLudiv', [w, w], [w, w], (a, c) => [bvudiv(a, c), bvurem(a, c)], 'the quotient and the remainder of unsigned integers', byNonzero),
  ),
);
