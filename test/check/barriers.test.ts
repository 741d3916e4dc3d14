/** An architecture that fuses products into sums keeps the barriers that forbid it. */
import { describe, expect, it } from 'vitest';
import { runOf } from '../support/run-of.ts';

const fusing = '(FADD(S|D) a (FMUL(S|D) x y)) && a.Block.Func.useFMA(v) => (FMADD(S|D) x y a)\n';
const copying = '(Round(32|64)F ...) => (Copy ...)\n';
const keeping = '(Round(32|64)F ...) => (LoweredRound(32|64)F ...)\n';

const findings = (files: Readonly<Record<string, string>>) => runOf(files).findings ?? [];

/** Code and lines of each finding. */
const findingsOf = (files: Readonly<Record<string, string>>) =>
  findings(files).map(({ code, labels }) => [code, ...labels.map(({ file, line }) => `${file}:${line}`)]);

const assumptionsOf = (files: Readonly<Record<string, string>>, complete = true) =>
  runOf(files, { complete }).results.flatMap(({ instances }) =>
    instances.flatMap(({ assumptions }) => assumptions),
  );

describe('a barrier that is lowered to a copy', () => {
  const broken = 'barrier-lowered-to-copy';

  it('is found where other rules fuse, with both places', () => {
    const place = [broken, 'RISCV64.rules:1', 'RISCV64.rules:2'];
    expect(findingsOf({ 'RISCV64.rules': copying + fusing })).toEqual([place, place]);
  });

  it('is found across the files of an architecture', () => {
    const files = { 'RISCV64.rules': copying, 'RISCV64latelower.rules': fusing };
    expect(findingsOf(files)[0]).toEqual([broken, 'RISCV64.rules:1', 'RISCV64latelower.rules:1']);
  });

  it('comes with operands that show it, and with the op that keeps the barrier', () => {
    const [, double] = findings({ 'RISCV64.rules': copying + fusing });
    expect(double?.severity).toBe('error');
    expect(double?.notes?.[0]).toMatch(
      /^with a = \S+, x = \S+, y = \S+: \S+ where the product is rounded first, \S+ where it is not$/,
    );
    expect(double?.help).toBe('lower it to LoweredRound64F, which is a barrier too');
  });

  it('is found in generic rules where any architecture fuses', () => {
    const files = { 'generic.rules': '(Round64F x) => x\n', 'RISCV64.rules': keeping + fusing };
    expect(findingsOf(files)).toEqual([[broken, 'generic.rules:1', 'RISCV64.rules:2']]);
  });

  it.each([
    ['a copy by name', '(LoweredRound64F x) => x\n'],
    ['a sign that is moved before it', '(FNEGD (LoweredRound64F x)) => (FNEGD x)\n'],
    ['the operand of a sum', '(FADDD (LoweredRound64F x) y) => (FADDD x y)\n'],
    ['a product', '(LoweredRound64F (FMULD x y)) => (FMULD x y)\n'],
  ])('is found as %s', (_, text) => {
    expect(findingsOf({ 'RISCV64.rules': text + fusing }).length).toBe(1);
  });

  it.each([
    ['no rule fuses', copying],
    ['the barrier stays one', keeping + fusing],
    ['a constant stood behind it', `(LoweredRound64F x:(FMOVDconst [c])) => x\n${fusing}`],
    ['it moves behind a sign', `(FNEGD (LoweredRound64F x)) => (LoweredRound64F (FNEGD x))\n${fusing}`],
    ['the product is multiplied', `(FMULD (LoweredRound64F x) y) => (FMULD x y)\n${fusing}`],
    ['only the other width fuses', '(Round64F x) => x\n(FADDS a (FMULS x y)) => (FMADDS x y a)\n'],
    ['fused ops come from fused ops', `${copying}(FNEGD (FMADDD x y z)) => (FNMADDD x y z)\n`],
  ])('is right where %s', (_, text) => {
    expect(findingsOf({ 'RISCV64.rules': text })).toEqual([]);
  });

  it('is right where the rules that fuse ran before', () => {
    expect(findingsOf({ 'RISCV64.rules': fusing, 'RISCV64latelower.rules': copying })).toEqual([]);
  });

  it('is right where the rules that fuse are those of another release', () => {
    const files = { 'go1.19/RISCV64.rules': copying, 'go1.27/RISCV64.rules': keeping + fusing };
    expect(findingsOf(files)).toEqual([]);
  });

  it('is right on a machine that does not fuse, though another does', () => {
    expect(findingsOf({ 'ARM.rules': copying, 'RISCV64.rules': keeping + fusing })).toEqual([]);
  });
});

describe('what is assumed of a barrier', () => {
  it('is nothing while it stays one', () => {
    expect(assumptionsOf({ 'RISCV64.rules': keeping })).toEqual([]);
  });

  it('is counted where all rules were checked', () => {
    const [single] = assumptionsOf({ 'RISCV64.rules': copying });
    expect(single).toBe(
      'Round32F may be removed: none of the 1 rules of RISCV64 that have a model ' +
        'fuses a product into a sum (0 have none)',
    );
  });

  it('is open where some were not', () => {
    expect(assumptionsOf({ 'RISCV64.rules': copying }, false)[0]).toMatch(
      /whether other rules fuse is not checked$/,
    );
  });
});
