/**
 * The scalar floating-point instructions of A64 as Go's ARM64Ops.go names them, with FPCR as Go leaves it: no
 * default NaNs, no flushing to zero, no alternate handling. The fused ops are stated by the signs of their
 * operands, as FPMulAdd is: Go passes the addend (Ra) first, then Rm, then Rn. What is negated is Rn and Ra,
 * by FPNeg and before the operation, so a NaN there passes on with its sign flipped.
 */
import type { RoundingMode } from '../../float/environment.ts';
import { BINARY32, BINARY64 } from '../../float/format.ts';
import { arm64 as nan } from '../../float/nan-policies.ts';
import { absolute, arithmetic, barrier, fromInteger, negate } from '../../term/build.ts';
import {
  aux,
  barrierToFusion,
  cleared,
  commutes,
  float,
  integer,
  op,
  type Row,
  see,
  table,
  truncated,
  zext,
} from '../table.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert, minimum, maximum } = arithmetic(nan);

const manual = 'Arm ARM (DDI 0487), shared/functions/float';

const widths = [
  { suffix: 'S', format: BINARY32 },
  { suffix: 'D', format: BINARY64 },
] as const;

/** Rounding to an integer, by the letter of the instruction. */
const integralRoundings: readonly { letter: string; rounding: RoundingMode; sentence: string }[] = [
  { letter: 'N', rounding: 'rne', sentence: 'rounds to an integer, to nearest with ties to even' },
  { letter: 'A', rounding: 'rmm', sentence: 'rounds to an integer, to nearest with ties away from zero' },
  { letter: 'M', rounding: 'rdn', sentence: 'rounds to an integer toward minus infinity' },
  { letter: 'P', rounding: 'rup', sentence: 'rounds to an integer toward plus infinity' },
  { letter: 'Z', rounding: 'rtz', sentence: 'rounds to an integer toward zero' },
];

/** Ops that exist alike in both widths, whose names end in S or D. */
// biome-ignore format: an op is a line
const bothWidths = () => widths.flatMap(({ suffix: l, format: f }): Row[] => {
  const r = float(f);
  return [
    op(`FADD${l}`, [r, r], r, (a, b) => add(f, a, b), 'adds Rn and Rm', commutes, see('FPAdd')),
    op(`FSUB${l}`, [r, r], r, (a, b) => subtract(f, a, b), 'subtracts Rm from Rn', see('FPSub')),
    op(`FMUL${l}`, [r, r], r, (a, b) => multiply(f, a, b), 'multiplies Rn and Rm', commutes, see('FPMul')),
    op(`FNMUL${l}`, [r, r], r, (n, m) => negate(f, multiply(f, n, m)), 'multiplies Rn and Rm and negates the rounded product, a NaN too', commutes, see('FPMul, then FPNeg')),
    op(`FDIV${l}`, [r, r], r, (a, b) => divide(f, a, b), 'divides Rn by Rm', see('FPDiv')),
    op(`FMADD${l}`, [r, r, r], r, (a, m, n) => fuse(f, n, m, a), 'multiplies Rn and Rm, adds Ra', see('FPMulAdd')),
    op(`FMSUB${l}`, [r, r, r], r, (a, m, n) => fuse(f, negate(f, n), m, a), 'negates Rn, multiplies it and Rm, adds Ra', see('FPMulAdd after FPNeg of operand 1')),
    op(`FNMADD${l}`, [r, r, r], r, (a, m, n) => fuse(f, negate(f, n), m, negate(f, a)), 'negates Rn and Ra, multiplies Rn and Rm, adds Ra', see('FPMulAdd after FPNeg of the addend and operand 1')),
    op(`FNMSUB${l}`, [r, r, r], r, (a, m, n) => fuse(f, n, m, negate(f, a)), 'negates Ra, multiplies Rn and Rm, adds Ra', see('FPMulAdd after FPNeg of the addend')),
    op(`FNEG${l}`, [r], r, n => negate(f, n), 'flips the sign bit, of a NaN too', see('FPNeg')),
    op(`FABS${l}`, [r], r, n => absolute(f, n), 'clears the sign bit, of a NaN too', see('FPAbs')),
    op(`FSQRT${l}`, [r], r, a => squareRoot(f, a), 'takes the square root of Rn', see('FPSqrt')),
    op(`FMIN${l}`, [r, r], r, (n, m) => minimum(f, n, m), 'the smaller; NaN if either is; -0 below +0', commutes, see('FPMin')),
    op(`FMAX${l}`, [r, r], r, (n, m) => maximum(f, n, m), 'the larger; NaN if either is; -0 below +0', commutes, see('FPMax')),
    ...integralRoundings.map(({ letter, rounding, sentence }) =>
      op(`FRINT${letter}${l}`, [r], r, n => arithmetic(nan, rounding).roundToIntegral(f, n), sentence, see('FPRoundInt'))),
  ];
});

/** `prefix` stands before the F of the instruction, `suffix` names the 32-bit register, the upper half of which a write zeroes. */
const integerTypes = [
  { prefix: 'S', suffix: 'W', type: { width: 32, signed: true }, words: 'signed 32-bit' },
  { prefix: 'U', suffix: 'W', type: { width: 32, signed: false }, words: 'unsigned 32-bit' },
  { prefix: 'S', suffix: '', type: { width: 64, signed: true }, words: 'signed 64-bit' },
  { prefix: 'U', suffix: '', type: { width: 64, signed: false }, words: 'unsigned 64-bit' },
] as const;
const written = (width: 32 | 64) => (width === 32 ? cleared(integer(32)) : integer(64));

// biome-ignore format: an op is a line
const integerConversions = () => integerTypes.flatMap(({ prefix, suffix, type, words }) =>
  widths.flatMap(({ suffix: letter, format }): Row[] => [
    op(`${prefix}CVTF${suffix}${letter}`, [integer(type.width)], float(format), a => fromInteger(format, type.signed, a), `converts the ${words} integer in Rn, rounding`, see('FixedToFP')),
    op(`FCVTZ${prefix}${letter}${suffix}`, [float(format)], written(type.width), a => truncated(format, type, 0n, a), `rounds to ${type.signed ? 'a' : 'an'} ${words} integer toward zero; out of range saturates, NaN gives 0${suffix && '; zeroes the upper half'}`, see('FPToFixed')),
  ]),
);

const [single, double] = [float(BINARY32), float(BINARY64)];

// biome-ignore format: an op is a line
const conversionsAndMoves = (): readonly Row[] => [
  op('FCVTSD', [single], double, a => convert(BINARY32, BINARY64, a), 'converts single to double precision, exactly', see('FPConvert')),
  op('FCVTDS', [double], single, a => convert(BINARY64, BINARY32, a), 'converts double to single precision, rounding', see('FPConvert')),
  ...[
    { suffix: 'gpfp', from: 'a general', to: 'a floating-point' },
    { suffix: 'fpgp', from: 'a floating-point', to: 'a general' },
  ].flatMap(({ suffix, from, to }) =>
    widths.map(({ suffix: letter, format }): Row => {
      const [general, number] = [integer(format.width), float(format)];
      return op(`FMOV${letter}${suffix}`, [suffix === 'gpfp' ? general : number], suffix === 'gpfp' ? number : zext(general), a => a, `moves ${format.width} bits from ${from} to ${to} register, unmodified`, see('FPConvOp_MOV_ItoF and FPConvOp_MOV_FtoI'));
    }),
  ),
];

/** The auxint of either is a double. */
// biome-ignore format: an op is a line
const constants = (): readonly Row[] => [
  op('FMOVSconst', [aux('Float64')], single, value => arithmetic(nan, 'rne').convert(BINARY64, BINARY32, value), 'the constant rounded to single precision, in a floating-point register', see('OpARM64FMOVSconst and FMOVDconst')),
  op('FMOVDconst', [aux('Float64')], double, value => value, 'the constant, in a floating-point register', see('OpARM64FMOVSconst and FMOVDconst')),
];

// biome-ignore format: an op is a line
const barriers = (): readonly Row[] => [
  op('LoweredRound32F', [single], single, a => barrier(BINARY32, a), 'no instruction: the operand, rounded to its format, so that nothing is fused across it', barrierToFusion, see('OpARM64LoweredRound32F and LoweredRound64F')),
  op('LoweredRound64F', [double], double, a => barrier(BINARY64, a), 'no instruction: the operand, rounded to its format, so that nothing is fused across it', barrierToFusion, see('OpARM64LoweredRound32F and LoweredRound64F')),
];

export const floatOps = () => [
  ...table(manual, bothWidths(), integerConversions(), conversionsAndMoves()),
  ...table("Go's cmd/compile/internal/arm64, ssa.go", constants(), barriers()),
];
