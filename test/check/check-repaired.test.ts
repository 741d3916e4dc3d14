/** A repair counts by the verdict on the file that has it. */
import { describe, expect, it } from 'vitest';
import { checkRepaired } from '../../src/check/check-repaired.ts';
import { readRules, rulesCovering } from '../../src/check/read-rules.ts';
import { builtinTable } from '../../src/model/builtin-tables.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';

const text = [
  '(Add8 x y) => (Add8 y x)',
  '(Lsh8x64 x (Const64 [c]))',
  '\t&& c < 8',
  '\t=> x',
  '(Sub8 x x) => (Const8 [0])',
].join('\n');
const source = new Source('generic.rules', text);
const tables = { generic: builtinTable(isas.get('generic')!) };
const file = readRules(source, 'generic', tables, rulesCovering(source, []));
const options = {
  seed: 1,
  runs: 100,
  steps: 2 ** 20,
  contraction: 'licensed',
  repair: 'thorough',
  details: 'refuted',
  hash: (one: string) => one,
} as const;

const verdictOf = (rule: string) => checkRepaired(file, { line: 2, endLine: 4 }, rule, options)?.verdict;

describe('a rule in the place of another', () => {
  it('is proved or refuted as it stands in the file', () => {
    expect(verdictOf('(Lsh8x64 x (Const64 [c])) && c == 0 => x')).toBe('proved');
    expect(verdictOf('(Lsh8x64 x (Const64 [c])) && c < 8 => x')).toBe('refuted');
  });

  it('has no verdict where it cannot be read', () => {
    expect(verdictOf('(Lsh8x64 x (Const64 [c]')).toBeUndefined();
    expect(verdictOf('(Lsh8x64 x (Nothing [c])) => x')).toBeUndefined();
  });
});
