/**
 * The instructions of A64 on vectors of integers as Go's simdARM64ops.go names them, by arrangement: 16B, 8H, 4S, 2D. Of
 * an instruction that makes elements narrower or wider, or works on one, the name has the arrangement of what it reads.
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
  countLeadingZeros,
  countOnes,
  equal,
  extract,
  ifThenElse,
  signExtend,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import {
  average,
  carrylessProduct,
  clamped,
  elementAt,
  extension,
  inLowPart,
  inPairs,
  lookedUp,
  repeated,
  shiftedBothWays,
  shiftedSaturating,
  withElement,
} from '../element-arithmetic.ts';
import { filled, lanesOf, lanewise, vectorOf } from '../lanes.ts';
import {
  aux,
  commutes,
  countBelow,
  integer,
  only,
  op,
  type Row,
  see,
  table,
  vector,
  zext,
} from '../table.ts';

const [v, x] = [vector(128), integer(64)];

const widths = [8, 16, 32, 64] as const;
const letters = { 8: 'B', 16: 'H', 32: 'S', 64: 'D' } as const;

const indexBelow = (count: number) => countBelow(count, 'UInt8');
/** Instructions shift to the right by at least one. By zero is left to Go's rules, and shifts nothing. */
const countUpTo = (width: number) => countBelow(width + 1, 'UInt8');

/** The immediate, as wide as the element that is shifted. */
const byConstant = (width: number, shift: (a: Term, count: Term) => Term) => (count: Term, a: Term) =>
  lanewise(width, lane => shift(lane, zeroExtend(width, count)))(a);

/** "SInt(Elem[operand2, e, esize]<7:0>)" */
const byElements = (width: number, shift: (a: Term, count: Term) => Term) =>
  lanewise(width, (a, b) => shift(a, signExtend(width, extract(7, 0, b))));

/** "SatQ": exact in two bits more, and clamped. */
const saturating = (width: number, signed: boolean, exact: (a: Term, b: Term) => Term) =>
  lanewise(width, (a, b) => {
    const [wideA, wideB] = [a, b].map(lane => extension(signed)(width + 2, lane)) as [Term, Term];
    return clamped(width, signed, exact(wideA, wideB));
  });

/** Elements of one half of the register. */
const halfOf = (width: number, part: 'low' | 'high', a: Term): Term[] => {
  const lanes = lanesOf(width, a);
  return part === 'low' ? lanes.slice(0, lanes.length / 2) : lanes.slice(lanes.length / 2);
};
/** What is long is twice as wide as what it is made of. */
const long =
  (width: number, part: 'low' | 'high', each: (...lanes: Term[]) => Term) =>
  (...vectors: Term[]) => {
    const halves = vectors.map(one => halfOf(width, part, one));
    return vectorOf(halves[0]!.map((_, index) => each(...halves.map(half => half[index]!))));
  };

/** What is narrow is half as wide: in the low half of the register, the other one cleared, or above the low half kept. */
const narrow = (width: number, each: (lane: Term) => Term) => (a: Term) =>
  inLowPart(lanesOf(width, a).map(each));
const narrowAbove = (width: number, each: (lane: Term) => Term) => (kept: Term, a: Term) =>
  vectorOf([extract(63, 0, kept), ...lanesOf(width, a).map(each)]);

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** "Elem[operand1:operand2]" of the one vector behind the other, and of both in turn. */
const unzipped = (width: number, part: 0 | 1) => (a: Term, b: Term) => {
  const lanes = [...lanesOf(width, a), ...lanesOf(width, b)];
  return vectorOf(upTo(lanes.length / 2).map(index => lanes[2 * index + part]!));
};
const inTurn = (width: number, index: (pair: number, count: number) => number) => (a: Term, b: Term) => {
  const [one, other] = [lanesOf(width, a), lanesOf(width, b)];
  const { length } = one;
  return vectorOf(upTo(length / 2).flatMap(pair => [one[index(pair, length)]!, other[index(pair, length)]!]));
};

const reduced = (width: number, each: (a: Term, b: Term) => Term) => (a: Term) =>
  inLowPart([inPairs(lanesOf(width, a), each)]);

const bothSigns = (rows: (letter: 'S' | 'U', signed: boolean) => readonly Row[]): Row[] => [
  ...rows('S', true),
  ...rows('U', false),
];

const leadingSignBits = (a: Term): Term => {
  const width = a.sort as number;
  return bvsub(countLeadingZeros(bvxor(a, bvashr(a, bits(width, 1n)))), bits(width, 1n));
};

const chosen = (signed: boolean, which: 'greater' | 'lesser') => (a: Term, b: Term) => {
  const below = signed ? bvslt : bvult;
  return ifThenElse(which === 'lesser' ? below(a, b) : below(b, a), a, b);
};
const narrowed = (width: number, from: boolean, to: boolean) => (lane: Term) =>
  clamped(width / 2, to, extension(from)(width + 1, lane));
const shiftedNarrow = (width: number, count: Term) => (lane: Term) =>
  extract(width / 2 - 1, 0, bvlshr(lane, zeroExtend(width, count)));
const sumsOfPairs = (width: number, a: Term, b: Term): Term => {
  const lanes = [...lanesOf(width, a), ...lanesOf(width, b)];
  return vectorOf(upTo(lanes.length / 2).map(pair => bvadd(lanes[2 * pair]!, lanes[2 * pair + 1]!)));
};

// biome-ignore format: an op is a line
const ofArrangements = () => widths.flatMap((width): Row[] => {
  const letter = letters[width];
  const count = 128 / width;
  const n = `${count}${letter}`;
  const general = integer(width);
  return [
    op(`VADD${n}`, [v, v], v, lanewise(width, bvadd), 'adds elements', commutes, see('ADD (vector)')),
    op(`VSUB${n}`, [v, v], v, lanewise(width, bvsub), 'subtracts elements of Vm from those of Vn', see('SUB (vector)')),
    op(`VNEG${n}`, [v], v, lanewise(width, bvneg), 'negates elements', see('NEG (vector)')),
    op(`VABS${n}`, [v], v, lanewise(width, a => ifThenElse(bvslt(a, bits(width, 0n)), bvneg(a), a)), 'absolute values, modulo the width', see('ABS')),
    op(`VCMEQ${n}`, [v, v], v, lanewise(width, filled(equal)), 'ones where equal, else zeros', commutes, see('CMEQ (register)')),
    op(`VCMGT${n}`, [v, v], v, lanewise(width, filled((a, b) => bvslt(b, a))), 'ones where greater, signed, else zeros', see('CMGT (register)')),
    op(`VCMGE${n}`, [v, v], v, lanewise(width, filled((a, b) => bvsle(b, a))), 'ones where greater or equal, signed, else zeros', see('CMGE (register)')),
    op(`VCMHI${n}`, [v, v], v, lanewise(width, filled((a, b) => bvult(b, a))), 'ones where higher, unsigned, else zeros', see('CMHI (register)')),
    op(`VCMHS${n}`, [v, v], v, lanewise(width, filled((a, b) => bvule(b, a))), 'ones where higher or the same, unsigned, else zeros', see('CMHS (register)')),
    op(`VSHL${n}`, [indexBelow(width), v], v, byConstant(width, bvshl), 'shifts elements left by the immediate', see('SHL')),
    ...bothSigns((s, signed) => [
      op(`V${s}SHR${n}`, [countUpTo(width), v], v, byConstant(width, signed ? bvashr : bvlshr), 'shifts elements right by the immediate', see(`${s}SHR`)),
      op(`V${s}SHL${n}`, [v, v], v, byElements(width, shiftedBothWays(signed)), 'shifts elements by the signed lowest byte of the other: left, or right where it is negative', see(`${s}SHL`)),
      op(`V${s}QSHL${n}`, [v, v], v, byElements(width, shiftedSaturating(signed)), 'the same, saturated where it overflows', see(`${s}QSHL (register)`)),
      op(`V${s}QSHL${n}const`, [indexBelow(width), v], v, byConstant(width, shiftedSaturating(signed)), 'shifts elements left by the immediate, saturated where it overflows', see(`${s}QSHL (immediate)`)),
      op(`V${s}QADD${n}`, [v, v], v, saturating(width, signed, bvadd), 'adds elements, saturating', commutes, see(`${s}QADD`)),
      op(`V${s}QSUB${n}`, [v, v], v, saturating(width, signed, bvsub), 'subtracts elements of Vm from those of Vn, saturating', see(`${s}QSUB`)),
      ...only(width < 64,
        op(`V${s}RHADD${n}`, [v, v], v, lanewise(width, average(signed)), 'halves of the sums, rounded up', commutes, see(`${s}RHADD`)),
        op(`V${s}MAX${n}`, [v, v], v, lanewise(width, chosen(signed, 'greater')), 'the greater elements', commutes, see(`${s}MAX`)),
        op(`V${s}MIN${n}`, [v, v], v, lanewise(width, chosen(signed, 'lesser')), 'the lesser elements', commutes, see(`${s}MIN`)),
        op(`V${s}MAXV${n}`, [v], v, reduced(width, chosen(signed, 'greater')), 'the greatest element, in the lowest; others are cleared', see(`${s}MAXV`)),
        op(`V${s}MINV${n}`, [v], v, reduced(width, chosen(signed, 'lesser')), 'the least element, in the lowest; others are cleared', see(`${s}MINV`)),
        ...(['low', 'high'] as const).flatMap(part => {
          const name = part === 'low' ? n : `2_${n}`;
          const extend = extension(signed);
          return [
            op(`V${s}XTL${name}`, [v], v, long(width, part, a => extend(2 * width, a)), `extends elements of the ${part} half`, see(`${s}XTL, alias of ${s}SHLL`)),
            op(`V${s}SHLL${name}`, [indexBelow(width), v], v, (shift, a) => long(width, part, lane => bvshl(extend(2 * width, lane), zeroExtend(2 * width, shift)))(a), `extends elements of the ${part} half and shifts them left by the immediate`, see(`${s}SHLL`)),
            op(`V${s}MULL${name}`, [v, v], v, long(width, part, (a, b) => bvmul(extend(2 * width, a), extend(2 * width, b))), `exact products of elements of the ${part} half`, commutes, see(`${s}MULL`)),
          ];
        }),
      ),
      ...only(width > 8,
        op(`V${s}QXTN${n}`, [v], v, narrow(width, narrowed(width, signed, signed)), 'narrows elements, saturating; the upper half is cleared', see(`${s}QXTN`)),
        op(`V${s}QXTN2_${n}`, [v, v], v, narrowAbove(width, narrowed(width, signed, signed)), 'narrows elements, saturating, to the upper half; the lower is kept', see(`${s}QXTN`)),
      ),
    ]),
    ...only(width > 8,
      op(`VADDP${n}`, [v, v], v, (a, b) => sumsOfPairs(width, a, b), 'sums of adjacent elements of Vn, and above them of Vm', see('ADDP (vector)')),
      op(`VXTN${n}`, [v], v, narrow(width, lane => extract(width / 2 - 1, 0, lane)), 'low halves of elements; the upper half is cleared', see('XTN')),
      op(`VXTN2_${n}`, [v, v], v, narrowAbove(width, lane => extract(width / 2 - 1, 0, lane)), 'low halves of elements, to the upper half; the lower is kept', see('XTN')),
      op(`VSQXTUN${n}`, [v], v, narrow(width, narrowed(width, true, false)), 'narrows signed elements to unsigned ones, saturating; the upper half is cleared', see('SQXTUN')),
      op(`VSQXTUN2_${n}`, [v, v], v, narrowAbove(width, narrowed(width, true, false)), 'narrows signed elements to unsigned ones, saturating, to the upper half; the lower is kept', see('SQXTUN')),
      op(`VSHRN${n}`, [countUpTo(width / 2), v], v, (shift, a) => narrow(width, shiftedNarrow(width, shift))(a), 'shifts elements right by the immediate and narrows them; the upper half is cleared', see('SHRN')),
      op(`VSHRN2_${n}`, [countUpTo(width / 2), v, v], v, (shift, kept, a) => narrowAbove(width, shiftedNarrow(width, shift))(kept, a), 'shifts elements right by the immediate and narrows them, to the upper half; the lower is kept', see('SHRN')),
    ),
    ...only(width < 64,
      op(`VMUL${n}`, [v, v], v, lanewise(width, bvmul), 'multiplies elements, modulo their width', commutes, see('MUL (vector)')),
      op(`VMLA${n}`, [v, v, v], v, lanewise(width, (a, b, c) => bvadd(bvmul(b, c), a)), 'adds products of elements of Vn and Vm to those of Vd', see('MLA (vector)')),
      op(`VADDV${n}`, [v], v, reduced(width, bvadd), 'the sum of all elements, in the lowest; others are cleared', see('ADDV')),
      op(`VCLZ${n}`, [v], v, lanewise(width, countLeadingZeros), 'counts leading zeros', see('CLZ (vector)')),
      op(`VCLS${n}`, [v], v, lanewise(width, leadingSignBits), 'counts bits behind the sign that are as it is', see('CLS (vector)')),
    ),
    op(`VUZP1${n}`, [v, v], v, unzipped(width, 0), 'even elements of Vn, and above them of Vm', see('UZP1')),
    op(`VUZP2${n}`, [v, v], v, unzipped(width, 1), 'odd elements of Vn, and above them of Vm', see('UZP2')),
    op(`VTRN1${n}`, [v, v], v, inTurn(width, pair => 2 * pair), 'even elements of Vn and Vm in turn', see('TRN1')),
    op(`VTRN2${n}`, [v, v], v, inTurn(width, pair => 2 * pair + 1), 'odd elements of Vn and Vm in turn', see('TRN2')),
    op(`VZIP1${n}`, [v, v], v, inTurn(width, pair => pair), 'elements of the low halves of Vn and Vm in turn', see('ZIP1')),
    op(`VZIP2${n}`, [v, v], v, inTurn(width, (pair, all) => pair + all / 2), 'elements of the high halves of Vn and Vm in turn', see('ZIP2')),
    op(`VDUP${letter}bcast`, [indexBelow(count), v], v, (index, a) => repeated(count, elementAt(width, a, index)), 'an element in all elements', see('DUP (element), vector')),
    op(`VMOV${letter}ins`, [indexBelow(count), v, general], v, (index, a, b) => withElement(a, index, b), 'Vd with the low bits of a general register as an element', see('INS (general)')),
    op(`VMOV${letter}extr`, [indexBelow(count), v], width === 64 ? x : zext(general), (index, a) => elementAt(width, a, index), 'an element in a general register, zeros above', see('UMOV')),
    ...only(width > 16,
      op(`VDUP${letter}extr`, [indexBelow(count), v], v, (index, a) => inLowPart([elementAt(width, a, index)]), 'an element as the lowest; others are cleared', see('DUP (element), scalar')),
    ),
    ...only(width === 8,
      op(`VCNT${n}`, [v], v, lanewise(width, countOnes), 'counts ones', see('CNT')),
      op(`VAND${n}`, [v, v], v, bvand, 'bitwise AND', commutes, see('AND (vector)')),
      op(`VORR${n}`, [v, v], v, bvor, 'bitwise OR', commutes, see('ORR (vector, register)')),
      op(`VEOR${n}`, [v, v], v, bvxor, 'bitwise exclusive OR', commutes, see('EOR (vector)')),
      op(`VBIC${n}`, [v, v], v, (a, b) => bvand(a, bvnot(b)), 'Vn AND NOT Vm', see('BIC (vector, register)')),
      op(`VORN${n}`, [v, v], v, (a, b) => bvor(a, bvnot(b)), 'Vn OR NOT Vm', see('ORN (vector)')),
      op(`VNOT${n}`, [v], v, bvnot, 'the complement', see('NOT')),
      op(`VBIT${n}`, [v, v, v], v, (d, a, m) => bvor(bvand(d, bvnot(m)), bvand(a, m)), 'Vd with bits of Vn where Vm has ones', see('BIT')),
      op(`VBIF${n}`, [v, v, v], v, (d, a, m) => bvor(bvand(d, m), bvand(a, bvnot(m))), 'Vd with bits of Vn where Vm has zeros', see('BIF')),
      op(`VTBL${n}`, [v, v], v, (entries, b) => vectorOf(lanesOf(8, b).map(lookedUp(entries))), 'bytes of Vn by the indices in Vm, 0 for those out of range', see('TBL, one register')),
      op(`VEXT${n}`, [indexBelow(16), v, v], v, (index, m, a) => extract(127, 0, bvlshr(vectorOf([a, m]), bvmul(bits(256, 8n), zeroExtend(256, index)))), 'sixteen bytes of Vm above Vn, from the index on: Go names Vm first', see('EXT')),
      op(`VMOVI${n}`, [aux('UInt8')], v, value => repeated(16, value), 'the immediate in all elements', see('MOVI')),
    ),
    ...only(width === 64, ...(['low', 'high'] as const).map(part => {
      const of = (a: Term): Term => halfOf(64, part, a)[0]!;
      return op(`VPMULL${part === 'low' ? n : `2_${n}`}`, [v, v], v, (a, b) => carrylessProduct(of(a), of(b)), `the product of polynomials in the ${part} halves`, commutes, see('PMULL'));
    })),
  ];
});

export const vectorOps = () => table('Arm ARM (DDI 0487), C7.2', ofArrangements());
