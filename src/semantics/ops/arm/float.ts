/**
 * The scalar VFP instructions of A32 as Go's ARMOps.go names them, with FPSCR as Go leaves it: no default NaNs
 * and no flushing to zero. MULA and MULS are VMLA and VMLS, which round the product before they add it; the
 * fused VFMA is FMULA. Go passes the addend (the destination) first, then Vn, then Vm.
 */
import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { arm as nan } from '../../float/nan-policies.ts';
import { absolute, arithmetic, fromInteger, negate } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { float, integer, type OpEntry, type Register } from '../entry.ts';
import { entriesOf, type Row, truncated } from '../row.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert } = arithmetic(nan);

const manual = 'ARM ARM (ARMv7-A, DDI 0406)';

interface Family extends Pick<Row, 'commutative' | 'sentence' | 'section'> {
  readonly stem: string;
  readonly arity: number;
  readonly denote: (format: Format, ...operands: Term[]) => Term;
}

const widths = [
  { suffix: 'F', format: BINARY32 },
  { suffix: 'D', format: BINARY64 },
] as const;

/** Ops that exist alike in both widths; the stem is completed by F or D. */
const families: readonly Family[] = [
  {
    stem: 'ADD',
    arity: 2,
    commutative: true,
    denote: add,
    sentence: 'adds Vn and Vm',
    section: 'VADD (floating-point)',
  },
  {
    stem: 'SUB',
    arity: 2,
    denote: subtract,
    sentence: 'subtracts Vm from Vn',
    section: 'VSUB (floating-point)',
  },
  {
    stem: 'MUL',
    arity: 2,
    commutative: true,
    denote: multiply,
    sentence: 'multiplies Vn and Vm',
    section: 'VMUL (floating-point)',
  },
  {
    stem: 'NMUL',
    arity: 2,
    commutative: true,
    denote: (f, n, m) => negate(f, multiply(f, n!, m!)),
    sentence: 'multiplies Vn and Vm and negates the rounded product, a NaN too',
    section: 'VNMUL: FPNeg(FPMul(n, m))',
  },
  {
    stem: 'DIV',
    arity: 2,
    denote: divide,
    sentence: 'divides Vn by Vm',
    section: 'VDIV',
  },
  {
    stem: 'MULA',
    arity: 3,
    denote: (f, d, n, m) => add(f, d!, multiply(f, n!, m!)),
    sentence: 'adds the rounded product of Vn and Vm to Vd',
    section: 'VMLA (floating-point): FPAdd(d, FPMul(n, m))',
  },
  {
    stem: 'MULS',
    arity: 3,
    denote: (f, d, n, m) => add(f, d!, negate(f, multiply(f, n!, m!))),
    sentence: 'adds the negated rounded product of Vn and Vm to Vd',
    section: 'VMLS (floating-point): FPAdd(d, FPNeg(FPMul(n, m)))',
  },
  {
    stem: 'FMULA',
    arity: 3,
    denote: (f, d, n, m) => fuse(f, n!, m!, d!),
    sentence: 'multiplies Vn and Vm, adds Vd, and rounds once',
    section: 'VFMA: FPMulAdd(d, n, m)',
  },
  {
    stem: 'NEG',
    arity: 1,
    denote: (f, m) => negate(f, m!),
    sentence: 'flips the sign bit, of a NaN too',
    section: 'VNEG',
  },
  {
    stem: 'ABS',
    arity: 1,
    denote: (f, m) => absolute(f, m!),
    sentence: 'clears the sign bit, of a NaN too',
    section: 'VABS',
  },
  {
    stem: 'SQRT',
    arity: 1,
    denote: squareRoot,
    sentence: 'takes the square root of Vm',
    section: 'VSQRT',
  },
];

/** Instructions that Go has in one width only. */
const absent: ReadonlySet<string> = new Set(['FMULAF', 'ABSF']);

const bothWidths = widths.flatMap(({ suffix, format }) =>
  families.map(
    ({ stem, arity, denote, ...family }): Row => ({
      name: `${stem}${suffix}`,
      operands: Array<Register>(arity).fill(float(format)),
      result: float(format),
      denote: operands => denote(format, ...operands),
      ...family,
    }),
  ),
);

const integerTypes = [
  { suffix: 'W', type: { width: 32, signed: true }, words: 'a signed 32-bit integer' },
  { suffix: 'WU', type: { width: 32, signed: false }, words: 'an unsigned 32-bit integer' },
] as const;

const betweenIntegers = 'VCVT, VCVTR (between floating-point and integer)';

const integerConversions = integerTypes.flatMap(({ suffix, type, words }) =>
  widths.flatMap(({ suffix: letter, format }): Row[] => [
    {
      name: `MOV${suffix}${letter}`,
      operands: [integer(32)],
      result: float(format),
      denote: ([a]) => fromInteger(format, type.signed, a!),
      sentence: `moves ${words} to a VFP register and converts it, rounding`,
      section: betweenIntegers,
    },
    {
      name: `MOV${letter}${suffix}`,
      operands: [float(format)],
      result: integer(32),
      denote: ([a]) => truncated(format, type, 0n, a!),
      sentence: `rounds to ${words} toward zero; out of range saturates, NaN gives 0`,
      section: betweenIntegers,
    },
  ]),
);

const [single, double] = [float(BINARY32), float(BINARY64)];
const betweenFormats = 'VCVT (between double-precision and single-precision)';

const formatConversions: readonly Row[] = [
  {
    name: 'MOVFD',
    operands: [single],
    result: double,
    denote: ([a]) => convert(BINARY32, BINARY64, a!),
    sentence: 'converts single to double precision, exactly',
    section: betweenFormats,
  },
  {
    name: 'MOVDF',
    operands: [double],
    result: single,
    denote: ([a]) => convert(BINARY64, BINARY32, a!),
    sentence: 'converts double to single precision, rounding',
    section: betweenFormats,
  },
];

/** The auxint of either is a double. */
const constants: readonly Row[] = [
  {
    name: 'MOVFconst',
    operands: [],
    constant: 'Float64',
    result: single,
    denote: (_, value) => arithmetic(nan, 'rne').convert(BINARY64, BINARY32, value),
    sentence: 'the constant rounded to single precision, in a VFP register',
    section: 'OpARMMOVFconst and MOVDconst',
  },
  {
    name: 'MOVDconst',
    operands: [],
    constant: 'Float64',
    result: double,
    denote: (_, value) => value,
    sentence: 'the constant, in a VFP register',
    section: 'OpARMMOVFconst and MOVDconst',
  },
];

export const floatOps: readonly OpEntry[] = [
  ...entriesOf(
    manual,
    [...bothWidths, ...integerConversions, ...formatConversions].filter(({ name }) => !absent.has(name)),
  ),
  ...entriesOf("Go's cmd/compile/internal/arm, ssa.go", constants),
];
