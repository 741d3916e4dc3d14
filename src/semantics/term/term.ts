/**
 * Terms: immutable, hash-consed expressions over bits. Two terms are the same expression exactly if they are
 * the same object, so equality is `===`.
 *
 * Values of every sort are bigints: a bit-vector's unsigned value, and 0n or 1n for `Bool`.
 */
import { type Operator, operatorKey } from './operator.ts';
import { resultSort, SortError } from './signature.ts';
import type { Sort } from './sort.ts';

interface Node {
  /** Grows in the order of creation; orders the operands of commutative operators. */
  readonly id: number;
  readonly sort: Sort;
}

export interface Variable extends Node {
  readonly kind: 'variable';
  readonly name: string;
}

export interface Constant extends Node {
  readonly kind: 'constant';
  readonly value: bigint;
}

export interface Application extends Node {
  readonly kind: 'application';
  readonly operator: Operator;
  readonly operands: readonly Term[];
}

export type Term = Variable | Constant | Application;

/** Terms by key, held weakly: what no one refers to is forgotten. */
const interned = new Map<string, WeakRef<Term>>();
const forget = new FinalizationRegistry<string>(key => {
  if (interned.get(key)?.deref() === undefined) interned.delete(key);
});
let nextId = 0;

function intern<T extends Term>(key: string, make: (id: number) => T): T {
  const known = interned.get(key)?.deref();
  if (known !== undefined) return known as T;
  const term = make(nextId++);
  interned.set(key, new WeakRef(term));
  forget.register(term, key);
  return term;
}

export function variable(name: string, sort: Sort): Variable {
  return intern(`$${sort} ${name}`, id => ({ kind: 'variable', id, sort, name }));
}

/** Throws `SortError` if the value does not fit the sort. */
export function constant(sort: Sort, value: bigint): Constant {
  if (value < 0n || value >> BigInt(sort === 'Bool' ? 1 : sort) !== 0n) {
    throw new SortError(`${value} is not a value of ${sort === 'Bool' ? 'Bool' : `${sort} bits`}`);
  }
  return intern(`#${sort} ${value}`, id => ({ kind: 'constant', id, sort, value }));
}

/** Throws `SortError` if the operands do not fit the operator. */
export function apply(operator: Operator, ...operands: readonly Term[]): Application {
  const key = `${operatorKey(operator)}(${operands.map(operand => operand.id).join()})`;
  return intern(key, id => ({
    kind: 'application',
    id,
    sort: resultSort(
      operator,
      operands.map(operand => operand.sort),
    ),
    operator,
    operands,
  }));
}

/** The variables of terms, each once, in order of first occurrence. */
export function variablesOf(...terms: readonly Term[]): Variable[] {
  const variables: Variable[] = [];
  for (const term of subterms(...terms)) if (term.kind === 'variable') variables.push(term);
  return variables;
}

/** All subterms, each once, operands before the terms that use them. */
export function subterms(...terms: readonly Term[]): Term[] {
  const seen = new Set<Term>();
  const visit = (term: Term): void => {
    if (seen.has(term)) return;
    if (term.kind === 'application') for (const operand of term.operands) visit(operand);
    seen.add(term);
  };
  for (const term of terms) visit(term);
  return [...seen];
}

/** The term with every variable and constant, and then every operator, replaced bottom-up. */
export function rebuild(
  term: Term,
  leaf: (leaf: Variable | Constant) => Term,
  node: (operator: Operator, operands: readonly Term[]) => Term = (operator, operands) =>
    apply(operator, ...operands),
): Term {
  const rebuilt = new Map<Term, Term>();
  for (const part of subterms(term)) {
    rebuilt.set(
      part,
      part.kind === 'application'
        ? node(
            part.operator,
            part.operands.map(operand => rebuilt.get(operand)!),
          )
        : leaf(part),
    );
  }
  return rebuilt.get(term)!;
}
