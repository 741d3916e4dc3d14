/**
 * Terms: immutable, hash-consed expressions over bits. Two terms are the same expression exactly if they are
 * the same object, so equality is `===`.
 *
 * Values of every sort are bigints: a bit-vector's unsigned value, and 0n or 1n for `Bool`.
 */
import { digestOfText, type Interned, identityOf, intern, type Operator } from './operator.ts';
import { resultSort, SortError } from './signature.ts';
import { describeSort, type Sort, widthOfSort } from './sort.ts';

const users = Symbol('users');
const nextUser = Symbol('next user');
const variablesWithin = Symbol('variables');
const madeOf = Symbol('made');

interface Node {
  /** Applications that it holds, see `holderOf`: the first of a chain, or where they are many, by their keys. */
  [users]: Application | Map<number | string, Application> | undefined;
  /** Names the term in keys. It grows in the order of creation, so nothing that is shown may depend on it. */
  readonly id: number;
  /** Equal in every run; almost always different for different terms. Signed, for small integers take no room of their own. */
  readonly digest: number;
  readonly sort: Sort;
  /** It has no variables. */
  readonly isGround: boolean;
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
  /** In the chain of the operand that holds it. */
  [nextUser]: Application | undefined;
  /** See `variablesOf`; undefined until somebody asks. */
  [variablesWithin]: readonly Variable[] | undefined;
  [madeOf]: unknown[] | undefined;
}

export type Term = Variable | Constant | Application;

/** Leaves by sort, and by name or value, held weakly: what no one refers to is forgotten. */
class Leaves<Key, T extends Variable | Constant> {
  readonly #bySort = new Map<Sort, Map<Key, WeakRef<T>>>();
  readonly #forget = new FinalizationRegistry<readonly [Sort, Key]>(([sort, key]) => {
    const ofSort = this.#bySort.get(sort);
    if (ofSort?.get(key)?.deref() === undefined) ofSort?.delete(key);
  });

  find(sort: Sort, key: Key): T | undefined {
    return this.#bySort.get(sort)?.get(key)?.deref();
  }

  remember(sort: Sort, key: Key, leaf: T): T {
    let ofSort = this.#bySort.get(sort);
    if (ofSort === undefined) {
      ofSort = new Map();
      this.#bySort.set(sort, ofSort);
    }
    ofSort.set(key, new WeakRef(leaf));
    this.#forget.register(leaf, [sort, key]);
    return leaf;
  }
}

const variables = new Leaves<string, Variable>();
const constants = new Leaves<bigint, Constant>();
let nextId = 1;

export function variable(name: string, sort: Sort): Variable {
  const known = variables.find(sort, name);
  if (known !== undefined) return known;
  const digest = digestOfText(`$${sort} ${name}`);
  const leaf: Variable = {
    kind: 'variable',
    id: nextId++,
    digest,
    [users]: undefined,
    sort,
    isGround: false,
    name,
  };
  return variables.remember(sort, name, leaf);
}

/** Throws `SortError` if the value does not fit the sort. */
export function constant(sort: Sort, value: bigint): Constant {
  const known = constants.find(sort, value);
  if (known !== undefined) return known;
  if (value < 0n || value >> BigInt(widthOfSort(sort)) !== 0n) {
    throw new SortError(`${value} is not a value of ${describeSort(sort)}`);
  }
  const digest = digestOfText(`#${sort} ${value}`);
  const leaf: Constant = {
    kind: 'constant',
    id: nextId++,
    digest,
    [users]: undefined,
    sort,
    isGround: true,
    value,
  };
  return constants.remember(sort, value, leaf);
}

/** Throws `SortError` if the operands do not fit the operator. */
export function apply(operator: Operator, ...operands: readonly Term[]): Application {
  const interned = intern(operator);
  const holder = holderOf(operands);
  const known = userOf(holder, interned, operands);
  if (known !== undefined) return known;
  const sort = resultSort(
    interned,
    operands.map(operand => operand.sort),
  );
  let { digest } = identityOf(interned);
  for (const operand of operands) {
    digest = (Math.imul(digest, 0x01000193) + Math.imul(operand.digest ^ (digest >>> 15), 0x85ebca6b)) | 0;
  }
  const application: Application = {
    kind: 'application',
    id: nextId++,
    digest,
    [users]: undefined,
    sort,
    isGround: holder.isGround,
    operator: interned,
    operands,
    [nextUser]: undefined,
    [variablesWithin]: undefined,
    [madeOf]: undefined,
  };
  hold(holder, application);
  return application;
}

/** The application to other operands: itself where they are its own, which is known without looking for it. */
export const withOperands = (application: Application, operands: readonly Term[]): Application =>
  onOperands(application, (_, index) => operands[index]!);

/**
 * The operand that holds what is built on them all, and so keeps the others as well: the one that is likely to be
 * forgotten first. That is the last that was built; but constants are held by the program itself, and a term of
 * constants alone by them, for ever. Such a term holds nothing that has variables, or a rule would never be forgotten
 * whose terms met a constant expression younger than they are.
 */
function holderOf(operands: readonly Term[]): Term {
  let holder = operands[0]!;
  for (let index = 1; index < operands.length; index++) {
    const operand = operands[index]!;
    if (operand.isGround === holder.isGround ? operand.id > holder.id : holder.isGround) holder = operand;
  }
  return holder;
}

/** Most terms hold one or two applications, and a table for each would take more room than all terms. */
const longestChain = 8;

/** The application to the operands that their holder holds already. */
function userOf(holder: Term, operator: Interned, operands: readonly Term[]): Application | undefined {
  const held = holder[users];
  if (held instanceof Map) return held.get(keyOf(operator, operands, holder));
  for (let user = held; user !== undefined; user = user[nextUser]) {
    if (user.operator === operator && areSame(user.operands, operands)) return user;
  }
  return undefined;
}

function areSame(some: readonly Term[], others: readonly Term[]): boolean {
  if (some.length !== others.length) return false;
  for (let index = 0; index < some.length; index++) if (some[index] !== others[index]) return false;
  return true;
}

function hold(holder: Term, application: Application): void {
  const held = holder[users];
  if (held instanceof Map) {
    held.set(keyOf(application.operator, application.operands, holder), application);
    return;
  }
  application[nextUser] = held;
  holder[users] = application;
  let length = 0;
  for (let user: Application | undefined = application; user !== undefined; user = user[nextUser]) length++;
  if (length > longestChain) holder[users] = unchained(application, holder);
}

function unchained(first: Application, holder: Term): Map<number | string, Application> {
  const table = new Map<number | string, Application>();
  let user: Application | undefined = first;
  while (user !== undefined) {
    table.set(keyOf(user.operator, user.operands, holder), user);
    const next: Application | undefined = user[nextUser];
    user[nextUser] = undefined;
    user = next;
  }
  return table;
}

const [greatestSerial, greatestId] = [2 ** 18, 2 ** 33];

/** Tells apart the applications that one operand holds: a number where the operator and one more operand fit in it. */
function keyOf(operator: Interned, operands: readonly Term[], holder: Term): number | string {
  const { serial } = identityOf(operator);
  if (serial < greatestSerial) {
    if (operands.length === 1) return serial;
    if (operands.length === 2) {
      const [first, second] = operands as readonly [Term, Term];
      const [other, side] = first === holder ? [second.id, 0] : [first.id, 1];
      if (other < greatestId) return (other * 2 + side) * greatestSerial + serial;
    }
  }
  let key = `${serial}`;
  for (const operand of operands) key += `,${operand.id}`;
  return key;
}

/**
 * An order of terms that depends on nothing but the terms, so that what is made from it does not depend on which
 * terms were built before: variables by name, then applications, then constants. Negative if the first comes
 * first, 0 only for the same term.
 */
export function compareTerms(a: Term, b: Term): number {
  if (a === b) return 0;
  if (a.kind !== b.kind) return kindOrder[a.kind] - kindOrder[b.kind];
  if (a.kind === 'application' && a.digest !== b.digest) return (a.digest >>> 0) - (b.digest >>> 0);
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
export function variablesOf(...terms: readonly Term[]): readonly Variable[] {
  let all: readonly Variable[] = [];
  for (const term of terms) all = united(all, ownVariables(term));
  return all;
}

/** Asked often of the same terms, so an application keeps the answer. */
function ownVariables(term: Term): readonly Variable[] {
  if (term.kind !== 'application') return term.kind === 'variable' ? [term] : [];
  term[variablesWithin] ??= variablesOf(...term.operands);
  return term[variablesWithin];
}

/** One of the lists itself where the other adds nothing: a term has most often the variables of one of its operands. */
function united(a: readonly Variable[], b: readonly Variable[]): readonly Variable[] {
  if (a.length === 0) return b;
  const others = b.filter(one => !a.includes(one));
  return others.length === 0 ? a : [...a, ...others];
}

let memos = 0;

/** What is made of each application once, and kept in it: a table that is held weakly costs more than what is made. */
export function keptInTerm<Made extends object>(
  make: (application: Application) => Made,
): (application: Application) => Made {
  const place = memos++;
  return application => {
    // Of the length that it needs: one that grows takes room for more.
    application[madeOf] ??= new Array(memos);
    application[madeOf][place] ??= make(application);
    return application[madeOf][place] as Made;
  };
}

/** All subterms, each once, operands before the terms that use them. */
export function subterms(...terms: readonly Term[]): Term[] {
  const seen = new Set<Term>();
  const visit = (term: Term): void => {
    if (term.kind === 'application')
      for (const operand of term.operands) if (!seen.has(operand)) visit(operand);
    seen.add(term);
  };
  for (const term of terms) if (!seen.has(term)) visit(term);
  return [...seen];
}

/** The term with every variable and constant, and then every application to what came of its operands, replaced. */
export function rebuild(
  term: Term,
  leaf: (leaf: Variable | Constant) => Term,
  node?: (application: Application) => Term,
): Term {
  return rebuildAll([term], leaf, node)[0]!;
}

/** Several terms rebuilt, what they share once. */
export function rebuildAll(
  terms: readonly Term[],
  leaf: (leaf: Variable | Constant) => Term,
  node: (application: Application) => Term = application => application,
): readonly Term[] {
  const rebuilt = new Map<Term, Term>();
  const visit = (term: Term): Term => {
    const known = rebuilt.get(term);
    if (known !== undefined) return known;
    const made = term.kind === 'application' ? node(onOperands(term, visit)) : leaf(term);
    rebuilt.set(term, made);
    return made;
  };
  return terms.map(visit);
}

/** The application to what becomes of its operands: itself where they stay. */
export function onOperands(
  application: Application,
  become: (operand: Term, index: number) => Term,
): Application {
  const { operands } = application;
  let changed: Term[] | undefined;
  for (let index = 0; index < operands.length; index++) {
    const operand = become(operands[index]!, index);
    if (changed === undefined && operand !== operands[index]) changed = operands.slice(0, index);
    changed?.push(operand);
  }
  return changed === undefined ? application : apply(application.operator, ...changed);
}
