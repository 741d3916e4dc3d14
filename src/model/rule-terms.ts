import type { GoExpr } from '../rules/go-ast.ts';
import { mapInBindingOrder } from '../rules/matching-orders.ts';
import type { ResolvedBlock, ResolvedOperand, ResolvedRule, ResolvedValue } from '../rules/resolved.ts';
import {
  type BranchEntry,
  type Compared,
  constantKinds,
  type FlagsRegister,
  type Isa,
  type OpEntry,
  type Place,
  partWidth,
  type Register,
  type SettledRegister,
  settled,
} from '../semantics/ops/entry.ts';
import { together } from '../semantics/ops/generic/compound.ts';
import { comparing } from '../semantics/ops/table.ts';
import { bits, falsity, fromTruth, truth } from '../semantics/term/build.ts';
import type { Term } from '../semantics/term/term.ts';
import type { Source, Span } from '../text/source.ts';
import { ImpossibleCase } from './choices.ts';
import type { Observation } from './claim.ts';
import type { ValueHandle } from './go/value.ts';
import { type Missing, NotModelled } from './missing.ts';
import { baseOf, objectOf, supposeMasks, supposeObjects } from './objects.ts';
import { RegisterClasses } from './register-classes.ts';
import { RegisterReader } from './register-reader.ts';
import type { RegisterReadings } from './register-readings.ts';
import {
  canBeRead,
  commonRegister,
  describeRegister,
  integerWidth,
  type Machine,
  type RegisterValue,
  type Side,
  type Step,
  wantedOf,
} from './register-values.ts';
import { constantsByField, isComputedFrom, RuleConstants } from './rule-constants.ts';
import { folded, type RuleScope } from './rule-scope.ts';
import { reloadOf, throughSpill } from './spills.ts';
import { longOfLanguage, lostByType, mixedWithLong, takenOfAnyClass } from './typed-results.ts';
import { partsOfType, type RegisterType } from './types.ts';
import { asTyped, isTyped, ValueTypes } from './value-types.ts';

export interface RuleTermsContext {
  readonly isas: ReadonlyMap<string, Isa>;
  readonly source: Source;
  readonly machine: Machine;
  readonly readings: RegisterReadings;
  /** The names of the match that the result reads. */
  readonly reused: ReadonlySet<string>;
  /** What the rule matches, where that is a value. */
  readonly root?: ResolvedValue;
  /** Of its condition. */
  readonly conjuncts: readonly GoExpr[];
}

export class RuleTerms {
  readonly #context: RuleTermsContext;
  readonly #scope: RuleScope;
  readonly #classes: RegisterClasses;
  readonly #reader: RegisterReader;
  readonly #types: ValueTypes;
  readonly #constants: RuleConstants;
  readonly #values = new Map<string, RegisterValue>();
  readonly #handles = new Map<RegisterValue, ValueHandle>();
  /** How many values of a name may be spilled. */
  readonly #spills = new Map<string, number>();
  /** The op of the match that chooses by predecessor. */
  #entered: { readonly value: ResolvedValue; readonly isFirst: Term } | undefined;
  /** Values were read of which a spill may change what is above them. */
  readsSpills = false;
  /** What the manual leaves undefined of ops of the match, which may be anything: the result can be right by another. */
  readonly undefinedInMatch = new Set<Term>();
  /** The ops built so far, each after its operands. */
  readonly steps: { readonly match: Step[]; readonly result: Step[] } = { match: [], result: [] };

  constructor(context: RuleTermsContext, scope: RuleScope) {
    const { isas, source, machine, readings, conjuncts } = context;
    this.#context = context;
    this.#scope = scope;
    this.#classes = new RegisterClasses(isas, source, machine);
    this.#reader = new RegisterReader({ source, machine, bools: readings.bools }, scope);
    this.#types = new ValueTypes(scope, this.#classes, source, conjuncts, machine);
    this.#constants = new RuleConstants(scope, readings.constants);
  }

  /** Bits above a boolean were read: what they are was assumed. */
  get readsAboveBools(): boolean {
    return this.#reader.readsAboveBools;
  }

  /** A constant of the match is any that can be encoded, or was taken for one that is made. */
  get takesAnyConstant(): boolean {
    return this.#constants.takesAny;
  }

  /** Notes in which register the operands of a side live. Call it for both sides before building terms. */
  declare(operand: ResolvedOperand, side: Side, wanted?: Register): void {
    this.#classes.declare(operand, side, wanted);
  }

  /** What has no model where the result takes values for others than they are, in the case at hand. */
  untypedResult(rule: Extract<ResolvedRule, { kind: 'value' }>): Missing | undefined {
    // The compiler makes choices of integers and pointers alone (canCondSelect of branchelim.go), of which a machine's rules
    // take the register; of how many bits, rules for all machines have to say.
    const promised = this.#scope.isOfAllMachines ? [] : ['CondSelect'];
    const taken = takenOfAnyClass(rule, this.#classes, this.#types, promised);
    if (taken !== undefined) return { kind: 'construct', name: 'any type', reason: taken };
    if (!this.#scope.hasShortAddresses && !this.#scope.isOfAllMachines) return undefined;
    const isOfMachine = this.#context.machine !== undefined && !this.#scope.isOfAllMachines;
    const long = isOfMachine ? longOfLanguage(rule, this.#classes) : undefined;
    const mixed = long ?? mixedWithLong(rule, this.#classes, this.#types);
    return mixed !== undefined && this.#scope.pointerSize === 4
      ? { kind: 'construct', name: 'mixed widths', reason: mixed }
      : undefined;
  }

  /** What has no model where the result is of a type that does not hold what is observed. */
  mistypedResult(rule: Extract<ResolvedRule, { kind: 'value' }>, observed: Observation): Missing | undefined {
    const reason = lostByType(rule, this.#types, observed);
    return reason === undefined ? undefined : { kind: 'construct', name: 'type of the result', reason };
  }

  /** The bits of a value that whoever uses the result reads. Throws as `RegisterReader.read` does. */
  read(value: RegisterValue, wanted: Register, span: Span): Term {
    return this.#reader.read(value, wanted, span);
  }

  /** The type of the value that the rule matches, where the case at hand tells it already. */
  typeOfMatch(match: ResolvedValue): RegisterType | undefined {
    return this.#types.ofMatch(match);
  }

  /** What the compiler has seen to by the types of values of the match, as far as the case at hand tells them. */
  supposeTypes(): void {
    for (const step of this.steps.match) {
      const supposed = step.kind === 'op' ? step.entry.ofSignedType : undefined;
      if (step.kind !== 'op' || supposed === undefined || !this.#types.ofMatch(step.value)?.signed) continue;
      this.#scope.definedness.push(supposed.condition(step.operands.map(({ term }) => term)));
      this.#scope.assume(supposed.words);
    }
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
    const { machine } = this.#context;
    const reloads = (type: RegisterType) => reloadOf(type, register.width, machine);
    const type =
      side === 'match'
        ? this.handleOf(value, binding!, operand).type(reloads)
        : this.#types.inResult(value, operand, reloads);
    if (reloads(type) === 'whole') return value;
    this.readsSpills = true;
    const isSpilled = this.#scope.input(this.#spillName(binding ?? operand.op.name), 'Bool', 'wildcard');
    const read = { ...value, term: throughSpill(value.term, type, isSpilled, machine) };
    if (binding !== undefined) this.#values.set(binding, read);
    return read;
  }

  #spillName(name: string): string {
    this.#spills.set(name, (this.#spills.get(name) ?? 0) + 1);
    const count = this.#spills.get(name)!;
    return `${name}${count > 1 ? `#${count}` : ''} is spilled`;
  }

  /** The value that a side of the rule computes. The match binds what it names. */
  build(operand: ResolvedOperand, side: Side, wanted: Register = { kind: 'any' }): RegisterValue {
    switch (operand.kind) {
      case 'variable':
        return this.#values.get(operand.name) ?? this.#operand(operand.name, wanted);
      case 'wildcard':
        return this.#input(this.#scope.nameless('_'), 'wildcard', wanted);
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
    const known = this.#classes.of(name);
    const fits = known.kind !== 'typed' && canBeRead(known, wanted, this.#context.machine);
    const value = this.#input(name, 'operand', fits ? known : wanted);
    if (known.kind === 'typed' && wanted.kind === 'integer') this.#types.noteWidth(name, wanted);
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
        return {
          term: this.#scope.input(name, held.format.width, role, { format: held.format }),
          register: held,
        };
      case 'flags':
        return held.exchanged
          ? this.#comparison(name, role, held)
          : { term: this.#scope.input(name, held.fields.length, role, { flags: held }), register: held };
      case 'memory':
        return { term: this.#scope.input(name, 'Memory', role), register: held };
      case 'integer': {
        const { machine } = this.#context;
        const width = Math.max(
          8 * (machine?.pointerSize ?? 8),
          isUnknown(register) ? 0 : integerWidth(held, machine?.pointerSize ?? 8),
        );
        const { isOfAnyClass } = held;
        return {
          term: this.#scope.input(name, width, role),
          register: { kind: 'integer', width, ...(isOfAnyClass && { isOfAnyClass }) },
        };
      }
      case 'vector':
        return { term: this.#scope.input(name, held.width, role), register: held };
      case 'mask':
        return { term: this.#scope.input(name, 64, role), register: { kind: 'mask', width: 64 } };
      case 'compound': {
        const { format } = held;
        const words = held.words.map(
          (word): Term =>
            this.#scope.input(`${name}.${word}`, partWidth(held), role, format ? { format } : {}),
        );
        return { term: together(words), register: held };
      }
      case 'tuple': {
        // What else is known of it is which of its parts an op takes.
        const known = register.kind === 'tuple' && register.part === 'all' ? register.parts : [];
        const parts = known.map((part, index) => this.#input(`${name}.${index}`, role, part));
        if (parts[0] !== undefined) return { ...parts[0], parts };
        throw new NotModelled('construct', 'a tuple', 'a tuple as an operand has no model');
      }
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
      this.#scope.input(
        `the ${which} operand of ${name}`,
        kind.width,
        role,
        kind.format && { format: kind.format },
      ),
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
    const entry = this.#classes.entry(value);
    const type = isTyped(entry) ? this.#types.atHand(entry, value, side) : undefined;
    const early =
      side === 'match' && isComputedFrom(value) ? this.#constants.of(entry, value, side) : undefined;
    const given = this.#buildAll(value, side, index => asTyped(wantedOf(entry, index, wanted), type));
    if (entry.gathers !== undefined) return this.#named(gathered(entry.gathers, given), value, side);
    const common = commonRegister(entry, given);
    const operands = given.flatMap((operand, index) =>
      this.#reader.operandsOf(
        operand,
        asTyped(entry.operands[index]!, type),
        common,
        value.args[index]!.span,
        side === 'match' && value.op.arch === 'generic' ? 'language' : 'machine',
      ),
    );
    const constants = early ?? this.#constants.of(entry, value, side);
    const terms = operands.map(({ term }) => term);
    if (entry.undefinedBits !== undefined) {
      const open = this.#scope.input(this.#scope.nameless('undefined bits'), entry.undefinedBits, 'wildcard');
      terms.push(open);
      if (side === 'match') this.undefinedInMatch.add(open);
    }
    if (entry.joins) terms.push(this.#predecessor(value, side));
    const parts = type && partsOfType(type);
    const place: Place = { width: 8 * (type?.size ?? 8), ...this.#memoryOf(entry), ...(parts && { parts }) };
    this.#demandDefined(value, entry, terms, constants, place, side);
    if (side === 'match') this.#demandCompared(entry, operands, constants);
    const made = resultOf(
      entry,
      entry.denote(terms, constants, place),
      entry.operands[0]?.kind === 'tuple' ? operands[0]!.register : common,
      type,
      { ofLanguage: value.op.arch === 'generic', compares: operands[0]?.compares },
    );
    const object = objectOf(entry, operands, constants);
    const result = object === undefined ? made : { ...made, object };
    if (!isTyped(entry)) this.#types.demand(value, entry, result);
    if (entry.comparesPointers && side === 'match') supposeObjects(operands, this.#scope);
    if (entry.makesSlice && side === 'match') supposeMasks(operands, this.steps.match, this.#scope);
    if (side === 'result') this.#oweOfSignedType(value, entry, terms);
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

  /** What rules suppose where a match has a signed type, a result of such a type has to see to. */
  #oweOfSignedType(value: ResolvedValue, { ofSignedType }: OpEntry, operands: readonly Term[]): void {
    if (ofSignedType === undefined || !this.#types.ofResult(value, this.#context.root).signed) return;
    const { words } = ofSignedType;
    this.#scope.duties.push({
      kind: 'defined',
      words,
      of: value,
      condition: ofSignedType.condition(operands),
    });
  }

  /** The value under the names that the rule gives it and its type. */
  #named(result: RegisterValue, value: ResolvedValue, side: Side): RegisterValue {
    const { binding, type } = value;
    if (binding !== undefined && side === 'match') this.#remember(binding, result, value);
    else if (binding !== undefined) this.#values.set(binding, result);
    if (side === 'match' && type !== undefined && this.#scope.isNew(type)) {
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

  /** Where the language defines no result, the match may suppose that it does, and the result has to see to it. */
  #demandDefined(
    value: ResolvedValue,
    entry: OpEntry,
    terms: readonly Term[],
    constants: readonly Term[],
    place: Place,
    side: Side,
  ): void {
    if (entry.defined !== undefined) {
      const condition = entry.defined.condition(terms, constants, place);
      if (condition !== truth) {
        const { words } = entry.defined;
        if (side === 'match') {
          this.#scope.definedness.push(condition);
          this.#scope.assume(words);
        } else {
          this.#scope.duties.push({ kind: 'defined', words, of: value, condition });
        }
      }
    }
    this.#constants.demandEncodable(value, entry, constants, side);
  }

  /** A match binds names in the order of the text; a result makes its values before it reads the names beside them. */
  #buildAll(value: ResolvedValue, side: Side, wanted: (index: number) => Register): readonly RegisterValue[] {
    const { addressOf } = this.#classes.entry(value);
    const build = (argument: ResolvedOperand, index: number) =>
      addressOf !== undefined && index === 0 && argument.kind === 'wildcard'
        ? baseOf(addressOf)
        : this.buildOperand(argument, side, wanted(index));
    if (side === 'match') return mapInBindingOrder(value, build);
    const { args } = value;
    const values = args.map((argument, index) =>
      argument.kind === 'value' ? build(argument, index) : undefined,
    );
    return values.map((made, index) => made ?? build(args[index]!, index));
  }

  /** What conditions may ask of a value. */
  handleOf(value: RegisterValue, name: string, op?: ResolvedValue): ValueHandle {
    const known = this.#handles.get(value);
    if (known !== undefined) return known;
    const step = this.steps.match.findLast(made => made.kind === 'op' && made.result === value);
    const handle: ValueHandle = {
      kind: 'value',
      name,
      register: value.term,
      ...(op && { op: goNameOf(op) }),
      constants: step?.kind === 'op' ? constantsByField(step) : new Map(),
      args: [],
      type: kindOf => this.#types.of(value, name, op, kindOf),
    };
    this.#handles.set(value, handle);
    return handle;
  }

  /** Asked only of an op that works on memory. */
  #memoryOf({ operands, movesPointer }: OpEntry): Pick<Place, 'order' | 'pointerSize'> {
    const { machine } = this.#context;
    if (operands.every(({ kind }) => kind !== 'memory')) return { order: 'little' };
    const pointerSize = machine?.pointerSize ?? (movesPointer ? this.#scope.pointerSize : undefined);
    return {
      order: machine?.order ?? (this.#scope.isBigEndian() ? 'big' : 'little'),
      ...(pointerSize && { pointerSize }),
    };
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
    const constants = this.#constants.of(branch, block, side);
    this.#constants.demandEncodable(block, branch, constants, side);
    if (side === 'match') this.#demandCompared(branch, operands, constants);
    return { operands, constants };
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

/** Held in a general register of the machine, as far as anything tells. */
const isUnknown = ({ kind }: Register): boolean => kind === 'any' || kind === 'typed';

const gathered = (gathers: 'all' | 'last', given: readonly RegisterValue[]): RegisterValue =>
  gathers === 'last' ? given.at(-1)! : { ...given[0]!, parts: given };

const unknownBlocks = 'the rule does not tell whether values are of one block';

/** The name that Go's constants of ops have behind `Op`. */
const goNameOf = ({ op }: ResolvedValue): string =>
  op.arch === 'generic' ? op.name : `${op.arch}${op.name}`;
