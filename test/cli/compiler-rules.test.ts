/** The rules that a compiler has beside those of a file. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rulesInCompiler } from '../../src/cli/compiler-rules.ts';
import { placeOf } from '../../src/reproduce/attribution/data.ts';
import { passTracesIn } from '../../src/reproduce/attribution/trace.ts';

it('can be to blame in each of its passes, on the machine whose code is traced', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rulecheck-'));
  const files = {
    'generic.rules': '(Or64 x y) => (And64 x y)',
    'RISCV64.rules': '(ADD x y) => (SUB x y)',
    'RISCV64latelower.rules': '(OR x y) => (AND x y)',
    'LOONG64.rules': '(ADDV x y) => (SUBV x y)',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), `${text}\n`);
  const trace = `middle opt: rewriting for f
rewriting v3 = Or64 <int> v1 v2  ->  v3 = And64 <int> v1 v2
lower: rewriting for f
rewriting v5 = ADD <int> v1 v2  ->  v5 = SUB <int> v1 v2
rewriting v6 = ADDV <int> v1 v2  ->  v6 = SUBV <int> v1 v2
late lower: rewriting for f
rewriting v7 = OR <int> v1 v2  ->  v7 = AND <int> v1 v2
`;
  const { compiler, attributor } = rulesInCompiler(join(folder, 'RISCV64.rules'), {});
  const target = compiler.passes
    .flatMap(({ rules }) => rules)
    .find(known => placeOf(known) === 'RISCV64.rules:1')!;
  const found = attributor('RISCV64').attribute(target, passTracesIn(trace).get('f'));
  expect(found.kind).toBe('with others');
  expect(found.suspects.map(({ known }) => placeOf(known))).toEqual([
    'generic.rules:1',
    'RISCV64latelower.rules:1',
  ]);
  expect(found.unexplained).toEqual([expect.stringContaining('ADDV')]);
  const ofLanguage = rulesInCompiler(join(folder, 'generic.rules'), {});
  const [own] = ofLanguage.compiler.passes[0]!.rules;
  const onLoong = ofLanguage.attributor('LOONG64').attribute(own!, passTracesIn(trace).get('f'));
  expect(onLoong.suspects.map(({ known }) => placeOf(known))).toContain('LOONG64.rules:1');
});
