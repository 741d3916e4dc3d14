/** Go 1.27's rules on division by constants: every instance is proved, and says on which lemma that rests. */
import { describe, expect, it } from 'vitest';
import { goRules } from '../support/go-rules.ts';
import { checkFile } from '../support/verdicts.ts';

const rules = goRules('1.27');

/** How many instances rest on which lemmas. */
function proofsOf(name: string): Readonly<Record<string, number>> {
  if ('missing' in rules) throw new Error(rules.missing);
  const counts: Record<string, number> = {};
  for (const { line, verdict } of checkFile(rules.folder, name, 'generic')) {
    const lemmas = verdict.assumptions.flatMap(one => (one.kind === 'lemma' ? [one.name] : []));
    const words = verdict.kind === 'proved' ? lemmas.join(' and ') || 'no lemma' : `${line} ${verdict.kind}`;
    counts[words] = (counts[words] ?? 0) + 1;
  }
  return counts;
}

describe.skipIf('missing' in rules)('division by constants', () => {
  it('has a proof for every rule of divmod.rules', () => {
    expect(proofsOf('divmod.rules')).toEqual({
      'no lemma': 4,
      'signed quotient': 7,
      'quotient of what is not negative': 4,
      'unsigned quotient': 14,
    });
  }, 120_000);

  it('has a proof for every rule of divisible.rules', () => {
    expect(proofsOf('divisible.rules')).toEqual({
      'no lemma': 8,
      'signed multiple of a power of two': 8,
      'unsigned multiple': 8,
      'signed multiple': 8,
    });
  }, 120_000);
});
