import { expect, describe as group, it } from 'vitest';
import { bvadd, bvmul, concat, ifThenElse } from '../../../src/semantics/term/build.ts';
import { describe, describeBriefly } from '../../../src/semantics/term/describe.ts';
import { type Term, variable } from '../../../src/semantics/term/term.ts';

const [x, y, z] = ['x', 'y', 'z'].map(name => variable(name, 8)) as unknown as [Term, Term, Term];

group('the mathematics of a term', () => {
  it('joins bits in one row', () => {
    expect(describe(concat(concat(x, y), concat(z, x)))).toBe('concat(x, y, concat(z, x))');
    expect(describe(concat(concat(concat(x, y), z), x))).toBe('concat(x, y, z, x)');
  });

  it('is whole where it is no longer than asked', () => {
    const term = bvadd(bvmul(x, y), z);
    expect(describeBriefly(term, 13)).toBe(describe(term));
    expect(describeBriefly(term, 12)).toBe('(… + z)');
    expect(describeBriefly(x, 0)).toBe('x');
  });

  it('leaves out the depths of what is shared more often than could be written', () => {
    let term: Term = x;
    for (let depth = 0; depth < 200; depth++) term = bvmul(bvadd(term, y), term);
    const text = describeBriefly(term, 100);
    expect(text.length).toBeLessThanOrEqual(100);
    expect(text.match(/…/g)!.length).toBeGreaterThan(4);
  });

  it('names the operator of a number that lies too deep', () => {
    const chosen = ifThenElse(variable('c', 'Bool'), x, bvadd(y, z));
    expect(describeBriefly(chosen, 30)).toBe('(if c then x else (y + z))');
    expect(describeBriefly(chosen, 20)).toBe('(if c then x else …)');
  });
});
