/** WebAssembly's vector instructions on numbers as Go's simdWasmops.go names them: those of the scalars, lane by lane. */
import type { RoundingMode } from '../../float/environment.ts';
import { BINARY32, BINARY64 } from '../../float/format.ts';
import { unspecified } from '../../float/nan-policy.ts';
import {
  absolute,
  arithmetic,
  floatEqual,
  fromInteger,
  less,
  lessOrEqual,
  negate,
  not,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { elementAt, repeated, withElement } from '../element-arithmetic.ts';
import { filled, lanesOf, lanewise, vectorOf } from '../lanes.ts';
import {
  commutes,
  countBelow,
  float,
  numbers,
  op,
  type Row,
  section,
  table,
  truncated,
  vector,
} from '../table.ts';

/** "the sign of a NaN and its payload are non-deterministic" (core specification, 4.3.3, NaN propagation). */
const { add, subtract, multiply, divide, squareRoot, minimum, maximum } = arithmetic(unspecified);

const v = vector(128);

const shapes = [
  { n: 'F32x4', format: BINARY32, count: 4 },
  { n: 'F64x2', format: BINARY64, count: 2 },
] as const;

const bothSigns = (rows: (letter: 'S' | 'U', signed: boolean) => readonly Row[]): Row[] => [
  ...rows('S', true),
  ...rows('U', false),
];

// biome-ignore format: an op is a line
export const vectorNumberOps = () => table('WebAssembly core specification',
  section('4.3.6, lanewise operations on numbers', ...shapes.flatMap(({ n, format: f, count }) => {
    const { width } = f;
    const [r, scalar, lane] = [numbers(f), float(f), countBelow(count, 'UInt8')];
    const integral = (rounding: RoundingMode) => lanewise(width, a => arithmetic(unspecified, rounding).roundToIntegral(f, a));
    const compared = (relation: (a: Term, b: Term) => Term) => lanewise(width, filled(relation));
    return [
      op(`${n}Splat`, [scalar], r, a => repeated(count, a), 'a vector of lanes that are all the operand'),
      op(`${n}ExtractLane`, [lane, r], scalar, (index, a) => elementAt(width, a, index), 'a lane'),
      op(`${n}ReplaceLane`, [lane, r, scalar], r, (index, a, b) => withElement(a, index, b), 'the vector with the operand in one lane'),
      op(`${n}Abs`, [r], r, lanewise(width, a => absolute(f, a)), 'lanes with their sign cleared, NaNs too'),
      op(`${n}Neg`, [r], r, lanewise(width, a => negate(f, a)), 'lanes with their sign reversed, NaNs too'),
      op(`${n}Add`, [r, r], r, lanewise(width, (a, b) => add(f, a, b)), 'the sums', commutes),
      op(`${n}Sub`, [r, r], r, lanewise(width, (a, b) => subtract(f, a, b)), 'the differences'),
      op(`${n}Mul`, [r, r], r, lanewise(width, (a, b) => multiply(f, a, b)), 'the products', commutes),
      op(`${n}Div`, [r, r], r, lanewise(width, (a, b) => divide(f, a, b)), 'the quotients'),
      op(`${n}Sqrt`, [r], r, lanewise(width, a => squareRoot(f, a)), 'the square roots'),
      op(`${n}Min`, [r, r], r, lanewise(width, (a, b) => minimum(f, a, b)), 'the lesser; NaN if either is; -0 below 0', commutes),
      op(`${n}Max`, [r, r], r, lanewise(width, (a, b) => maximum(f, a, b)), 'the greater; NaN if either is; -0 below 0', commutes),
      op(`${n}Ceil`, [r], r, integral('rup'), 'the least integral numbers that are not less'),
      op(`${n}Floor`, [r], r, integral('rdn'), 'the greatest integral numbers that are not greater'),
      op(`${n}Trunc`, [r], r, integral('rtz'), 'numbers without their fraction'),
      op(`${n}Nearest`, [r], r, integral('rne'), 'the nearest integral numbers, ties to even'),
      op(`${n}Eq`, [r, r], v, compared((a, b) => floatEqual(f, a, b)), 'all ones where lanes are equal, else zeros', commutes),
      op(`${n}Ne`, [r, r], v, compared((a, b) => not(floatEqual(f, a, b))), 'all ones where lanes are not equal, else zeros', commutes),
      op(`${n}Lt`, [r, r], v, compared((a, b) => less(f, a, b)), 'all ones where a lane is less, else zeros'),
      op(`${n}Gt`, [r, r], v, compared((a, b) => less(f, b, a)), 'all ones where a lane is greater, else zeros'),
      op(`${n}Le`, [r, r], v, compared((a, b) => lessOrEqual(f, a, b)), 'all ones where a lane is less or equal, else zeros'),
      op(`${n}Ge`, [r, r], v, compared((a, b) => lessOrEqual(f, b, a)), 'all ones where a lane is greater or equal, else zeros'),
    ];
  })),
  section('4.3.6, conversions', ...bothSigns((letter, signed) => [
    op(`I32x4TruncSatF32x4${letter}`, [numbers(BINARY32)], v, lanewise(32, a => truncated(BINARY32, { width: 32, signed }, 0n, a)), `numbers without their fraction as ${signed ? 'signed' : 'unsigned'} integers; out of range saturates, 0 for NaN`),
    op(`F32x4ConvertI32x4${letter}`, [v], numbers(BINARY32), lanewise(32, a => fromInteger(BINARY32, signed, a)), `${signed ? 'signed' : 'unsigned'} integers, rounded to nearest`),
    op(`F64x2ConvertLowI32x4${letter}`, [v], numbers(BINARY64), a => vectorOf(lanesOf(32, a).slice(0, 2).map(lane => fromInteger(BINARY64, signed, lane))), `the low two ${signed ? 'signed' : 'unsigned'} integers`),
  ])),
);
