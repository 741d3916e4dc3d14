/** Shifts, rotations and masks by counts that are not known; and the same where a count or a bound is one off. */
import { describe, expect, it } from 'vitest';
import type { Obligation } from '../../src/model/claim.ts';
import { byPositions } from '../../src/prove/provers/positions.ts';
import { Question } from '../../src/prove/question.ts';
import { Budget } from '../../src/semantics/budget.ts';
import { randomOf } from '../../src/semantics/operands/random.ts';
import {
  and,
  bits,
  bvadd,
  bvand,
  bvashr,
  bvlshr,
  bvor,
  bvshl,
  bvsub,
  bvule,
  bvult,
  concat,
  extract,
  rotateLeft,
  signExtend,
  zeroExtend,
} from '../../src/semantics/term/build.ts';
import { type Term, variable } from '../../src/semantics/term/term.ts';

const variables = ['x', 'n', 'm'].map(name => variable(name, 64));
const [x, n, m] = variables as unknown as readonly [Term, Term, Term];
const number = (value: number): Term => bits(64, BigInt(value));
const below = (limit: number, ...counts: readonly Term[]): Term =>
  and(...counts.map(count => bvult(count, number(limit))));
const ones = (count: Term): Term => bvsub(bvshl(number(1), count), number(1));
const [high, low] = [extract(63, 32, x), extract(31, 0, x)];
const short = (count: Term): Term => extract(31, 0, count);

interface Row {
  readonly source: Term;
  readonly target: Term;
  readonly when: Term;
  /** What the target is with something one off, or what is assumed of it. */
  readonly wrong: Partial<Pick<Row, 'source' | 'target' | 'when'>>;
}

const rotation = (join: typeof bvor, by: number): Term => join(bvshl(x, n), bvlshr(x, bvsub(number(by), n)));
const pair = (by: number): Term =>
  concat(
    bvor(bvshl(high, short(n)), bvlshr(low, bvsub(bits(32, BigInt(by)), short(n)))),
    bvshl(low, short(n)),
  );

const rows: Readonly<Record<string, Row>> = {
  'two shifts': {
    source: bvshl(bvshl(x, n), m),
    target: bvshl(x, bvadd(n, m)),
    when: below(64, n, m),
    wrong: { target: bvshl(x, bvadd(bvadd(n, m), number(1))) },
  },
  'two arithmetic shifts, which keep a sign': {
    source: bvashr(bvashr(x, n), m),
    target: bvashr(x, bvadd(n, m)),
    when: below(64, n, m),
    wrong: { target: bvlshr(x, bvadd(n, m)) },
  },
  'a rotation': {
    source: rotation(bvor, 64),
    target: rotateLeft(x, n),
    when: below(64, n),
    wrong: { target: rotateLeft(x, bvadd(n, number(1))) },
  },
  'a rotation whose halves are added, which overlap unless it moves': {
    source: rotation(bvadd, 64),
    target: rotateLeft(x, n),
    when: below(64, n),
    wrong: { source: rotation(bvadd, 63) },
  },
  'a mask of what two shifts leave': {
    source: bvlshr(bvshl(x, n), n),
    target: bvand(x, bvlshr(number(-1), n)),
    when: below(64, n),
    wrong: { target: bvand(x, bvlshr(number(-1), bvadd(n, number(1)))) },
  },
  'a field of low ones': {
    source: bvand(bvlshr(x, n), ones(m)),
    target: bvlshr(bvand(x, ones(bvadd(n, m))), n),
    when: below(32, n, m),
    wrong: { target: bvlshr(bvand(x, ones(m)), n) },
  },
  'the smaller of two masks': {
    source: bvand(bvand(x, ones(n)), ones(m)),
    target: bvand(x, ones(n)),
    when: bvule(n, m),
    wrong: { when: bvule(n, bvadd(m, number(1))) },
  },
  'an extension': {
    source: bvlshr(zeroExtend(64, low), n),
    target: zeroExtend(64, bvlshr(low, short(n))),
    when: below(64, n),
    wrong: { target: signExtend(64, bvlshr(low, short(n))) },
  },
  'a sign': {
    source: bvashr(signExtend(64, low), n),
    target: signExtend(64, bvashr(low, short(n))),
    when: below(64, n),
    wrong: { target: zeroExtend(64, bvashr(low, short(n))) },
  },
  'a word in two halves': {
    source: bvshl(x, n),
    target: pair(32),
    when: below(32, n),
    wrong: { when: below(34, n) },
  },
};

const questionOf = ({ source, target, when }: Row): Question =>
  new Question({
    inputs: variables.map(each => ({
      name: each.name,
      variable: each,
      role: 'operand',
    })) as Obligation['inputs'],
    assumptions: [when],
    sources: [source],
    target,
    observed: { kind: 'integer', width: 64 },
  });

const answer = (row: Row): string => byPositions.ask(questionOf(row), Budget.of(5_000_000)).kind;

/** Whether some input shows a difference, by evaluation. */
function differs(row: Row): boolean {
  const { judge } = questionOf(row);
  const random = randomOf(3);
  const counts = Array.from({ length: 66 }, (_, count) => BigInt(count));
  const words = [-1n, 1n, 1n << 63n, BigInt(random(0, 2 ** 31)) * 0x1_2345_6789n].map(each =>
    BigInt.asUintN(64, each),
  );
  return words.some(word =>
    counts.some(count =>
      counts.some(other => {
        const values = [word, count, other];
        return judge.admits(values, 'rne') && judge.difference(values, 'rne') !== undefined;
      }),
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
