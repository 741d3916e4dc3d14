/**
 * The floating-point instructions of MIPS64 as Go's MIPS64Ops.go names them: one definition for both widths, whose names
 * end in F and D. Which NaN comes out, and what becomes of one that is negated, differs from processor to processor
 * (FCSR, NAN2008 and ABS2008), and Go runs on all of them.
 */
import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { unspecified } from '../../float/nan-policy.ts';
import {
  absolute,
  arithmetic,
  bvnot,
  floatEqual,
  fromInteger,
  fromTruth,
  ifThenElse,
  less,
  lessOrEqual,
  negate,
  toInteger,
  zeroExtend,
} from '../../term/build.ts';
import { inRange } from '../../term/in-range.ts';
import type { Term } from '../../term/term.ts';
import {
  aux,
  commutes,
  flags,
  float,
  integer,
  op,
  type Row,
  section,
  sext,
  type Trait,
  table,
} from '../table.ts';

const { add, subtract, multiply, divide, squareRoot, convert } = arithmetic(unspecified);

/** The condition of the comparison before, in FCSR. */
export const condition = flags('condition');

const [w, x] = [integer(32), integer(64)];
const [s, d] = [float(BINARY32), float(BINARY64)];
const same = (a: Term): Term => a;
const flag = (holds: Term): Term => fromTruth(1, holds);

/** A number with another sign; of a NaN, some NaN. */
const onNumbers =
  (format: Format, sign: (format: Format, a: Term) => Term) =>
  (a: Term): Term =>
    ifThenElse(floatEqual(format, a, a), sign(format, a), add(format, a, a));

const widths = [
  { letter: 'F', format: BINARY32 },
  { letter: 'D', format: BINARY64 },
] as const;

/** Out of range and of a NaN the result differs from processor to processor. */
const fitting = (from: Format, width: number): Trait => ({
  defined: {
    words: `the number without its fraction fits ${width} bits`,
    condition: a => inRange(from, { width, signed: true }, a!),
  },
});

const ofBothWidths = (rows: (letter: string, format: Format) => readonly Row[]): Row[] =>
  widths.flatMap(({ letter, format }) => rows(letter, format));

/** What MIPS32 and MIPS64 have alike. */
// biome-ignore format: an op is a line
export const arithmeticRows = () => ofBothWidths((l, f) => {
  const r = float(f);
  return [
    ...section('ADD.fmt, SUB.fmt, MUL.fmt, DIV.fmt, SQRT.fmt',
      op(`ADD${l}`, [r, r], r, (a, c) => add(f, a, c), 'adds fs and ft', commutes),
      op(`SUB${l}`, [r, r], r, (a, c) => subtract(f, a, c), 'subtracts ft from fs'),
      op(`MUL${l}`, [r, r], r, (a, c) => multiply(f, a, c), 'multiplies fs and ft', commutes),
      op(`DIV${l}`, [r, r], r, (a, c) => divide(f, a, c), 'divides fs by ft'),
      op(`SQRT${l}`, [r], r, a => squareRoot(f, a), 'the square root of fs'),
    ),
    ...section('ABS.fmt, NEG.fmt',
      op(`ABS${l}`, [r], r, onNumbers(f, absolute), 'fs without its sign; of a NaN, a NaN'),
      op(`NEG${l}`, [r], r, onNumbers(f, negate), 'fs with the other sign; of a NaN, a NaN'),
    ),
    ...section('C.cond.fmt',
      op(`CMPEQ${l}`, [r, r], condition, (a, c) => flag(floatEqual(f, a, c)), 'eq: sets the condition if the operands are equal; not if either is NaN', commutes),
      op(`CMPGE${l}`, [r, r], condition, (a, c) => flag(lessOrEqual(f, c, a)), 'le of the operands exchanged: sets the condition if the first is greater or equal; not if either is NaN'),
      op(`CMPGT${l}`, [r, r], condition, (a, c) => flag(less(f, c, a)), 'lt of the operands exchanged: sets the condition if the first is greater; not if either is NaN'),
    ),
  ];
});

/** Between numbers and integers that are named by a letter. */
// biome-ignore format: an op is a line
export const conversionRows = (...integers: readonly { readonly letter: string; readonly width: number }[]): Row[] =>
  section('CVT.S.fmt, CVT.D.fmt, TRUNC.W.fmt, TRUNC.L.fmt: Go moves integers to floating-point registers and back by itself',
    ...integers.flatMap(({ letter: i, width }) => ofBothWidths((l, f) => [
      op(`MOV${i}${l}`, [integer(width)], float(f), a => fromInteger(f, true, a), `the signed ${width}-bit integer in fs, converted`),
      op(`TRUNC${l}${i}`, [float(f)], integer(width), a => toInteger(f, width, true, 'rtz', a), `a signed ${width}-bit integer, toward zero`, fitting(f, width)),
    ])),
    op('MOVFD', [s], d, a => convert(BINARY32, BINARY64, a), 'CVT.D.S: single to double precision, exactly'),
    op('MOVDF', [d], s, a => convert(BINARY64, BINARY32, a), 'CVT.S.D: double to single precision, rounding'),
  );

// biome-ignore format: an op is a line
export const floatOps = () => table('MIPS Architecture For Programmers volume II-A, the MIPS64 instruction set',
  arithmeticRows(),
  conversionRows({ letter: 'W', width: 32 }, { letter: 'V', width: 64 }),
  section('MFC1, MTC1, DMFC1, DMTC1',
    op('MOVWfpgp', [s], sext(w), same, 'the low word of fs, sign-extended'),
    op('MOVWgpfp', [w], s, same, 'the low word of rt'),
    op('MOVVfpgp', [d], x, same, 'fs, unchanged'),
    op('MOVVgpfp', [x], d, same, 'rt, unchanged'),
  ),
);

// biome-ignore format: an op is a line
export const pseudoOps = () => table("Go's cmd/compile/internal/mips64, ssa.go",
  section('constants and conditions',
    op('MOVFconst', [aux('Float64')], s, value => arithmetic(unspecified, 'rne').convert(BINARY64, BINARY32, value), 'the constant as a single, loaded into a floating-point register'),
    op('MOVDconst', [aux('Float64')], d, same, 'the constant, loaded into a floating-point register'),
    op('FPFlagTrue', [condition], x, a => zeroExtend(64, a), "Go's sequence around BC1F: 1 if the condition is set, else 0"),
    op('FPFlagFalse', [condition], x, a => zeroExtend(64, bvnot(a)), "Go's sequence around BC1T: 1 if the condition is not set, else 0"),
  ),
);
