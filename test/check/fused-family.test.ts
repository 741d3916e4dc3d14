/** The fused ops of all machines side by side: found by what they denote, and marked where they differ. */
import { describe, expect, it } from 'vitest';
import { fusedOps } from '../../src/check/cross-rule/fused-ops.ts';
import { shapeOf, shapes } from '../../src/check/cross-rule/shape.ts';
import { runMarkdown } from '../../src/report/markdown/run.ts';
import { familyLines } from '../../src/report/text/family.ts';
import { BINARY32, BINARY64, canonical } from '../../src/semantics/float/index.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { arithmetic, negate } from '../../src/semantics/term/build.ts';
import { type Term, variable } from '../../src/semantics/term/term.ts';
import { plain } from '../../src/text/paint.ts';
import { runOf } from '../support/run-of.ts';

const opsOf = (arch: string) =>
  Object.fromEntries(
    shapes.flatMap(shape => {
      const ops = fusedOps(isas.get(arch)!).filter(op => op.shape === shape);
      return ops.length === 0 ? [] : [[shape, ops.map(({ op }) => op.name).join(' ')]];
    }),
  );

describe('a shape', () => {
  const { fuse, multiply, add } = arithmetic(canonical);
  const [x, y, z] = ['x', 'y', 'z'].map(name => variable(name, 64)) as [Term, Term, Term];
  const minus = (a: Term) => negate(BINARY64, a);

  it.each([
    ['x*y + z', fuse(BINARY64, x, y, z)],
    ['x*y + z', fuse(BINARY64, minus(y), minus(x), z)],
    ['-x*y + z', fuse(BINARY64, x, minus(y), z)],
    ['-x*y - z', fuse(BINARY64, minus(x), y, minus(z))],
    ['-(x*y + z)', minus(fuse(BINARY64, x, y, z))],
    ['-(x*y - z)', minus(fuse(BINARY64, x, y, minus(z)))],
    [undefined, add(BINARY64, multiply(BINARY64, x, y), z)],
    [undefined, fuse(BINARY64, x, y, multiply(BINARY64, y, z))],
  ])('%s', (shape, term) => {
    expect(shapeOf(term, BINARY64)).toBe(shape);
  });

  it('is of the format that is asked for', () => {
    const [a, b, c] = ['a', 'b', 'c'].map(name => variable(name, 32)) as [Term, Term, Term];
    expect(shapeOf(fuse(BINARY32, a, b, c), BINARY32)).toBe('x*y + z');
  });
});

/** Names mean different things: FMSUB subtracts the addend here and the product there. */
it.each([
  [
    'ARM64',
    {
      'x*y + z': 'FMADDS FMADDD',
      'x*y - z': 'FNMSUBS FNMSUBD',
      '-x*y + z': 'FMSUBS FMSUBD',
      '-x*y - z': 'FNMADDS FNMADDD',
    },
  ],
  [
    'LOONG64',
    {
      'x*y + z': 'FMADDF FMADDD',
      'x*y - z': 'FMSUBF FMSUBD',
      '-(x*y + z)': 'FNMADDF FNMADDD',
      '-(x*y - z)': 'FNMSUBF FNMSUBD',
    },
  ],
  [
    'RISCV64',
    {
      'x*y + z': 'FMADDS FMADDD',
      'x*y - z': 'FMSUBS FMSUBD',
      '-x*y + z': 'FNMSUBS FNMSUBD',
      '-x*y - z': 'FNMADDS FNMADDD',
    },
  ],
])('the fused ops of %s', (arch, ops) => {
  expect(opsOf(arch)).toEqual(ops);
});

describe('the family', () => {
  const difference = '(FSUBD a (FMULD x y)) && a.Block.Func.useFMA(v) =>';
  const run = runOf({
    'ARM64.rules': `${difference} (FMSUBD a x y)\n(FMA x y z) => (FMADDD z x y)\n`,
    'LOONG64.rules': '(SUBD z (MULD x y)) && z.Block.Func.useFMA(v) => (FNMSUBD x y z)\n',
    'RISCV64.rules': `\n${difference} (FNMSUBD x y a)\n`,
    'generic.rules': '(Neg64F (Neg64F x)) => x\n',
  });
  const family = run.family!;
  const lines = familyLines(family, plain);

  it('has every shape that some machine computes, in one order', () => {
    const found = family.map(({ shape }) => shape);
    expect(found).toEqual(shapes.filter(shape => found.includes(shape)));
  });

  it('has the rules that produce an op, where they stand, and their verdicts', () => {
    const member = family
      .find(({ shape }) => shape === '-x*y + z')
      ?.members.find(({ arch }) => arch === 'RISCV64');
    expect(member).toMatchObject({
      ops: ['FNMSUBS', 'FNMSUBD'],
      rules: [{ file: 'RISCV64.rules', line: 2, verdict: 'proved' }],
      instances: { proved: 1, refuted: 0 },
    });
    expect(member).not.toHaveProperty('differs');
  });

  it('marks the machine whose op is not what its rules ask, and says who computes it', () => {
    const marked = family.flatMap(({ shape, members }) =>
      members.flatMap(({ arch, differs = [] }) => differs.map(mark => [shape, arch, mark])),
    );
    expect(marked).toEqual([
      ['-(x*y - z)', 'LOONG64', 'rules ask -x*y + z, which the op of ARM64, RISCV64 computes'],
    ]);
    expect(lines.filter(line => line.startsWith('  ! '))).toEqual([
      expect.stringMatching(/^ {2}! LOONG64 +FNMSUBF FNMSUBD +1 refuted +1$/),
    ]);
  });

  it('says who has none', () => {
    expect(family.find(({ shape }) => shape === '-x*y + z')?.without).toEqual(['LOONG64']);
  });

  it('fits a page', () => {
    expect(lines.filter(line => line.length > 100)).toEqual([]);
  });

  it('stands in a report only where files are compared', () => {
    const alone = runOf({ 'ARM64.rules': `${difference} (FMSUBD a x y)\n` });
    expect(alone.family).toBeUndefined();
    expect(runMarkdown(run)).toMatch(/\n## Fused ops by machine\n[\s\S]*\| `-\(x\*y - z\)` +\| LOONG64 +\|/);
  });
});
