/** Division by numbers that a rule writes out: multipliers and shifts held to all dividends of few bits. */
import { describe, expect, it } from 'vitest';
import type { Obligation } from '../../src/model/claim.ts';
import { byDivisionByLiterals } from '../../src/prove/provers/division-by-literals.ts';
import { Question } from '../../src/prove/question.ts';
import { Budget } from '../../src/semantics/budget.ts';
import {
  bits,
  bvadd,
  bvashr,
  bvlshr,
  bvmul,
  bvmulhs,
  bvmulhu,
  bvsdiv,
  bvsrem,
  bvsub,
  bvudiv,
  bvule,
  bvurem,
  equal,
  extract,
  zeroExtend,
} from '../../src/semantics/term/build.ts';
import { evaluatorOfAll } from '../../src/semantics/term/evaluate.ts';
import { type Term, variable } from '../../src/semantics/term/term.ts';
import { verdictOf } from '../support/machine-verdict.ts';

const width = 7;
const x = variable('x', width);
const word = (value: number | bigint): Term => bits(width, BigInt.asUintN(width, BigInt(value)));

function isProved(source: Term, target: Term): boolean {
  const obligation: Obligation = {
    inputs: [{ name: 'x', variable: x, role: 'operand' }],
    assumptions: [],
    sources: [source],
    target,
    observed: source.sort === 'Bool' ? { kind: 'branch' } : { kind: 'integer', width },
  };
  return byDivisionByLiterals.ask(new Question(obligation), Budget.of(100_000)).kind === 'proved';
}

function isRight(source: Term, target: Term): boolean {
  const sides = evaluatorOfAll([source, target], [x]);
  return Array.from({ length: 2 ** width }, (_, value) => sides([BigInt(value)], 'rne')).every(
    ([one, other]) => one === other,
  );
}

const sign = bvashr(x, word(width - 1));

/** What people write for a quotient, by the multiplier and the shift. */
const shapes: readonly {
  readonly shape: string;
  readonly source: (divisor: Term) => Term;
  readonly target: (multiplier: Term, shift: Term, divisor: Term) => Term;
}[] = [
  {
    shape: 'the high product, shifted',
    source: c => bvudiv(x, c),
    target: (m, s) => bvlshr(bvmulhu(x, m), s),
  },
  {
    shape: 'the wide product, shifted',
    source: c => bvudiv(x, c),
    target: (m, s) =>
      extract(
        width - 1,
        0,
        bvlshr(
          bvmul(zeroExtend(2 * width, x), zeroExtend(2 * width, m)),
          bvadd(zeroExtend(2 * width, s), bits(2 * width, BigInt(width))),
        ),
      ),
  },
  {
    shape: 'what the quotient leaves',
    source: c => bvurem(x, c),
    target: (m, s, c) => bvsub(x, bvmul(bvlshr(bvmulhu(x, m), s), c)),
  },
  {
    shape: 'the signed high product, shifted',
    source: c => bvsdiv(x, c),
    target: (m, s) => bvsub(bvashr(bvmulhs(x, m), s), sign),
  },
  {
    shape: 'the signed high product and the dividend, shifted',
    source: c => bvsdiv(x, c),
    target: (m, s) => bvsub(bvashr(bvadd(x, bvmulhs(x, m)), s), sign),
  },
  {
    shape: 'what the signed quotient leaves',
    source: c => bvsrem(x, c),
    target: (m, s, c) => bvsub(x, bvmul(c, bvsub(bvashr(bvadd(x, bvmulhs(x, m)), s), sign))),
  },
];

describe.each(shapes)('$shape', ({ source, target }) => {
  it('is the quotient where it is proved, for multipliers next to the reciprocal', () => {
    const counts = { right: 0, proved: 0 };
    for (const divisor of [3, 5, 6, 7, 9, 10, 11, 25, 49, 63]) {
      for (let shift = 0; shift < 4; shift++) {
        const reciprocal = Math.ceil(2 ** (width + shift) / divisor);
        for (const step of [-1, 0, 1]) {
          const sides = [
            source(word(divisor)),
            target(word(reciprocal + step), word(shift), word(divisor)),
          ] as const;
          const [right, proved] = [isRight(...sides), isProved(...sides)];
          if (proved) expect([divisor, shift, step, right]).toEqual([divisor, shift, step, true]);
          counts.right += Number(right);
          counts.proved += Number(proved);
        }
      }
    }
    expect(counts.proved).toBeGreaterThan(counts.right / 3);
    expect(counts.right).toBeLessThan(120);
  });
});

it('tells multiples by the inverse, and only where bound and inverse are those of the divisor', () => {
  for (const divisor of [3, 5, 7, 9, 11, 25]) {
    const inverse = Array.from({ length: 2 ** width }, (_, one) => one).find(
      one => (one * divisor) % 2 ** width === 1,
    )!;
    const greatest = Math.floor((2 ** width - 1) / divisor);
    for (const [m, most] of [
      [inverse, greatest],
      [inverse, greatest - 1],
      [inverse, greatest + 1],
      [inverse + 2, greatest],
      [divisor, greatest],
    ] as const) {
      const target = bvule(bvmul(x, word(m)), word(most));
      for (const source of [
        equal(bvurem(x, word(divisor)), word(0)),
        equal(x, bvmul(bvudiv(x, word(divisor)), word(divisor))),
      ])
        expect(isProved(source, target)).toBe(isRight(source, target));
    }
  }
});

describe('rules with words of 32 and 64 bits', () => {
  const by10 = (multiplier: string, shift: string): string =>
    `(Div64u x (Const64 [10])) => (Rsh64Ux64 <typ.UInt64> (Hmul64u <typ.UInt64> x (Const64 <typ.UInt64> [${multiplier}])) (Const64 <typ.UInt64> [${shift}]))`;
  const by3 = (multiplier: string): string =>
    `(Div32 <t> x (Const32 [3])) => (Sub32 <t> (Hmul32 <t> x (Const32 <typ.UInt32> [${multiplier}])) (Rsh32x64 <t> x (Const64 <typ.UInt64> [31])))`;
  const by7 = (multiplier: string): string =>
    `(Div32u x (Const32 [7])) => (Rsh32Ux64 <typ.UInt32> (Avg32u <typ.UInt32> x (Hmul32u <typ.UInt32> x (Const32 <typ.UInt32> [${multiplier}]))) (Const64 <typ.UInt64> [2]))`;
  const multipleOf5 = (greatest: string): string =>
    `(Eq64 (Mod64u x (Const64 [5])) (Const64 [0])) => (Leq64U (Mul64 <typ.UInt64> (Const64 <typ.UInt64> [-3689348814741910323]) x) (Const64 <typ.UInt64> [${greatest}]))`;

  it.each([
    ['proved bits', by10('-3689348814741910323', '3')],
    ['refuted', by10('-3689348814741910324', '3')],
    ['refuted', by10('-3689348814741910323', '2')],
    ['proved bits', by3('1431655766')],
    ['refuted', by3('1431655765')],
    ['proved bits', by7('613566757')],
    ['refuted', by7('613566756')],
    ['proved bits', multipleOf5('3689348814741910323')],
    ['refuted', multipleOf5('3689348814741910322')],
    ['refuted', multipleOf5('3689348814741910324')],
  ])('%s: %s', (verdict, rule) => expect(verdictOf('generic', rule)).toBe(verdict));
});
