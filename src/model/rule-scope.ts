/**
 * What the model of one rule gathers while its match, its conditions and its result are read, in this order: the
 * names and what they stand for, the free variables, what may be supposed of them, and what the result owes.
 */

import type { GoExpr } from '../rules/go-ast.ts';
import { compilerTypes } from '../rules/resolve/known-names.ts';
import { ofTheProgram } from '../semantics/ops/memory-access.ts';
import { and, bits, bvadd, falsity, load, not, or, truth } from '../semantics/term/build.ts';
import { evaluate } from '../semantics/term/evaluate.ts';
import type { ByteOrder } from '../semantics/term/operator.ts';
import type { Sort } from '../semantics/term/sort.ts';
import { constant, type Term, type Variable, variable, variablesOf } from '../semantics/term/term.ts';
import { conjuncts } from '../semantics/words/facts.ts';
import type { Assumption } from './assumptions.ts';
import type { Choices } from './choices.ts';
import type { Duty, Input } from './claim.ts';
import type { GoFunction } from './go/go-function.ts';
import { alignmentQuestion, booleans, unalignedQuestion } from './go/handles.ts';
import type { PlaceInSymbol, Scope } from './go/scope.ts';
import { BOOL, INT64 } from './go/type.ts';
import { isMisspeltSetting } from './go/unknown-name.ts';
import { type GoValue, typed } from './go/value.ts';
import { NotModelled } from './missing.ts';
import { type Nameless, namelessName } from './nameless.ts';
import { alignmentOf, typeNamed } from './types.ts';

/** A place at which the compiler panics: where the condition holds and the expression is reached. */
export interface Panic {
  readonly reached: Term;
  readonly condition: Term;
  /** By what. */
  readonly words: string;
  readonly at: GoExpr;
}

/** Types whose values one register holds, or those that need several, or none. */
export type MemoryTypes = 'in one register' | 'of several parts';

export const sizeQuestion = 'config.PtrSize';

const bothSizes: ReadonlyMap<string, number> = new Map([
  ['8', 8],
  ['4', 4],
]);

const predeclared: ReadonlySet<string> = new Set(['true', 'false', 'nil']);

export class RuleScope implements Scope {
  readonly choices: Choices;
  readonly helpers: ReadonlyMap<string, GoFunction>;
  readonly #sizeOfPointers: number | undefined;
  readonly #order: ByteOrder | undefined;
  readonly #names = new Map<string, GoValue>();
  readonly #facts = new Map<string, Term>();
  readonly inputs: Input[] = [];
  /** What constants promise, and what the compiler's analyses say where they say something. */
  readonly hypotheses: Term[] = [];
  /** Which types values in memory have. */
  readonly types: MemoryTypes;
  /** A type was chosen among some alone: that none of them meets the conditions does not say that none does. */
  leavesTypesOut = false;
  /** Where Go defines the source's results at all. */
  readonly definedness: Term[] = [];
  readonly assumptions: Assumption[] = [];
  readonly duties: Duty[] = [];
  readonly panics: Panic[] = [];
  /** The conditions, once they are read: what holds wherever the expression at hand is reached. */
  readonly #conditions: Term[] = [];
  readonly #nameless = new Map<Nameless, number>();

  /** Rules that run on machines of both sizes have none, and a case for each where it matters. */
  constructor(
    choices: Choices,
    sizeOfPointers: number | undefined,
    helpers: ReadonlyMap<string, GoFunction> = new Map(),
    types: MemoryTypes = 'in one register',
    order?: ByteOrder,
  ) {
    this.types = types;
    this.#order = order;
    this.choices = choices;
    this.helpers = helpers;
    this.#sizeOfPointers = sizeOfPointers;
  }

  /** The machine that the rules are for has addresses of 32 bits. */
  get hasShortAddresses(): boolean {
    return this.#sizeOfPointers === 4;
  }

  /** The rules are for machines of both sizes. */
  get isOfAllMachines(): boolean {
    return this.#sizeOfPointers === undefined;
  }

  /** A memory is among the inputs so far. */
  get hasMemory(): boolean {
    return this.inputs.some(({ variable }) => variable.sort === 'Memory');
  }

  get pointerSize(): number {
    return this.#sizeOfPointers ?? this.choices.choose(sizeQuestion, bothSizes);
  }

  lookup(name: string): GoValue | undefined {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const [first, second, ...rest] = name.split('.');
    // On every machine that Go has, registers are as wide as pointers.
    if (first === 'config' && (second === 'PtrSize' || second === 'RegSize'))
      return typed(INT64, bits(64, BigInt(this.pointerSize)));
    if (first === 'typ' && second !== undefined && rest.length === 0) {
      const type = compilerTypes.has(second) ? typeNamed(second, this.pointerSize) : undefined;
      return type && { kind: 'type', type };
    }
    if (name === 'config.unalignedOK')
      return typed(BOOL, this.choices.choose(unalignedQuestion, booleans) ? truth : falsity);
    if (name === 'config.BigEndian') return typed(BOOL, this.isBigEndian() ? truth : falsity);
    // Either answer is possible.
    if (first === 'config' && second !== undefined && !isMisspeltSetting(name))
      return typed(BOOL, this.fact(name, truth));
    if (name === 'config' || name === 'fe' || name === 'b') return { kind: 'opaque', name };
    const op = /^Op(?=[A-Z0-9])/.test(name) ? name.slice(2) : undefined;
    return op === undefined ? undefined : { kind: 'op', name: op };
  }

  /** The rule is for machines that load and store words at any address, in the case at hand. */
  get takesAnyAddress(): boolean {
    return this.choices.answers.get(unalignedQuestion) === 'true';
  }

  /** The alignment of the type that an op is told; undefined where the rule has not asked for it. */
  alignmentOf(type: GoExpr | undefined): number | undefined {
    const told = type?.kind === 'identifier' ? this.lookup(type.name) : undefined;
    if (told?.kind === 'type') return alignmentOf(told.type, this.pointerSize);
    const answer =
      told?.kind === 'opaque' ? this.choices.answers.get(alignmentQuestion(told.name)) : undefined;
    return answer === undefined ? undefined : Number(answer);
  }

  /** A setting of machines that come in both byte orders. */
  isBigEndian(): boolean {
    return this.choices.choose('config.BigEndian', booleans);
  }

  /** Gives a name its meaning. Two meanings for one name would be taken for one value, and wrong rules proved. */
  bind(name: string, value: GoValue): void {
    if (this.#names.has(name)) throw usedTwice(name);
    this.#names.set(name, value);
  }

  isBound(name: string): boolean {
    return this.#names.has(name);
  }

  /** A name that the expression gives, where it does not compare with what the name stands for. */
  isNew(expr: GoExpr): expr is Extract<GoExpr, { kind: 'identifier' }> {
    return expr.kind === 'identifier' && !this.isBound(expr.name) && !predeclared.has(expr.name);
  }

  panicsWhere(condition: Term, words: string, at: GoExpr): void {
    this.#panicsWhere(truth, condition, words, at);
  }

  fact(name: string, implies: Term): Term {
    const known = this.#facts.get(name);
    if (known !== undefined) return known;
    const holds = this.input(name, 'Bool', 'wildcard');
    this.#facts.set(name, holds);
    if (implies !== truth) {
      // One by one they are plain to provers, once it holds.
      this.hypotheses.push(...conjuncts(implies).map(part => or(not(holds), part)));
      this.assumptions.push({
        kind: 'analysis',
        helper: name.slice(0, (name.indexOf('(') + 1 || name.length + 1) - 1),
      });
    }
    return holds;
  }

  assume(words: string): void {
    this.assumptions.push({ kind: 'defined', words });
  }

  suppose(condition: Term): void {
    if (!this.hypotheses.includes(condition)) this.hypotheses.push(condition);
  }

  readOnly(helper: string, bytes: number, { symbol, offset }: PlaceInSymbol, isReadOnly: Term): Term {
    const [memory, ...others] = this.inputs.flatMap(({ variable }) =>
      variable.sort === 'Memory' ? [variable] : [],
    );
    if (memory === undefined || others.length > 0)
      throw new NotModelled('helper', helper, `${helper} where a rule has not one memory has no model`);
    if (!this.#conditions.includes(isReadOnly))
      throw new NotModelled('helper', helper, `${helper} of a symbol that may be written has no model`);
    this.assume('memory has at a read-only symbol what the compiler reads of it');
    const at = bvadd(bvadd(ofTheProgram('SB', this.hasShortAddresses ? 4 : 8)(), symbol), offset);
    return load(bytes, this.#order ?? (this.isBigEndian() ? 'big' : 'little'), memory, at);
  }

  where(condition: Term): Scope {
    const pointerSize = () => this.pointerSize;
    const scope: Scope = {
      choices: this.choices,
      helpers: this.helpers,
      get pointerSize() {
        return pointerSize();
      },
      lookup: name => this.lookup(name),
      fact: (name, implies) => this.fact(name, implies),
      assume: words => this.assume(words),
      suppose: supposed => this.suppose(supposed),
      readOnly: (...asked) => this.readOnly(...asked),
      panicsWhere: (panics, words, at) => this.#panicsWhere(condition, panics, words, at),
      where: further => this.where(and(condition, further)),
    };
    return scope;
  }

  #panicsWhere(reached: Term, panics: Term, words: string, at: GoExpr): void {
    const condition = folded(panics);
    if (condition !== falsity)
      this.panics.push({ reached: and(...this.#conditions, reached), condition, words, at });
  }

  /** What is read from now on is reached only where the conditions hold. */
  narrow(conditions: readonly Term[]): void {
    this.#conditions.push(...conditions);
  }

  /** Terms of sort `Bool` that hold wherever what is read now is computed. */
  facts(): readonly Term[] {
    return [...this.hypotheses, ...this.#conditions];
  }

  /** A free variable. */
  input(
    name: string,
    sort: Sort,
    role: Input['role'],
    more: Pick<Input, 'format' | 'flags' | 'constant' | 'examples'> = {},
  ): Variable {
    if (this.inputs.some(input => input.name === name)) throw usedTwice(name);
    const term = variable(name, sort);
    this.inputs.push({ name, variable: term, role, ...more });
    return term;
  }

  /** A name for the next input of a kind that the rule names not. */
  nameless(kind: Nameless): string {
    const number = (this.#nameless.get(kind) ?? 0) + 1;
    this.#nameless.set(kind, number);
    return namelessName(kind, number);
  }
}

const usedTwice = (name: string): NotModelled =>
  new NotModelled('construct', 'name used twice', `${name} names two of a value, a constant and a type`);

/** What is computed of constants alone, in the compiler's rounding. */
export const folded = (term: Term): Term =>
  variablesOf(term).length > 0 ? term : constant(term.sort, evaluate(term, new Map(), 'rne').value);
