/** The types of values in the case at hand: declared by the rule or the op, or chosen among those that fit. */
import type { GoExpr } from '../rules/go-ast.ts';
import { partsOf, qualifiedName } from '../rules/go-parts.ts';
import { compilerTypes } from '../rules/resolve/known-names.ts';
import { valuesIn } from '../rules/resolve/walk.ts';
import type { ResolvedValue } from '../rules/resolved.ts';
import { BINARY32, BINARY64 } from '../semantics/float/index.ts';
import type { CompoundRegister, OpEntry, Register, SettledRegister } from '../semantics/ops/entry.ts';
import { falsity } from '../semantics/term/build.ts';
import type { Source } from '../text/source.ts';
import { isBitsOfNumber, typeFits, wrongType } from './asked-types.ts';
import { ImpossibleCase } from './choices.ts';
import { evaluateAs, evaluateGo } from './go/evaluate.ts';
import { constantScope } from './go/scope.ts';
import { BOOL } from './go/type.ts';
import { unknownName } from './go/unknown-name.ts';
import type { GoValue } from './go/value.ts';
import { NotModelled } from './missing.ts';
import { namelessName } from './nameless.ts';
import type { IntegerRegister, RegisterClasses } from './register-classes.ts';
import {
  integerWidth,
  type Machine,
  type RegisterValue,
  type Side,
  sameRegister,
} from './register-values.ts';
import { folded, type RuleScope } from './rule-scope.ts';
import {
  allTypes,
  compoundTypes,
  type RegisterType,
  registerTypes,
  typeNamed,
  vectorTypes,
} from './types.ts';

/** Methods that give a part of the type, where it has one. */
const ofPart: ReadonlySet<string> = new Set(['FieldType', 'Elem']);

/** The value of a match to whose type it gives the name. */
const typedIn = (match: ResolvedValue, name: string | undefined): ResolvedValue | undefined =>
  valuesIn(match).find(({ type }) => type && qualifiedName(type) === name);

export class ValueTypes {
  readonly #scope: RuleScope;
  readonly #classes: RegisterClasses;
  readonly #source: Source;
  readonly #conjuncts: readonly GoExpr[];
  /** Of the machine. */
  readonly #vectors: readonly RegisterType[];

  /** By op, in the order in which their types are asked for. */
  readonly #unnamed = new Map<string, readonly ResolvedValue[]>();

  /** Of what is stored, which is of the type of the store or of another as wide. */
  readonly #widths = new Map<string, IntegerRegister>();

  /** `conjuncts`: of the rule's condition. */
  constructor(
    scope: RuleScope,
    classes: RegisterClasses,
    source: Source,
    conjuncts: readonly GoExpr[],
    machine: Machine,
  ) {
    this.#scope = scope;
    this.#vectors = vectorTypes(machine?.vectorSizes ?? []);
    this.#classes = classes;
    this.#source = source;
    this.#conjuncts = conjuncts;
  }

  /** An op of the language reads so many bits of a value, by the type at hand: it has just as many. */
  noteWidth(name: string, width: IntegerRegister): void {
    this.#widths.set(name, width);
  }

  /** What is known of it, in the case at hand. */
  widthOf(name: string): IntegerRegister | undefined {
    return this.#classes.typedWidth(name) ?? this.#widths.get(name);
  }

  /** The type of a name, or of an op that has a name for its type, where the case at hand tells it. */
  told(name: string, type?: GoExpr): RegisterType | undefined {
    const { choices, pointerSize } = this.#scope;
    const answer = choices.answers.get(typeQuestion(name, type));
    return answer === undefined ? undefined : typeNamed(answer, pointerSize);
  }

  /** The op has the value of an operand of any class. */
  #passesOnOpen(op: ResolvedValue): boolean {
    return (
      this.#classes.entry(op).results[0].kind === 'any' &&
      op.args.some(argument => argument.kind === 'variable' && this.#classes.toldByResult.has(argument.name))
    );
  }

  /** The type of a value, in the case at hand: one of the kind at hand, where the kind is all that is read of it. */
  of(
    value: RegisterValue,
    name: string,
    op: ResolvedValue | undefined,
    kindOf?: (type: RegisterType) => unknown,
  ): RegisterType {
    const declared = this.#declared(op);
    if (declared !== undefined) return declared;
    if (value.register.kind === 'compound') return this.#ofSeveralParts(value.register);
    const width = this.widthOf(name);
    const isOpen = op === undefined ? this.#classes.toldByResult.has(name) : this.#passesOnOpen(op);
    const selected = op && this.#selected(op);
    const fits = registerTypes(this.#scope.pointerSize).filter(
      type =>
        (selected === undefined || type.name === selected.name) &&
        (isOpen || mayHold(value.register, type, op !== undefined && this.#isExact(op))) &&
        (width === undefined ||
          (type.kind !== 'boolean' && 8 * type.size === integerWidth(width, this.#scope.pointerSize))),
    );
    // What an op does not tell the width of may be of a type that no register holds.
    const mayBeOther = value.register.kind === 'integer' && width === undefined;
    if (mayBeOther && (op === undefined || !this.#isExact(op))) this.#scope.leavesTypesOut = true;
    if (fits.length === 0) throw new ImpossibleCase();
    const names = [`${name}.Type`, ...(op?.type?.kind === 'identifier' ? [op.type.name] : [])];
    return this.#choose(typeQuestion(name, op?.type), fits, names, kindOf);
  }

  /**
   * Asks for a type that goes by these names in the condition. Types of which a conjunct is false that reads nothing
   * else are no case: most rules for loads and stores are of one or two types of a dozen.
   */
  #choose(
    question: string,
    types: readonly RegisterType[],
    names: readonly string[],
    kindOf?: (type: RegisterType) => unknown,
  ): RegisterType {
    const options = new Map(types.map(type => [type.name, type]));
    let asking: readonly GoExpr[] | undefined;
    const isPossible = (type: RegisterType): boolean => {
      asking ??= this.#conjuncts.filter(
        conjunct =>
          partsOf(conjunct).some(part => names.includes(qualifiedName(part) ?? '')) &&
          this.#holds(conjunct, names, types[0]!) !== undefined,
      );
      return asking.every(conjunct => this.#holds(conjunct, names, type) !== false);
    };
    return this.#scope.choices.chooseAmong(question, options, isPossible, kindOf);
  }

  /** Whether the conjunct holds by the type that goes by these names, and those told; undefined where that does not say. */
  #holds(conjunct: GoExpr, names: readonly string[], type: RegisterType): boolean | undefined {
    const lookup = (name: string): GoValue | undefined => {
      const known = names.includes(name) ? ({ kind: 'type', type } as const) : this.#scope.lookup(name);
      return known?.kind === 'type' ? known : undefined;
    };
    try {
      const { term } = evaluateAs(conjunct, BOOL, constantScope(lookup, this.#scope));
      return folded(term) !== falsity;
    } catch {
      // It asks more, or is a mistake, and is read with all else that the rule has.
      return undefined;
    }
  }

  #ofSeveralParts(register: CompoundRegister): RegisterType {
    const types = compoundTypes(this.#scope.pointerSize);
    return types.find(type => sameRegister(type.register!, register))!;
  }

  /** The type of the value that the rule matches, where the case at hand tells it already. */
  ofMatch({ binding, op, type }: ResolvedValue): RegisterType | undefined {
    if (type !== undefined && type.kind !== 'identifier') {
      const named = evaluateGo(type, this.#scope);
      if (named.kind === 'type') return named.type;
    }
    const { choices, pointerSize } = this.#scope;
    const questions = [
      ...(type === undefined ? [] : [typeQuestion(binding ?? op.name, type)]),
      typeQuestion('v'),
    ];
    const asked = questions.find(question => choices.answers.has(question));
    return asked === undefined
      ? undefined
      : choices.choose(asked, new Map(allTypes(pointerSize).map(one => [one.name, one])));
  }

  /** The type that the compiler gives to an op of a result: that of the match, unless the rule writes another. */
  ofResult({ op, type }: ResolvedValue, match: ResolvedValue | undefined): RegisterType {
    const asked = type === undefined ? this.#scope.lookup('v') : this.#asked(type, match);
    if (asked?.kind === 'type') return asked.type;
    if (asked?.kind === 'value') return asked.type();
    throw new NotModelled('construct', 'a type', `the type of ${op.name} is not known`);
  }

  /** What is written for a type; a part of the match's tuple is what the op table says. */
  #asked(type: GoExpr, match: ResolvedValue | undefined): GoValue | undefined {
    if (type.kind !== 'call' || type.callee.kind !== 'selector' || type.callee.name.name !== 'FieldType')
      return evaluateGo(type, this.#scope);
    const [index] = type.args;
    const tuple = match && typedIn(match, qualifiedName(type.callee.object));
    const named =
      tuple && index?.kind === 'integer' ? this.#partOfTuple(tuple, Number(index.value)) : undefined;
    return named && { kind: 'type', type: named };
  }

  /**
   * The type that is written for the result as a whole, where it may be another than the match has: it takes the place of
   * that. `unknown` of what is no type here, as of a part that the match's tuple does not have.
   */
  writtenFor({ type }: ResolvedValue, match: ResolvedValue): RegisterType | 'unknown' | undefined {
    const name = type && qualifiedName(type);
    const isOfMatch = name === 'v.Type' || (match.type && name === qualifiedName(match.type));
    if (type === undefined || (name !== undefined && isOfMatch)) return undefined;
    const of = /^(\w+)\.Type$/.exec(name ?? '')?.[1];
    if (of !== undefined) {
      const width = this.widthOf(of);
      const bits = width && integerWidth(width, this.#scope.pointerSize);
      return this.told(of) ?? (width && typeNamed(`uint${bits}`, this.#scope.pointerSize));
    }
    if (type.kind === 'call') {
      const method = type.callee.kind === 'selector' ? type.callee.name.name : '';
      if (!ofPart.has(method)) return undefined;
      const part = this.#asked(type, match);
      return part?.kind === 'type' ? part.type : 'unknown';
    }
    // Of memory, flags and vectors.
    if (name?.startsWith('types.')) return undefined;
    const owner = typedIn(match, name);
    // What a machine's op computes is of a type that holds it, whichever that is.
    if (owner !== undefined && owner.op.arch !== 'generic') return undefined;
    if (type.kind === 'identifier' && this.#scope.isNew(type)) return undefined;
    const known = evaluateGo(type, this.#scope);
    return known.kind === 'type' ? known.type : undefined;
  }

  /** The type that the op table gives to a part of the op's tuple. */
  #partOfTuple({ op }: ResolvedValue, index: number): RegisterType | undefined {
    const tuple = op.type ?? ofFrontend.get(op.name);
    const part = tuple?.replace(/^\(|\)$/g, '').split(',')[index];
    return part === undefined ? undefined : typeNamed(part.trim(), this.#scope.pointerSize);
  }

  /** The type of a part that is selected of a tuple of the language. */
  #selected({ op, args: [tuple] }: ResolvedValue): RegisterType | undefined {
    const index = ['Select0', 'Select1'].indexOf(op.name);
    return index >= 0 && tuple?.kind === 'value' && tuple.op.arch === 'generic'
      ? this.#partOfTuple(tuple, index)
      : undefined;
  }

  /** Every op inside a result has a type: its own, or that of the op table. */
  inResult(
    value: RegisterValue,
    operand: ResolvedValue,
    kindOf?: (type: RegisterType) => unknown,
  ): RegisterType {
    const { op, type } = operand;
    const own = type && evaluateGo(type, this.#scope);
    if (own?.kind === 'type') return own.type;
    const declared = op.type === undefined ? undefined : typeNamed(op.type, this.#scope.pointerSize);
    return (
      (type === undefined ? declared : undefined) ?? this.of(value, this.#nameOf(operand), undefined, kindOf)
    );
  }

  /** As the rule calls it, or by its op: of several of one op that the rule does not name each has a type of its own. */
  #nameOf(value: ResolvedValue): string {
    const { binding, op } = value;
    if (binding !== undefined) return binding;
    const alike = this.#unnamed.get(op.name) ?? [];
    if (!alike.includes(value)) this.#unnamed.set(op.name, [...alike, value]);
    return `the ${namelessName(op.name, this.#unnamed.get(op.name)!.indexOf(value) + 1)}`;
  }

  /** The type that the aux of an op names, or that its value has. */
  atHand(entry: OpEntry, value: ResolvedValue, side: Side): RegisterType {
    const isOfAux = entry.aux !== undefined;
    if (isOfComplex(entry) && side === 'match') return this.#complexType(value);
    const expr = isOfAux ? value.aux : value.type;
    const types = isOfVectors(entry) ? this.#vectors : this.#inMemory();
    if (side === 'match' && (expr === undefined || this.#scope.isNew(expr))) {
      const isNamedAux = isOfAux && expr?.kind === 'identifier';
      const question = isNamedAux ? expr.name : typeQuestion(this.#nameOf(value), expr);
      const names = expr?.kind === 'identifier' ? [expr.name] : [];
      const type = this.#choose(question, types, names);
      if (expr?.kind === 'identifier') this.#scope.bind(expr.name, { kind: 'type', type });
      return type;
    }
    // The value at the top of a result keeps the type of the match, and any other is given one.
    if (expr === undefined) return this.ofResult(value, undefined);
    const known = evaluateGo(expr, this.#scope);
    if (known?.kind !== 'type')
      throw new NotModelled('construct', 'a type', `the type of ${entry.name} is not known`);
    return known.type;
  }

  /**
   * Types of values in memory: where no program has one that a single general or floating-point register holds, the others
   * are asked for. Of these a machine with vectors has them alone: values of several parts are taken apart before.
   */
  #inMemory(): readonly RegisterType[] {
    const { pointerSize, types } = this.#scope;
    this.#scope.leavesTypesOut = true;
    if (types === 'in one register') return registerTypes(pointerSize);
    return this.#vectors.length > 0 ? this.#vectors : compoundTypes(pointerSize);
  }

  /** Of a complex number that is put together or taken apart. */
  #complexType(value: ResolvedValue): RegisterType {
    const types = compoundTypes(this.#scope.pointerSize).filter(({ register }) => register?.of === 'complex');
    return this.#scope.choices.choose(
      `the complex number of ${this.#nameOf(value)}`,
      new Map(types.map(type => [type.name, type])),
    );
  }

  /** The type that a rule writes at an op, by its own name, is one that the result can have. */
  demand({ op, type }: ResolvedValue, entry: OpEntry, { register, parts }: RegisterValue): void {
    if (type === undefined) return;
    const asked = this.#named(type);
    if (asked === undefined || parts !== undefined) return;
    if (isBitsOfNumber(entry, asked)) return;
    const isOfLanguage = op.arch === 'generic' && entry.operands[0]?.kind !== 'tuple';
    if (!typeFits(asked, register, isOfLanguage))
      throw wrongType(this.#source, type.span, op.name, asked, register);
  }

  /** What `typ.X` is; undefined of any other expression, and of a type that no register holds. */
  #named(expr: GoExpr): RegisterType | undefined {
    const name = qualifiedName(expr);
    if (!name?.startsWith('typ.')) return undefined;
    if (!compilerTypes.has(name.slice('typ.'.length))) throw unknownName(name, false);
    const type = this.#scope.lookup(name);
    return type?.kind === 'type' ? type.type : undefined;
  }

  /** Whether the op tells the width of its value: some of the language have whatever they are given. */
  #isExact(op: ResolvedValue): boolean {
    return op.op.arch === 'generic' && this.#classes.entry(op).results[0].kind !== 'any';
  }

  /** The type that the match asks for, or that an op of the language always has. */
  #declared(op: ResolvedValue | undefined): RegisterType | undefined {
    if (op === undefined) return undefined;
    if (op.type !== undefined && op.type.kind !== 'identifier') {
      const asked = evaluateGo(op.type, this.#scope);
      if (asked.kind === 'type') return asked.type;
    }
    const { arch, type } = op.op;
    return arch === 'generic' && type !== undefined ? typeNamed(type, this.#scope.pointerSize) : undefined;
  }
}

/** Types of tuples that the op table leaves to whoever makes the value, which is ssagen's table of intrinsics alone. */
const ofFrontend: ReadonlyMap<string, string> = new Map([['Div128u', '(UInt64,UInt64)']]);

const isOfComplex = ({ operands, results }: OpEntry): boolean =>
  [...operands, ...results].some(register => register.kind === 'typed' && register.part === true);

const isOfVectors = ({ operands, results }: OpEntry): boolean =>
  [...operands, ...results].some(register => register.kind === 'typed' && register.vector === true);

export const isTyped = ({ operands, results }: OpEntry): boolean =>
  [...operands, ...results].some(({ kind }) => kind === 'typed');

/** The register that holds values of the type. */
export function asTyped(register: Register, type: RegisterType | undefined): Register {
  if (type === undefined) return register;
  if (register.kind === 'compound' && register.of === 'complex') return ofComplex(type);
  if (register.kind !== 'typed') return register;
  if (register.part) return { kind: 'float', format: ofComplex(type).format! };
  switch (type.kind) {
    case 'float':
      return { kind: 'float', format: type.size === 4 ? BINARY32 : BINARY64 };
    case 'boolean':
      return { kind: 'boolean' };
    case 'integer':
    case 'pointer':
      return { kind: 'integer', width: 8 * type.size };
    case 'compound':
      return type.register!;
    case 'vector':
      return { kind: 'vector', width: 8 * type.size };
  }
}

function ofComplex({ register }: RegisterType): CompoundRegister {
  if (register?.of !== 'complex') throw new ImpossibleCase();
  return register;
}

/** By the name that the rule gives to the type, or by that of the value. */
const typeQuestion = (name: string, type?: GoExpr): string =>
  type?.kind === 'identifier' ? `the type ${type.name}` : `the type of ${name}`;

/** Whether a value of the type can be what the register holds. */
function mayHold(register: SettledRegister, type: RegisterType, isExact: boolean): boolean {
  switch (register.kind) {
    case 'float':
      return type.kind === 'float' && 8 * type.size === register.format.width;
    case 'boolean':
      return type.kind === 'boolean';
    case 'integer': {
      if (type.kind === 'compound') return false;
      if (register.isOfAnyClass) return true;
      if (type.kind === 'float') return false;
      return !isExact || (type.kind !== 'boolean' && 8 * type.size === register.width);
    }
    default:
      return false;
  }
}
