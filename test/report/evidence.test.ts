import { describe, expect, it } from 'vitest';
import { buildRun } from '../../src/check/build-run.ts';
import type { InstanceResult, Run } from '../../src/check/run.ts';
import { evidenceOf, methodWords } from '../../src/report/evidence.ts';
import { headline } from '../../src/report/headline.ts';

const none = { seed: 1, runs: 1, interrupted: false, ruleCount: 0, checked: [], diagnostics: [] };

/** A run of rules with these verdicts, and so many more that have none. */
function run(rules: Partial<Run['ledger']['rules']>, notChecked = 0, more: Partial<Run> = {}): Run {
  const empty = buildRun(none);
  const checked = Object.values(rules).reduce((sum, number) => sum + number, 0);
  return {
    ...empty,
    summary: { ...empty.summary, rules: checked + notChecked, notChecked },
    ledger: { ...empty.ledger, rules: { ...empty.ledger.rules, ...rules } },
    ...more,
  };
}

const error = { file: 'a.rules', line: 1, column: 1, code: 'syntax', message: 'no' };

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
    const region = { line: 1, column: 1, endLine: 1, endColumn: 2 };
    return { rule: '', verdict: 'tested', assumptions: [], match: region, result: region, ...evidence };
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
    const result = { file: '', arch: '', rule: '', line: 1, column: 1, endLine: 1, endColumn: 2 };
    const of = run({}, 0, {
      ledger: { ...run({}).ledger, evidence: [{ verdict: 'tested', method: 'exhaustion', instances: 2 }] },
      results: [{ ...result, verdict: 'tested', instances: [instance(tested), instance(tested)] }],
    });
    expect(evidenceOf(of, 'tested')).toEqual(['tried 7,244 inputs']);
    expect(evidenceOf(of, 'proved')).toEqual([]);
  });
});
