/** The integer ops that rules on floating point mix in, as Go's S390XOps.go names them. */
import {
  bits,
  bvand,
  bvlshr,
  bvor,
  bvshl,
  bvsub,
  bvule,
  extract,
  ifThenElse,
  rotateLeft,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { aux, commutes, integer, op, section, table } from '../table.ts';

const r64 = integer(64);

/** The six bits that the instruction reads of one of its parameters, as wide as what they shift. */
const parameter = (lowest: number, params: Term): Term => zeroExtend(64, extract(lowest + 5, lowest, params));

/** Bits are numbered from the top, and those selected go around past the last one. */
function rotateThenSelect(a: Term, params: Term): Term {
  const [start, end, amount] = [16, 8, 0].map(lowest => parameter(lowest, params)) as [Term, Term, Term];
  const fromStart = bvlshr(bits(64, -1n), start);
  const toEnd = bvshl(bits(64, -1n), bvsub(bits(64, 63n), end));
  const selected = ifThenElse(bvule(start, end), bvand(fromStart, toEnd), bvor(fromStart, toEnd));
  return bvand(rotateLeft(a, amount), selected);
}

// biome-ignore format: an op is a line
export const integerOps = [
  ...table("Go's cmd/compile/internal/s390x, ssa.go", [
    op('MOVDconst', [aux('Int64')], r64, a => a, 'the constant, loaded into a general register'),
  ]),
  ...table('z/Architecture Principles of Operation (SA22-7832), chapter 7',
    section('OR', op('OR', [r64, r64], r64, bvor, 'the bitwise or of the operands', commutes)),
    section('ROTATE THEN INSERT SELECTED BITS, zero-remaining-bits control 1',
      op('RISBGZ', [r64, aux('S390XRotateParams')], r64, rotateThenSelect, 'the operand rotated left by the amount, and of that the bits from the first to the last, the others zero; bit 0 is the highest')),
  ),
];
