/** Every input, where they are few: what is right is proved by them, and what differs in one place is found. */
import { describe, expect, it } from 'vitest';
import type { Obligation } from '../../src/model/claim.ts';
import { byEnumeration } from '../../src/prove/provers/enumeration.ts';
import { Question } from '../../src/prove/question.ts';
import { Budget } from '../../src/semantics/budget.ts';
import { BINARY32, unspecified } from '../../src/semantics/float/index.ts';
import {
  arithmetic,
  bits,
  bvadd,
  bvlshr,
  bvmul,
  bvudiv,
  bvult,
  extract,
  zeroExtend,
} from '../../src/semantics/term/build.ts';
import { type Term, variable } from '../../src/semantics/term/term.ts';

const x = variable('x', 16);
const [y, z] = [variable('y', 8), variable('z', 8)];

const question = (source: Term, target: Term, inputs: readonly Term[], assumptions: Term[] = []): Question =>
  new Question({
    inputs: inputs.map(input => ({ name: 'x', variable: input, role: 'operand' })) as Obligation['inputs'],
    assumptions,
    sources: [source],
    target,
    observed: { kind: 'integer', width: source.sort as number },
  });

/** x ÷ 3 by the multiplier of 34 bits; with another one it is wrong from some x on. */
const third = (multiplier: bigint): Term =>
  extract(15, 0, bvlshr(bvmul(zeroExtend(34, x), bits(34, multiplier)), bits(34, 18n)));

const ask = (asked: Question, steps = 10_000_000) => byEnumeration.ask(asked, Budget.of(steps));

describe('every input', () => {
  it('proves a quotient, which is evaluated', () => {
    expect(ask(question(bvudiv(x, bits(16, 3n)), third(87382n), [x]))).toMatchObject({
      kind: 'proved',
      method: 'exhaustion',
      equality: 'bits',
    });
  });

  it('finds where a multiplier is one too small', () => {
    expect(ask(question(bvudiv(x, bits(16, 3n)), third(87381n), [x]))).toEqual({
      kind: 'candidate',
      values: [3n],
    });
  });

  it.each([
    [254n, undefined],
    [255n, [255n, 255n]],
  ] as const)('of two bytes, of which one is below %s, finds both', (bound, values) => {
    const [sum, high] = [bvadd(zeroExtend(9, y), zeroExtend(9, z)), bits(9, 510n)];
    const finding = ask(question(sum, bvmul(sum, bvudiv(high, high)), [y, z]));
    expect(finding.kind).toBe('proved');
    const other = bvadd(sum, zeroExtend(9, extract(0, 0, bvudiv(sum, high))));
    const spoilt = ask(question(sum, other, [y, z], bound === 255n ? [] : [bvult(y, bits(8, bound))]));
    expect(spoilt).toMatchObject(values === undefined ? { kind: 'proved' } : { kind: 'candidate', values });
  });

  it('is of what is read: the low half of a register, and no more', () => {
    const register = variable('register', 64);
    const half = extract(15, 0, register);
    const third = (read: Term): Term => bvudiv(read, bits(16, 3n));
    const product = bvlshr(bvmul(zeroExtend(34, half), bits(34, 87382n)), bits(34, 18n));
    expect(ask(question(third(half), extract(15, 0, product), [register])).kind).toBe('proved');
    const spoilt = bvadd(third(half), zeroExtend(16, extract(17, 17, register)));
    expect(ask(question(third(half), spoilt, [register]))).toEqual({
      kind: 'candidate',
      values: [1n << 17n],
    });
    // Above what slices read, it is read whole.
    const whole = bvadd(zeroExtend(64, third(half)), register);
    expect(ask(question(whole, whole, [register])).kind).toBe('unknown');
  });

  it('says nothing where they are more than the budget, or than can be counted', () => {
    expect(ask(question(bvudiv(x, bits(16, 3n)), third(87382n), [x]), 10_000).kind).toBe('unknown');
    const wide = variable('wide', 64);
    expect(ask(question(wide, wide, [wide]), 1e18).kind).toBe('unknown');
  });

  it('of a single is more than the budget of a rule', () => {
    const { add } = arithmetic(unspecified);
    const n = variable('n', 32);
    const sum = add(BINARY32, n, n);
    expect(ask(question(sum, sum, [n])).kind).toBe('unknown');
  });
});
