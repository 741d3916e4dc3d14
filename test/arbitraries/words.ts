/**
 * Random terms over truth values and words of one width and of others beside it, mixed by extensions, extractions
 * and concatenations. Every operator of words can occur. Constants lean to corners.
 */
import * as fc from 'fast-check';
import * as build from '../../src/semantics/term/build.ts';
import { type Term, type Variable, variable } from '../../src/semantics/term/term.ts';

/** A few words of one width are the inputs; terms have that width, or one of the others. */
export interface Words {
  readonly width: number;
  readonly inputs: number;
  readonly others: readonly number[];
}

export const inputsOf = ({ width, inputs }: Words): readonly Variable[] =>
  ['x', 'y', 'z', 'c'].slice(0, inputs).map(name => variable(name, width));

/** 0, 1, -1, the least and the greatest, powers of two and their neighbours, masks, the width; or any value. */
export function corners(width: number): bigint[] {
  const powers = Array.from({ length: width }, (_, place) => 1n << BigInt(place));
  const values = [
    0n,
    1n,
    -1n,
    BigInt(width),
    BigInt(width) - 1n,
    ...powers.flatMap(p => [p, p - 1n, p + 1n, -p]),
  ];
  return [...new Set(values.map(value => BigInt.asUintN(width, value)))];
}

export const valuesIn = (width: number): fc.Arbitrary<bigint> =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...corners(width)), weight: 3 },
    { arbitrary: fc.bigInt({ min: 0n, max: (1n << BigInt(width)) - 1n }), weight: 1 },
  );

const binary = [
  ...[
    build.bvand,
    build.bvor,
    build.bvxor,
    build.bvadd,
    build.bvsub,
    build.bvmul,
    build.bvudiv,
    build.bvurem,
  ],
  ...[build.bvsdiv, build.bvsrem, build.bvmulhu, build.bvmulhs, build.bvshl, build.bvlshr, build.bvashr],
  // Twice, as rules have more of them than of others.
  ...[
    build.bvand,
    build.bvor,
    build.bvxor,
    build.bvadd,
    build.bvsub,
    build.bvshl,
    build.bvlshr,
    build.bvashr,
  ],
];
const unary = [
  ...[build.bvnot, build.bvneg, build.countLeadingZeros, build.countTrailingZeros, build.countOnes],
  build.reverseBits,
];
const relations = [build.equal, build.bvult, build.bvule, build.bvslt, build.bvsle];

const isPowerOfTwo = (width: number): boolean => (width & (width - 1)) === 0;

/** Terms of words and truth values, up to a depth. */
export function wordTerms(words: Words, depth: number): fc.Arbitrary<Term> {
  const made = new Map<string, fc.Arbitrary<Term>>();
  const once = (key: string, make: () => fc.Arbitrary<Term>): fc.Arbitrary<Term> => {
    const arbitrary = made.get(key) ?? make();
    made.set(key, arbitrary);
    return arbitrary;
  };
  const widths = [words.width, ...words.others];
  const leaf = (width: number): fc.Arbitrary<Term> => {
    const inputs = fc.constantFrom(...inputsOf(words));
    const constants = valuesIn(width).map(value => build.bits(width, value));
    const fitted = inputs.chain((input): fc.Arbitrary<Term> => {
      if (width === words.width) return fc.constant(input);
      if (width < words.width) {
        return fc
          .integer({ min: 0, max: words.width - width })
          .map(low => build.extract(low + width - 1, low, input));
      }
      return fc.constantFrom(build.zeroExtend(width, input), build.signExtend(width, input));
    });
    return fc.oneof({ arbitrary: fitted, weight: 2 }, constants);
  };
  const word = (width: number, left: number): fc.Arbitrary<Term> =>
    once(`${width} ${left}`, () => {
      if (left === 0) return leaf(width);
      const self = word(width, left - 1);
      const constant = valuesIn(width).map(value => build.bits(width, value));
      const narrower = widths.filter(other => other < width);
      const wider = widths.filter(other => other > width);
      const pairs = fc.tuple(fc.constantFrom(...binary), self, fc.oneof(self, self, constant));
      return fc.oneof(
        { arbitrary: pairs.map(([operator, a, b]) => operator(a, b)), weight: 8 },
        {
          arbitrary: fc.tuple(fc.constantFrom(...unary), self).map(([operator, a]) => operator(a)),
          weight: 2,
        },
        fc.tuple(truth(left - 1), self, self).map(([c, a, b]) => build.ifThenElse(c, a, b)),
        fc.tuple(truth(left - 1), fc.constantFrom(width)).map(([c]) => build.fromTruth(width, c)),
        leaf(width),
        ...(width % 8 === 0 ? [self.map(build.reverseBytes)] : []),
        ...(isPowerOfTwo(width)
          ? [fc.tuple(self, fc.oneof(self, constant)).map(([a, b]) => build.rotateLeft(a, b))]
          : []),
        ...narrower.flatMap(other => [
          word(other, left - 1).map(a => build.zeroExtend(width, a)),
          word(other, left - 1).map(a => build.signExtend(width, a)),
          ...(widths.includes(width - other)
            ? [
                fc
                  .tuple(word(other, left - 1), word(width - other, left - 1))
                  .map(([a, b]) => build.concat(a, b)),
              ]
            : []),
        ]),
        ...wider.map(other =>
          fc
            .tuple(word(other, left - 1), fc.integer({ min: 0, max: other - width }))
            .map(([a, low]) => build.extract(low + width - 1, low, a)),
        ),
      );
    });
  const truth = (left: number): fc.Arbitrary<Term> =>
    once(`truth ${left}`, () => {
      const below = Math.max(0, left - 1);
      const pairs = widths.map(width =>
        fc
          .tuple(fc.constantFrom(...relations), word(width, below), word(width, below))
          .map(([relation, a, b]) => relation(a, b)),
      );
      if (left === 0) return fc.oneof(...pairs);
      const self = truth(left - 1);
      return fc.oneof(
        { arbitrary: fc.oneof(...pairs), weight: 3 },
        self.map(build.not),
        fc.tuple(fc.constantFrom(build.and, build.or, build.equal), self, self).map(([f, a, b]) => f(a, b)),
        fc.tuple(self, self, self).map(([c, a, b]) => build.ifThenElse(c, a, b)),
      );
    });
  return fc.oneof({ arbitrary: word(words.width, depth), weight: 3 }, { arbitrary: truth(depth), weight: 1 });
}
