/** Sampling by the batch: what no corner shows is found among many random inputs, the same for the same seed. */
import { describe, expect, it } from 'vitest';
import type { Obligation } from '../../src/model/claim.ts';
import { judge } from '../../src/prove/judge.ts';
import { bySampling } from '../../src/prove/provers/sampling.ts';
import { Budget, unbounded } from '../../src/semantics/budget.ts';
import { bits, bvadd, bvult, equal, extract, ifThenElse } from '../../src/semantics/term/build.ts';
import { variable } from '../../src/semantics/term/term.ts';

const [x, y] = [variable('x', 64), variable('y', 64)];
const operand = (name: string, of: typeof x) => ({ name, variable: of, role: 'operand' }) as const;

/** Wrong for one x in 65536, whatever y is, and for none that a person would try. */
const rare: Obligation = {
  inputs: [operand('x', x), operand('y', y)],
  assumptions: [],
  sources: [bvadd(x, y)],
  target: ifThenElse(equal(extract(31, 16, x), bits(16, 0x5a3cn)), x, bvadd(x, y)),
  observed: { kind: 'integer', width: 64 },
};

const sample = (obligation: Obligation, seed: number, runs: number) =>
  bySampling(obligation, judge(obligation), 'rne', { seed, runs, budget: unbounded() });

describe('sampling', () => {
  it('finds a rare difference among many random inputs', () => {
    const { counterexample } = sample(rare, 1, 1_000_000);
    const found = counterexample!.inputs[0]!.bits;
    expect((found >> 16n) & 0xffffn).toBe(0x5a3cn);
    // What does not matter is as simple as it can be.
    expect(counterexample!.inputs[1]!.bits).toBeLessThan(10n);
  });

  it('finds the same for the same seed', () => {
    expect(sample(rare, 7, 1_000_000)).toEqual(sample(rare, 7, 1_000_000));
  });

  it('counts the inputs that satisfy the assumptions', () => {
    const right = { ...rare, target: bvadd(y, x) };
    const all = sample(right, 3, 10_000);
    const more = sample(right, 3, 110_000);
    expect(all.counterexample).toBeUndefined();
    expect(more.cases - all.cases).toBe(100_000);

    const half = { ...right, assumptions: [bvult(x, bits(64, 1n << 63n))] };
    const admitted = sample(half, 3, 110_000).cases - sample(half, 3, 10_000).cases;
    expect(admitted).toBeGreaterThan(40_000);
    expect(admitted).toBeLessThan(80_000);
  });

  it('stops where its budget ends', () => {
    const right = { ...rare, target: bvadd(y, x) };
    const options = (budget: Budget) => ({ seed: 1, runs: 1e12, budget });
    const bySteps = () => bySampling(right, judge(right), 'rne', options(Budget.of(50_000)));
    expect(bySteps().interrupted).toBe(true);
    expect(bySteps().cases).toBeGreaterThan(10_000);
    // As far on every machine and at any time.
    expect(bySteps()).toEqual(bySteps());

    const begin = performance.now();
    const byTime = bySampling(right, judge(right), 'rne', options(Budget.of(1e15, 300)));
    expect(byTime.interrupted).toBe(true);
    expect(performance.now()).toBeLessThan(begin + 1_300);
  });
});
