/** `rulecheck hunt`, with a real Go where one can be had. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { Hunt } from '../../src/reproduce/hunt/finding.ts';
import { goRules } from '../support/go-rules.ts';
import { buildCache, goToolchain } from '../support/go-toolchain.ts';
import { rulecheck } from './rulecheck.ts';

function rulesFile(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'rulecheck-')), 'generic.rules');
  writeFileSync(file, text);
  return file;
}

describe('rulecheck hunt', () => {
  it('finds nothing in right rules', async () => {
    const { code, out, err } = await rulecheck(['hunt', rulesFile('(Add8 x y) => (Add8 y x)\n')]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^0 refuted rules in .*generic\.rules\n$/);
  });

  it('says that a GOROOT is none before it checks anything', async () => {
    const file = rulesFile('(Zeromask x) => (Signmask x)\n');
    const { code, out, err } = await rulecheck(['hunt', file, '--go', '/nowhere']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('/nowhere is no GOROOT');
  });

  it('shows what cannot be read, and hunts the others', async () => {
    const { code, out, err } = await rulecheck([
      'hunt',
      rulesFile('(Neg8 x) => (Com8 y)\n(Zeromask x) => (Signmask x)\n'),
    ]);
    expect(code).toBe(2);
    expect(err).toMatch(/generic\.rules:1:19: error\[unbound-variable\]/);
    expect(out).toContain('generic.rules:2 rewrites Zeromask to Signmask');
  });

  it('says why nothing was tried', async () => {
    const { code, out } = await rulecheck(['hunt', rulesFile('(Zeromask x) => (Signmask x)\n')]);
    expect(code).toBe(1);
    expect(out).toContain('not tried: cmd/compile: generic.rules:1 rewrites Zeromask to Signmask');
    expect(out).toContain('no Go expression is known of Zeromask');
  });
});

const toolchain = goToolchain('1.27');
const rules = goRules('1.27');
const missing = 'missing' in toolchain ? toolchain.missing : 'missing' in rules ? rules.missing : undefined;
if (missing !== undefined || 'missing' in rules || 'missing' in toolchain || process.arch !== 'x64') {
  test.skip(missing ?? 'this is no amd64 machine', () => {});
} else {
  it('finds the program of a wrong rule of Go 1.27', { timeout: 300_000 }, async () => {
    mkdirSync(buildCache, { recursive: true });
    const file = join(rules.folder, 'generic.rules');
    const args = ['hunt', file, '--rule', '2169', '--go', toolchain.goroot, '--format', 'json'];
    const { code, out } = await rulecheck(args, { env: { GOCACHE: buildCache } });
    const { findings } = JSON.parse(out) as Hunt;
    expect(code).toBe(1);
    expect(findings.map(({ line, status, shown }) => [line, status, shown?.got, shown?.traced])).toEqual([
      [2169, 'miscompiled', '0x80', true],
    ]);
    const [{ shown } = {}] = findings;
    expect(shown?.minimal).toBe(true);
    expect(shown?.program).toMatch(/^\tgot, want := f\(1, true, true\), uint8\(0\)$/m);
  });
}
