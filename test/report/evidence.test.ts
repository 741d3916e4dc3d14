import { describe, expect, it } from 'vitest';
import type { InstanceResult, Run } from '../../src/check/run.ts';
import { evidenceOf, methodWords } from '../../src/report/evidence.ts';
import { headline } from '../../src/report/headline.ts';
import { anInstance, aRule, emptyRun, errorIn } from '../support/run-of.ts';

/** A run of rules with these verdicts, and so many more that have none. */
function run(rules: Partial<Run['ledger']['rules']>, notChecked = 0, more: Partial<Run> = {}): Run {
  const empty = emptyRun;
  const checked = Object.values(rules).reduce((sum, number) => sum + number, 0);
  return {
    ...empty,
    summary: { ...empty.summary, rules: checked + notChecked, notChecked },
    ledger: { ...empty.ledger, rules: { ...empty.ledger.rules, ...rules } },
    ...more,
  };
}

const error = errorIn('a.rules');

describe('the headline', () => {
  it.each([
    [run({}), 'no rules'],
    [run({ proved: 1 }), '1 of 1 rule has a model; none is refuted'],
    [
      run({ proved: 367, refuted: 6, unsupported: 13_218 }),
      '373 of 13,591 rules have a model; 6 are refuted',
    ],
    [run({ refuted: 1 }, 2, { errors: [error, error] }), '1 of 3 rules have a model; 1 is refuted; 2 errors'],
    [
      run({ proved: 20, unsupported: 647 }, 12_924, { interrupted: true }),
      'interrupted: 12,924 of 13,591 rules not checked; of the others, 20 have a model; none is refuted',
    ],
  ])('%#: %s', (of, words) => {
    expect(headline(of)).toBe(words);
  });
});

describe('evidence', () => {
  const instance = (evidence: Partial<InstanceResult>): InstanceResult => {
    return { ...anInstance, verdict: 'tested', ...evidence };
  };
  const tested = { verdict: 'tested', method: 'exhaustion', cases: 3622 } as const;

  it('is the number of inputs where there is no proof, and the input where there is one', () => {
    expect(methodWords(instance(tested))).toBe('tried 3,622 inputs');
    expect(methodWords(instance({ verdict: 'refuted', method: 'sampling' }))).toBe(
      'counterexample found, replayed exactly',
    );
    expect(methodWords(instance({ verdict: 'proved', method: 'bits' }))).toBe('by bits');
    expect(methodWords(instance({ verdict: 'unsupported' }))).toBeUndefined();
  });

  it('is summed over the instances', () => {
    const of = run({}, 0, {
      ledger: { ...run({}).ledger, evidence: [{ verdict: 'tested', method: 'exhaustion', instances: 2 }] },
      results: [{ ...aRule, verdict: 'tested', instances: [instance(tested), instance(tested)] }],
    });
    expect(evidenceOf(of, 'tested')).toEqual(['tried 7,244 inputs']);
    expect(evidenceOf(of, 'proved')).toEqual([]);
  });
});
