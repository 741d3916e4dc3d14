/** Rules are checked one by one: what goes wrong inside one takes nothing from the others. */
import { expect, it } from 'vitest';
import { checkRules } from '../../src/check/check-rules.ts';
import { type ReadRule, readRules, rulesCovering } from '../../src/check/read-rules.ts';
import { ExitCode, exitCodeOfErrors } from '../../src/cli/exit-code.ts';
import { builtinTable } from '../../src/model/builtin-tables.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';

const source = new Source(
  'RISCV64.rules',
  '(FADDD x y) => (FADDD y x)\n(FSUBD x y) => (FSUBD y x)\n(FMULD x y) => (FMULD y x)\n',
);
const tables = { generic: builtinTable(isas.get('generic')!), arch: builtinTable(isas.get('RISCV64')!) };
const read = readRules(source, 'RISCV64', tables, rulesCovering(source, []));

/** The first rule, as it is when reading it fails. */
const broken: ReadRule = {
  ...read.rules[0]!,
  get instances(): never {
    throw new RangeError('Maximum call stack size exceeded');
  },
};

it('reports what fails inside one rule at that rule, and checks the others', () => {
  const file = { ...read, rules: [broken, ...read.rules.slice(1)] };
  const outcomes = [...checkRules(file, { seed: 1, runs: 10, steps: 2 ** 22, contraction: 'licensed' })];
  const found = outcomes.map(outcome =>
    outcome.kind === 'checked' ? outcome.rule.instances[0]!.verdict.kind : outcome.diagnostic,
  );
  expect(found).toMatchObject([
    {
      code: 'internal-error',
      message: 'rulecheck fails on this rule: RangeError: Maximum call stack size exceeded',
      labels: [{ source, span: { start: 0 } }],
    },
    'refuted',
    'proved',
  ]);
});

it('keeps the verdicts where the search for a repair fails', () => {
  const failing = {
    ...tables.arch.ops[0]!,
    get arch(): never {
      throw new RangeError('no such op');
    },
  };
  const file = {
    ...read,
    tables: { ...tables, arch: { ...tables.arch, ops: [failing, ...tables.arch.ops] } },
  };
  const outcomes = [...checkRules(file, { seed: 1, runs: 10, steps: 2 ** 22, contraction: 'licensed' })];
  const found = outcomes.map(outcome =>
    outcome.kind === 'checked' ? outcome.rule.instances[0]!.verdict.kind : outcome.diagnostic.message,
  );
  const message = 'rulecheck fails on this rule: RangeError: no such op';
  expect(found).toEqual(['proved', 'refuted', message, 'proved']);
});

it('takes as many steps for a thousand members as for ten, a hundred times', () => {
  const isProvedWithin = (members: number, steps: number): boolean => {
    const names = Array.from({ length: members }, (_, nth) => ['FADDD', 'FMULD', 'LoweredFMIND'][nth % 3]);
    const source = new Source('RISCV64.rules', `((${names.join('|')}) x y) => ((${names.join('|')}) y x)`);
    const file = readRules(source, 'RISCV64', tables, rulesCovering(source, []));
    const [outcome] = checkRules(file, { seed: 1, runs: 10, steps, contraction: 'licensed' }, 'none');
    if (outcome?.kind !== 'checked') throw new Error(outcome?.diagnostic.message);
    const { instances } = outcome.rule;
    expect(instances).toHaveLength(members);
    return instances.every(({ verdict }) => verdict.kind === 'proved');
  };
  const few = Array.from({ length: 24 }, (_, power) => 2 ** power).find(steps => isProvedWithin(10, steps))!;
  expect(isProvedWithin(1000, 100 * few)).toBe(true);
});

it('ends with the exit code of an internal error, which is higher than that of a rule that cannot be read', () => {
  expect(exitCodeOfErrors([{ code: 'syntax' }])).toBe(ExitCode.unusable);
  expect(exitCodeOfErrors([{ code: 'syntax' }, { code: 'internal-error' }])).toBe(ExitCode.internal);
});
