/** What sets the condition code among integer ops, what reads it, and blocks, as Go's S390XOps.go names them. */
import {
  bvadd,
  bvnot,
  bvsub,
  bvule,
  bvult,
  extract,
  fromTruth,
  ifThenElse,
  signExtend,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { low } from '../entry.ts';
import { aux, branch, branches, commutes, integer, op, section, table } from '../table.ts';
import {
  carryOf,
  cc,
  code,
  codeOfLogical,
  compareSigned,
  compareUnsigned,
  exchanged,
  mask,
  maskAndInt8,
  maskAndUint8,
  selects,
} from './condition-code.ts';

const [w, x] = [integer(32), integer(64)];
const [int16, int32] = [aux('Int16'), aux('Int32')];

const add = (a: Term, c: Term): readonly [Term, Term] => {
  const sum = bvadd(a, c);
  return [sum, codeOfLogical(sum, fromTruth(1, bvult(sum, a)))];
};
const subtract = (a: Term, c: Term): readonly [Term, Term] => {
  const difference = bvsub(a, c);
  return [difference, codeOfLogical(difference, fromTruth(1, bvule(c, a)))];
};
const addWithCarry = (a: Term, c: Term, carry: Term): readonly [Term, Term] => {
  const wide = bvadd(bvadd(zeroExtend(65, a), zeroExtend(65, c)), zeroExtend(65, carry));
  const sum = low(64, wide);
  return [sum, codeOfLogical(sum, extract(64, 64, wide))];
};

/** A doubleword and the constant that the instruction extends. */
const against =
  (compare: (a: Term, c: Term) => Term, extend: (width: number, a: Term) => Term) =>
  (a: Term, c: Term): Term =>
    compare(a, extend(64, c));

// biome-ignore format: an op is a line
export const flagOps = () => table('z/Architecture Principles of Operation (SA22-7832)',
  section('chapter 7, COMPARE',
    op('CMP', [x, x], cc, compareSigned, 'CGR: how the operands compare, signed'),
    op('CMPW', [w, w], cc, compareSigned, 'CR: how the words compare, signed'),
    op('CMPU', [x, x], cc, compareUnsigned, 'CLGR: how the operands compare, unsigned'),
    op('CMPWU', [w, w], cc, compareUnsigned, 'CLR: how the words compare, unsigned'),
    op('CMPconst', [x, int32], cc, against(compareSigned, signExtend), 'CGFI: how the operand and the sign-extended constant compare, signed'),
    op('CMPWconst', [w, int32], cc, compareSigned, 'CFI: how the word and the constant compare, signed'),
    op('CMPUconst', [x, int32], cc, against(compareUnsigned, zeroExtend), 'CLGFI: how the operand and the zero-extended constant compare, unsigned'),
    op('CMPWUconst', [w, int32], cc, compareUnsigned, 'CLFI: how the word and the constant compare, unsigned'),
  ),
  section('chapter 7, ADD LOGICAL and SUBTRACT LOGICAL',
    op('ADDC', [x, x], [x, cc], add, 'ALGRK: the sum, and its condition code', commutes),
    op('ADDCconst', [x, int16], [x, cc], (a, c) => add(a!, signExtend(64, c!)), 'ALGHSIK: the sum of the operand and the sign-extended constant, and its condition code'),
    op('ADDE', [x, x, cc], [x, cc], (a, c, f) => addWithCarry(a!, c!, carryOf(f!)), 'ALCGR: the sum of the operands and the carry, and its condition code', commutes),
    op('SUBC', [x, x], [x, cc], subtract, 'SLGRK: the second operand subtracted from the first, and its condition code'),
    op('SUBE', [x, x, cc], [x, cc], (a, c, f) => addWithCarry(a!, bvnot(c!), carryOf(f!)), 'SLBGR: the second operand and the borrow subtracted from the first, and its condition code'),
  ),
  section('chapter 7, LOAD ON CONDITION',
    op('LOCGR', [x, x, cc, mask], x, (a, c, f, m) => ifThenElse(selects(m!, f!), c!, a!), 'the second operand if the mask selects the condition code, else the first'),
  ),
  section("Go's S390XOps.go, condition codes in rules alone",
    op('FlagEQ', [], cc, () => code(0), 'condition code 0'),
    op('FlagLT', [], cc, () => code(1), 'condition code 1'),
    op('FlagGT', [], cc, () => code(2), 'condition code 2'),
    op('FlagOV', [], cc, () => code(3), 'condition code 3'),
    op('InvertFlags', [cc], cc, exchanged, 'the condition code of the comparison with its operands exchanged'),
  ),
);

const taken =
  (compare: (a: Term, c: Term) => Term) =>
  (a: Term, c: Term, m: Term): Term =>
    selects(m, compare(a, c));
const takenBy =
  (compare: (a: Term, c: Term) => Term, extend: (width: number, a: Term) => Term) =>
  (a: Term, c: Term, m: Term): Term =>
    selects(m, compare(a, extend(a.sort as number, c)));

// biome-ignore format: a kind of block is a line
export const blocks = () => branches('z/Architecture Principles of Operation (SA22-7832), chapter 7, BRANCH RELATIVE ON CONDITION and COMPARE AND BRANCH RELATIVE',
  branch('BRC', [cc, mask], (f, m) => selects(m!, f!), 'taken if the mask selects the condition code'),
  branch('CRJ', [w, w, mask], taken(compareSigned), 'taken if the mask selects how the words compare, signed'),
  branch('CGRJ', [x, x, mask], taken(compareSigned), 'taken if the mask selects how the operands compare, signed'),
  branch('CLRJ', [w, w, mask], taken(compareUnsigned), 'taken if the mask selects how the words compare, unsigned'),
  branch('CLGRJ', [x, x, mask], taken(compareUnsigned), 'taken if the mask selects how the operands compare, unsigned'),
  branch('CIJ', [w, maskAndInt8], takenBy(compareSigned, signExtend), 'taken if the mask selects how the word and the sign-extended constant compare, signed'),
  branch('CGIJ', [x, maskAndInt8], takenBy(compareSigned, signExtend), 'taken if the mask selects how the operand and the sign-extended constant compare, signed'),
  branch('CLIJ', [w, maskAndUint8], takenBy(compareUnsigned, zeroExtend), 'taken if the mask selects how the word and the zero-extended constant compare, unsigned'),
  branch('CLGIJ', [x, maskAndUint8], takenBy(compareUnsigned, zeroExtend), 'taken if the mask selects how the operand and the zero-extended constant compare, unsigned'),
);
