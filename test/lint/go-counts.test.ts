/**
 * What the lints find in Go's own files. What is new here has to be judged by hand: a false alarm is a defect of the
 * lint.
 */
import { describe, expect, test } from 'vitest';
import { planLint } from '../../src/cli/lint-plan.ts';
import { lintRun } from '../../src/lint/lint-run.ts';
import { lints } from '../../src/lint/lints.ts';
import { runLints } from '../../src/lint/run-lints.ts';
import { goRules } from '../support/go-rules.ts';

const counts = {
  '1.27': {
    error: { 'op-comment': 8 },
    warning: {
      'aux-unmentioned': 12,
      'condition-always': 3,
      'lossy-conversion': 4,
      'not-encodable': 2,
      'register-class': 3,
      'shadowed-rule': 6,
      'signed-count': 12,
      'type-known': 46,
      'unsigned-power': 2,
      'unused-name': 2,
    },
    advice: {
      'aux-unmentioned': 16,
      'op-comment': 8,
      'operand-width': 6,
      'register-class': 11,
      'shadowed-rule': 14,
      'unused-name': 186,
    },
  },
  '1.19': {
    error: { 'op-comment': 2 },
    warning: {
      'aux-unmentioned': 11,
      'lossy-conversion': 4,
      'not-encodable': 4,
      'register-class': 3,
      'result-width': 1,
      'shadowed-rule': 1,
      'type-known': 22,
      'unsigned-power': 8,
      'unused-name': 2,
    },
    advice: {
      'aux-unmentioned': 12,
      'op-comment': 8,
      'operand-width': 12,
      'register-class': 3,
      'shadowed-rule': 2,
      'unlicensed-fusion': 20,
      'unused-name': 55,
    },
  },
} as const;

for (const version of ['1.27', '1.19'] as const) {
  const go = goRules(version);
  describe.skipIf('missing' in go)(`Go ${version}`, () => {
    test('has as many findings of each kind as were judged', { timeout: 120_000 }, () => {
      const plan = planLint(['folder' in go ? go.folder : ''], {});
      const result = runLints(plan.request, lints, ({ severity }) => severity);
      const { diagnostics } = lintRun(plan.files, result, plan.problems);
      const found: Record<string, Record<string, number>> = { error: {}, warning: {}, advice: {} };
      for (const { severity, code } of diagnostics) {
        const ofSeverity = found[severity]!;
        ofSeverity[code] = (ofSeverity[code] ?? 0) + 1;
      }
      expect(found).toEqual(counts[version]);
    });
  });
}
