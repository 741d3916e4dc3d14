/** Rules that are not tried against another could not have applied wherever it does. */
import { describe, expect, test } from 'vitest';
import { readRules, rulesCovering } from '../../src/check/read-rules.ts';
import { Candidates } from '../../src/lint/logic/candidates.ts';
import { byMatchedOp, generalizes, type Placed } from '../../src/lint/logic/generality.ts';
import { indexTables } from '../../src/rules/resolve/scope.ts';
import { loadTables, type Tables } from '../../src/rules/tables/load.ts';
import { Source } from '../../src/text/source.ts';
import { goRules, sourceOf, tableReader } from '../support/go-rules.ts';
import { builtinTables } from './lint-text.ts';

function groupsOf(source: Source, arch: string, tables: Tables): readonly (readonly Placed[])[] {
  const { rules } = readRules(source, arch, tables, rulesCovering(source, []));
  const ops = indexTables(tables);
  const nodes = rules.flatMap(({ instances }) =>
    instances.map(rule => ({ source, arch, ops, rule, declared: undefined })),
  );
  return [...byMatchedOp(nodes).values()];
}

function agree(group: readonly Placed[]): void {
  const candidates = new Candidates(group);
  for (const [index, node] of group.entries()) {
    const isFirst = (one: Placed) => one === node || generalizes(one.rule, node.rule);
    expect(candidates.upTo(node, index).find(isFirst)).toBe(group.find(isFirst));
  }
}

const textOf = (lines: readonly string[]) => new Source('RISCV64.rules', `${lines.join('\n')}\n`);

test('a constant, a value and an op are found in whichever way they are said', () => {
  const lines = [
    '(ADD x (ADDI [7] y)) => (NEG x)',
    '(ADD x (ADDI [c] y)) && c == 8 => (NEG x)',
    '(ADD x (NEG y)) && x.Uses == 1 => (NEG y)',
    '(ADD (ADDI [3+4] y) x) => (NOT x)',
    '(ADD x (ADDI [7] (NEG y))) => (NOT x)',
    '(ADD x (ADDI [8] y)) => (NOT x)',
    '(ADD x (ADDI [d] y)) && 8 == d && y.Uses == 1 => (NOT x)',
    '(ADD x (ADDI [d] y)) && d > 7 && d < 9 => (NOT x)',
    '(ADD x (ADDI [d] y)) && d == 1<<3 => (NOT x)',
    '(ADD x (ADDI [d] y)) && d > 9 && d < 8 => (NOT x)',
    '(ADD (NEG z) x) && x.Uses == 1 => (NOT x)',
    '(ADD (NEG z) x) && x.Uses == 1 && (x == z || 8 == 8) => (NOT x)',
  ];
  groupsOf(textOf(lines), 'RISCV64', builtinTables('RISCV64')).forEach(agree);
});

test('rules that differ in a number are not held against each other', () => {
  const lines = Array.from({ length: 500 }, (_, n) =>
    n % 2 === 0
      ? `(ADD x (ADDI [c] y)) && c == ${n} => (ADDI [${n}] (ADD <x.Type> x y))`
      : `(ADD x (ADDI [${n}] y)) => (ADDI [${n}] (ADD <x.Type> x y))`,
  );
  const [group = []] = groupsOf(textOf(lines), 'RISCV64', builtinTables('RISCV64'));
  const candidates = new Candidates(group);
  const tried = group.map((node, index) => candidates.upTo(node, index).length);
  expect(tried.reduce((a, b) => a + b)).toBeLessThan(3 * lines.length);
});

const go = goRules('1.27');

describe.skipIf('missing' in go)('Go 1.27', () => {
  const folder = 'folder' in go ? go.folder : '';
  test.each([
    ['generic.rules', 'generic'],
    ['AMD64.rules', 'AMD64'],
    ['ARM64.rules', 'ARM64'],
    ['S390X.rules', 'S390X'],
  ])('%s', (name, arch) => {
    const { tables } = loadTables(tableReader(folder), arch);
    groupsOf(sourceOf(folder, name), arch, tables!).forEach(agree);
  });
});
