/** Sums of operands with coefficients of constants, proved for all operands; and the same where a coefficient is off. */
import { describe, expect, it } from 'vitest';
import type { Obligation } from '../../src/model/claim.ts';
import { byCoefficients } from '../../src/prove/provers/coefficients.ts';
import { Question } from '../../src/prove/question.ts';
import { Budget } from '../../src/semantics/budget.ts';
import { randomOf } from '../../src/semantics/operands/random.ts';
import {
  and,
  bits,
  bvadd,
  bvand,
  bvlshr,
  bvmul,
  bvneg,
  bvshl,
  bvsub,
  bvult,
  countTrailingZeros,
  equal,
  extract,
  not,
  signExtend,
  zeroExtend,
} from '../../src/semantics/term/build.ts';
import { type Term, type Variable, variable } from '../../src/semantics/term/term.ts';

const [x, y] = ['x', 'y'].map(name => variable(name, 64)) as unknown as readonly [Variable, Variable];
const [c, d] = [variable('c', 32), variable('d', 64)];
const number = (value: bigint): Term => bits(64, value);
const long = (term: Term): Term => signExtend(64, term);
const low = (term: Term): Term => extract(31, 0, term);
const least = bits(32, 1n << 31n);
const isPower = (term: Term): Term =>
  and(not(equal(term, number(0n))), equal(bvand(term, bvsub(term, number(1n))), number(0n)));
const power = countTrailingZeros(d);

interface Row {
  readonly source: Term;
  readonly target: Term;
  readonly when: Term;
  /** What is one off. */
  readonly wrong: Partial<Pick<Row, 'source' | 'target' | 'when'>>;
}

const rows: Readonly<Record<string, Row>> = {
  'a negated factor, which may not be the least': {
    source: bvmul(bvneg(x), long(c)),
    target: bvmul(x, long(bvneg(c))),
    when: not(equal(c, least)),
    wrong: { when: not(equal(c, bvadd(least, bits(32, 1n)))) },
  },
  'a power of two as a shift, beside another operand': {
    source: bvadd(y, bvmul(x, d)),
    target: bvadd(y, bvshl(x, power)),
    when: isPower(d),
    wrong: { target: bvadd(y, bvshl(x, bvadd(power, number(1n)))) },
  },
  'three times a power of two': {
    source: bvsub(y, bvmul(x, bvmul(d, number(3n)))),
    target: bvsub(y, bvshl(bvadd(x, bvshl(x, number(1n))), power)),
    when: isPower(d),
    wrong: { target: bvsub(y, bvshl(bvadd(x, bvshl(x, number(2n))), power)) },
  },
  'low words of a sum': {
    source: zeroExtend(64, bvadd(low(y), bvmul(low(x), low(d)))),
    target: zeroExtend(64, low(bvadd(y, bvshl(x, power)))),
    when: isPower(d),
    wrong: { target: bvadd(y, bvshl(x, power)) },
  },
  'a product of two operands': {
    source: bvmul(bvmul(x, y), bvmul(d, d)),
    target: bvshl(bvmul(y, x), bvadd(power, power)),
    when: and(isPower(d), bvult(d, number(1n << 31n))),
    wrong: { target: bvshl(bvmul(y, y), bvadd(power, power)) },
  },
  'what stands alone': {
    source: bvadd(bvmul(x, d), d),
    target: bvadd(bvshl(x, power), bvshl(number(1n), power)),
    when: isPower(d),
    wrong: { target: bvadd(bvshl(x, power), bvlshr(number(1n), power)) },
  },
};

const roles = [
  [x, 'operand'],
  [y, 'operand'],
  [c, 'constant'],
  [d, 'constant'],
] as const;

const questionOf = ({ source, target, when }: Row): Question =>
  new Question({
    inputs: roles.map(([each, role]) => ({
      name: each.name,
      variable: each,
      role,
    })) as Obligation['inputs'],
    assumptions: [when],
    sources: [source],
    target,
    observed: { kind: 'integer', width: 64 },
  });

const answer = (row: Row): string => byCoefficients.ask(questionOf(row), Budget.of(5_000_000)).kind;

/** Whether some input shows a difference, by evaluation. */
function differs(row: Row): boolean {
  const { judge } = questionOf(row);
  const random = randomOf(7);
  const operands = [1n, -1n, BigInt(random(0, 2 ** 31)) * 0x1_2345_6789n].map(each =>
    BigInt.asUintN(64, each),
  );
  const constants = [0n, 1n, 3n, 1n << 31n, (1n << 31n) + 1n, (1n << 32n) - 1n];
  const powers = [0, 1, 5, 30, 31, 32, 62, 63].map(place => 1n << BigInt(place));
  return operands.some(one =>
    operands.some(other =>
      constants.some(short =>
        powers.some(wide => {
          const values = [one, other, short, wide];
          return judge.admits(values, 'rne') && judge.difference(values, 'rne') !== undefined;
        }),
      ),
    ),
  );
}

describe.each(Object.entries(rows))('%s', (_, row) => {
  it('is proved', () => {
    expect(answer(row)).toBe('proved');
    expect(differs(row)).toBe(false);
  });
  it('is not, with one thing off', () => {
    const wrong = { ...row, ...row.wrong };
    expect(answer(wrong)).toBe('unknown');
    expect(differs(wrong)).toBe(true);
  });
});

describe('what is not a sum of operands with coefficients', () => {
  it.each<[string, Term, Term]>([
    ['nothing is multiplied', bvadd(x, y), bvadd(y, bvadd(x, number(1n)))],
    ['a factor that is not one of the constants', bvmul(x, y), bvmul(x, x)],
  ])('%s', (_, source, target) => {
    expect(answer({ source, target, when: isPower(d), wrong: {} })).toBe('unknown');
  });
});
