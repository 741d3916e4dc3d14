/** The order of terms, and what is made from it, does not depend on which terms were built before. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { normalForm } from '../../../src/semantics/normal-form/normal-form.ts';
import { bvadd, bvmul, bvneg } from '../../../src/semantics/term/build.ts';
import { describe as show } from '../../../src/semantics/term/describe.ts';
import { compareTerms, type Term, variable } from '../../../src/semantics/term/term.ts';

const names = ['x', 'y', 'z', 'a', 'b', 'c', 'neg', 'mul'];

/** The normal form of a sum of products, its variables built in the order given. */
function formAfter(order: readonly string[]): string {
  for (const name of order) bvneg(variable(name, 48));
  const [x, y, z] = ['x', 'y', 'z'].map(name => variable(name, 48)) as [Term, Term, Term];
  return show(normalForm(bvadd(bvmul(z, y), bvmul(y, x))));
}

describe('the order of terms', () => {
  it('is total, and 0 only for the same term', () => {
    const terms = names.flatMap(name => [variable(name, 8), variable(name, 16), bvneg(variable(name, 8))]);
    const sorted = [...terms].sort(compareTerms);
    for (const [index, term] of sorted.entries()) {
      for (const later of sorted.slice(index + 1)) {
        expect(compareTerms(term, later)).toBeLessThan(0);
        expect(compareTerms(later, term)).toBeGreaterThan(0);
      }
    }
  });

  it('is the same in a program that builds the terms in another order', () => {
    const url = (file: string) =>
      fileURLToPath(new URL(`../../../dist/src/semantics/${file}`, import.meta.url));
    const program = `
      import { normalForm } from ${JSON.stringify(url('normal-form/normal-form.js'))};
      import { bvadd, bvmul, bvneg } from ${JSON.stringify(url('term/build.js'))};
      import { describe } from ${JSON.stringify(url('term/describe.js'))};
      import { variable } from ${JSON.stringify(url('term/term.js'))};
      for (const name of ${JSON.stringify([...names].reverse())}) bvneg(variable(name, 48));
      const [x, y, z] = ['x', 'y', 'z'].map(name => variable(name, 48));
      console.log(describe(normalForm(bvadd(bvmul(z, y), bvmul(y, x)))));
    `;
    const other = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    expect(other.trim()).toBe(formAfter(names));
  });
});
