/**
 * The basic floating-point instructions of LoongArch as Go's LOONG64Ops.go names them: one definition for both
 * widths, whose names end in F and D. FNMADD and FNMSUB negate the rounded result, not their operands.
 */
import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { loong64 as nan, subtractingNoNan } from '../../float/nan-policies.ts';
import {
  absolute,
  arithmetic,
  barrier,
  copySign,
  floatEqual,
  fromInteger,
  ifThenElse,
  negate,
  signExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { float, integer, type OpEntry } from '../entry.ts';
import { entriesOf, type Row, truncated } from '../row.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert, minimum, maximum } = arithmetic(nan);
const { fuse: fuseToDifference } = arithmetic(subtractingNoNan(nan));

const manual = 'LoongArch reference manual volume 1';

const widths = [
  { letter: 'F', format: BINARY32 },
  { letter: 'D', format: BINARY64 },
] as const;

const arithmeticSection = '3.2.1.1 F{ADD/SUB/MUL/DIV}.{S/D}';
const fusedSection = '3.2.1.2 F{MADD/MSUB/NMADD/NMSUB}.{S/D}';
const conversionSection = '3.2.3 Floating-point conversion instructions';

/** The number with the other sign; a NaN stays as it is. */
const opposite = (format: Format, a: Term): Term =>
  ifThenElse(floatEqual(format, a, a), negate(format, a), a);

const bothWidths: readonly Row[] = widths.flatMap(({ letter, format }): Row[] => {
  const [result, two, three] = [float(format), Array(2).fill(float(format)), Array(3).fill(float(format))];
  return [
    {
      name: `ADD${letter}`,
      operands: two,
      result,
      commutative: true,
      denote: ([j, k]) => add(format, j!, k!),
      sentence: 'fj + fk',
      section: arithmeticSection,
    },
    {
      name: `SUB${letter}`,
      operands: two,
      result,
      denote: ([j, k]) => subtract(format, j!, k!),
      sentence: 'fj - fk',
      section: arithmeticSection,
    },
    {
      name: `MUL${letter}`,
      operands: two,
      result,
      commutative: true,
      denote: ([j, k]) => multiply(format, j!, k!),
      sentence: 'fj * fk',
      section: arithmeticSection,
    },
    {
      name: `DIV${letter}`,
      operands: two,
      result,
      denote: ([j, k]) => divide(format, j!, k!),
      sentence: 'fj / fk',
      section: arithmeticSection,
    },
    {
      name: `FMADD${letter}`,
      operands: three,
      result,
      commutative: true,
      denote: ([j, k, a]) => fuse(format, j!, k!, a!),
      sentence: 'fj * fk + fa, rounded once',
      section: fusedSection,
    },
    {
      name: `FMSUB${letter}`,
      operands: three,
      result,
      commutative: true,
      denote: ([j, k, a]) => fuseToDifference(format, j!, k!, negate(format, a!)),
      sentence: 'fj * fk - fa, rounded once',
      section: fusedSection,
    },
    {
      name: `FNMADD${letter}`,
      operands: three,
      result,
      commutative: true,
      denote: ([j, k, a]) => opposite(format, fuse(format, j!, k!, a!)),
      sentence: 'rounds fj * fk + fa once, and negates the result',
      section: fusedSection,
    },
    {
      name: `FNMSUB${letter}`,
      operands: three,
      result,
      commutative: true,
      denote: ([j, k, a]) => opposite(format, fuseToDifference(format, j!, k!, negate(format, a!))),
      sentence: 'rounds fj * fk - fa once, and negates the result',
      section: fusedSection,
    },
    {
      name: `SQRT${letter}`,
      operands: [result],
      result,
      denote: ([j]) => squareRoot(format, j!),
      sentence: 'the square root of fj',
      section: '3.2.1.6 F{SQRT/RECIP/RSQRT}.{S/D}',
    },
    {
      name: `ABS${letter}`,
      operands: [result],
      result,
      denote: ([j]) => absolute(format, j!),
      sentence: 'fj with its sign bit set to zero',
      section: '3.2.1.5 F{ABS/NEG}.{S/D}',
    },
    {
      name: `NEG${letter}`,
      operands: [result],
      result,
      denote: ([j]) => negate(format, j!),
      sentence: 'fj with its sign bit inverted',
      section: '3.2.1.5 F{ABS/NEG}.{S/D}',
    },
    {
      name: `FMIN${letter}`,
      operands: two,
      result,
      commutative: true,
      denote: ([j, k]) => minimum(format, j!, k!),
      sentence: "Go's sequence around fmin: fj + fk if either is NaN, else the smaller, -0 below +0",
      section: '3.2.1.3 F{MAX/MIN}.{S/D}',
    },
    {
      name: `FMAX${letter}`,
      operands: two,
      result,
      commutative: true,
      denote: ([j, k]) => maximum(format, j!, k!),
      sentence: "Go's sequence around fmax: fj + fk if either is NaN, else the larger, -0 below +0",
      section: '3.2.1.3 F{MAX/MIN}.{S/D}',
    },
  ];
});

const copySigns: readonly Row[] = [
  {
    name: 'FCOPYSGD',
    operands: [float(BINARY64), float(BINARY64)],
    result: float(BINARY64),
    denote: ([j, k]) => copySign(BINARY64, j!, k!),
    sentence: 'fj with the sign bit of fk',
    section: '3.2.1.7 F{SCALEB/LOGB/COPYSIGN}.{S/D}',
  },
];

const integral: readonly Row[] = (
  [
    ['FRINTND', 'rne', 'to nearest, ties to even'],
    ['FRINTMD', 'rdn', 'toward -infinity'],
    ['FRINTPD', 'rup', 'toward +infinity'],
    ['FRINTZD', 'rtz', 'toward zero'],
  ] as const
).map(([name, mode, words]) => ({
  name,
  operands: [float(BINARY64)],
  result: float(BINARY64),
  denote: ([j]: readonly Term[]) => arithmetic(nan, mode).roundToIntegral(BINARY64, j!),
  sentence: `the vector instruction that Go uses on its lowest element: rounds to an integer ${words}`,
  section: 'vector extension, VFRINT{RNE/RM/RP/RZ}.D',
}));

const integers = [
  { letter: 'W', width: 32 },
  { letter: 'V', width: 64 },
] as const;

/** Integers sit in the low bits of a floating-point register; Go moves them there and back by itself. */
const integerConversions: readonly Row[] = integers.flatMap(({ letter: i, width }) =>
  widths.flatMap(({ letter: f, format }): Row[] => [
    {
      name: `MOV${i}${f}`,
      operands: [integer(width)],
      result: float(format),
      denote: ([j]) => fromInteger(format, true, j!),
      sentence: `ffint: the signed ${width}-bit integer in fj, converted`,
      section: conversionSection,
    },
    {
      name: `TRUNC${f}${i}`,
      operands: [float(format)],
      result: integer(width),
      denote: ([j]) => truncated(format, { width, signed: true }, 0n, j!),
      sentence: `ftintrz: a signed ${width}-bit integer, toward zero; out of range saturates, NaN gives zero`,
      section: conversionSection,
    },
  ]),
);

const moves: readonly Row[] = [
  {
    name: 'MOVFD',
    operands: [float(BINARY32)],
    result: float(BINARY64),
    denote: ([j]) => convert(BINARY32, BINARY64, j!),
    sentence: 'fcvt.d.s: single to double precision, exactly',
    section: conversionSection,
  },
  {
    name: 'MOVDF',
    operands: [float(BINARY64)],
    result: float(BINARY32),
    denote: ([j]) => convert(BINARY64, BINARY32, j!),
    sentence: 'fcvt.s.d: double to single precision, rounding',
    section: conversionSection,
  },
  {
    name: 'MOVWfpgp',
    operands: [float(BINARY32)],
    result: integer(64),
    denote: ([j]) => signExtend(64, j!),
    sentence: 'movfr2gr.s: the low 32 bits of fj, sign-extended',
    section: '3.2.4 Floating-point move instructions',
  },
  {
    name: 'MOVWgpfp',
    operands: [integer(32)],
    result: float(BINARY32),
    denote: ([j]) => j!,
    sentence: 'movgr2fr.w: the low 32 bits of rj; the high ones of fd are undefined',
    section: '3.2.4 Floating-point move instructions',
  },
  {
    name: 'MOVVfpgp',
    operands: [float(BINARY64)],
    result: integer(64),
    denote: ([j]) => j!,
    sentence: 'movfr2gr.d: fj, unchanged',
    section: '3.2.4 Floating-point move instructions',
  },
  {
    name: 'MOVVgpfp',
    operands: [integer(64)],
    result: float(BINARY64),
    denote: ([j]) => j!,
    sentence: 'movgr2fr.d: rj, unchanged',
    section: '3.2.4 Floating-point move instructions',
  },
];

const ofGo: readonly Row[] = [
  {
    name: 'LoweredRound32F',
    operands: [float(BINARY32)],
    result: float(BINARY32),
    barrier: true,
    denote: ([a]) => barrier(BINARY32, a!),
    sentence: 'no instruction: the operand, rounded to its format, so that nothing is fused across it',
    section: 'ssa.go',
  },
  {
    name: 'LoweredRound64F',
    operands: [float(BINARY64)],
    result: float(BINARY64),
    barrier: true,
    denote: ([a]) => barrier(BINARY64, a!),
    sentence: 'no instruction: the operand, rounded to its format, so that nothing is fused across it',
    section: 'ssa.go',
  },
  {
    name: 'MOVFconst',
    operands: [],
    constant: 'Float64',
    result: float(BINARY32),
    denote: (_, value) => arithmetic(nan, 'rne').convert(BINARY64, BINARY32, value),
    sentence: 'the constant as a single, loaded into a floating-point register',
    section: 'ssa.go',
  },
  {
    name: 'MOVDconst',
    operands: [],
    constant: 'Float64',
    result: float(BINARY64),
    denote: (_, value) => value,
    sentence: 'the constant, loaded into a floating-point register',
    section: 'ssa.go',
  },
];

export const floatOps: readonly OpEntry[] = [
  ...entriesOf(manual, [...bothWidths, ...copySigns, ...integral, ...integerConversions, ...moves]),
  ...entriesOf("Go's cmd/compile/internal/loong64", ofGo),
];
