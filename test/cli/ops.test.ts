/** The handbook at the terminal. */
import { describe, expect, it } from 'vitest';
import type { Handbook } from '../../src/handbook/op-page.ts';
import { rulecheck } from './rulecheck.ts';

describe('ops OP', () => {
  it.each([
    ['sraw', 'ops-sraw'],
    ['Rsh32x64', 'ops-rsh32x64'],
    ['LoweredAtomicAdd32', 'ops-lowered-atomic-add32'],
    ['BEQZ', 'ops-beqz'],
  ])('shows %s on every machine that has it', async (op, snapshot) => {
    const { code, out } = await rulecheck(['ops', op]);
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(`snapshots/${snapshot}.txt`);
    expect(Math.max(...out.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
  });

  it.each([
    [['ops', 'FADDDD'], 'no machine has an op FADDDD with a meaning here; did you mean FADDD?'],
    [['ops', 'Add64', '--arch', 'riscv64'], 'RISCV64 has no op Add64; try --arch generic'],
    [['ops', '__proto__'], 'no machine has an op __proto__ with a meaning here'],
    [['ops', '--arch', 'Z80'], 'unknown architecture Z80; there is generic, 386, AMD64'],
  ])('%j is an error that helps', async (args, message) => {
    const { code, out, err } = await rulecheck(args);
    expect(err).toContain(`rulecheck: ${message}`);
    expect([code, out]).toEqual([2, '']);
  });
});

describe('ops without an op', () => {
  it('counts what each machine has', async () => {
    const { out } = await rulecheck(['ops']);
    expect(out).toMatch(/^ {2}RISCV64 +\d+ +12$/m);
  });

  it('lists the ops of a machine under the sections of its manual', async () => {
    const { out } = await rulecheck(['ops', '--arch', 'riscv64']);
    expect(out).toMatch(/^RISC-V unprivileged ISA, M extension\n(?: .*\n)* {2}DIVW +signed quotient/m);
  });

  it('has a meaning for every value of every op, as JSON', async () => {
    const { pages }: Handbook = JSON.parse((await rulecheck(['ops', '--format', 'json'])).out);
    const silent = pages
      .filter(({ results }) => results.some(({ type, meaning }) => meaning === undefined && type !== 'flags'))
      .map(({ name }) => name);
    expect(silent).toEqual(['Select0', 'Select1']);
  });
});
