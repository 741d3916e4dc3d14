/** The types of values in the case at hand: declared by the rule or the op, or chosen among those that fit. */
import type { GoExpr } from '../rules/go-ast.ts';
import { qualifiedName } from '../rules/go-parts.ts';
import type { ResolvedValue } from '../rules/resolved.ts';
import { BINARY32, BINARY64 } from '../semantics/float/index.ts';
import type { OpEntry, Register, SettledRegister } from '../semantics/ops/entry.ts';
import type { Source } from '../text/source.ts';
import { isBitsOfNumber, typeFits, wrongType } from './asked-types.ts';
import { ImpossibleCase } from './choices.ts';
import { evaluateGo } from './go/evaluate.ts';
import { NotModelled } from './missing.ts';
import type { RegisterClasses } from './register-classes.ts';
import { describeRegister, integerWidth, type RegisterValue, type Side } from './register-values.ts';
import type { RuleScope } from './rule-scope.ts';
import { type RegisterType, registerTypes, typeNamed } from './types.ts';

export class ValueTypes {
  readonly #scope: RuleScope;
  readonly #classes: RegisterClasses;
  readonly #source: Source;

  constructor(scope: RuleScope, classes: RegisterClasses, source: Source) {
    this.#scope = scope;
    this.#classes = classes;
    this.#source = source;
  }

  /** The type of a value, in the case at hand. */
  of(value: RegisterValue, name: string, op: ResolvedValue | undefined): RegisterType {
    const declared = this.#declared(op);
    if (declared !== undefined) return declared;
    if (value.register.kind === 'compound')
      throw new NotModelled(
        'construct',
        'a type',
        `the type of ${describeRegister(value.register)} has no model`,
      );
    const width = this.#classes.typedWidth(name);
    const fits = registerTypes(this.#scope.pointerSize).filter(
      type =>
        mayHold(value.register, type, op !== undefined && this.#isExact(op)) &&
        (width === undefined ||
          (type.kind !== 'boolean' && 8 * type.size === integerWidth(width, this.#scope.pointerSize))),
    );
    if (fits.length === 0) throw new ImpossibleCase();
    return this.#scope.choices.choose(
      typeQuestion(name, op?.type),
      new Map(fits.map(type => [type.name, type])),
    );
  }

  /** The type of the value that the rule matches, where the case at hand tells it already. */
  ofMatch({ binding, op, type }: ResolvedValue): RegisterType | undefined {
    if (type !== undefined && type.kind !== 'identifier') {
      const named = evaluateGo(type, this.#scope);
      if (named.kind === 'type') return named.type;
    }
    const { answers } = this.#scope.choices;
    const ofItself = type === undefined ? undefined : answers.get(typeQuestion(binding ?? op.name, type));
    const asked = ofItself ?? answers.get(typeQuestion('v'));
    return asked === undefined ? undefined : typeNamed(asked, this.#scope.pointerSize);
  }

  /** Every op inside a result has a type: its own, or that of the op table. */
  inResult(value: RegisterValue, { op, type }: ResolvedValue, name: string): RegisterType {
    const own = type && evaluateGo(type, this.#scope);
    if (own?.kind === 'type') return own.type;
    const declared = op.type === undefined ? undefined : typeNamed(op.type, this.#scope.pointerSize);
    return (type === undefined ? declared : undefined) ?? this.of(value, name, undefined);
  }

  /** The type that the aux of an op names, or that its value has. */
  atHand(entry: OpEntry, value: ResolvedValue, side: Side): RegisterType {
    const isOfAux = entry.aux !== undefined;
    const expr = isOfAux ? value.aux : value.type;
    const types = new Map(registerTypes(this.#scope.pointerSize).map(type => [type.name, type]));
    if (side === 'match' && (expr === undefined || this.#scope.isNew(expr))) {
      const isNamedAux = isOfAux && expr?.kind === 'identifier';
      const question = isNamedAux ? expr.name : typeQuestion(entry.name, expr);
      const type = this.#scope.choices.choose(question, types);
      if (expr?.kind === 'identifier') this.#scope.bind(expr.name, { kind: 'type', type });
      return type;
    }
    const known = expr === undefined ? this.#scope.lookup('t') : evaluateGo(expr, this.#scope);
    if (known?.kind !== 'type')
      throw new NotModelled('construct', 'a type', `the type of ${entry.name} is not known`);
    return known.type;
  }

  /** The type that a rule writes at an op, by its own name, is one that the result can have. */
  demand({ op, type }: ResolvedValue, entry: OpEntry, { register, parts }: RegisterValue): void {
    const name = type && qualifiedName(type);
    const asked = name?.startsWith('typ.') ? this.#scope.lookup(name) : undefined;
    if (type === undefined || asked?.kind !== 'type' || parts !== undefined) return;
    if (isBitsOfNumber(entry, asked.type)) return;
    const isOfLanguage = op.arch === 'generic' && entry.operands[0]?.kind !== 'tuple';
    if (!typeFits(asked.type, register, isOfLanguage))
      throw wrongType(this.#source, type.span, op.name, asked.type, register);
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

export const isTyped = ({ operands, results }: OpEntry): boolean =>
  [...operands, ...results].some(({ kind }) => kind === 'typed');

/** The register that holds values of the type. */
export function asTyped(register: Register, type: RegisterType | undefined): Register {
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
      if (type.kind === 'float') return false;
      return !isExact || (type.kind !== 'boolean' && 8 * type.size === register.width);
    }
    default:
      return false;
  }
}
