/**
 * What the lints find in Go's own files. The warnings of Go 1.27 are judged one by one in `go-judgements.md`: what is new
 * here has to be judged too, and a false alarm is a defect of the lint.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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
      'result-width': 2,
      'shadowed-rule': 6,
      'signed-count': 8,
      'type-known': 46,
      'unsigned-power': 2,
    },
    advice: {
      'aux-unmentioned': 16,
      'op-comment': 8,
      'operand-width': 6,
      'register-class': 11,
      'result-width': 2,
      'shadowed-rule': 14,
      'unused-name': 188,
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
    },
    advice: {
      'aux-unmentioned': 12,
      'load-twice': 2,
      'op-comment': 8,
      'operand-width': 12,
      'register-class': 3,
      'shadowed-rule': 2,
      'unlicensed-fusion': 20,
      'unused-name': 57,
    },
  },
} as const;

const total = (ofSeverity: Readonly<Record<string, number>>): number =>
  Object.values(ofSeverity).reduce((sum, count) => sum + count, 0);

test('the README states how many warnings there are', () => {
  const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');
  const { '1.27': newer, '1.19': older } = counts;
  expect(readme.replace(/\s+/g, ' ')).toContain(
    `In Go 1.27 there are ${total(newer.error)}, all of them comments ([FINDINGS.md](FINDINGS.md)), and ${total(newer.warning)} warnings, ${newer.warning['type-known']} of which are types of ops that the compiler does not have; in Go 1.19 there are ${total(older.error)} and ${total(older.warning)}.`,
  );
});

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
