/**
 * WebAssembly's vector instructions on integers as Go's simdWasmops.go names them. A v128 is its 128 bits, lane 0 lowest
 * (2.3.2, vector types; 4.3.1, representations). A relation gives -1 where it holds, else 0 (4.3.5, relations).
 */
import {
  bits,
  bvadd,
  bvand,
  bvashr,
  bvlshr,
  bvmul,
  bvneg,
  bvnot,
  bvor,
  bvshl,
  bvsle,
  bvslt,
  bvsub,
  bvule,
  bvult,
  bvxor,
  countOnes,
  equal,
  extract,
  ifThenElse,
  not,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import {
  average,
  clamped,
  elementAt,
  extension,
  lookedUp,
  repeated,
  withElement,
} from '../element-arithmetic.ts';
import { filled, lanesOf, lanewise, vectorOf } from '../lanes.ts';
import {
  commutes,
  countBelow,
  integer,
  only,
  op,
  type Row,
  section,
  sext,
  table,
  vector,
  zext,
} from '../table.ts';

const [v, w, x] = [vector(128), integer(32), integer(64)];

type Lane = 8 | 16 | 32 | 64;

const shapes = [8, 16, 32, 64].map(width => ({ width: width as Lane, shape: `I${width}x${128 / width}` }));

/** "sat": clamped to the range of the lane, of an exact result of two bits more. */
const saturating = (exact: (a: Term, b: Term) => Term, signed: boolean) => (a: Term, b: Term) => {
  const width = a.sort as number;
  const wide = width + 2;
  const extend = extension(signed);
  const result = exact(extend(wide, a), extend(wide, b));
  return clamped(width, signed, result);
};

/** The count is an i32 taken modulo the width of a lane; Go wraps its i64. */
const shifted = (width: Lane, shift: (a: Term, count: Term) => Term) => (a: Term, count: Term) => {
  const amount = bvand(extract(width - 1, 0, count), bits(width, BigInt(width - 1)));
  return lanewise(width, lane => shift(lane, amount))(a);
};

const absolute = (a: Term): Term => ifThenElse(bvslt(a, bits(a.sort as number, 0n)), bvneg(a), a);
const choose = (relation: (a: Term, b: Term) => Term) => (a: Term, b: Term) =>
  ifThenElse(relation(a, b), a, b);

/** Low or high half of the lanes, each extended to twice its width. */
const halfOf = (width: Lane, high: boolean, signed: boolean, a: Term): Term[] => {
  const count = 64 / width;
  return lanesOf(width, a)
    .slice(high ? count : 0, high ? 2 * count : count)
    .map(lane => extension(signed)(2 * width, lane));
};

const bothSigns = (rows: (letter: 'S' | 'U', signed: boolean) => readonly Row[]): Row[] => [
  ...rows('S', true),
  ...rows('U', false),
];

const ofEachShape = (rows: (shape: string, width: Lane) => readonly Row[]): Row[] =>
  shapes.flatMap(({ shape, width }) => rows(shape, width));

// biome-ignore format: an op is a line
export const vectorOps = () => table('WebAssembly core specification',
  section('4.3.6, vector operations on all bits',
    op('V128Not', [v], v, bvnot, 'the complement of all bits'),
    op('V128And', [v, v], v, bvand, 'the bitwise conjunction', commutes),
    op('V128Andnot', [v, v], v, (a, b) => bvand(a, bvnot(b)), 'the bitwise conjunction of the first with the complement of the second'),
    op('V128Or', [v, v], v, bvor, 'the bitwise disjunction', commutes),
    op('V128Xor', [v, v], v, bvxor, 'the bitwise exclusive disjunction', commutes),
    op('V128Zero', [], v, () => bits(128, 0n), 'v128.const 0: all bits zero'),
    op('V128Bitselect', [v, v, v], v, (a, b, c) => bvor(bvand(a, c), bvand(b, bvnot(c))), 'bits of the first where the third has ones, else of the second'),
  ),
  section('4.4.1, select',
    op('SelectV', [v, v, w], v, (a, b, condition) => ifThenElse(equal(condition, bits(32, 0n)), b, a), 'the first if the low word of the third is not zero, else the second'),
  ),
  section('4.3.6, lanes', ...ofEachShape((n, width) => {
    const lane = countBelow(128 / width, 'UInt8');
    const scalar = width === 64 ? x : w;
    return [
      op(`${n}Splat`, [scalar], v, a => repeated(128 / width, extract(width - 1, 0, a)), 'a vector of lanes that all have the low bits of the operand'),
      op(`${n}ReplaceLane`, [lane, v, scalar], v, (index, a, b) => withElement(a, index, extract(width - 1, 0, b)), 'the vector with the low bits of the operand in one lane'),
      ...only(width === 8, op(`${n}Swizzle`, [v, v], v, (a, b) => vectorOf(lanesOf(8, b).map(lookedUp(a))), 'lanes of the first by the indices of the second, 0 for those out of range')),
      ...(width < 32 ? bothSigns((letter, signed) => [
        op(`${n}ExtractLane${letter}`, [lane, v], signed ? sext(integer(width)) : zext(integer(width)), (index, a) => elementAt(width, a, index), `a lane, extended to i32 and that to i64, ${signed ? 'signed' : 'unsigned'}`),
      ]) : [
        op(`${n}ExtractLane`, [lane, v], width === 32 ? sext(w) : x, (index, a) => elementAt(width, a, index), 'a lane; an i32 sign-extended to i64'),
      ]),
    ];
  })),
  section('4.3.6, lanewise operations on integers', ...ofEachShape((n, width) => [
    op(`${n}Abs`, [v], v, lanewise(width, absolute), 'the absolute value of each lane; the least integer stays'),
    op(`${n}Neg`, [v], v, lanewise(width, bvneg), 'each lane negated modulo its width'),
    op(`${n}Add`, [v, v], v, lanewise(width, bvadd), 'the sum of lanes modulo their width', commutes),
    op(`${n}Sub`, [v, v], v, lanewise(width, bvsub), 'the difference of lanes modulo their width'),
    ...only(width !== 8, op(`${n}Mul`, [v, v], v, lanewise(width, bvmul), 'the product of lanes modulo their width', commutes)),
    ...only(width === 8, op(`${n}Popcnt`, [v], v, lanewise(width, countOnes), 'the count of ones of each lane')),
    ...only(width < 32, op(`${n}AvgrU`, [v, v], v, lanewise(width, average(false)), 'the unsigned average of lanes, rounded up', commutes)),
    op(`${n}Shl`, [v, x], v, shifted(width, bvshl), 'shifts each lane left by the count modulo the width of a lane'),
    op(`${n}ShrS`, [v, x], v, shifted(width, bvashr), 'shifts each lane right by the count modulo the width of a lane, the sign coming in'),
    op(`${n}ShrU`, [v, x], v, shifted(width, bvlshr), 'shifts each lane right by the count modulo the width of a lane, zeros coming in'),
    op(`${n}Eq`, [v, v], v, lanewise(width, filled(equal)), 'all ones where lanes are equal, else zeros', commutes),
    op(`${n}Ne`, [v, v], v, lanewise(width, filled((a, b) => not(equal(a, b)))), 'all ones where lanes are not equal, else zeros', commutes),
    ...bothSigns((letter, signed) => {
      const [below, atMost] = signed ? [bvslt, bvsle] : [bvult, bvule];
      const sign = signed ? 'signed' : 'unsigned';
      return [
        ...only(width < 64 || signed,
          op(`${n}Lt${letter}`, [v, v], v, lanewise(width, filled(below)), `all ones where a lane is less, ${sign}, else zeros`),
          op(`${n}Gt${letter}`, [v, v], v, lanewise(width, filled((a, b) => below(b, a))), `all ones where a lane is greater, ${sign}, else zeros`),
          op(`${n}Le${letter}`, [v, v], v, lanewise(width, filled(atMost)), `all ones where a lane is less or equal, ${sign}, else zeros`),
          op(`${n}Ge${letter}`, [v, v], v, lanewise(width, filled((a, b) => atMost(b, a))), `all ones where a lane is greater or equal, ${sign}, else zeros`),
        ),
        ...only(width < 64,
          op(`${n}Min${letter}`, [v, v], v, lanewise(width, choose(below)), `the lesser of lanes, ${sign}`, commutes),
          op(`${n}Max${letter}`, [v, v], v, lanewise(width, choose((a, b) => below(b, a))), `the greater of lanes, ${sign}`, commutes),
        ),
        ...only(width < 32,
          op(`${n}AddSat${letter}`, [v, v], v, lanewise(width, saturating(bvadd, signed)), `the ${sign} sum of lanes, clamped to their range`, commutes),
          op(`${n}SubSat${letter}`, [v, v], v, lanewise(width, saturating(bvsub, signed)), `the ${sign} difference of lanes, clamped to their range`),
        ),
        ...only(width > 8, ...[false, true].flatMap(high => {
          const narrow = (width / 2) as Lane;
          const half = high ? 'High' : 'Low';
          const source = `I${narrow}x${128 / narrow}${letter}`;
          return [
            op(`${n}Extend${half}${source}`, [v], v, a => vectorOf(halfOf(narrow, high, signed, a)), `the ${half.toLowerCase()} half of the lanes, extended, ${sign}`),
            op(`${n}Extmul${half}${source}`, [v, v], v, (a, b) => {
              const other = halfOf(narrow, high, signed, b);
              return vectorOf(halfOf(narrow, high, signed, a).map((lane, k) => bvmul(lane, other[k]!)));
            }, `the exact ${sign} products of the ${half.toLowerCase()} half of the lanes`, commutes),
          ];
        })),
      ];
    }),
  ])),
);
