/**
 * Vectors of integers by the sentences of Go's simd/archsimd: of 128 bits on all machines, of 256 and 512 on amd64, which has
 * not every op of every type. Element 0 is lowest. What a comparison gives is a mask: an element of all ones or of zeros.
 */
import {
  bits,
  bvadd,
  bvand,
  bvmul,
  bvneg,
  bvnot,
  bvor,
  bvsle,
  bvslt,
  bvsub,
  bvule,
  bvult,
  bvxor,
  countOnes,
  equal,
  ifThenElse,
  not,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { clamped, extension, shiftedBy } from '../element-arithmetic.ts';
import { filled, lanesOf, lanewise, vectorOf } from '../lanes.ts';
import { commutes, integer, only, op, section, table, vector } from '../table.ts';

const x = integer(64);

export interface Elements {
  /** As the names of ops have it: `Int8x16`. */
  readonly type: string;
  readonly signed: boolean;
  readonly width: number;
  readonly count: number;
  /** Bits of the vector. */
  readonly size: number;
}

export const elementTypes: readonly Elements[] = [128, 256, 512].flatMap(size =>
  [8, 16, 32, 64].flatMap(width =>
    [true, false].map(signed => {
      const count = size / width;
      return { type: `${signed ? 'Int' : 'Uint'}${width}x${count}`, signed, width, count, size };
    }),
  ),
);

/** The vector whose element at each index is what is said of the index. */
const vectorBy = (count: number, element: (index: number) => Term): Term =>
  vectorOf(Array.from({ length: count }, (_, index) => element(index)));
const at = ({ width }: Elements, a: Term, index: number): Term => lanesOf(width, a)[index]!;

const compares = (width: number, relation: (x: Term, y: Term) => Term) => lanewise(width, filled(relation));

/** The exact result, or the end of the range on its side. */
const saturated = ({ width, signed }: Elements, exact: (a: Term, b: Term) => Term) =>
  lanewise(width, (a, b) => {
    const [wideA, wideB] = [a, b].map(element => extension(signed)(width + 2, element)) as [Term, Term];
    return clamped(width, signed, exact(wideA, wideB));
  });

/** The language's shift of all elements by a uint64: a count of the width or more shifts everything out. */
const shifts = (width: number, kind: 'left' | 'right' | 'signed') => (a: Term, count: Term) =>
  lanewise(width, element => shiftedBy(kind, element, count))(a);

const widened = (type: Elements, a: Term): Term => extension(type.signed)(2 * type.width, a);

// biome-ignore format: an op is a line
export const vectorOps = () => table("Go's package simd/archsimd",
  section('methods of vectors of integers', ...elementTypes.flatMap(type => {
    const { type: n, signed, width, count, size } = type;
    const [v, isOfAll] = [vector(size), size === 128];
    const below = signed ? bvslt : bvult;
    const atMost = signed ? bvsle : bvule;
    const zero = bits(width, 0n);
    const half = count / 2;
    const wide = `${signed ? 'Int' : 'Uint'}${2 * width}`;
    return [
      op(`And${n}`, [v, v], v, bvand, 'the bitwise AND', commutes),
      op(`Or${n}`, [v, v], v, bvor, 'the bitwise OR', commutes),
      op(`Xor${n}`, [v, v], v, bvxor, 'the bitwise XOR', commutes),
      op(`AndNot${n}`, [v, v], v, (a, b) => bvand(a, bvnot(b)), 'the bitwise AND NOT: x & ^y'),
      op(`Equal${n}`, [v, v], v, compares(width, equal), 'the mask of x[i] == y[i]', commutes),
      ...only(size !== 256,
        op(`NotEqual${n}`, [v, v], v, compares(width, (a, b) => not(equal(a, b))), 'the mask of x[i] != y[i]', commutes),
        op(`GreaterEqual${n}`, [v, v], v, compares(width, (a, b) => atMost(b, a)), 'the mask of x[i] >= y[i]'),
        ...only(signed || n !== 'Uint64x2',
          op(`Less${n}`, [v, v], v, compares(width, below), 'the mask of x[i] < y[i]'),
          op(`LessEqual${n}`, [v, v], v, compares(width, atMost), 'the mask of x[i] <= y[i]'),
        ),
      ),
      ...only(signed || size !== 256,
        op(`Greater${n}`, [v, v], v, compares(width, (a, b) => below(b, a)), 'the mask of x[i] > y[i]'),
      ),
      ...only(width > 8 || isOfAll,
        op(`ShiftAllLeft${n}`, [v, x], v, shifts(width, 'left'), 'the elementwise left shift by y bits'),
        op(`ShiftAllRight${n}`, [v, x], v, shifts(width, signed ? 'signed' : 'right'), 'the elementwise right shift by y bits'),
        op(`Mul${n}`, [v, v], v, lanewise(width, bvmul), 'the product, elementwise', commutes),
      ),
      op(`Add${n}`, [v, v], v, lanewise(width, bvadd), 'the sum, elementwise', commutes),
      op(`Sub${n}`, [v, v], v, lanewise(width, bvsub), 'the difference, elementwise'),
      op(`OnesCount${n}`, [v], v, lanewise(width, countOnes), 'the number of set bits of each element'),
      op(`Min${n}`, [v, v], v, lanewise(width, (a, b) => ifThenElse(below(a, b), a, b)), 'the elementwise minimum', commutes),
      op(`Max${n}`, [v, v], v, lanewise(width, (a, b) => ifThenElse(below(b, a), a, b)), 'the elementwise maximum', commutes),
      ...only(signed, op(`Abs${n}`, [v], v, lanewise(width, a => ifThenElse(bvslt(a, zero), bvneg(a), a)), 'the elementwise absolute value')),
      ...only(width < 32 || isOfAll,
        op(`AddSaturated${n}`, [v, v], v, saturated(type, bvadd), 'the sum, saturating instead of overflowing, elementwise', commutes),
        op(`SubSaturated${n}`, [v, v], v, saturated(type, bvsub), 'the difference, saturating instead of overflowing, elementwise'),
      ),
      ...only(isOfAll,
        op(`Not${n}`, [v], v, bvnot, 'the bitwise complement'),
        ...only(signed, op(`Neg${n}`, [v], v, lanewise(width, bvneg), 'the elementwise negation')),
        ...(width === 64 ? [] : [['Lo', 0] as const, ['Hi', half] as const]).flatMap(([part, first]) => [
          op(`Extend${part}${half}To${wide}${n}`, [v], v, a => vectorBy(half, i => widened(type, at(type, a, first + i))), 'half of the elements, converted to twice the width'),
          op(`MulWiden${part}${n}`, [v, v], v, (a, b) => vectorBy(half, i => bvmul(widened(type, at(type, a, first + i)), widened(type, at(type, b, first + i)))), 'the doubled-width products of half of the elements', commutes),
        ]),
      ),
    ];
  })),
);
