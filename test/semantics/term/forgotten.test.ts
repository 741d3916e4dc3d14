import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { bits } from '../../../src/semantics/term/build.ts';
import { apply, type Term, variable } from '../../../src/semantics/term/term.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Collected again in later turns: what a weak reference found is kept until its turn ends. */
async function isForgotten(reference: WeakRef<object>): Promise<boolean> {
  for (let turn = 0; turn < 10; turn++) {
    await setImmediate();
    collectGarbage();
    if (reference.deref() === undefined) return true;
  }
  return false;
}

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
