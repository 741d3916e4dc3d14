/**
 * The instructions of A64 on vectors of numbers as Go's simdARM64ops.go names them: the functions of the scalars, element
 * by element, with the same NaNs.
 */
import type { RoundingMode } from '../../float/environment.ts';
import { BINARY32, BINARY64 } from '../../float/format.ts';
import { arm64 as nan } from '../../float/nan-policies.ts';
import {
  absolute,
  arithmetic,
  extract,
  floatEqual,
  fromInteger,
  less,
  lessOrEqual,
  negate,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { inLowPart, inPairs, withElement } from '../element-arithmetic.ts';
import { filled, lanesOf, lanewise, vectorOf } from '../lanes.ts';
import {
  commutes,
  countBelow,
  float,
  numbers,
  op,
  type Row,
  see,
  table,
  truncated,
  vector,
} from '../table.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert, minimum, maximum } = arithmetic(nan);

const [v, singles, doubles] = [vector(128), numbers(BINARY32), numbers(BINARY64)];

const roundings: readonly (readonly [letter: string, rounding: RoundingMode, words: string])[] = [
  ['N', 'rne', 'to nearest, ties to even'],
  ['M', 'rdn', 'toward minus infinity'],
  ['P', 'rup', 'toward plus infinity'],
  ['Z', 'rtz', 'toward zero'],
];

const sumsOfPairs = (a: Term, b: Term, width: number, sum: (a: Term, b: Term) => Term): Term => {
  const lanes = [...lanesOf(width, a), ...lanesOf(width, b)];
  const pairs = Array.from({ length: lanes.length / 2 }, (_, pair) => pair);
  return vectorOf(pairs.map(pair => sum(lanes[2 * pair]!, lanes[2 * pair + 1]!)));
};

// biome-ignore format: an op is a line
const ofArrangements = () => [{ n: '4S', l: 'S', f: BINARY32 }, { n: '2D', l: 'D', f: BINARY64 }].flatMap(({ n, l, f }): Row[] => {
  const { width } = f;
  const r = numbers(f);
  const compared = (relation: (a: Term, b: Term) => Term) => lanewise(width, filled(relation));
  return [
    op(`VFADD${n}`, [r, r], r, lanewise(width, (a, b) => add(f, a, b)), 'adds elements', commutes, see('FADD (vector)')),
    op(`VFSUB${n}`, [r, r], r, lanewise(width, (a, b) => subtract(f, a, b)), 'subtracts elements of Vm from those of Vn', see('FSUB (vector)')),
    op(`VFMUL${n}`, [r, r], r, lanewise(width, (a, b) => multiply(f, a, b)), 'multiplies elements', commutes, see('FMUL (vector)')),
    op(`VFDIV${n}`, [r, r], r, lanewise(width, (a, b) => divide(f, a, b)), 'divides elements of Vn by those of Vm', see('FDIV (vector)')),
    op(`VFMLA${n}`, [r, r, r], r, lanewise(width, (d, a, b) => fuse(f, a, b, d)), 'adds products of elements of Vn and Vm to those of Vd, rounding once', see('FMLA (vector)')),
    op(`VFSQRT${n}`, [r], r, lanewise(width, a => squareRoot(f, a)), 'square roots', see('FSQRT (vector)')),
    op(`VFABS${n}`, [r], r, lanewise(width, a => absolute(f, a)), 'clears signs, of NaNs too', see('FABS (vector)')),
    op(`VFNEG${n}`, [r], r, lanewise(width, a => negate(f, a)), 'flips signs, of NaNs too', see('FNEG (vector)')),
    op(`VFMAX${n}`, [r, r], r, lanewise(width, (a, b) => maximum(f, a, b)), 'the larger; NaN if either is; -0 below +0', commutes, see('FMAX (vector)')),
    op(`VFMIN${n}`, [r, r], r, lanewise(width, (a, b) => minimum(f, a, b)), 'the smaller; NaN if either is; -0 below +0', commutes, see('FMIN (vector)')),
    op(`VFADDP${n}`, [r, r], r, (a, b) => sumsOfPairs(a, b, width, (one, other) => add(f, one, other)), 'sums of adjacent elements of Vn, and above them of Vm', see('FADDP (vector)')),
    op(`VFCMEQ${n}`, [r, r], v, compared((a, b) => floatEqual(f, a, b)), 'ones where equal, else zeros', commutes, see('FCMEQ (register)')),
    op(`VFCMGT${n}`, [r, r], v, compared((a, b) => less(f, b, a)), 'ones where greater, else zeros', see('FCMGT (register)')),
    op(`VFCMGE${n}`, [r, r], v, compared((a, b) => lessOrEqual(f, b, a)), 'ones where greater or equal, else zeros', see('FCMGE (register)')),
    ...roundings.map(([letter, rounding, words]) =>
      op(`VFRINT${letter}${n}`, [r], r, lanewise(width, a => arithmetic(nan, rounding).roundToIntegral(f, a)), `rounds to integers, ${words}`, see(`FRINT${letter} (vector)`))),
    ...([['S', true], ['U', false]] as const).flatMap(([letter, signed]) => [
      op(`V${letter}CVTF${n}`, [v], r, lanewise(width, a => fromInteger(f, signed, a)), 'integers as numbers, rounded', see(`${letter}CVTF (vector, integer)`)),
      op(`VFCVTZ${letter}${n}`, [r], v, lanewise(width, a => truncated(f, { width, signed }, 0n, a)), 'rounds to integers toward zero; out of range saturates, NaN gives 0', see(`FCVTZ${letter} (vector, integer)`)),
    ]),
    op(`VMOV${l}ins0`, [countBelow(128 / width, 'UInt8'), v, float(f)], v, (index, a, b) => withElement(a, index, b), 'Vd with the lowest element of Vn as an element', see('INS (element)')),
  ];
});

const ofReduction = (each: (a: Term, b: Term) => Term) => (a: Term) =>
  inLowPart([inPairs(lanesOf(32, a), each)]);
const narrowed = (a: Term): Term[] => lanesOf(64, a).map(lane => convert(BINARY64, BINARY32, lane));
const widened = (part: 'low' | 'high', a: Term): Term =>
  vectorOf(
    lanesOf(32, a)
      .slice(part === 'low' ? 0 : 2, part === 'low' ? 2 : 4)
      .map(lane => convert(BINARY32, BINARY64, lane)),
  );

// biome-ignore format: an op is a line
const others = (): Row[] => [
  op('VFMAXV4S', [singles], singles, ofReduction((a, b) => maximum(BINARY32, a, b)), 'the largest element, in the lowest; others are cleared', see('FMAXV')),
  op('VFMINV4S', [singles], singles, ofReduction((a, b) => minimum(BINARY32, a, b)), 'the smallest element, in the lowest; others are cleared', see('FMINV')),
  op('VFCVTL4S', [singles], doubles, a => widened('low', a), 'singles in the low half as doubles', see('FCVTL')),
  op('VFCVTL2_4S', [singles], doubles, a => widened('high', a), 'singles in the high half as doubles', see('FCVTL')),
  op('VFCVTN2D', [doubles], singles, a => inLowPart(narrowed(a)), 'doubles as singles, rounded; the upper half is cleared', see('FCVTN')),
  op('VFCVTN2_2D', [v, doubles], v, (kept, a) => vectorOf([extract(63, 0, kept), ...narrowed(a)]), 'doubles as singles, rounded, to the upper half; the lower is kept', see('FCVTN')),
];

export const vectorNumberOps = () => table('Arm ARM (DDI 0487), C7.2', ofArrangements(), others());
