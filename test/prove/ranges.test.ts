/** Comparisons of what rises or falls with one number, held to all numbers of a format that has 512. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Obligation } from '../../src/model/claim.ts';
import { byRanges } from '../../src/prove/provers/ranges.ts';
import { Question } from '../../src/prove/question.ts';
import { unbounded } from '../../src/semantics/budget.ts';
import { formatOf, unspecified } from '../../src/semantics/float/index.ts';
import {
  absolute,
  arithmetic,
  bits,
  floatEqual,
  fromTruth,
  less,
  lessOrEqual,
  negate,
} from '../../src/semantics/term/build.ts';
import { type Term, variable } from '../../src/semantics/term/term.ts';
import { verdictOf } from '../support/machine-verdict.ts';
import { nightly } from '../support/nightly.ts';

const tiny = formatOf(4, 5);
const wide = formatOf(5, 7);
const x = variable('x', tiny.width);
const { add, subtract, multiply, divide, squareRoot, fuse, convert, roundToIntegral } =
  arithmetic(unspecified);

const inTiny = fc.bigInt(0n, (1n << BigInt(tiny.width)) - 1n).map(value => bits(tiny.width, value));

/** Operations on what depends on x and on constants of all kinds, NaNs and infinities among them. */
const steps: readonly ((a: Term, c: Term, d: Term) => Term)[] = [
  (a, c) => add(tiny, a, c),
  (a, c) => subtract(tiny, a, c),
  (a, c) => subtract(tiny, c, a),
  (a, c) => multiply(tiny, c, a),
  (a, c) => divide(tiny, a, c),
  (a, c) => divide(tiny, c, a),
  (a, c, d) => fuse(tiny, a, c, d),
  (a, c, d) => fuse(tiny, c, d, a),
  a => squareRoot(tiny, a),
  a => roundToIntegral(tiny, a),
  a => negate(tiny, a),
  a => absolute(tiny, a),
  a => convert(wide, tiny, convert(tiny, wide, a)),
  // Neither rises nor falls.
  a => multiply(tiny, a, a),
  a => subtract(tiny, a, x),
];

const chain = fc
  .array(fc.tuple(fc.constantFrom(...steps), inTiny, inTiny), { minLength: 1, maxLength: 3 })
  .map(parts => parts.reduce<Term>((term, [step, c, d]) => step(term, c, d), x));

const comparison = fc.tuple(fc.constantFrom(less, lessOrEqual, floatEqual), fc.boolean()).map(
  ([relation, exchanged]) =>
    (a: Term, c: Term) =>
      exchanged ? relation(tiny, c, a) : relation(tiny, a, c),
);

const questionOf = (source: Term, target: Term, assumption: Term): Question =>
  new Question({
    inputs: [{ name: 'x', variable: x, role: 'operand', format: tiny }] as Obligation['inputs'],
    assumptions: [assumption],
    sources: [fromTruth(8, source)],
    target: fromTruth(8, target),
    observed: { kind: 'integer', width: 8 },
  });

const all = Array.from({ length: 2 ** tiny.width }, (_, value) => [BigInt(value)]);

it('says what all inputs say', () => {
  const answers = { proved: 0, candidate: 0, unknown: 0 };
  fc.assert(
    fc.property(chain, comparison, inTiny, inTiny, fc.bigInt(-2n, 2n), (term, compare, c, bound, step) => {
      const near = bits(
        tiny.width,
        BigInt.asUintN(tiny.width, (c.kind === 'constant' ? c.value : 0n) + step),
      );
      const asked = questionOf(compare(term, c), compare(term, near), lessOrEqual(tiny, x, bound));
      const { judge } = asked;
      const finding = byRanges.ask(asked, unbounded());
      answers[finding.kind] += 1;
      if (finding.kind === 'candidate') expect(judge.difference(finding.values, 'rne')).toBeDefined();
      if (finding.kind !== 'proved') return;
      for (const mode of finding.roundingModes)
        for (const values of all)
          if (judge.admits(values, mode)) expect(judge.difference(values, mode)).toBeUndefined();
    }),
    { seed: 1, numRuns: nightly ? 2_000 : 200 },
  );
  expect(Math.min(answers.proved, answers.candidate)).toBeGreaterThan(10);
});

describe('constants that were scaled', () => {
  // Of 1/49 rounded, 49 times is less than one; the next number is the only one that gives one.
  it.each([
    [
      '(Eq64F (Mul64F x (Const64F [49])) (Const64F [1])) => (Eq64F x (Const64F [0.020408163265306124]))',
      'proved bits',
    ],
    [
      '(Eq64F (Mul64F x (Const64F [49])) (Const64F [1])) => (Eq64F x (Const64F <typ.Float64> [1.0/49]))',
      'refuted',
    ],
    [
      '(Eq64F (Mul64F x (Const64F [49])) (Const64F [1])) => (Eq64F x (Const64F [0.02040816326530613]))',
      'refuted',
    ],
    ['(Eq64F (Mul64F x (Const64F [3])) (Const64F [1])) => (Eq64F x (Const64F [1.0/3]))', 'refuted'],
    ['(Eq32F (Mul32F x (Const32F [3])) (Const32F [1])) => (Eq32F x (Const32F [1.0/3]))', 'proved bits'],
    ['(Eq32F (Mul32F x (Const32F [41])) (Const32F [1])) => (Eq32F x (Const32F [1.0/41]))', 'refuted'],
    ['(Less64F (Mul64F x (Const64F [3])) (Const64F [1])) => (Less64F x (Const64F [1.0/3]))', 'proved bits'],
    ['(Less64F (Mul64F x (Const64F [49])) (Const64F [1])) => (Less64F x (Const64F [1.0/49]))', 'refuted'],
    [
      '(Less64F (Mul64F x (Const64F [49])) (Const64F [1])) => (Less64F x (Const64F [0.020408163265306124]))',
      'proved bits',
    ],
    ['(Leq64F (Mul64F x (Const64F [-49])) (Const64F [1])) => (Less64F (Const64F [-1.0/49]) x)', 'refuted'],
    ['(Less64F (Div64F x (Const64F [49])) (Const64F [1])) => (Less64F x (Const64F [49]))', 'proved bits'],
    ['(Less64F (Add64F x (Const64F [0.1])) (Const64F [0.7])) => (Less64F x (Const64F [0.6]))', 'proved bits'],
    ['(Less64F (Add64F x (Const64F [0.1])) (Const64F [0.3])) => (Less64F x (Const64F [0.2]))', 'refuted'],
    [
      '(Less64F (Sqrt x) (Const64F [7])) => (AndB (Leq64F (Const64F [0]) x) (Less64F x (Const64F [49])))',
      'proved bits',
    ],
    ['(Less64F (Sqrt x) (Const64F [7])) => (Less64F x (Const64F [49]))', 'refuted'],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('generic', rule)).toBe(verdict));
});
