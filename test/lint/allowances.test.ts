import { describe, expect, test } from 'vitest';
import type { LevelOf } from '../../src/lint/lint.ts';
import { lints } from '../../src/lint/lints.ts';
import { runLints } from '../../src/lint/run-lints.ts';
import { Source } from '../../src/text/source.ts';
import { builtinTables, lintRules, lintTable, placeOf } from './lint-text.ts';

const rule = '(ADDI [c] x) => (ADDI [c] x)';
const found = (text: string) => lintRules(text).map(one => `${one.code} ${placeOf(one)}`);

describe('a comment that allows', () => {
  test.each([
    [`// rulecheck:allow endless-rewrite the pass runs once\n${rule}\n`, []],
    [`// rulecheck:allow endless-rewrite reason\n// another comment\n\n${rule}\n`, []],
    [
      `// rulecheck:allow endless-rewrite\n${rule}\n`,
      ['allow-reason 1:1 // rulecheck:allow endless-rewrite'],
    ],
    [
      `// rulecheck:allow endless-rewrite reason\n(NEG (NEG x)) => x\n${rule}\n`,
      ['endless-rewrite 3:17 (ADDI [c] x)', 'allow-unused 1:1 // rulecheck:allow endless-rewrite reason'],
    ],
    [
      `// rulecheck:allow endless-rewritten reason\n${rule}\n`,
      ['endless-rewrite 2:17 (ADDI [c] x)', 'allow-unused 1:20 endless-rewritten'],
    ],
    [
      '// rulecheck:allow unknown-op reason\n(NOPE x) => x\n',
      ['unknown-op 2:2 NOPE', 'allow-unused 1:1 // rulecheck:allow unknown-op reason'],
    ],
    [`${rule} // rulecheck:allow endless-rewrite reason\n`, []],
    [`(NEG (NEG x)) => x\n(ADDI [c] x) =>\n  (ADDI [c] x) // rulecheck:allow endless-rewrite reason\n`, []],
    [
      `(NEG (NEG x)) => x // rulecheck:allow endless-rewrite reason\n${rule}\n`,
      ['endless-rewrite 2:17 (ADDI [c] x)', 'allow-unused 1:20 // rulecheck:allow endless-rewrite reason'],
    ],
  ])('%s', (text, codes) => {
    expect(found(text)).toEqual(codes);
  });

  test('of a law that nobody asks for is not called useless', () => {
    const text = '// rulecheck:allow uses-unasked both are needed\n(NEG (NEG x)) => x\n';
    const unused = (levelOf: LevelOf) =>
      runLints(
        {
          rules: [
            {
              arch: 'RISCV64',
              sources: [new Source('RISCV64.rules', text)],
              tables: builtinTables('RISCV64'),
            },
          ],
          tables: [],
        },
        lints,
        levelOf,
      ).diagnostics.map(({ code }) => code);
    expect(unused(({ severity }) => severity)).toEqual([]);
    expect(unused(({ severity }) => (severity === 'off' ? 'advice' : severity))).toEqual(['allow-unused']);
  });

  test('in an op table', () => {
    const entry = '{name: "ANDN", argLength: 2}, // ^arg0 & arg1';
    const codes = (text: string) => lintTable(text).map(({ code }) => code);
    expect(codes(entry)).toEqual(['op-comment']);
    expect(codes(`// rulecheck:allow op-comment Go's own words\n${entry}`)).toEqual([]);
    const allow = '// rulecheck:allow commutative-operands it is read so';
    const [one, other] = ['NEG', 'NOT'].map(name => `{name: "${name}", argLength: 1, commutative: true},`);
    expect(codes(`${one} ${allow}`)).toEqual([]);
    expect(codes(`${one} ${allow}\n${other}`)).toEqual(['commutative-operands']);
  });
});
