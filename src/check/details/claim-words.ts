/** The obligation of a rule in words: for which inputs what is the same, and what is assumed. */
import type { Claim, Duty, Input, OrderObligation } from '../../model/claim.ts';
import { printExpr } from '../../rules/print.ts';
import { widthOfSort } from '../../semantics/term/sort.ts';
import { assumptionWords } from '../assumption-words.ts';
import type { ClaimWords } from './details.ts';

export function claimWords(
  { obligations, assumptions }: Extract<Claim, { kind: 'claim' }>,
  order: OrderObligation,
): ClaimWords {
  const orders = [...new Set(obligations.map(({ rule }) => rule))];
  const cases = obligations.filter(({ rule, observed }) => rule === order.rule && observed.kind !== 'duty');
  return {
    inputs: groupsOf(order.inputs),
    ...restrictionOf(order),
    statement: statementOf(order),
    orders: orders.length,
    cases: cases.length,
    ...(order.rule !== orders[0] && { order: orders.indexOf(order.rule) + 1 }),
    conditions: order.conjuncts.map(({ expr, role }) => ({ condition: printExpr(expr), role })),
    assumptions: assumptions.map(assumptionWords),
  };
}

function statementOf({ sources, observed }: OrderObligation): string {
  const isOne = sources.length === 1;
  switch (observed.kind) {
    case 'float':
      return isOne
        ? `the target is the same ${observed.format.name} number as the source (any NaN for a NaN)`
        : `the target is one of the ${observed.format.name} numbers that the source permits (any NaN for a NaN)`;
    case 'integer':
      return isOne
        ? `the low ${observed.width} bits of the target are those of the source`
        : `the low ${observed.width} bits of the target are those of one of the source's permitted results`;
    case 'branch':
      return 'the target goes to the same successor as the source';
    case 'memory':
      return 'memory has the same byte at every address';
    case 'duty':
      return dutyStatements[observed.duty.kind];
  }
}

const dutyStatements: Readonly<Record<Duty['kind'], string>> = {
  'not a NaN': 'the constant that the compiler computes for the target is no NaN',
  encodable: 'the constant of the target is one that the instruction can encode',
  reached: 'the target reads memory only where the match reads or writes, or on the same page',
  aligned:
    'the target loads and stores words at addresses that are multiples of their bytes, as the machine wants, if the match does',
  made: 'the constant of the target is one that other rules expect',
  defined: 'the target uses an op only where its result is defined',
  'no panic': 'the compiler does not panic',
};

function restrictionOf({ assumptions, conjuncts }: OrderObligation): Pick<ClaimWords, 'restrictedBy'> {
  if (assumptions.length === 0) return {};
  return { restrictedBy: conjuncts.some(({ role }) => role === 'assumption') ? 'conditions' : 'constants' };
}

/** Inputs of one type stand together. */
function groupsOf(inputs: readonly Input[]): ClaimWords['inputs'] {
  const groups = new Map<string, string[]>();
  for (const input of inputs) {
    const type = typeOf(input);
    groups.set(type, [...(groups.get(type) ?? []), input.name]);
  }
  return [...groups].map(([type, names]) => ({ type, names }));
}

function typeOf({ role, format, flags, variable: { sort } }: Input): string {
  if (flags !== undefined) return flags.isCode ? 'condition code' : `flags ${flags.fields.join(' ')}`;
  const type = format?.name ?? (sort === 'Bool' ? 'boolean' : `${widthOfSort(sort)} bits`);
  return role === 'constant' ? `constant, ${type}` : type;
}
