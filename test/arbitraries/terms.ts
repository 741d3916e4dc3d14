/** Random terms over numbers of one format and of a wider one, built as rules build them. */
import * as fc from 'fast-check';
import {
  amd64,
  arm64,
  canonical,
  type Format,
  parseValue,
  roundingModes,
} from '../../src/semantics/float/index.ts';
import { unspecified } from '../../src/semantics/float/nan-policy.ts';
import {
  absolute,
  arithmetic,
  barrier,
  bits,
  bvand,
  bvxor,
  classify,
  copySign,
  floatEqual,
  fromTruth,
  ifThenElse,
  isNan,
  less,
  lessOrEqual,
  negate,
  not,
} from '../../src/semantics/term/build.ts';
import { type Term, type Variable, variable } from '../../src/semantics/term/term.ts';

export const operandsOf = (format: Format): readonly Variable[] =>
  ['x', 'y', 'z'].map(name => variable(name, format.width));

/** A type, not an interface: fast-check wants an index signature. */
type Exact = {
  readonly number: Term;
  readonly truth: Term;
  readonly result: Term;
};

/** A type, not an interface: fast-check wants an index signature. */
type Grown = {
  readonly narrow: Term;
  readonly wide: Term;
  readonly truth: Term;
};

/** Numbers of `narrow`, computed there and in `wide`. Every operator that numbers have can occur. */
export function numberTerms(narrow: Format, wide: Format): fc.Arbitrary<Term> {
  const policies = [canonical, unspecified, arm64, amd64] as const;
  const { narrow: numbers } = fc.letrec<Grown>(tie => {
    const grown = (format: Format, self: fc.Arbitrary<Term>, other: fc.Arbitrary<Term>, from: Format) =>
      fc.oneof(
        { maxDepth: 5, depthSize: 'small' },
        leaf(format),
        ...operations(format, self),
        conversion(other, from, format),
      );
    const operations = (format: Format, self: fc.Arbitrary<Term>): fc.Arbitrary<Term>[] =>
      policies.flatMap(policy => {
        const ops = arithmetic(policy);
        return [
          self.map(a => negate(format, a)),
          self.map(a => absolute(format, a)),
          self.map(a => barrier(format, a)),
          self.map(a => ops.squareRoot(format, a)),
          fc
            .tuple(self, fc.constantFrom('dynamic' as const, ...roundingModes))
            .map(([a, rounding]) => arithmetic(policy, rounding).roundToIntegral(format, a)),
          fc.tuple(self, self).map(([a, b]) => copySign(format, a, b)),
          fc.tuple(self, self).map(([a, b]) => ops.add(format, a, b)),
          fc.tuple(self, self).map(([a, b]) => ops.subtract(format, a, b)),
          fc.tuple(self, self).map(([a, b]) => ops.multiply(format, a, b)),
          fc.tuple(self, self).map(([a, b]) => ops.divide(format, a, b)),
          fc.tuple(self, self).map(([a, b]) => ops.minimum(format, a, b)),
          fc.tuple(self, self).map(([a, b]) => ops.maximum(format, a, b)),
          // Operands that are equal, or of one magnitude, are never met by chance.
          self.map(a => flipByOwnSign(format, a)),
          fc.tuple(self, self).map(([a, b]) => flipBySign(format, a, b)),
          self.map(a => ops.add(format, a, a)),
          self.map(a => ops.multiply(format, absolute(format, a), absolute(format, a))),
          fc.tuple(self, self, self).map(([a, b, c]) => ops.fuse(format, a, b, c)),
          fc.tuple(tie('truth'), self, self).map(([c, a, b]) => ifThenElse(c, a, b)),
        ];
      });
    const leaf = (format: Format): fc.Arbitrary<Term> =>
      format === narrow
        ? fc.oneof(fc.constantFrom(...operandsOf(format)), encodings(format))
        : fc.constantFrom(...operandsOf(narrow)).map(a => arithmetic(canonical).convert(narrow, wide, a));
    const conversion = (operand: fc.Arbitrary<Term>, from: Format, to: Format): fc.Arbitrary<Term> =>
      fc
        .tuple(operand, fc.constantFrom(...policies))
        .map(([a, policy]) => arithmetic(policy).convert(from, to, a));
    return {
      narrow: grown(narrow, tie('narrow'), tie('wide'), wide),
      wide: grown(wide, tie('wide'), tie('narrow'), narrow),
      truth: fc
        .tuple(fc.constantFrom(less, lessOrEqual, floatEqual), tie('narrow'), tie('narrow'))
        .map(([relation, a, b]) => relation(narrow, a, b)),
    };
  });
  return numbers;
}

const flipBySign = (format: Format, a: Term, b: Term): Term =>
  bvxor(a, bvand(b, bits(format.width, format.signMask)));
const flipByOwnSign = (format: Format, a: Term): Term => flipBySign(format, a, a);

/** Any encoding, and constants that laws are about: zeros, infinities, ones and powers of two. */
const encodings = (format: Format): fc.Arbitrary<Term> =>
  fc
    .oneof(
      fc.bigInt({ min: 0n, max: (1n << BigInt(format.width)) - 1n }),
      fc
        .constantFrom('0', '-0', 'inf', '1', '-1', '2', '0.5', '-0.25', '4')
        .map(text => parseValue(format, text)),
    )
    .map(encoding => bits(format.width, encoding));

/** Terms without rounding: what the gates read completely. The result is 16 bits wide. */
export function exactTerms(format: Format): fc.Arbitrary<Term> {
  const ops = arithmetic(canonical);
  const { result } = fc.letrec<Exact>(tie => ({
    number: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom(...operandsOf(format)),
      encodings(format),
      tie('number').map(a => negate(format, a)),
      tie('number').map(a => absolute(format, a)),
      fc.tuple(tie('number'), tie('number')).map(([a, b]) => copySign(format, a, b)),
      fc.tuple(tie('number'), tie('number')).map(([a, b]) => ops.minimum(format, a, b)),
      fc.tuple(tie('number'), tie('number')).map(([a, b]) => ops.maximum(format, a, b)),
      fc.tuple(tie('truth'), tie('number'), tie('number')).map(([c, a, b]) => ifThenElse(c, a, b)),
    ),
    truth: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc
        .tuple(fc.constantFrom(less, lessOrEqual, floatEqual), tie('number'), tie('number'))
        .map(([relation, a, b]) => relation(format, a, b)),
      tie('number').map(a => isNan(format, a)),
      tie('truth').map(not),
    ),
    result: fc.oneof(
      tie('truth').map(a => fromTruth(10, a)),
      tie('number').map(a => classify(format, a)),
    ),
  }));
  return result;
}
