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
  zeroExtend,
} from '../../term/build.ts';
import { evaluate } from '../../term/evaluate.ts';
import { constant, type Term, variablesOf } from '../../term/term.ts';
import { integer, type OpEntry } from '../entry.ts';

const r64 = integer(64);

/** What is computed of constants alone as a constant. */
const folded = (term: Term): Term =>
  variablesOf(term).length > 0 ? term : constant(term.sort, evaluate(term, new Map(), 'rne').value);

/** The six bits that the instruction reads of one of its parameters, as wide as what they shift. */
const parameter = (lowest: number, params: Term): Term =>
  folded(zeroExtend(64, extract(lowest + 5, lowest, params)));

/** Bits are numbered from the top, and those selected go around past the last one. */
function rotateThenSelect(a: Term, params: Term): Term {
  const [start, end, amount] = [16, 8, 0].map(lowest => parameter(lowest, params)) as [Term, Term, Term];
  const fromStart = bvlshr(bits(64, -1n), start);
  const toEnd = bvshl(bits(64, -1n), bvsub(bits(64, 63n), end));
  const selected = ifThenElse(bvule(start, end), bvand(fromStart, toEnd), bvor(fromStart, toEnd));
  return bvand(rotateLeft(a, amount), folded(selected));
}

function rotateLeft(a: Term, amount: Term): Term {
  if (amount === bits(64, 0n)) return a;
  return bvor(bvshl(a, amount), bvlshr(a, folded(bvsub(bits(64, 64n), amount))));
}

export const integerOps: readonly OpEntry[] = [
  {
    name: 'MOVDconst',
    operands: [],
    constant: 'Int64',
    result: r64,
    commutative: false,
    denote: (_, value) => value,
    sentence: 'the constant, loaded into a general register',
    manual: "Go's cmd/compile/internal/s390x, ssa.go",
  },
  {
    name: 'OR',
    operands: [r64, r64],
    result: r64,
    commutative: true,
    denote: ([a, b]) => bvor(a!, b!),
    sentence: 'the bitwise or of the operands',
    manual: 'z/Architecture Principles of Operation (SA22-7832), chapter 7, OR',
  },
  {
    name: 'RISBGZ',
    operands: [r64],
    constant: 'S390XRotateParams',
    result: r64,
    commutative: false,
    denote: ([a], params) => rotateThenSelect(a!, params),
    sentence:
      'the operand rotated left by the amount, and of that the bits from the first to the last, the others zero; bit 0 is the highest',
    manual:
      'z/Architecture Principles of Operation (SA22-7832), chapter 7, ROTATE THEN INSERT SELECTED BITS, zero-remaining-bits control 1',
  },
];
