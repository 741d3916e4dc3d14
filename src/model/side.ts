/**
 * Builds the terms of one rule: variables become inputs, constants become variables of their Go type, ops
 * become what their entries denote. The match is built first and binds names for the result.
 */
import type { GoExpr } from '../rules/go-ast.ts';
import { mapInBindingOrder } from '../rules/matching-orders.ts';
import type { ResolvedOperand, ResolvedValue } from '../rules/resolved.ts';
import {
  type AuxintKind,
  constantWidth,
  type Isa,
  type OpEntry,
  type Register,
  settled,
  widthOf,
} from '../semantics/ops/entry.ts';
import { bits, floatEqual, fromTruth, isNan, not } from '../semantics/term/build.ts';
import { evaluate } from '../semantics/term/evaluate.ts';
import { constant, type Term, variable, variablesOf } from '../semantics/term/term.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { evaluateGoAs } from './go/evaluate.ts';
import { type GoType, goTypes } from './go/type.ts';
import { type GoValue, typed } from './go/value.ts';
import { NotModelled } from './missing.ts';
import { isNeverNan } from './never-nan.ts';
import type { Input, Observation } from './obligation.ts';
import { canBeRead, commonRegister, type Machine, mixedWidths, read, wantedOf } from './registers.ts';
import type { RotateParams } from './rotate-params.ts';
import type { Held, Step } from './step.ts';

/** The Go type of the constant that an op's auxint holds. */
const constantTypes: Readonly<Record<AuxintKind, GoType>> = {
  Bool: goTypes.get('bool')!,
  Int8: goTypes.get('int8')!,
  Int16: goTypes.get('int16')!,
  Int32: goTypes.get('int32')!,
  Int64: goTypes.get('int64')!,
  Float32: goTypes.get('float32')!,
  Float64: goTypes.get('float64')!,
};

export type Duty = Extract<Observation, { kind: 'duty' }>;

export class Sides {
  readonly #isas: ReadonlyMap<string, Isa>;
  readonly #source: Source;
  readonly #machine: Machine;
  readonly #registers = new Map<string, Register>();
  readonly #values = new Map<string, Held>();
  readonly #constants = new Map<string, GoValue>();
  readonly #namedParams: RotateParams;
  readonly #rotateParams = new Map<string, Term>();
  readonly #inputs: Input[] = [];
  readonly #assumptions: Term[] = [];
  readonly #definedness: Term[] = [];
  readonly #notes = new Set<string>();
  readonly #duties: Duty[] = [];
  #conditions: readonly Term[] = [];
  /** The ops built so far, each after its operands. */
  readonly steps: { readonly match: Step[]; readonly result: Step[] } = { match: [], result: [] };
  #wildcards = 0;

  /** The last are the parameters of rotations that the condition of the rule gives names to. */
  constructor(isas: ReadonlyMap<string, Isa>, source: Source, machine: Machine, namedParams: RotateParams) {
    this.#isas = isas;
    this.#source = source;
    this.#machine = machine;
    this.#namedParams = namedParams;
  }

  get inputs(): readonly Input[] {
    return this.#inputs;
  }

  /** What constants promise. */
  get assumptions(): readonly Term[] {
    return this.#assumptions;
  }

  /** Where Go defines the results of the match: the conditions are on its own operands, none of them fused. */
  get definedness(): readonly Term[] {
    return this.#definedness;
  }

  /** Constants of the result that could be NaNs. */
  get duties(): readonly Duty[] {
    return this.#duties;
  }

  /** What is taken for granted, in words. */
  get notes(): readonly string[] {
    return [...this.#notes];
  }

  /** What a name in a Go expression stands for. */
  readonly scope = (name: string): GoValue | undefined => this.#constants.get(name);

  /** The parameters that the ops of the match were built with, by the names that they bind. */
  get rotateParams(): RotateParams {
    return this.#rotateParams;
  }

  entry(value: ResolvedValue): OpEntry {
    const entry = this.#isas.get(value.op.arch)?.ops.get(value.op.name);
    if (entry === undefined) throw new NotModelled('op', value.op.name, setsOrReadsFlags(value));
    const hasParams = entry.constant === 'S390XRotateParams';
    const carriesMore =
      (value.aux !== undefined && !hasParams) ||
      (value.auxint !== undefined && (hasParams || entry.constant === undefined));
    if (carriesMore) throw new NotModelled('aux', value.op.name);
    return entry;
  }

  /** Notes in which register the operands of a side live. Call it for both sides before building terms. */
  declare(operand: ResolvedOperand, wanted: Register = { kind: 'any' }): void {
    if (operand.kind === 'variable') this.#declareVariable(operand.name, wanted, operand.span);
    if (operand.kind !== 'value') return;
    const entry = this.entry(operand);
    for (const [index, argument] of operand.args.entries()) {
      this.declare(argument, wantedOf(entry, index, wanted));
    }
    this.#declareAlike(operand.args.filter((_, index) => entry.operands[index]?.kind === 'any'));
  }

  /** Operands of which one op takes any, but all of one register: what is known of one holds for the others. */
  #declareAlike(operands: readonly ResolvedOperand[]): void {
    const known = operands.map(operand => this.#registerOf(operand)).find(({ kind }) => kind !== 'any');
    if (known === undefined) return;
    for (const operand of operands) {
      if (this.#registerOf(operand).kind === 'any') this.declare(operand, known);
    }
  }

  #registerOf(operand: ResolvedOperand): Register {
    const unknown: Register = { kind: 'any' };
    if (operand.kind === 'variable') return this.#registers.get(operand.name) ?? unknown;
    if (operand.kind !== 'value') return unknown;
    const { operands, result } = this.entry(operand);
    if (result.kind !== 'any') return result;
    const passedOn = operand.args.filter((_, index) => operands[index]?.kind === 'any');
    return passedOn.map(argument => this.#registerOf(argument)).find(({ kind }) => kind !== 'any') ?? unknown;
  }

  #declareVariable(name: string, wanted: Register, span: Span): void {
    const known = this.#registers.get(name) ?? { kind: 'any' };
    if (!canBeRead(known, wanted, this.#machine)) throw mixedWidths(this.#source, span, known, wanted);
    const saysMore = wanted.kind !== 'any' || wanted.formats !== undefined;
    if (known.kind === 'any' && saysMore) this.#registers.set(name, wanted);
  }

  /** The value that the match of a rule computes; binds what it names. */
  match(operand: ResolvedOperand, wanted: Register = { kind: 'any' }): Held {
    return this.#build(operand, wanted, true);
  }

  /** What the conditions of the rule say of its constants: read them between the match and the result. */
  assume(conditions: readonly Term[]): void {
    this.#conditions = conditions;
  }

  /** The value that the result of a rule computes. */
  result(operand: ResolvedOperand, wanted: Register = { kind: 'any' }): Held {
    return this.#build(operand, wanted, false);
  }

  #build(operand: ResolvedOperand, wanted: Register, binds: boolean): Held {
    switch (operand.kind) {
      case 'variable':
        return this.#values.get(operand.name) ?? this.#operandInput(operand.name);
      case 'wildcard':
        return this.#input(this.#wildcardName(), 'wildcard', wanted);
      case 'value':
        return this.#apply(operand, wanted, binds);
      case 'rest':
        throw new NotModelled('construct', '___', 'an op with any number of operands has no model');
      case 'expression':
        throw new NotModelled('construct', 'Go expression as operand');
    }
  }

  #operandInput(name: string): Held {
    const held = this.#input(name, 'operand', this.#registers.get(name) ?? { kind: 'any' });
    this.#values.set(name, held);
    return held;
  }

  /** No name of a rule has this shape, so no input is taken for another. */
  #wildcardName(): string {
    this.#wildcards += 1;
    return `_#${this.#wildcards}`;
  }

  /** An integer operand is a whole register, of which narrow ops read the low bits; of a boolean only a byte is known. */
  #input(name: string, role: Input['role'], register: Register): Held {
    const place = settled(register);
    if (place.kind === 'boolean') {
      const truth = variable(name, 'Bool');
      this.#add({ name, variable: truth, role });
      return { term: fromTruth(widthOf(place), truth), register: place };
    }
    const held: Held['register'] = place.kind === 'float' ? place : { kind: 'integer', width: 64 };
    const term = variable(name, widthOf(held));
    this.#add({ name, variable: term, role, ...(held.kind === 'float' ? { format: held.format } : {}) });
    return { term, register: held };
  }

  /** Two inputs of one name would be taken for one value, and wrong rules proved. */
  #add(input: Input): void {
    if (this.#rotateParams.has(input.name) || this.#isInput(input.name)) throw usedTwice(input.name);
    this.#inputs.push(input);
  }

  #isInput(wanted: string): boolean {
    return this.#inputs.some(({ name }) => name === wanted);
  }

  #apply(value: ResolvedValue, wanted: Register, binds: boolean): Held {
    const entry = this.entry(value);
    const held = this.#buildAll(value, index => wantedOf(entry, index, wanted), binds);
    for (const { isTuple = false } of held) {
      if (isTuple !== (entry.tuple === 'taken')) throw new NotModelled('construct', 'a tuple');
    }
    const common = commonRegister(entry, held);
    const registers = entry.operands.map(register => (register.kind === 'any' ? common! : register));
    const operands = held.map((operand, index) =>
      read(operand, registers[index]!, this.#source, value.args[index]!.span, this.#machine),
    );
    const constant = this.#constantOf(entry, value, binds);
    if (entry.constants !== undefined && !isAmong(entry.constants, constant)) {
      throw new NotModelled('aux', entry.name, `${entry.name} has no model for this constant`);
    }
    if (entry.undefinedBits !== undefined) {
      if (binds) throw new NotModelled('op', entry.name, `the manual leaves bits of ${entry.name} undefined`);
      operands.push(this.#undefinedBits(entry.undefinedBits));
    }
    if (entry.defined !== undefined) {
      if (!binds)
        throw new NotModelled('op', entry.name, `the result of ${entry.name} is not defined everywhere`);
      this.#definedness.push(entry.defined.condition(operands));
      this.#notes.add(entry.defined.words);
    }
    const built: Held = {
      term: entry.denote(operands, constant ?? bits(1, 0n)),
      register: entry.result.kind === 'any' ? common! : entry.result,
      ...(entry.tuple === 'given' && { isTuple: true }),
    };
    if (value.binding !== undefined) this.#values.set(value.binding, built);
    this.steps[binds ? 'match' : 'result'].push({
      kind: 'op',
      value,
      entry,
      operands: registers.map((register, index) => ({ term: operands[index]!, register })),
      ...(constant && { constant: { kind: entry.constant!, term: constant } }),
      result: built,
    });
    return built;
  }

  #constantOf({ name, constant }: OpEntry, { aux, auxint }: ResolvedValue, binds: boolean): Term | undefined {
    if (constant === undefined) return undefined;
    if (constant === 'S390XRotateParams') return this.#paramsOf(name, aux, binds);
    return binds ? this.#matchConstant(constant, auxint) : this.#resultConstant(constant, auxint);
  }

  /** A name that the match binds, and that the condition says the parameters of. */
  #paramsOf(op: string, aux: GoExpr | undefined, binds: boolean): Term {
    const known = binds ? this.#namedParams : this.#rotateParams;
    const params = aux?.kind === 'identifier' ? known.get(aux.name) : undefined;
    if (aux?.kind !== 'identifier' || params === undefined) throw new NotModelled('aux', op);
    if (this.#isInput(aux.name)) throw usedTwice(aux.name);
    this.#rotateParams.set(aux.name, params);
    return params;
  }

  /**
   * A match binds names in the order of the text, whichever values it tries them on. A result makes its values
   * before it reads the names beside them: `(XOR y (NOT y:(A x)))` reads that y.
   */
  #buildAll(value: ResolvedValue, wanted: (index: number) => Register, binds: boolean): readonly Held[] {
    const build = (argument: ResolvedOperand, index: number) => this.#build(argument, wanted(index), binds);
    if (binds) return mapInBindingOrder(value, build);
    const { args } = value;
    const values = args.map((argument, index) =>
      argument.kind === 'value' ? build(argument, index) : undefined,
    );
    return values.map((value, index) => value ?? build(args[index]!, index));
  }

  /** Bits that may be anything, whatever the operands are. */
  #undefinedBits(width: number): Term {
    const name = this.#wildcardName();
    const term = variable(name, width);
    this.#add({ name, variable: term, role: 'wildcard' });
    return term;
  }

  /** The constant in a match: bound to a new name, or compared with what the expression says. */
  #matchConstant(kind: AuxintKind, auxint: GoExpr | undefined): Term {
    const type = constantTypes[kind];
    if (auxint === undefined) return this.#constantInput(this.#wildcardName(), kind).term;
    if (auxint.kind === 'identifier' && !this.#constants.has(auxint.name) && !isPredeclared(auxint.name)) {
      const input = this.#constantInput(auxint.name, kind);
      this.#constants.set(auxint.name, typed(type, input.value));
      return input.term;
    }
    const { term } = evaluateGoAs(auxint, type, this.scope);
    if (type.kind !== 'float') return registerTerm(kind, term);
    // Go compares floats with `!=`, so a zero matches both zeros; any other constant matches itself alone.
    const mayBeZero = term.kind !== 'constant' || (term.value & ~type.format.signMask) === 0n;
    if (!mayBeZero) return term;
    const matched = this.#constantInput(this.#wildcardName(), kind).term;
    this.#assumptions.push(floatEqual(type.format, matched, term));
    return matched;
  }

  /** A constant of the rule as an input; float constants are never NaN. */
  #constantInput(name: string, kind: AuxintKind): { readonly term: Term; readonly value: Term } {
    const type = constantTypes[kind];
    const value = variable(name, type.kind === 'bool' ? 'Bool' : constantWidth[kind]);
    this.#add({
      name,
      variable: value,
      role: 'constant',
      ...(type.kind === 'float' ? { format: type.format } : {}),
    });
    if (type.kind === 'float') this.#assumptions.push(not(isNan(type.format, value)));
    return { term: registerTerm(kind, value), value };
  }

  /** The constant in a result; an auxint that is not restated is zero. */
  #resultConstant(kind: AuxintKind, auxint: GoExpr | undefined): Term {
    if (auxint === undefined) return bits(constantWidth[kind], 0n);
    const type = constantTypes[kind];
    const term = folded(evaluateGoAs(auxint, type, this.scope).term);
    const facts = [...this.#assumptions, ...this.#conditions];
    if (type.kind === 'float' && !isNeverNan(type.format, term, facts)) {
      this.#duties.push({ kind: 'duty', constant: term, format: type.format });
    }
    return registerTerm(kind, term);
  }
}

const isAmong = (constants: ReadonlySet<bigint>, constant: Term | undefined): boolean =>
  constant?.kind === 'constant' && constants.has(constant.value);

/** What is computed of constants alone, in the compiler's rounding. */
const folded = (term: Term): Term =>
  variablesOf(term).length > 0 ? term : constant(term.sort, evaluate(term, new Map(), 'rne').value);

/** Why an op on flags has no model; undefined for others. */
function setsOrReadsFlags({ op, args }: ResolvedValue): string | undefined {
  const ops = [op, ...args.flatMap(argument => (argument.kind === 'value' ? [argument.op] : []))];
  const sets = ops.find(({ type }) => type === 'Flags');
  return sets && `the flags that ${sets.name} sets have no model`;
}

const usedTwice = (name: string): NotModelled =>
  new NotModelled('construct', 'name used twice', `${name} names two of a value, a constant and parameters`);

const isPredeclared = (name: string): boolean => name === 'true' || name === 'false';

/** The constant as its op holds it: booleans are a byte. */
const registerTerm = (kind: AuxintKind, value: Term): Term =>
  kind === 'Bool' ? fromTruth(constantWidth.Bool, value) : value;
