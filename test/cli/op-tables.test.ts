/** What is wrong with an op table is said of the table, and never of the rules that are read with it. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulecheck } from './rulecheck.ts';

const rules = '(FADDD x y) => (FADDD y x)\n'.repeat(3);
const generic =
  'var genericOps = []opData{{name: "Add64F", argLength: 2, commutative: true, typ: "Float64"}}\n';
const entry = '{name: "FADDD", argLength: 2, commutative: true, typ: "Float64"}';
const table = (...entries: readonly string[]) => `ops := []opData{\n${entries.join(',\n')},\n}\n`;

function folderOf(own: string | Uint8Array, genericTable: string | Uint8Array = generic) {
  const folder = mkdtempSync(join(tmpdir(), 'rulecheck-'));
  writeFileSync(join(folder, 'RISCV64.rules'), rules);
  mkdirSync(join(folder, 'tables'));
  writeFileSync(join(folder, 'tables', 'RISCV64Ops.go'), own);
  writeFileSync(join(folder, 'tables', 'genericOps.go'), genericTable);
  return folder;
}

const verify = (folder: string, ...options: readonly string[]) =>
  rulecheck(['verify', 'RISCV64.rules', '--ops', 'tables', ...options], { cwd: folder });

const binary = Uint8Array.from({ length: 4096 }, (_, index) => (index * 167) % 256);
const letters = binary.map(byte => byte || 1);

describe('an op table with which rules cannot be read', () => {
  it.each([
    ['is empty', '', '1:1: error[no-ops]: the op table of RISCV64 declares no ops'],
    ['is only a comment', '// []opData{}', '1:1: error[no-ops]'],
    ['is binary', binary, '1:1: error[unreadable-file]: tables/RISCV64Ops.go is not a\n    text'],
    ['is junk without a NUL', letters, '1:1: error[no-ops]'],
    [
      'declares an op twice',
      table(entry, entry),
      '3:1: error[declared-twice]: the op `FADDD` is declared\n    twice',
    ],
  ])('%s', async (_, own, error) => {
    const { code, out } = await verify(folderOf(own));
    expect(out).toContain(`tables/RISCV64Ops.go:${error}`);
    expect(out.match(/error\[/g)).toHaveLength(1);
    expect(out).toMatch(/not checked +3/);
    expect(code).toBe(2);
  });

  it('may be that of all architectures', async () => {
    const { code, out } = await verify(folderOf(table(entry), ''));
    expect(out).toContain('tables/genericOps.go:1:1: error[no-ops]: the op table of generic declares no ops');
    expect(code).toBe(2);
  });

  it('may be a folder', async () => {
    const folder = folderOf(table(entry));
    mkdirSync(join(folder, 'RISCV64Ops.go'));
    writeFileSync(join(folder, 'genericOps.go'), generic);
    const { code, out } = await rulecheck(['verify', 'RISCV64.rules'], { cwd: folder });
    expect(out).toContain(
      'RISCV64Ops.go:1:1: error[unreadable-file]: cannot read RISCV64Ops.go: it is a\n    folder',
    );
    expect(code).toBe(2);
  });

  it('keeps no other architecture from being checked', async () => {
    const folder = folderOf('');
    writeFileSync(join(folder, 'tables', 'PPC64Ops.go'), table(entry.replace('FADDD', 'FADD')));
    writeFileSync(join(folder, 'PPC64.rules'), '(FADD x y) => (FADD y x)\n');
    const { code, out } = await verify(folder, 'PPC64.rules');
    expect(out).toMatch(/not checked +3/);
    expect(out).toMatch(/proved +1/);
    expect(code).toBe(2);
  });

  it('is named by the commands for one rule', async () => {
    const folder = folderOf(table(entry, entry));
    const options = ['RISCV64.rules:1', '--ops', 'tables'];
    for (const command of ['explain', 'reproduce']) {
      const { code, out, err } = await rulecheck([command, ...options], { cwd: folder });
      expect(out + err).toMatch(/tables\/RISCV64Ops\.go\b.* `FADDD` is declared\s+twice/);
      expect(code).toBe(2);
    }
  });
});
