/**
 * Kinds of rules on numbers that compilers have, in several spellings and for several machines: a file is a kind, and a
 * comment in it says for which machine the rules below it are, and what is to be said of each.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';

const folder = new URL('kinds/', import.meta.url);

interface Expected {
  readonly arch: string;
  readonly verdict: string;
  readonly rule: string;
}

function expectedIn(text: string): readonly Expected[] {
  let [arch, verdict] = ['', ''];
  return text.split('\n').flatMap(line => {
    const heading = /^\/\/ (\w+): (\w+)$/.exec(line);
    if (heading) [arch, verdict] = [heading[1]!, heading[2]!];
    return heading || line === '' ? [] : [{ arch, verdict, rule: line }];
  });
}

describe.each(readdirSync(folder))('%s', name => {
  const rules = expectedIn(readFileSync(new URL(name, folder), 'utf8'));

  it('has rules that are right and rules that are wrong', () => {
    for (const verdict of ['proved', 'refuted'])
      expect(rules.filter(rule => rule.verdict === verdict).length).toBeGreaterThanOrEqual(4);
  });

  it.each(rules)('$arch: $rule is $verdict', ({ arch, rule, verdict }) => {
    expect(verdictOf(arch, rule).split(' ')[0]).toBe(verdict);
  });
});
