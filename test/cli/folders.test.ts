/** What a folder of rules is more than its files: a licence for all, barriers for all, one table of all. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulecheck } from './rulecheck.ts';

const asking = '(FADDD a (FMULD x y)) && a.Block.Func.useFMA(v) => (FMADDD x y a)\n';
const silent = '(FSUBD (FMULD x y) z) => (FMSUBD x y z)\n';

async function verify(files: Readonly<Record<string, string>>, ...options: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'rulecheck-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return await rulecheck(['verify', folder, ...options]);
}

describe('the licence to fuse', () => {
  it("is the language's, and listed, where no architecture asks", async () => {
    const { code, out } = await verify({ 'RISCV64.rules': silent, 'generic.rules': '' });
    expect(code).toBe(0);
    expect(out).toMatch(/1 {2}Go's specification permits a product to be fused into a sum \(no rule/);
  });

  it('is to be asked for by all as soon as one architecture asks', async () => {
    const { code, out } = await verify({
      'RISCV64.rules': silent,
      'ARM64.rules': asking.replace('x y a', 'a x y'),
    });
    expect(code).toBe(1);
    expect(out).toMatch(/the rule does not ask useFMA\s+whether it may/);
    expect(out).toContain('1  useFMA permits a product to be fused into a sum');
  });

  it('is not asked for by a comment', async () => {
    expect((await verify({ 'RISCV64.rules': silent, 'ARM64.rules': '// useFMA\n' })).code).toBe(0);
  });
});

describe('a barrier that is lowered to a copy', () => {
  const copying = '(Round64F ...) => (Copy ...)\n';

  it('fails the run where the architecture fuses, and is counted', async () => {
    const { code, out } = await verify({ 'RISCV64.rules': copying, 'RISCV64latelower.rules': asking });
    expect(code).toBe(1);
    expect(out).toContain('RISCV64.rules:1:20: error[barrier-lowered-to-copy]: ');
    expect(out).toMatch(/RISCV64latelower\.rules:1:\d+/);
    expect(out).toMatch(/^ {2}together +1 +wrong with other rules/m);
  });

  it('is a finding in JSON and Markdown too', async () => {
    const files = { 'RISCV64.rules': copying + asking };
    const { code, out } = await verify(files, '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out).findings).toMatchObject([
      { code: 'barrier-lowered-to-copy', line: 1, column: 20, related: [{ line: 2 }] },
    ]);
    expect((await verify(files, '--format', 'markdown')).out).toMatch(
      /## Wrong together\n\n- .*:1:20` `barrier-/,
    );
  });

  it('is right where it does not', async () => {
    expect(
      (await verify({ 'RISCV64.rules': copying, 'ARM64.rules': asking.replace('x y a', 'a x y') })).code,
    ).toBe(0);
  });
});

describe('the table across machines', () => {
  const files = { 'RISCV64.rules': asking, 'ARM64.rules': asking.replace('x y a', 'a x y') };

  it('ends the report of a folder', async () => {
    const [, table = ''] = (await verify(files)).out.split('\nFused ops by machine');
    expect(table).toMatch(
      /\n {2}x\*y \+ z\n {4}ARM64 +FMADDS FMADDD +1 proved +1\n {4}RISCV64 +FMADDS FMADDD +1 proved +1\n/,
    );
  });

  it('is part of its JSON', async () => {
    const { family } = JSON.parse((await verify(files, '--format', 'json')).out);
    expect(family[0]).toMatchObject({
      shape: 'x*y + z',
      members: [
        { arch: 'ARM64', rules: [{ file: 'ARM64.rules', line: 1, verdict: 'proved' }] },
        { arch: 'RISCV64', ops: ['FMADDS', 'FMADDD'], instances: { proved: 1 } },
      ],
    });
  });

  it('is left out where there is one file', async () => {
    expect((await rulecheck(['verify', 'examples/RISCV64.rules'])).out).not.toContain('Fused ops by machine');
  });
});
