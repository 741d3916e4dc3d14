import { expect, test } from 'vitest';
import { bits } from '../../../src/semantics/term/build.ts';
import { apply, type Term, variable } from '../../../src/semantics/term/term.ts';
import { isForgotten } from '../../support/is-forgotten.ts';

const sum = (a: Term, b: Term): Term => apply({ name: 'bvadd' }, a, b);

/** A sum with a variable, and an expression of constants that is younger than the variable. */
function sumBesideConstants(): { readonly variables: WeakRef<Term>; readonly constants: Term } {
  const x = variable('forgotten', 64);
  const constants = sum(bits(64, 0x5eedn), bits(64, 0x5eeen));
  return { variables: new WeakRef(sum(x, constants)), constants };
}

test('a term with variables is not held by the constants that it was built on', async () => {
  const { variables, constants } = sumBesideConstants();
  expect(await isForgotten(variables)).toBe(true);
  expect(constants).toBe(sum(bits(64, 0x5eedn), bits(64, 0x5eeen)));
});

test('a term lives as long as what it was built on, whoever refers to it', async () => {
  const x = variable('remembered', 64);
  const y = variable('remembered too', 64);
  const reference = new WeakRef(sum(x, y));
  expect(await isForgotten(reference)).toBe(false);
  expect(sum(x, y)).toBe(reference.deref());
});
