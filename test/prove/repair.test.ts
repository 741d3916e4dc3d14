/** The repairs found are right, they are the smallest, and they are said to be unique exactly when they are. */
import { describe, expect, it } from 'vitest';
import { builtinTable } from '../../src/model/builtin-tables.ts';
import type { ContractionPolicy } from '../../src/model/contraction.ts';
import { type RepairContext, type Repairs, repairRule } from '../../src/prove/repair.ts';
import { printResolved, printResolvedRule } from '../../src/rules/resolved-text.ts';
import { Budget } from '../../src/semantics/budget.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';
import { checkText, proveOptions } from '../support/verdicts.ts';

const options = { ...proveOptions, candidates: 2048, thorough: true };

const contextWith = (contraction: ContractionPolicy): RepairContext => ({
  source: new Source('RISCV64.rules', ''),
  arch: 'RISCV64',
  isas,
  contraction,
  ops: [...isas.values()].flatMap(isa => builtinTable(isa).ops),
});

/** The repairs of one rule with all its members, at least one of them refuted. */
function repairsOf(rule: string, contraction: ContractionPolicy = 'licensed'): Repairs {
  const checked = checkText(rule, contraction);
  expect(checked.map(({ verdict }) => verdict.kind)).toContain('refuted');
  return repairRule(checked, contextWith(contraction), options);
}

/** What is proposed: `unique: (FMADDD x y z)`, members apart by a bar. */
function proposed({ together }: Repairs): string {
  if (together === undefined) return 'none';
  const results = together.instances.map(({ rule: { result } }) =>
    result.kind === 'code' ? '{code}' : printResolved(result),
  );
  return `${together.unique ? 'unique' : 'one of several'}: ${results.join(' | ')}`;
}

const family = [
  { name: 'MADD', product: 1, addend: 1 },
  { name: 'MSUB', product: 1, addend: -1 },
  { name: 'NMSUB', product: -1, addend: 1 },
  { name: 'NMADD', product: -1, addend: -1 },
] as const;
const signs = [1, -1] as const;

/** Every fold of negated operands into each wrong member of the family, with the right one. */
function wrongFolds(width: string) {
  const negated = (sign: number, operand: string) => (sign < 0 ? `(FNEG${width} ${operand})` : operand);
  return family.flatMap(from =>
    signs.flatMap(x =>
      signs.flatMap(y =>
        signs.flatMap(z => {
          const [product, addend] = [from.product * x * y, from.addend * z];
          const right = family.find(to => to.product === product && to.addend === addend)!;
          const match = `(F${from.name}${width} ${negated(x, 'x')} ${negated(y, 'y')} ${negated(z, 'z')})`;
          return family
            .filter(to => to !== right)
            .map(to => ({
              rule: `${match} => (F${to.name}${width} x y z)`,
              right: `(F${right.name}${width} x y z)`,
              folds: x < 0 || y < 0 || z < 0,
            }));
        }),
      ),
    ),
  );
}

describe.each(['S', 'D'])('wrong members of the fused family, width %s', width => {
  const wrong = wrongFolds(width);

  it('are 96, of which 12 fold nothing', () => {
    expect(wrong).toHaveLength(96);
    expect(wrong.filter(({ folds }) => !folds)).toHaveLength(12);
  });

  it('are repaired by the right member, the only one', () => {
    for (const { rule, right, folds } of wrong) {
      if (folds) expect(`${rule}: ${proposed(repairsOf(rule))}`).toBe(`${rule}: unique: ${right}`);
    }
  });

  it('that fold nothing have no repair: the right result would be the match again', () => {
    for (const { rule, folds } of wrong) {
      if (!folds) expect(`${rule}: ${proposed(repairsOf(rule))}`).toBe(`${rule}: none`);
    }
  });
});

describe('a repair', () => {
  it.each([
    // Only names of ops.
    ['(FSUBD x (FNEGD y)) => (FSUBD x y)', 'unique: (FADDD x y)'],
    ['(FABSS (FNEGS x)) => (FNEGS x)', 'unique: (FABSS x)'],
    ['(SEQZ (FNED x x)) => (FLTD x x)', 'one of several: (FEQD x x)'],
    // The order of operands.
    ['(FLTD (FNEGD x) (FNEGD y)) => (FLTD x y)', 'unique: (FLTD y x)'],
    ['(FSUBD (FNEGD x) (FNEGD y)) => (FSUBD x y)', 'unique: (FSUBD y x)'],
    // A negation.
    ['(FNEGD (FNEGD x)) => (FNEGD x)', 'unique: x'],
    // The two differ in the sign of an exact zero, and nothing simpler is right.
    ['(FNEGD (FADDD x y)) => (FSUBD (FNEGD x) y)', 'none'],
  ])('%s', (rule, repair) => {
    expect(proposed(repairsOf(rule))).toBe(repair);
  });

  it('serves all members of an alternation, and leaves alone those that are right', () => {
    const rule = '(F(MADD|MSUB)D (FNEGD x) y z) => (F(NMADD|NMADD)D x y z)';
    expect(proposed(repairsOf(rule))).toBe('unique: (FNMSUBD x y z) | (FNMADDD x y z)');
  });

  it('says how many candidates were tried and rejected', () => {
    const { tried, rejected } = repairsOf(
      '(F(MADD|NMADD|MSUB|NMSUB)D (FNEGD x) y z) => (F(NMADD|MADD|NMSUB|MSUB)D x y z)',
    );
    expect([tried, rejected]).toEqual([12, 8]);
  });

  it('is of members alone where no shape serves all', () => {
    const { together, each } = repairsOf('(F(SUB|DIV)D (FNEGD x) (FNEGD y)) => (F(SUB|MUL)D x y)');
    expect(together).toBeUndefined();
    expect(each.map(repair => repair && [printResolvedRule(repair.rule), repair.unique])).toEqual([
      ['(FSUBD (FNEGD x) (FNEGD y)) => (FSUBD y x)', true],
      ['(FDIVD (FNEGD x) (FNEGD y)) => (FDIVD x y)', true],
    ]);
  });
});

describe('a search that ends too soon', () => {
  const checked = checkText('(FMADDD (FNEGD x) y z) => (FNMADDD x y z)');

  it.each([
    ['has no time', { steps: 0 }],
    ['may try too few candidates', { candidates: 3 }],
  ])('because it %s, finds nothing rather than half', (_, limits) => {
    const repairs = repairRule(checked, contextWith('licensed'), { ...options, thorough: false, ...limits });
    expect(repairs.together).toBeUndefined();
    expect(repairs.each).toEqual([undefined]);
  });
});

describe('a condition', () => {
  const fusing = '(FSUBD (FMULD x y) z) => (FMSUBD x y z)';

  it('makes a rule right that fuses without asking', () => {
    expect(repairsOf(fusing)).toMatchObject({ condition: 'z.Block.Func.useFMA(v)', failedConditions: [] });
  });

  it('does not where the user says that no one may fuse', () => {
    expect(repairsOf(fusing, 'never').condition).toBeUndefined();
  });

  it.each([
    ['(SRLI [c] (MOVWUreg x)) && c >= 0 && c <= 31 => (SRLIW [c] x)', 'c != 0', true],
    ['(ADD x (MOVDconst [c])) => (ADDI [int64(int32(c))] x)', 'is32Bit(c)', true],
    ['(ADD (MOVDconst [c]) x) && c < 1<<20 => (ADDI [int64(int8(c))] x)', 'is8Bit(c)', true],
  ])('on constants makes %s right: %s', (rule, condition, isWeakest) => {
    const { condition: found, conditionIsWeakest } = repairsOf(rule);
    expect([found, conditionIsWeakest]).toEqual([condition, isWeakest]);
  });

  it('does not where the member is wrong as well', () => {
    const { condition, failedConditions } = repairsOf('(FSUBD (FMULD x y) z) => (FNMSUBD x y z)');
    expect(condition).toBeUndefined();
    expect(failedConditions).toEqual(['a product may be fused into a sum (useFMA)']);
  });

  it.each([
    ['(FMADDD x y (FNEGD z)) => (FNMSUBD x y z)', 'licensed'],
    ['(ADD x y) => (SUB x y)', 'licensed'],
    ['(FSUBD (FMULD x y) z) && z.Block.Func.useFMA(v) => (FNMSUBD x y z)', 'licensed'],
    ['(FSUBD (FMULD x y) z) => (FNMSUBD x y z)', 'always'],
  ] as const)('is not spoken of where it permits nothing more: %s (%s)', (rule, contraction) => {
    expect(repairsOf(rule, contraction)).toMatchObject({ failedConditions: [] });
  });
});

it('tries no condition where the budget of the rule is spent', () => {
  const checked = checkText('(FADDD (FMULD x y) z) => (FMADDD x y z)');
  const context = contextWith('licensed');
  expect(repairRule(checked, context, options).condition).toBe('z.Block.Func.useFMA(v)');
  expect(repairRule(checked, context, options, Budget.of(0))).toMatchObject({
    failedConditions: [],
    tried: 0,
  });
});
