/**
 * The constants of ops and blocks: those of a match are inputs, or equal to what it says; those of a result are
 * computed, and have to be what the op can encode.
 */
import type { GoExpr } from '../rules/go-ast.ts';
import { namesIn } from '../rules/go-names.ts';
import type { ResolvedBlock, ResolvedOperand, ResolvedValue } from '../rules/resolved.ts';
import {
  auxKinds,
  type BranchEntry,
  type ConstantKind,
  constantSorts,
  type OfConstants,
  type OpEntry,
} from '../semantics/ops/entry.ts';
import {
  bits,
  bvand,
  bvult,
  equal,
  floatEqual,
  fromTruth,
  isNan,
  not,
  or,
  truth,
} from '../semantics/term/build.ts';
import type { Term } from '../semantics/term/term.ts';
import type { Assumption } from './assumptions.ts';
import { evaluateAs } from './go/evaluate.ts';
import { constantTypes, type GoType, sortOfType } from './go/type.ts';
import { type Typed, typed } from './go/value.ts';
import { NotModelled } from './missing.ts';
import { isNeverNan } from './never-nan.ts';
import type { RegisterReadings } from './register-readings.ts';
import type { Side, Step } from './register-values.ts';
import { folded, type RuleScope } from './rule-scope.ts';
import { isTyped } from './value-types.ts';

export class RuleConstants {
  readonly #scope: RuleScope;
  readonly #reading: RegisterReadings['constants'];
  /** Of the constants of the match: that they are made. */
  readonly #made: Term[] = [];
  #takesAny = false;

  constructor(scope: RuleScope, reading: RegisterReadings['constants']) {
    this.#scope = scope;
    this.#reading = reading;
  }

  /** A constant of the match is any that can be encoded, or was taken for one that is made. */
  get takesAny(): boolean {
    return this.#takesAny;
  }

  /** The constants of an op or a block, as its meaning takes them. */
  of(entry: OpEntry | BranchEntry, value: ResolvedValue | ResolvedBlock, side: Side): Term[] {
    if (entry.aux === undefined) return [];
    const kinds: { readonly auxint?: ConstantKind; readonly aux?: ConstantKind } = auxKinds[entry.aux.kind];
    const terms: Term[] = [];
    for (const field of ['auxint', 'aux'] as const) {
      const kind = kinds[field];
      const expr = value[field];
      if (kind === 'Type') this.#noteType(entry, expr, side, terms[0]);
      else if (kind !== undefined)
        terms.push(
          side === 'match'
            ? this.#matchConstant(kind, expr, terms.length === 0 ? entry.aux.encodable?.examples : undefined)
            : this.#resultConstant(value, kind, expr),
        );
    }
    if (entry.aux.kind === 'TypSize' && side === 'match' && this.#scope.hasShortAddresses)
      this.#demandObject(terms[0]!);
    return terms;
  }

  /** The compiler refuses types that are larger than the address space. */
  #demandObject(size: Term): void {
    const condition = bvult(size, bits(64, 1n << 32n));
    if (folded(condition) === truth) return;
    this.#scope.suppose(condition);
    this.#scope.assume('no type is larger than the address space');
  }

  /** Of a type that stands for a size of its own, only the alignment can be asked. */
  #noteType(
    entry: OpEntry | BranchEntry,
    expr: GoExpr | undefined,
    side: Side,
    size: Term | undefined,
  ): void {
    const isOfValue = 'operands' in entry && isTyped(entry);
    if (side === 'match' && !isOfValue && expr !== undefined && this.#scope.isNew(expr))
      this.#scope.bind(expr.name, { kind: 'opaque', name: expr.name, ...(size && { size }) });
  }

  /** What the op can encode is supposed of a match, and a duty of a result. */
  demandEncodable(
    value: ResolvedValue | ResolvedBlock,
    entry: OpEntry | BranchEntry,
    constants: readonly Term[],
    side: Side,
  ): void {
    const { encodable, modelled, made, sane } = entry.aux ?? {};
    if (modelled !== undefined && !isAmong(modelled, constants[0]))
      throw new NotModelled('aux', entry.name, `${entry.name} has no model for this constant`);
    if (encodable !== undefined) {
      const condition = encodable.condition(...constants);
      if (side === 'match') this.#scope.hypotheses.push(condition);
      else if (folded(condition) !== truth)
        this.#scope.duties.push({ kind: 'encodable', words: encodable.words, of: value, condition });
    }
    if (made !== undefined) this.#demandMade(value, entry.name, made, constants, side);
    if (sane !== undefined && side === 'match') this.#supposeSane(sane, constants);
  }

  #supposeSane({ words, condition: isSane }: OfConstants, constants: readonly Term[]): void {
    const condition = isSane(...constants);
    if (folded(condition) !== truth) this.#supposeWhereAsked(condition, { kind: 'defined', words });
  }

  /** In the reading that takes for granted what the constants of the match are. */
  #supposeWhereAsked(condition: Term, assumption: Assumption): void {
    this.#takesAny = true;
    if (this.#reading === undefined) return;
    this.#scope.hypotheses.push(condition);
    this.#scope.assumptions.push(assumption);
  }

  /** Of a result whose match has such constants, that it keeps to them is no more than is asked. */
  #demandMade(
    value: ResolvedValue | ResolvedBlock,
    op: string,
    { words, condition: isMade }: OfConstants,
    constants: readonly Term[],
    side: Side,
  ): void {
    const condition = isMade(...constants);
    if (folded(condition) === truth) return;
    if (side === 'result') {
      const kept = or(...this.#made.map(not), condition);
      this.#scope.duties.push({ kind: 'made', words, of: value, condition: kept });
      return;
    }
    this.#made.push(condition);
    this.#supposeWhereAsked(condition, { kind: 'constants made', op, words });
  }

  /** The constant in a match: bound to a new name, or compared with what the expression says. */
  #matchConstant(kind: ConstantKind, expr: GoExpr | undefined, examples?: readonly bigint[]): Term {
    const type = constantTypes[kind];
    if (expr === undefined)
      return asHeld(kind, this.#constantInput(this.#scope.nameless('[_]'), kind, examples));
    if (this.#scope.isNew(expr)) {
      const value = this.#constantInput(expr.name, kind, examples);
      this.#scope.bind(expr.name, typed(type, value));
      return asHeld(kind, value);
    }
    if (isNil(expr, type)) return bits(64, 0n);
    const { term } = evaluateAs(expr, type, this.#scope);
    if (type.kind !== 'float') return asHeld(kind, term);
    // Go compares floats with `!=`, so a zero matches both zeros; any other constant matches itself alone.
    const mayBeZero = term.kind !== 'constant' || (term.value & ~type.format.signMask) === 0n;
    if (!mayBeZero) return term;
    const matched = this.#constantInput(this.#scope.nameless('[_]'), kind, examples);
    this.#scope.hypotheses.push(floatEqual(type.format, matched, term));
    return matched;
  }

  /** A constant of the rule as an input; float constants are never NaN, and what the compiler packs is in range. */
  #constantInput(name: string, kind: ConstantKind, examples?: readonly bigint[]): Term {
    const type = constantTypes[kind];
    const format = type.kind === 'float' ? type.format : undefined;
    const value = this.#scope.input(name, sortOfType(type), 'constant', {
      constant: kind,
      ...(format && { format }),
      ...(examples && { examples }),
    });
    if (format !== undefined) this.#scope.hypotheses.push(not(isNan(format, value)));
    if (kind === 'S390XRotateParams') this.#scope.hypotheses.push(numbersBits(value));
    return value;
  }

  /** The constant in a result; an auxint or aux that is not restated is zero. */
  #resultConstant(value: ResolvedValue | ResolvedBlock, kind: ConstantKind, expr: GoExpr | undefined): Term {
    const type = constantTypes[kind];
    if (expr === undefined || isNil(expr, type)) return bits(constantSorts[kind], 0n);
    const term = folded(evaluateAs(expr, type, this.#scope).term);
    if (type.kind === 'float' && !isNeverNan(type.format, term, this.#scope.facts())) {
      this.#scope.duties.push({
        kind: 'not a NaN',
        constant: term,
        format: type.format,
        of: value,
        // Only a number equals itself.
        condition: floatEqual(type.format, term, term),
      });
    }
    return asHeld(kind, term);
  }
}

/** Constants of a value under the names of their fields, as conditions ask for them. */
export function constantsByField(step: Extract<Step, { kind: 'op' }>): ReadonlyMap<string, Typed> {
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

/** Whether constants of operands are computed from those of the value, which then come first. */
export function isComputedFrom({ auxint, aux, args }: ResolvedValue): boolean {
  const own = [auxint, aux].flatMap(expr => (expr?.kind === 'identifier' ? [expr.name] : []));
  const reads = (operand: ResolvedOperand): boolean =>
    operand.kind === 'value' &&
    ([operand.auxint, operand.aux].some(
      expr =>
        expr !== undefined &&
        expr.kind !== 'identifier' &&
        namesIn(expr).some(({ name }) => own.includes(name)),
    ) ||
      operand.args.some(reads));
  return own.length > 0 && args.some(reads);
}

const isAmong = (constants: ReadonlySet<bigint>, constant: Term | undefined): boolean =>
  constant?.kind === 'constant' && constants.has(constant.value);

/** No parameters of a rotation are made that have more than six bits. */
const numbersBits = (params: Term): Term => equal(bvand(params, bits(24, 0xc0c0c0n)), bits(24, 0n));

const isNil = (expr: GoExpr, type: GoType): boolean =>
  type.kind === 'symbol' && expr.kind === 'identifier' && expr.name === 'nil';

/** The constant as its op holds it: booleans are a byte. */
const asHeld = (kind: ConstantKind, value: Term): Term => (kind === 'Bool' ? fromTruth(8, value) : value);
