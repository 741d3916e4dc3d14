/**
 * Vectors of integers, 128 bits, by the sentences of Go's simd/archsimd. Element 0 is lowest. What a comparison gives is
 * a mask: an element of all ones or of zeros.
 */
import {
  and,
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
  concat,
  countOnes,
  equal,
  extract,
  ifThenElse,
  not,
  or,
  signExtend,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { commutes, integer, only, op, section, table } from '../table.ts';

const [v, x] = [integer(128), integer(64)];

interface Elements {
  /** As the names of ops have it: `Int8x16`. */
  readonly type: string;
  readonly signed: boolean;
  readonly width: number;
  readonly count: number;
}

const elementTypes: readonly Elements[] = [8, 16, 32, 64].flatMap(width =>
  [true, false].map(signed => {
    const count = 128 / width;
    return { type: `${signed ? 'Int' : 'Uint'}${width}x${count}`, signed, width, count };
  }),
);

/** The vector whose element at each index is what is said of the index. */
const vector = (count: number, element: (index: number) => Term): Term => {
  let built = element(0);
  for (let index = 1; index < count; index++) built = concat(element(index), built);
  return built;
};
const at = ({ width }: Elements, a: Term, index: number): Term =>
  extract((index + 1) * width - 1, index * width, a);

const elementwise =
  (type: Elements, each: (x: Term, y: Term) => Term) =>
  (a: Term, b: Term = a): Term =>
    vector(type.count, index => each(at(type, a, index), at(type, b, index)));

const compares = (type: Elements, relation: (x: Term, y: Term) => Term) =>
  elementwise(type, (a, b) => ifThenElse(relation(a, b), bits(type.width, -1n), bits(type.width, 0n)));

/** By overflow of the wrapped result: the end of the range on the side of the exact one. */
const addSaturated =
  ({ width, signed }: Elements) =>
  (a: Term, b: Term): Term => {
    const sum = bvadd(a, b);
    if (!signed) return ifThenElse(bvult(sum, a), bits(width, -1n), sum);
    const [zero, least] = [bits(width, 0n), bits(width, 1n << BigInt(width - 1))];
    const under = and(bvslt(a, zero), bvslt(b, zero), bvsle(zero, sum));
    const over = and(bvsle(zero, a), bvsle(zero, b), bvslt(sum, zero));
    return ifThenElse(under, least, ifThenElse(over, bvnot(least), sum));
  };
const subSaturated =
  ({ width, signed }: Elements) =>
  (a: Term, b: Term): Term => {
    const difference = bvsub(a, b);
    const [zero, least] = [bits(width, 0n), bits(width, 1n << BigInt(width - 1))];
    if (!signed) return ifThenElse(bvult(a, b), zero, difference);
    const under = and(bvslt(a, zero), bvsle(zero, b), bvsle(zero, difference));
    const over = and(bvsle(zero, a), bvslt(b, zero), bvslt(difference, zero));
    return ifThenElse(under, least, ifThenElse(over, bvnot(least), difference));
  };

/** The language's shift of an element by a uint64: a count of the width or more shifts everything out. */
const shifts =
  (type: Elements, shift: (a: Term, count: Term) => Term, out: (a: Term) => Term) =>
  (a: Term, count: Term) => {
    const fits = bvult(count, bits(64, BigInt(type.width)));
    const narrow = extract(type.width - 1, 0, count);
    return elementwise(type, element => ifThenElse(fits, shift(element, narrow), out(element)))(a);
  };

const widened = (type: Elements, a: Term): Term => (type.signed ? signExtend : zeroExtend)(2 * type.width, a);

// biome-ignore format: an op is a line
export const vectorOps = table("Go's package simd/archsimd",
  section('methods of vectors of integers', ...elementTypes.flatMap(type => {
    const { type: n, signed, width, count } = type;
    const below = signed ? bvslt : bvult;
    const atMost = signed ? bvsle : bvule;
    const zero = bits(width, 0n);
    const half = count / 2;
    const wide = `${signed ? 'Int' : 'Uint'}${2 * width}`;
    return [
      op(`And${n}`, [v, v], v, bvand, 'the bitwise AND', commutes),
      op(`Or${n}`, [v, v], v, bvor, 'the bitwise OR', commutes),
      op(`Xor${n}`, [v, v], v, bvxor, 'the bitwise XOR', commutes),
      op(`Not${n}`, [v], v, bvnot, 'the bitwise complement'),
      op(`AndNot${n}`, [v, v], v, (a, b) => bvand(a, bvnot(b)), 'the bitwise AND NOT: x & ^y'),
      op(`Equal${n}`, [v, v], v, compares(type, equal), 'the mask of x[i] == y[i]', commutes),
      op(`NotEqual${n}`, [v, v], v, compares(type, (a, b) => not(equal(a, b))), 'the mask of x[i] != y[i]', commutes),
      ...only(signed || width < 64,
        op(`Less${n}`, [v, v], v, compares(type, below), 'the mask of x[i] < y[i]'),
        op(`LessEqual${n}`, [v, v], v, compares(type, atMost), 'the mask of x[i] <= y[i]'),
      ),
      op(`Greater${n}`, [v, v], v, compares(type, (a, b) => not(atMost(a, b))), 'the mask of x[i] > y[i]'),
      op(`GreaterEqual${n}`, [v, v], v, compares(type, (a, b) => or(not(below(a, b)), equal(a, b))), 'the mask of x[i] >= y[i]'),
      op(`ShiftAllLeft${n}`, [v, x], v, shifts(type, bvshl, () => zero), 'the elementwise left shift by y bits'),
      op(`ShiftAllRight${n}`, [v, x], v, signed ? shifts(type, bvashr, a => ifThenElse(bvslt(a, zero), bits(width, -1n), zero)) : shifts(type, bvlshr, () => zero), 'the elementwise right shift by y bits'),
      ...only(width > 8, op(`Mul${n}`, [v, v], v, elementwise(type, bvmul), 'the product, elementwise', commutes)),
      ...only(signed,
        op(`Add${n}`, [v, v], v, elementwise(type, bvadd), 'the sum, elementwise', commutes),
        op(`Sub${n}`, [v, v], v, elementwise(type, bvsub), 'the difference, elementwise'),
        op(`Neg${n}`, [v], v, elementwise(type, bvneg), 'the elementwise negation'),
        op(`Abs${n}`, [v], v, elementwise(type, a => ifThenElse(bvsle(zero, a), a, bvsub(zero, a))), 'the elementwise absolute value'),
      ),
      ...only(n === 'Int8x16', op(`OnesCount${n}`, [v], v, elementwise(type, countOnes), 'the number of set bits of each element')),
      ...only(width < 64,
        op(`Min${n}`, [v, v], v, elementwise(type, (a, b) => ifThenElse(atMost(a, b), a, b)), 'the elementwise minimum', commutes),
        op(`Max${n}`, [v, v], v, elementwise(type, (a, b) => ifThenElse(atMost(a, b), b, a)), 'the elementwise maximum', commutes),
        ...[['Lo', 0] as const, ['Hi', half] as const].flatMap(([part, first]) => [
          op(`Extend${part}${half}To${wide}${n}`, [v], v, a => vector(half, i => widened(type, at(type, a, first + i))), 'half of the elements, converted to twice the width'),
          op(`MulWiden${part}${n}`, [v, v], v, (a, b) => vector(half, i => bvmul(widened(type, at(type, a, first + i)), widened(type, at(type, b, first + i)))), 'the doubled-width products of half of the elements', commutes),
        ]),
      ),
      ...only(width < 32,
        op(`AddSaturated${n}`, [v, v], v, elementwise(type, addSaturated(type)), 'the sum, saturating instead of overflowing, elementwise', commutes),
        op(`SubSaturated${n}`, [v, v], v, elementwise(type, subSaturated(type)), 'the difference, saturating instead of overflowing, elementwise'),
      ),
    ];
  })),
);
