/**
 * What a rule that compares addresses or makes slices may suppose of objects: Go's compiler takes an address in one
 * never to be an address in another, and none to be nil. The offsets that it adds to the address of an object stay
 * inside of it.
 */
import type { OpEntry } from '../semantics/ops/entry.ts';
import { native } from '../semantics/ops/table.ts';
import { bits, bvsle, equal, not } from '../semantics/term/build.ts';
import { describe } from '../semantics/term/describe.ts';
import { type Term, variable } from '../semantics/term/term.ts';
import { booleans } from './go/handles.ts';
import type { ObjectOfRule, RegisterValue, Step } from './register-values.ts';
import type { RuleScope } from './rule-scope.ts';

/** From where all objects of a kind are addressed. */
export const baseOf = (kind: ObjectOfRule['kind']): RegisterValue => ({
  term: variable(kind === 'a global' ? 'SB' : 'SP', 64),
  register: native,
});

/** The object in which the address lies that an op computes, where the rule tells. */
export function objectOf(
  { addressOf, staysInObject }: OpEntry,
  operands: readonly RegisterValue[],
  constants: readonly Term[],
): ObjectOfRule | undefined {
  if (addressOf !== undefined) return { kind: addressOf, base: operands[0]!.term, symbol: constants[0]! };
  return staysInObject ? operands[0]?.object : undefined;
}

/** Supposes of the operands of a comparison of pointers what the compiler does. */
export function supposeObjects(operands: readonly RegisterValue[], scope: RuleScope): void {
  const known = operands.filter(({ object }) => object !== undefined);
  for (const { term } of known) {
    scope.assume('no object lies at the address nil');
    scope.suppose(not(equal(term, bits(64, 0n))));
  }
  const [a, b] = known;
  if (a === undefined || b === undefined) return;
  scope.assume('an address in one object is none in another');
  if (!areOneObject(a.object!, b.object!, scope)) scope.suppose(not(equal(a.term, b.term)));
}

/**
 * Supposes of a slice what the compiler does where it makes one by slicing: an offset in its pointer was masked by its
 * capacity, which is not below its length (ssagen's `slice`, the only place that masks so).
 */
export function supposeMasks(
  slice: readonly RegisterValue[],
  steps: readonly Step[],
  scope: RuleScope,
): void {
  const length = slice[1]!.term;
  for (const step of steps) {
    if (step.kind !== 'op' || !step.entry.masksByCapacity) continue;
    scope.assume('the pointer of a slice is masked by its capacity, which is not below its length');
    scope.suppose(bvsle(length, step.operands[0]!.term));
  }
}

/** Globals are all addressed from one base, and so are local variables: which of them it is tells the symbol. */
function areOneObject(a: ObjectOfRule, b: ObjectOfRule, scope: RuleScope): boolean {
  if (a.kind !== b.kind) return false;
  if (a.base !== b.base) scope.suppose(equal(a.base, b.base));
  const names = [a, b].map(({ symbol }) => describe(symbol)).join(' and ');
  const isSame = equal(a.symbol, b.symbol);
  const areOne = a.symbol === b.symbol || scope.choices.choose(`whether ${names} are one object`, booleans);
  scope.suppose(areOne ? isSame : not(isSame));
  return areOne;
}
