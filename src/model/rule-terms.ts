/**
 * The values of both sides of a rule as terms: operands become variables, constants become variables, ops
 * become what their entries denote. The match is built first and binds names for the result.
 */
import type { GoExpr } from '../rules/go-ast.ts';
import { namesIn } from '../rules/go-names.ts';
import { qualifiedName } from '../rules/go-parts.ts';
import { mapInBindingOrder } from '../rules/matching-orders.ts';
import type { ResolvedBlock, ResolvedOperand, ResolvedValue } from '../rules/resolved.ts';
import { BINARY32, BINARY64 } from '../semantics/float/index.ts';
import {
  auxKinds,
  type BranchEntry,
  type Compared,
  type ConstantKind,
  constantKinds,
  constantSorts,
  type FlagsRegister,
  type Isa,
  low,
  type OpEntry,
  type Register,
  type SettledRegister,
  settled,
  widthOf,
} from '../semantics/ops/entry.ts';
import { comparing } from '../semantics/ops/table.ts';
import {
  bits,
  bvand,
  concat,
  equal,
  falsity,
  floatEqual,
  fromTruth,
  isNan,
  not,
  signExtend,
  truth,
  zeroExtend,
} from '../semantics/term/build.ts';
import type { ByteOrder } from '../semantics/term/operator.ts';
import type { Term } from '../semantics/term/term.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { isBitsOfNumber, typeFits, wrongType } from './asked-types.ts';
import { ImpossibleCase } from './choices.ts';
import { evaluateAs, evaluateGo } from './go/evaluate.ts';
import { constantTypes, type GoType, sortOfType } from './go/type.ts';
import { type Typed, typed, type ValueHandle } from './go/value.ts';
import { NotModelled } from './missing.ts';
import { isNeverNan } from './never-nan.ts';
import type { RegisterReadings } from './register-readings.ts';
import {
  canBeRead,
  commonRegister,
  describeRegister,
  isWidened,
  type Machine,
  mixedWidths,
  type RegisterValue,
  type Step,
  wantedOf,
} from './register-values.ts';
import { folded, type RuleScope } from './rule-scope.ts';
import { throughSpill } from './spills.ts';
import { type RegisterType, registerTypes, typeNamed } from './types.ts';

export interface RuleTermsContext {
  readonly isas: ReadonlyMap<string, Isa>;
  readonly source: Source;
  readonly machine: Machine;
  readonly readings: RegisterReadings;
  /** The names of the match that the result reads. */
  readonly reused: ReadonlySet<string>;
  /** What the rule matches, where that is a value. */
  readonly root?: ResolvedValue;
}

type Side = 'match' | 'result';
type IntegerRegister = Extract<SettledRegister, { kind: 'integer' }>;

export class RuleTerms {
  readonly #context: RuleTermsContext;
  readonly #scope: RuleScope;
  readonly #registers = new Map<string, Register>();
  /** Integers that ops of the language read, which are typed: a value has just as many bits. */
  readonly #widths = new Map<string, IntegerRegister>();
  readonly #values = new Map<string, RegisterValue>();
  /** What lies above narrow values, once it was asked for. */
  readonly #above = new Map<Term, Term>();
  readonly #handles = new Map<RegisterValue, ValueHandle>();
  /** How many values of a name may be spilled. */
  readonly #spills = new Map<string, number>();
  /** The op of the match that chooses by predecessor. */
  #entered: { readonly value: ResolvedValue; readonly isFirst: Term } | undefined;
  /** Bits above a boolean were read: what they are was assumed. */
  readsAboveBools = false;
  /** Values were read of which a spill may change what is above them. */
  readsSpills = false;
  /** The ops built so far, each after its operands. */
  readonly steps: { readonly match: Step[]; readonly result: Step[] } = { match: [], result: [] };

  constructor(context: RuleTermsContext, scope: RuleScope) {
    this.#context = context;
    this.#scope = scope;
  }

  entry(value: ResolvedValue): OpEntry {
    const entry = this.#context.isas.get(value.op.arch)?.ops.get(value.op.name);
    if (entry === undefined) throw new NotModelled('op', value.op.name, readsFlags(value));
    const { auxint, aux }: { auxint?: ConstantKind; aux?: ConstantKind } =
      entry.aux === undefined ? {} : auxKinds[entry.aux.kind];
    if (
      (value.auxint !== undefined && auxint === undefined) ||
      (value.aux !== undefined && aux === undefined)
    )
      throw new NotModelled('aux', value.op.name);
    // An op of one name takes other operands in another release of Go, or gives a tuple.
    const isOther = value.args.length !== entry.operands.length && entry.gathers === undefined;
    if (isOther && value.args.every(({ kind }) => kind !== 'rest'))
      throw new NotModelled('op', value.op.name, `${value.op.name} with other operands has no model`);
    if (value.op.type !== undefined && value.op.type.startsWith('(') !== entry.results.length > 1)
      throw new NotModelled('op', value.op.name, `${value.op.name} with other results has no model`);
    return entry;
  }

  /** Notes in which register the operands of a side live. Call it for both sides before building terms. */
  declare(operand: ResolvedOperand, wanted: Register = { kind: 'any' }, ofLanguage = false): void {
    if (operand.kind === 'variable') this.#declareVariable(operand.name, wanted, operand.span, ofLanguage);
    if (operand.kind !== 'value') return;
    const entry = this.entry(operand);
    for (const [index, argument] of operand.args.entries()) {
      this.declare(argument, wantedOf(entry, index, wanted), operand.op.arch === 'generic');
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
    const { operands, results } = this.entry(operand);
    if (results[0].kind !== 'any') return results[0];
    const passedOn = operand.args.filter((_, index) => operands[index]?.kind === 'any');
    return passedOn.map(argument => this.#registerOf(argument)).find(({ kind }) => kind !== 'any') ?? unknown;
  }

  #declareVariable(name: string, wanted: Register, span: Span, ofLanguage: boolean): void {
    const known = this.#registers.get(name) ?? { kind: 'any' };
    const { source, machine } = this.#context;
    if (!canBeRead(known, wanted, machine)) throw mixedWidths(source, span, known, wanted);
    if (ofLanguage && wanted.kind === 'integer') this.#widths.set(name, wanted);
    const saysMore = wanted.kind !== 'any' || wanted.formats !== undefined;
    if (known.kind === 'any' && saysMore) this.#registers.set(name, wanted);
  }

  /** A value as the op or the block around it meets it. */
  buildOperand(operand: ResolvedOperand, side: Side, wanted: Register): RegisterValue {
    const value = this.build(operand, side, wanted);
    const maySpill = operand.kind === 'value' && this.#context.readings.spills === 'typed';
    return maySpill ? this.#withSpill(value, operand, side) : value;
  }

  /**
   * The value may have been spilled before it is read. Of the match that matters where the result reads it too: the
   * sides meet the same register.
   */
  #withSpill(value: RegisterValue, operand: ResolvedValue, side: Side): RegisterValue {
    const { binding } = operand;
    const isShared = side === 'result' || (binding !== undefined && this.#context.reused.has(binding));
    const { register } = value;
    if (operand.op.arch === 'generic' || !isShared || register.kind !== 'integer') return value;
    if (value.parts !== undefined) return value;
    const type =
      side === 'match'
        ? this.handleOf(value, binding!, operand).type()
        : this.#typeInResult(value, operand, binding ?? operand.op.name);
    if (8 * type.size >= register.width) return value;
    this.readsSpills = true;
    const isSpilled = this.#scope.input(this.#spillName(binding ?? operand.op.name), 'Bool', 'wildcard');
    const read = { ...value, term: throughSpill(value.term, type, isSpilled) };
    if (binding !== undefined) this.#values.set(binding, read);
    return read;
  }

  #spillName(name: string): string {
    this.#spills.set(name, (this.#spills.get(name) ?? 0) + 1);
    const count = this.#spills.get(name)!;
    return `${name}${count > 1 ? `#${count}` : ''} is spilled`;
  }

  /** Every op inside a result has a type: its own, or that of the op table. */
  #typeInResult(value: RegisterValue, { op, type }: ResolvedValue, name: string): RegisterType {
    const own = type && evaluateGo(type, this.#scope);
    if (own?.kind === 'type') return own.type;
    const declared = op.type === undefined ? undefined : typeNamed(op.type, this.#scope.pointerSize);
    return (type === undefined ? declared : undefined) ?? this.#typeOf(value, name, undefined);
  }

  /** The value that a side of the rule computes. The match binds what it names. */
  build(operand: ResolvedOperand, side: Side, wanted: Register = { kind: 'any' }): RegisterValue {
    switch (operand.kind) {
      case 'variable':
        return this.#values.get(operand.name) ?? this.#operand(operand.name, wanted);
      case 'wildcard':
        return this.#input(this.#scope.wildcardName(), 'wildcard', wanted);
      case 'value':
        return this.#apply(operand, side, wanted);
      case 'rest':
        throw new NotModelled('construct', '___', 'an op with any number of operands has no model');
      case 'expression':
        throw new NotModelled('construct', 'Go expression as operand');
    }
  }

  /** Of a class that both sides tell, or that the type at hand has where it tells another. */
  #operand(name: string, wanted: Register): RegisterValue {
    const known = this.#registers.get(name) ?? { kind: 'any' };
    const fits = known.kind !== 'typed' && canBeRead(known, wanted, this.#context.machine);
    const value = this.#input(name, 'operand', fits ? known : wanted);
    this.#remember(name, value);
    return value;
  }

  #remember(name: string, value: RegisterValue, op?: ResolvedValue): void {
    this.#values.set(name, value);
    this.#scope.bind(name, this.handleOf(value, name, op));
  }

  /** An integer operand is a whole register, of which narrow ops read the low bits; of a boolean only a byte is known. */
  #input(name: string, role: 'operand' | 'wildcard', register: Register): RegisterValue {
    const held = settled(register);
    switch (held.kind) {
      case 'boolean':
        return { term: fromTruth(8, this.#scope.input(name, 'Bool', role)), register: held };
      case 'float':
        return { term: this.#scope.input(name, held.format.width, role, held.format), register: held };
      case 'flags':
        return held.exchanged
          ? this.#comparison(name, role, held)
          : { term: this.#scope.input(name, held.fields.length, role), register: held };
      case 'memory':
        return { term: this.#scope.input(name, 'Memory', role), register: held };
      case 'integer':
        return { term: this.#scope.input(name, 64, role), register: { kind: 'integer', width: 64 } };
      case 'tuple':
      case 'opaque':
        throw new NotModelled('construct', 'a tuple', `${describeRegister(held)} as an operand has no model`);
    }
  }

  /** The flags of an arbitrary comparison, of which the operands are the inputs. */
  #comparison(name: string, role: 'operand' | 'wildcard', register: FlagsRegister): RegisterValue {
    const kinds = this.#context.machine?.comparisons ?? [];
    if (kinds.length === 0)
      throw new NotModelled('construct', 'InvertFlags', 'what flags are inverted has no model');
    const kind = this.#scope.choices.choose(
      `what ${name} compares`,
      new Map(kinds.map(one => [one.of, one])),
    );
    const [a, b] = (['first', 'second'] as const).map(which =>
      this.#scope.input(`the ${which} operand of ${name}`, kind.width, role, kind.format),
    );
    return { term: comparing(kind.flags)(a!, b!) as Term, register, compares: kind.of };
  }

  /** Flags that a condition of the match reads are of a comparison of the kind that the condition is asked of. */
  #demandCompared(
    { readsFlagsOf }: OpEntry | BranchEntry,
    operands: readonly RegisterValue[],
    constants: readonly Term[],
  ): void {
    for (const { compares } of operands) {
      const condition = compares && readsFlagsOf?.(compares, constants);
      if (condition === undefined || condition === truth) continue;
      if (folded(condition) === falsity) throw new ImpossibleCase();
      this.#scope.suppose(condition);
    }
  }

  #apply(value: ResolvedValue, side: Side, wanted: Register): RegisterValue {
    const entry = this.entry(value);
    const type = isTyped(entry) ? this.#typeAtHand(entry, value, side) : undefined;
    const early =
      side === 'match' && isComputedFrom(value) ? this.#constantsOf(entry, value, side) : undefined;
    const given = this.#buildAll(value, side, index => asTyped(wantedOf(entry, index, wanted), type));
    if (entry.gathers !== undefined) return this.#named(gathered(entry.gathers, given), value, side);
    const common = commonRegister(entry, given);
    const operands = given.map((operand, index) =>
      this.#operandOf(operand, asTyped(entry.operands[index]!, type), common, value.args[index]!.span, {
        reader: side === 'match' && value.op.arch === 'generic' ? 'language' : 'machine',
      }),
    );
    const constants = early ?? this.#constantsOf(entry, value, side);
    const terms = operands.map(({ term }) => term);
    if (entry.undefinedBits !== undefined) {
      if (side === 'match')
        throw new NotModelled('op', entry.name, `the manual leaves bits of ${entry.name} undefined`);
      terms.push(this.#scope.input(this.#scope.wildcardName(), entry.undefinedBits, 'wildcard'));
    }
    if (entry.joins) terms.push(this.#predecessor(value, side));
    this.#demandDefined(entry, terms, constants, side);
    if (side === 'match') this.#demandCompared(entry, operands, constants);
    const result = resultOf(
      entry,
      entry.denote(terms, constants, { width: 8 * (type?.size ?? 8), order: this.#byteOrder(entry) }),
      entry.operands[0]?.kind === 'tuple' ? operands[0]!.register : common,
      type,
      { ofLanguage: value.op.arch === 'generic', compares: operands[0]?.compares },
    );
    if (!isTyped(entry)) this.#demandType(value, entry, result);
    if (entry.comparesPointers && this.steps[side].some(step => step.kind === 'op' && step.entry.isObject))
      throw new NotModelled('construct', 'distinct objects', 'how objects lie to each other has no model');
    this.steps[side].push({
      kind: 'op',
      value,
      entry,
      operands,
      constants: constantKinds(entry).map((kind, index) => ({ kind, term: constants[index]! })),
      result,
    });
    return this.#named(result, value, side);
  }

  /** The value under the names that the rule gives it and its type. */
  #named(result: RegisterValue, value: ResolvedValue, side: Side): RegisterValue {
    const { binding, type } = value;
    if (binding !== undefined && side === 'match') this.#remember(binding, result, value);
    else if (binding !== undefined) this.#values.set(binding, result);
    if (side === 'match' && type !== undefined && this.#isNew(type)) {
      const handle = this.handleOf(result, binding ?? value.op.name, value);
      this.#scope.bind(type.name, {
        kind: 'type',
        get type() {
          return handle.type();
        },
      });
    }
    return result;
  }

  /**
   * Whether a block was entered from its first predecessor; of sort `Bool`. A result stands in the block of what the
   * rule matches, so that one can be in both sides; blocks of other values are not known.
   */
  #predecessor(value: ResolvedValue, side: Side): Term {
    if (side === 'match') {
      if (this.#entered !== undefined) throw new NotModelled('construct', 'blocks', unknownBlocks);
      const isFirst = this.#scope.input('the first predecessor', 'Bool', 'wildcard');
      this.#entered = { value, isFirst };
      return isFirst;
    }
    if (this.#entered === undefined || this.#entered.value !== this.#context.root)
      throw new NotModelled('construct', 'blocks', unknownBlocks);
    return this.#entered.isFirst;
  }

  /** The type that a rule writes at an op, by its own name, is one that the result can have. */
  #demandType({ op, type }: ResolvedValue, entry: OpEntry, { register, parts }: RegisterValue): void {
    const name = type && qualifiedName(type);
    const asked = name?.startsWith('typ.') ? this.#scope.lookup(name) : undefined;
    if (type === undefined || asked?.kind !== 'type' || parts !== undefined) return;
    if (isBitsOfNumber(entry, asked.type)) return;
    const isOfLanguage = op.arch === 'generic' && entry.operands[0]?.kind !== 'tuple';
    if (!typeFits(asked.type, register, isOfLanguage))
      throw wrongType(this.#context.source, type.span, op.name, asked.type, register);
  }

  /** Where the language defines no result, the match may suppose that it does, and the result has to see to it. */
  #demandDefined(entry: OpEntry, terms: readonly Term[], constants: readonly Term[], side: Side): void {
    if (entry.defined !== undefined) {
      const condition = entry.defined.condition(terms, constants);
      if (condition !== truth) {
        const { words } = entry.defined;
        if (side === 'match') {
          this.#scope.definedness.push(condition);
          this.#scope.assume(words);
        } else {
          this.#scope.duties.push({ kind: 'defined', words, condition });
        }
      }
    }
    this.#demandEncodable(entry, constants, side);
  }

  #demandEncodable(entry: OpEntry | BranchEntry, constants: readonly Term[], side: Side): void {
    const { encodable, modelled } = entry.aux ?? {};
    if (modelled !== undefined && !isAmong(modelled, constants[0]))
      throw new NotModelled('aux', entry.name, `${entry.name} has no model for this constant`);
    if (encodable === undefined) return;
    const condition = encodable.condition(...constants);
    if (side === 'match') this.#scope.hypotheses.push(condition);
    else if (folded(condition) !== truth)
      this.#scope.duties.push({ kind: 'encodable', words: `${entry.name}: ${encodable.words}`, condition });
  }

  /** The operand as the op reads it. */
  #operandOf(
    value: RegisterValue,
    wanted: Register,
    common: SettledRegister | undefined,
    span: Span,
    { reader }: { readonly reader: 'language' | 'machine' },
  ): RegisterValue {
    if (wanted.kind === 'tuple') {
      const part = value.parts?.[wanted.part];
      if (part === undefined || part.register.kind === 'opaque')
        throw new NotModelled('construct', 'the flags of a tuple', 'this part of the tuple has no model');
      return part;
    }
    if (value.parts !== undefined) throw new NotModelled('construct', 'a tuple');
    const register = wanted.kind === 'any' ? common! : wanted;
    return {
      term: this.read(value, register, span, reader),
      register: settled(register),
      ...(value.compares && { compares: value.compares }),
    };
  }

  /** A match binds names in the order of the text; a result makes its values before it reads the names beside them. */
  #buildAll(value: ResolvedValue, side: Side, wanted: (index: number) => Register): readonly RegisterValue[] {
    const build = (argument: ResolvedOperand, index: number) =>
      this.buildOperand(argument, side, wanted(index));
    if (side === 'match') return mapInBindingOrder(value, build);
    const { args } = value;
    const values = args.map((argument, index) =>
      argument.kind === 'value' ? build(argument, index) : undefined,
    );
    return values.map((made, index) => made ?? build(args[index]!, index));
  }

  /**
   * The bits of a value that an op, or whoever uses the result, reads. What lies above a narrow value is arbitrary,
   * and the same each time it is read. Throws `ModelError` where a number is used in another format or as an integer.
   */
  read(value: RegisterValue, wanted: Register, span: Span, reader: 'language' | 'machine' = 'machine'): Term {
    const { source, machine } = this.#context;
    const { term, register } = value;
    if (isWidened(register, wanted, machine)) return machine!.widen!(term);
    if (!canBeRead(register, wanted, machine)) throw mixedWidths(source, span, register, wanted);
    if (wanted.kind !== 'integer' && wanted.kind !== 'boolean') return term;
    if (register.kind === 'integer' && wanted.kind === 'integer') {
      const [given, needed] = [this.widthHere(register), this.widthHere(wanted)];
      // Ops of the language are typed: none reads more of a value than it has, and an `int` is read whole.
      const isIllTyped = needed > given || (wanted.native && needed < given);
      if (isIllTyped && value.ofLanguage && reader === 'language') throw new ImpossibleCase();
      // What is computed of pointers is read as it is: no object lies around the end of the address space.
      if (register.native && wanted.native) return term;
      return extendTo(
        widthOf(wanted),
        needed <= given ? low(needed, term) : concat(this.#aboveOf(term, given, needed), low(given, term)),
      );
    }
    const width = widthOf(wanted);
    if (width <= widthOf(register)) return low(width, term);
    this.readsAboveBools = true;
    return this.#context.readings.bools === 'register'
      ? zeroExtend(width, term)
      : concat(this.#aboveOf(term, 8, width), term);
  }

  /** Bits of an integer register: what is as wide as `int` is narrower on machines of 32 bits. */
  widthHere({ width, native }: Extract<SettledRegister, { kind: 'integer' }>): number {
    return native ? 8 * this.#scope.pointerSize : width;
  }

  #aboveOf(term: Term, from: number, to: number): Term {
    const known =
      this.#above.get(term) ?? this.#scope.input(this.#scope.wildcardName(), 64 - from, 'wildcard');
    this.#above.set(term, known);
    return low(to - from, known);
  }

  /** What conditions may ask of a value. */
  handleOf(value: RegisterValue, name: string, op?: ResolvedValue): ValueHandle {
    const known = this.#handles.get(value);
    if (known !== undefined) return known;
    const step = this.steps.match.findLast(
      ({ kind, ...made }) => kind === 'op' && 'result' in made && made.result === value,
    );
    const handle: ValueHandle = {
      kind: 'value',
      name,
      register: value.term,
      ...(op && { op: goNameOf(op) }),
      constants: step?.kind === 'op' ? constantsByField(step) : new Map(),
      args: [],
      type: () => this.#typeOf(value, name, op),
    };
    this.#handles.set(value, handle);
    return handle;
  }

  /** The type that the aux of an op names, or that its value has. */
  #typeAtHand(entry: OpEntry, value: ResolvedValue, side: Side): RegisterType {
    const isOfAux = entry.aux !== undefined;
    const expr = isOfAux ? value.aux : value.type;
    const types = new Map(registerTypes(this.#scope.pointerSize).map(type => [type.name, type]));
    if (side === 'match' && (expr === undefined || this.#isNew(expr))) {
      const name = expr?.kind === 'identifier' ? expr.name : `the type of ${entry.name}`;
      const type = this.#scope.choices.choose(isOfAux ? name : typeQuestion(name), types);
      if (expr?.kind === 'identifier') this.#scope.bind(expr.name, { kind: 'type', type });
      return type;
    }
    const known = expr === undefined ? this.#scope.lookup('t') : evaluateGo(expr, this.#scope);
    if (known?.kind !== 'type')
      throw new NotModelled('construct', 'a type', `the type of ${entry.name} is not known`);
    return known.type;
  }

  #isNew(expr: GoExpr): expr is Extract<GoExpr, { kind: 'identifier' }> {
    return expr.kind === 'identifier' && !this.#scope.isBound(expr.name) && !isPredeclared(expr.name);
  }

  /** Asked only of an op that works on memory. */
  #byteOrder({ operands }: OpEntry): ByteOrder {
    const { machine } = this.#context;
    if (operands.every(({ kind }) => kind !== 'memory')) return 'little';
    return machine?.order ?? (this.#scope.isBigEndian() ? 'big' : 'little');
  }

  /** The type of a value, in the case at hand. */
  #typeOf(value: RegisterValue, name: string, op: ResolvedValue | undefined): RegisterType {
    const declared = this.#declaredType(op);
    if (declared !== undefined) return declared;
    const width = this.#widths.get(name);
    const fits = registerTypes(this.#scope.pointerSize).filter(
      type =>
        mayHold(value.register, type, op) &&
        (width === undefined || (type.kind !== 'boolean' && 8 * type.size === this.widthHere(width))),
    );
    if (fits.length === 0) throw new ImpossibleCase();
    return this.#scope.choices.choose(typeQuestion(name), new Map(fits.map(type => [type.name, type])));
  }

  /** The type of the value that the rule matches, where the case at hand tells it already. */
  typeOfMatch({ binding, op, type }: ResolvedValue): RegisterType | undefined {
    if (type === undefined) return undefined;
    const asked = this.#scope.choices.answers.get(typeQuestion(binding ?? op.name));
    return asked === undefined ? undefined : typeNamed(asked, this.#scope.pointerSize);
  }

  /** The type that the match asks for, or that an op of the language always has. */
  #declaredType(op: ResolvedValue | undefined): RegisterType | undefined {
    if (op === undefined) return undefined;
    if (op.type !== undefined && op.type.kind !== 'identifier') {
      const asked = evaluateGo(op.type, this.#scope);
      if (asked.kind === 'type') return asked.type;
    }
    const { arch, type } = op.op;
    return arch === 'generic' && type !== undefined ? typeNamed(type, this.#scope.pointerSize) : undefined;
  }

  /** What a branch reads: its controls, then its constants. */
  branchOperands(
    block: ResolvedBlock,
    branch: BranchEntry,
    side: Side,
  ): { readonly operands: readonly RegisterValue[]; readonly constants: readonly Term[] } {
    const operands = block.controls.map((control, index): RegisterValue => {
      const wanted = branch.controls[index] ?? { kind: 'any' };
      const value = this.buildOperand(control, side, wanted);
      const term = this.read(value, wanted, control.span);
      return { ...value, term, register: wanted.kind === 'any' ? value.register : settled(wanted) };
    });
    const constants = this.#constantsOf(branch, block, side);
    this.#demandEncodable(branch, constants, side);
    if (side === 'match') this.#demandCompared(branch, operands, constants);
    return { operands, constants };
  }

  /** The constants of an op or a block, as its meaning takes them. */
  #constantsOf(
    entry: OpEntry | BranchEntry,
    value: Pick<ResolvedValue | ResolvedBlock, 'auxint' | 'aux'>,
    side: Side,
  ): Term[] {
    if (entry.aux === undefined) return [];
    const kinds: { readonly auxint?: ConstantKind; readonly aux?: ConstantKind } = auxKinds[entry.aux.kind];
    const terms: Term[] = [];
    for (const field of ['auxint', 'aux'] as const) {
      const kind = kinds[field];
      const expr = value[field];
      if (kind === 'Type') this.#noteType(entry, expr, side, terms[0]);
      else if (kind !== undefined)
        terms.push(side === 'match' ? this.#matchConstant(kind, expr) : this.#resultConstant(kind, expr));
    }
    return terms;
  }

  /** Of a type that stands for a size of its own, only the alignment can be asked. */
  #noteType(
    entry: OpEntry | BranchEntry,
    expr: GoExpr | undefined,
    side: Side,
    size: Term | undefined,
  ): void {
    const isOfValue = 'operands' in entry && isTyped(entry);
    if (side === 'match' && !isOfValue && expr !== undefined && this.#isNew(expr))
      this.#scope.bind(expr.name, { kind: 'opaque', name: expr.name, ...(size && { size }) });
  }

  /** The constant in a match: bound to a new name, or compared with what the expression says. */
  #matchConstant(kind: ConstantKind, expr: GoExpr | undefined): Term {
    const type = constantTypes[kind];
    if (expr === undefined) return asHeld(kind, this.#constantInput(this.#scope.wildcardName(), kind));
    if (expr.kind === 'identifier' && !this.#scope.isBound(expr.name) && !isPredeclared(expr.name)) {
      const value = this.#constantInput(expr.name, kind);
      this.#scope.bind(expr.name, typed(type, value));
      return asHeld(kind, value);
    }
    if (isNil(expr, type)) return bits(64, 0n);
    const { term } = evaluateAs(expr, type, this.#scope);
    if (type.kind !== 'float') return asHeld(kind, term);
    // Go compares floats with `!=`, so a zero matches both zeros; any other constant matches itself alone.
    const mayBeZero = term.kind !== 'constant' || (term.value & ~type.format.signMask) === 0n;
    if (!mayBeZero) return term;
    const matched = this.#constantInput(this.#scope.wildcardName(), kind);
    this.#scope.hypotheses.push(floatEqual(type.format, matched, term));
    return matched;
  }

  /** A constant of the rule as an input; float constants are never NaN, and what the compiler packs is in range. */
  #constantInput(name: string, kind: ConstantKind): Term {
    const type = constantTypes[kind];
    const format = type.kind === 'float' ? type.format : undefined;
    const value = this.#scope.input(name, sortOfType(type), 'constant', format);
    if (format !== undefined) this.#scope.hypotheses.push(not(isNan(format, value)));
    if (kind === 'S390XRotateParams') this.#scope.hypotheses.push(numbersBits(value));
    return value;
  }

  /** The constant in a result; an auxint or aux that is not restated is zero. */
  #resultConstant(kind: ConstantKind, expr: GoExpr | undefined): Term {
    const type = constantTypes[kind];
    if (expr === undefined || isNil(expr, type)) return bits(constantSorts[kind], 0n);
    const term = folded(evaluateAs(expr, type, this.#scope).term);
    if (type.kind === 'float' && !isNeverNan(type.format, term, this.#scope.facts())) {
      this.#scope.duties.push({
        kind: 'not a NaN',
        constant: term,
        format: type.format,
        // Only a number equals itself.
        condition: floatEqual(type.format, term, term),
      });
    }
    return asHeld(kind, term);
  }
}

function resultOf(
  entry: OpEntry,
  terms: readonly Term[],
  passedOn: SettledRegister | undefined,
  type: RegisterType | undefined,
  { ofLanguage, compares }: { readonly ofLanguage: boolean; readonly compares: Compared | undefined },
): RegisterValue {
  const values = entry.results.map((declared, index): RegisterValue => {
    const register = declared.kind === 'any' ? passedOn! : settled(asTyped(declared, type));
    // Of the ops that read flags, only InvertFlags gives those of a comparison.
    const isInverted = register.kind === 'flags' && register.exchanged === true;
    return {
      term: terms[index] ?? bits(1, 0n),
      register,
      ...(ofLanguage && { ofLanguage }),
      ...(isInverted && compares && { compares }),
    };
  });
  return values.length === 1 ? values[0]! : { ...values[0]!, parts: values };
}

const gathered = (gathers: 'all' | 'last', given: readonly RegisterValue[]): RegisterValue =>
  gathers === 'last' ? given.at(-1)! : { ...given[0]!, parts: given };

const unknownBlocks = 'the rule does not tell whether values are of one block';

const isTyped = ({ operands, results }: OpEntry): boolean =>
  [...operands, ...results].some(({ kind }) => kind === 'typed');

/** The register that holds values of the type. */
function asTyped(register: Register, type: RegisterType | undefined): Register {
  if (register.kind !== 'typed' || type === undefined) return register;
  switch (type.kind) {
    case 'float':
      return { kind: 'float', format: type.size === 4 ? BINARY32 : BINARY64 };
    case 'boolean':
      return { kind: 'boolean' };
    case 'integer':
    case 'pointer':
      return { kind: 'integer', width: 8 * type.size };
  }
}

const typeQuestion = (name: string): string => `the type of ${name}`;

/** The name that Go's constants of ops have behind `Op`. */
const goNameOf = ({ op }: ResolvedValue): string =>
  op.arch === 'generic' ? op.name : `${op.arch}${op.name}`;

function constantsByField(step: Extract<Step, { kind: 'op' }>): ReadonlyMap<string, Typed> {
  const kinds: Readonly<Record<string, ConstantKind>> =
    step.entry.aux === undefined ? {} : auxKinds[step.entry.aux.kind];
  return new Map(
    Object.entries(kinds)
      .filter(([, kind]) => kind !== 'Type')
      .map(([field, kind], index) => {
        const { term } = step.constants[index]!;
        return [field, typed(constantTypes[kind], kind === 'Bool' ? not(equal(term, bits(8, 0n))) : term)];
      }),
  );
}

/** Whether a value of the type can be what the register holds. */
function mayHold(register: SettledRegister, type: RegisterType, op: ResolvedValue | undefined): boolean {
  switch (register.kind) {
    case 'float':
      return type.kind === 'float' && 8 * type.size === register.format.width;
    case 'boolean':
      return type.kind === 'boolean';
    case 'integer': {
      if (type.kind === 'float') return false;
      const exact = op !== undefined && op.op.arch === 'generic';
      return !exact || (type.kind !== 'boolean' && 8 * type.size === register.width);
    }
    default:
      return false;
  }
}

/** What is as wide as `int` is held as on machines of 64 bits: the sign is kept, and so are both orders. */
const extendTo = (width: number, term: Term): Term =>
  (term.sort as number) < width ? signExtend(width, term) : term;

const isAmong = (constants: ReadonlySet<bigint>, constant: Term | undefined): boolean =>
  constant?.kind === 'constant' && constants.has(constant.value);

/** Why an op on flags has no model; undefined for others. */
function readsFlags({ op, args }: ResolvedValue): string | undefined {
  const ops = [op, ...args.flatMap(argument => (argument.kind === 'value' ? [argument.op] : []))];
  const sets = ops.find(({ type }) => type === 'Flags');
  return sets && `the flags that ${sets.name} sets have no model`;
}

/** Whether constants of operands are computed from those of the value, which then come first. */
function isComputedFrom({ auxint, aux, args }: ResolvedValue): boolean {
  const own = [auxint, aux].flatMap(expr => (expr?.kind === 'identifier' ? [expr.name] : []));
  const reads = (operand: ResolvedOperand): boolean =>
    operand.kind === 'value' &&
    ([operand.auxint, operand.aux].some(
      expr =>
        expr !== undefined &&
        expr.kind !== 'identifier' &&
        [...namesIn(expr)].some(({ name }) => own.includes(name)),
    ) ||
      operand.args.some(reads));
  return own.length > 0 && args.some(reads);
}

/** No parameters of a rotation are made that have more than six bits. */
const numbersBits = (params: Term): Term => equal(bvand(params, bits(24, 0xc0c0c0n)), bits(24, 0n));

const isPredeclared = (name: string): boolean => name === 'true' || name === 'false' || name === 'nil';

const isNil = (expr: GoExpr, type: GoType): boolean =>
  type.kind === 'symbol' && expr.kind === 'identifier' && expr.name === 'nil';

/** The constant as its op holds it: booleans are a byte. */
const asHeld = (kind: ConstantKind, value: Term): Term => (kind === 'Bool' ? fromTruth(8, value) : value);
