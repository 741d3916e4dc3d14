/**
 * Terms: immutable, hash-consed expressions over bits. Two terms are the same expression exactly if they are
 * the same object, so equality is `===`.
 *
 * Values of every sort are bigints: a bit-vector's unsigned value, and 0n or 1n for `Bool`.
 */
import { digestOfText, type Interned, identityOf, intern, type Operator } from './operator.ts';
import { resultSort, SortError } from './signature.ts';
import { describeSort, type Sort, widthOfSort } from './sort.ts';

interface Node {
  /** Names the term in keys. It grows in the order of creation, so nothing that is shown may depend on it. */
  readonly id: number;
  /** Equal in every run; almost always different for different terms. */
  readonly digest: number;
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
  readonly operator: Interned;
  readonly operands: readonly Term[];
}

export type Term = Variable | Constant | Application;

/** Terms by key, held weakly: what no one refers to is forgotten. */
const known = new Map<string, WeakRef<Term>>();
const forget = new FinalizationRegistry<string>(key => {
  if (known.get(key)?.deref() === undefined) known.delete(key);
});
let nextId = 0;

function find(key: string): Term | undefined {
  return known.get(key)?.deref();
}

function remember<T extends Term>(key: string, term: T): T {
  known.set(key, new WeakRef(term));
  forget.register(term, key);
  return term;
}

export function variable(name: string, sort: Sort): Variable {
  const key = `$${sort} ${name}`;
  const variable = find(key) as Variable | undefined;
  if (variable !== undefined) return variable;
  return remember(key, { kind: 'variable', id: nextId++, digest: digestOfText(key), sort, name });
}

/** Throws `SortError` if the value does not fit the sort. */
export function constant(sort: Sort, value: bigint): Constant {
  if (value < 0n || value >> BigInt(widthOfSort(sort)) !== 0n) {
    throw new SortError(`${value} is not a value of ${describeSort(sort)}`);
  }
  const key = `#${sort} ${value}`;
  const constant = find(key) as Constant | undefined;
  if (constant !== undefined) return constant;
  return remember(key, { kind: 'constant', id: nextId++, digest: digestOfText(key), sort, value });
}

/** Throws `SortError` if the operands do not fit the operator. */
export function apply(operator: Operator, ...operands: readonly Term[]): Application {
  const interned = intern(operator);
  let key = `${identityOf(interned).serial}`;
  for (const operand of operands) key += `,${operand.id}`;
  const application = find(key) as Application | undefined;
  if (application !== undefined) return application;
  const sort = resultSort(
    interned,
    operands.map(operand => operand.sort),
  );
  const digest = operands.reduce(
    (hash, operand) =>
      (Math.imul(hash, 0x01000193) + Math.imul(operand.digest ^ (hash >>> 15), 0x85ebca6b)) >>> 0,
    identityOf(interned).digest,
  );
  return remember(key, { kind: 'application', id: nextId++, digest, sort, operator: interned, operands });
}

/**
 * An order of terms that depends on nothing but the terms, so that what is made from it does not depend on which
 * terms were built before: variables by name, then applications, then constants. Negative if the first comes
 * first, 0 only for the same term.
 */
export function compareTerms(a: Term, b: Term): number {
  if (a === b) return 0;
  if (a.kind !== b.kind) return kindOrder[a.kind] - kindOrder[b.kind];
  if (a.kind === 'application' && a.digest !== b.digest) return a.digest - b.digest;
  const [one, two] = [structureOf(a), structureOf(b)];
  return one < two ? -1 : 1;
}

const kindOrder = { variable: 0, application: 1, constant: 2 } as const;

/** The whole term as a text; of applications only where two digests collide. */
function structureOf(term: Term): string {
  const sort = `${term.sort}`;
  if (term.kind === 'variable') return `${term.name} ${sort}`;
  if (term.kind === 'constant') return `${sort} ${term.value}`;
  return `${identityOf(term.operator).key}(${term.operands.map(structureOf).join(',')})`;
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
