import { expect, test } from 'vitest';
import { lints } from '../../../src/lint/lints.ts';
import { runLints } from '../../../src/lint/run-lints.ts';
import { Source } from '../../../src/text/source.ts';
import { builtinTables, lawCases, lintRules } from '../lint-text.ts';

lawCases('unknown-name', {
  valid: [
    '(ADD (MOVDconst [c]) x) && is32Bit(c) && !config.BigEndian && x.Type.IsSigned() => (ADDI [c] x)',
    '(ADD (MOVDconst [c]) x) => (ADDI [c] x)',
    '(ADD x y) && v.Block.Func.Something.Else(x) => (SUB x (NEG <typ.UInt64> y))',
  ],
  invalid: [
    ['(ADD (MOVDconst [c]) x) && is32it(c) => (ADDI [c] x)', '1:28 is32it'],
    ['(ADD (MOVDconst [c]) x) && isFoo(c) => (ADDI [c] x)', '1:28 isFoo'],
    ['(ADD x y) && y.Usess == 1 => (SUB x y)', '1:16 Usess'],
    ['(ADD x y) && y.Type.IsSgned() => (SUB x y)', '1:21 IsSgned'],
    ['(ADD x y) => (SUB x (NEG <typ.Uint64> y))', '1:31 Uint64'],
    ['(FMOVDconst [c]) && math.Abss(c) == 0 => (FMOVDconst [0])', '1:26 Abss'],
  ],
});

const said = (text: string) =>
  lintRules(text)
    .filter(({ code }) => code === 'unknown-name')
    .map(({ severity, help }) => `${severity}: ${help}`);

test('what is nearly a name of the compiler is an error, and the name is said', () => {
  expect(said('(ADD (MOVDconst [c]) x) && is32it(c) => (ADDI [c] x)')).toEqual([
    'error: did you mean `is32Bit`?',
  ]);
  expect(said('(ADD x y) => (SUB x (NEG <typ.uint64> y))')).toEqual(['error: did you mean `UInt64`?']);
});

test('what may be new is a warning', () => {
  expect(said('(ADD (MOVDconst [c]) x) && is14Bit(c) => (ADDI [c] x)')).toEqual([
    'warning: did you mean `is12Bit`?',
  ]);
  expect(said('(ADD (MOVDconst [c]) x) && quiteNew(c) => (ADDI [c] x)')).toEqual([
    "warning: declare it in the compiler's rewrite.go; if it is there, rulecheck does not see that file",
  ]);
});

test('what the rewrite.go beside the rules declares is known', () => {
  const source = new Source('RISCV64.rules', '(ADD (MOVDconst [c]) x) && is14Bit(c) => (ADDI [c] x)');
  const rules = { arch: 'RISCV64', sources: [source], tables: builtinTables('RISCV64') };
  const found = (declared: ReadonlySet<string>) =>
    runLints(
      { rules: [{ ...rules, declared: () => declared }], tables: [] },
      lints,
      ({ severity }) => severity,
    ).diagnostics.map(({ code }) => code);
  expect(found(new Set(['is14Bit']))).toEqual([]);
  expect(found(new Set(['is15Bit']))).toEqual(['unknown-name']);
});
