/**
 * The trap, systematically: every fold of negations of x, y and z into every member of the fused family, in
 * both widths and with the factors in either order, is proved exactly when it is right.
 */
import { describe, expect, it } from 'vitest';
import { checkText, diagnosticsOf } from '../support/verdicts.ts';

/** The members by the signs they give the product and the addend. */
const family = [
  { name: 'MADD', product: 1, addend: 1 },
  { name: 'MSUB', product: 1, addend: -1 },
  { name: 'NMSUB', product: -1, addend: 1 },
  { name: 'NMADD', product: -1, addend: -1 },
] as const;

const signs = [1, -1] as const;
const widths = ['S', 'D'] as const;
const orders = ['x y', 'y x'] as const;

interface Fold {
  readonly rule: string;
  readonly isRight: boolean;
}

function folds(width: string): Fold[] {
  const negated = (sign: number, operand: string): string =>
    sign < 0 ? `(FNEG${width} ${operand})` : operand;
  return family.flatMap(from =>
    signs.flatMap(x =>
      signs.flatMap(y =>
        signs.flatMap(z =>
          family.flatMap(to =>
            orders.map(order => ({
              rule: `(F${from.name}${width} ${negated(x, 'x')} ${negated(y, 'y')} ${negated(z, 'z')}) => (F${to.name}${width} ${order} z)`,
              isRight: from.product * x * y === to.product && from.addend * z === to.addend,
            })),
          ),
        ),
      ),
    ),
  );
}

describe.each(widths)('folds of negations into fused ops, width %s', width => {
  const all = folds(width);
  const checked = checkText(all.map(({ rule }) => rule).join('\n'));

  it('are 256, of which 64 are right', () => {
    expect(all).toHaveLength(256);
    expect(all.filter(({ isRight }) => isRight)).toHaveLength(64);
  });

  it('are proved exactly when they are right, and else refuted with integers', () => {
    for (const [index, { rule, isRight }] of all.entries()) {
      const { verdict } = checked[index]!;
      expect(`${rule}: ${verdict.kind}`).toBe(`${rule}: ${isRight ? 'proved' : 'refuted'}`);
      if (isRight) expect(verdict).toMatchObject({ method: 'normal form', equality: 'bits' });
      else expect(verdict.counterexample!.difference).toBe('value');
    }
  });
});

const verdictOf = (rule: string) => checkText(rule)[0]!.verdict;

describe('what is not the same', () => {
  it('a negated fused result and negated operands: they differ in the sign of an exact zero', () => {
    const verdict = verdictOf('(FNEGD (FMADDD x y z)) => (FNMADDD x y z)');
    expect(verdict).toMatchObject({ kind: 'refuted', counterexample: { difference: 'sign-of-zero' } });
  });

  it('a negated product and a product of negated factors, which differ in the directed modes: proved in the others', () => {
    const verdict = verdictOf('(FNEGD (FMULD x y)) => (FMULD (FNEGD x) y)');
    expect(verdict).toMatchObject({ kind: 'proved', equality: 'value' });
    expect(verdict.roundingModes).toEqual(['rne', 'rtz', 'rmm']);
  });

  it('a negated sum and a sum of negations', () => {
    const verdict = verdictOf('(FNEGD (FADDD x y)) => (FADDD (FNEGD x) (FNEGD y))');
    expect(verdict).toMatchObject({ kind: 'refuted', counterexample: { difference: 'sign-of-zero' } });
  });

  it('a fused and an unfused multiply-add, where no one licenses contraction', () => {
    const verdict = verdictOf('(FADDD a (FMULD x y)) => (FMADDD x y a)');
    expect(verdict).toMatchObject({ kind: 'refuted', counterexample: { difference: 'value' } });
  });

  it('a fused source and an unfused target, whoever licenses what', () => {
    const [checked] = checkText('(FMADDD x y a) => (FADDD (FMULD x y) a)', 'always');
    expect(checked!.verdict.kind).toBe('refuted');
  });

  it('a product behind a rounding barrier and a fused one, even under the licence', () => {
    const rule = '(FADDD a (LoweredRound64F (FMULD x y))) && a.Block.Func.useFMA(v) => (FMADDD x y a)';
    expect(verdictOf(rule).kind).toBe('refuted');
  });
});

describe('contraction', () => {
  const fusing = '(FSUBS a (FMULS x y)) => (FNMSUBS x y a)';
  it('is licensed by useFMA', () => {
    const licensed = fusing.replace('=>', '&& a.Block.Func.useFMA(v) =>');
    expect(verdictOf(licensed)).toMatchObject({ kind: 'proved', equality: 'contraction' });
  });

  it('is licensed by the language, as an assumption, in a tree that does not ask', () => {
    const [{ verdict }] = checkText(fusing, 'language') as [ReturnType<typeof checkText>[0]];
    expect(verdict).toMatchObject({ kind: 'proved', equality: 'contraction' });
    expect(verdict.assumptions).toContainEqual({ kind: 'contraction', licence: 'language' });
  });

  it('is refuted without a licence, and when the user says never', () => {
    expect(verdictOf(fusing).kind).toBe('refuted');
    const licensed = fusing.replace('=>', '&& a.Block.Func.useFMA(v) =>');
    expect(checkText(licensed, 'never')[0]!.verdict.kind).toBe('refuted');
  });

  it('gives no slack to the sign: the wrong member is refuted under the licence', () => {
    const wrong = '(FSUBD a (FMULD x y)) && a.Block.Func.useFMA(v) => (FMSUBD x y a)';
    expect(verdictOf(wrong)).toMatchObject({ kind: 'refuted', counterexample: { difference: 'value' } });
  });
});

describe('mixed widths', () => {
  it.each([
    '(FMADDS neg:(FNEGD x) y z) => (FNMSUBS x y z)',
    '(FMADDD x y z) => (FMADDS x y z)',
    '(FADDD x (FMVXD y)) => (FADDD x y)',
  ])('%s is an error, not a verdict', rule => {
    expect(diagnosticsOf(rule)).toEqual([]);
    expect(() => checkText(rule)).toThrow(/is used as/);
  });
});
