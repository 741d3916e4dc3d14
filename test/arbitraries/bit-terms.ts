/** Random terms over bit-vectors, built as rules build them: few variables, shared often. */
import * as fc from 'fast-check';
import * as build from '../../src/semantics/term/build.ts';
import { type Term, type Variable, variable } from '../../src/semantics/term/term.ts';

export const bitOperands = (width: number): readonly Variable[] =>
  ['x', 'y', 'z'].map(name => variable(name, width));

/** A type, not an interface: fast-check wants an index signature. */
type Grown = {
  readonly word: Term;
  readonly truth: Term;
};

const unary = [build.bvnot, build.bvneg, build.countLeadingZeros, build.countTrailingZeros, build.countOnes];
const binary = [
  build.bvand,
  build.bvor,
  build.bvxor,
  build.bvadd,
  build.bvsub,
  build.bvmul,
  build.bvmulhu,
  build.bvmulhs,
  build.bvudiv,
  build.bvurem,
  build.bvsdiv,
  build.bvsrem,
  build.bvshl,
  build.bvlshr,
  build.bvashr,
];
const relations = [build.equal, build.bvult, build.bvule, build.bvslt, build.bvsle];

/** Words of so many bits, and truth values over them; every operator of bits can occur. */
export function bitTerms(width: number): {
  readonly word: fc.Arbitrary<Term>;
  readonly truth: fc.Arbitrary<Term>;
} {
  return fc.letrec<Grown>(tie => ({
    word: fc.oneof(
      { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<Term>(...bitOperands(width)),
      fc.bigInt({ min: 0n, max: (1n << BigInt(width)) - 1n }).map(value => build.bits(width, value)),
      fc.tuple(fc.constantFrom(...unary), tie('word')).map(([make, a]) => make(a)),
      fc.tuple(fc.constantFrom(...binary), tie('word'), tie('word')).map(([make, a, b]) => make(a, b)),
      fc.tuple(tie('truth'), tie('word'), tie('word')).map(([c, a, b]) => build.ifThenElse(c, a, b)),
      tie('word').map(a => build.signExtend(width, build.extract(width >> 1, 0, a))),
      tie('word').map(a => build.zeroExtend(width, build.extract(width - 1, 1, a))),
    ),
    truth: fc.oneof(
      { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
      fc.tuple(fc.constantFrom(...relations), tie('word'), tie('word')).map(([make, a, b]) => make(a, b)),
      tie('truth').map(build.not),
      fc.tuple(tie('truth'), tie('truth')).map(([a, b]) => build.and(a, b)),
      fc.tuple(tie('truth'), tie('truth')).map(([a, b]) => build.or(a, b)),
    ),
  }));
}
