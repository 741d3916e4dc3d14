/** Fixes mend what they say, change nothing else, and change nothing when they are made twice. */
import { describe, expect, test } from 'vitest';
import { fixed } from '../../src/lint/fixes.ts';
import { type Source, Source as Text } from '../../src/text/source.ts';
import { lintRules } from './lint-text.ts';

/** The rules are linted as the generator reads them; the source is the one whose fixes are made. */
const fix = (text: string) => {
  const diagnose = (source: Source) =>
    lintRules(source.text).map(one => ({
      ...one,
      labels: [{ ...one.labels[0], source }, ...one.labels.slice(1)] as const,
    }));
  return fixed(new Text('RISCV64.rules', text), diagnose).text;
};

const cases: readonly (readonly [title: string, before: string, after: string])[] = [
  ['an ellipsis', '(NEG x) => (NOT x)\n', '(NEG ...) => (NOT ...)\n'],
  [
    'an ellipsis of an alternation',
    '((NEG|NOT) x) => ((SEQZ|SNEZ) x) // c\n',
    '((NEG|NOT) ...) => ((SEQZ|SNEZ) ...) // c\n',
  ],
  ['an ellipsis with a constant', '(ADDI [c] x) => (ADDIW [c] x)\n', '(ADDI ...) => (ADDIW ...)\n'],
  [
    'a duplicate',
    '(NEG (NEG x)) => x\n(NEG  (NEG x)) => x // again\n(NOT (NOT x)) => x\n',
    '(NEG (NEG x)) => x\n(NOT (NOT x)) => x\n',
  ],
  [
    'a name that is not used',
    '(AND x (MOVDconst [0])) => (MOVDconst [0])\n',
    '(AND _ (MOVDconst [0])) => (MOVDconst [0])\n',
  ],
  [
    'an allowance of no use',
    '// rulecheck:allow endless-rewrite it ends\n(NEG (NEG x)) => x\n',
    '(NEG (NEG x)) => x\n',
  ],
  [
    'an allowance of no use behind a rule',
    '(NEG (NEG x)) => x  // rulecheck:allow endless-rewrite it ends\n',
    '(NEG (NEG x)) => x\n',
  ],
  [
    'nothing that a comment behind it allows',
    '(NEG x) => (NOT x) // rulecheck:allow ellipsis-candidate keep\n',
    '(NEG x) => (NOT x) // rulecheck:allow ellipsis-candidate keep\n',
  ],
  [
    'nothing that is not certain',
    '(ADDI [c] (MOVDconst [d])) => (MOVDconst [d])\n',
    '(ADDI [c] (MOVDconst [d])) => (MOVDconst [d])\n',
  ],
];

describe.each(cases)('%s', (_, before, after) => {
  test('is mended', () => {
    expect(fix(before)).toBe(after);
  });

  test('is mended between lines of Windows', () => {
    const inWindows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(fix(inWindows(before))).toBe(inWindows(after));
  });

  test('only once', () => {
    expect(fix(after)).toBe(after);
  });
});
