/** Go's own architectures: those that fuse keep the barriers, and would be found if they did not. */
import { describe, expect, it } from 'vitest';
import { goRules, sourceOf } from '../support/go-rules.ts';
import { runOf } from '../support/run-of.ts';

const go = goRules('1.27');

/** Only the rules that the check is about, a line each. */
const aboutBarriers = (text: string) =>
  text
    .split('\n')
    .filter(line => /useFMA|^\((Lowered)?Round\(?(32|64)/.test(line))
    .join('\n');

const findingsOf = (arch: string, text: string) => runOf({ [`${arch}.rules`]: text }).findings ?? [];

describe.skipIf('missing' in go)('Go 1.27', () => {
  const rulesOf = (arch: string) =>
    aboutBarriers(sourceOf('folder' in go ? go.folder : '', `${arch}.rules`).text);

  it.each(['AMD64', 'ARM64', 'LOONG64', 'PPC64', 'RISCV64', 'S390X'])('%s fuses and keeps them', arch => {
    const text = rulesOf(arch);
    expect(findingsOf(arch, text)).toEqual([]);
    const copied = text.replace(/=> \(LoweredRound\S* \.\.\.\)/g, '=> (Copy ...)');
    expect(copied).not.toBe(text);
    expect(findingsOf(arch, copied).map(({ code }) => code)).toEqual(
      Array(2).fill('barrier-lowered-to-copy'),
    );
  });

  it('ARM takes them off and does not fuse', () => {
    const text = rulesOf('ARM');
    expect(text).toContain('=> (Copy ...)');
    expect(findingsOf('ARM', text)).toEqual([]);
  });
});
