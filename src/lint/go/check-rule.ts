/** What Go's compiler would say of a rule once the generator has made a program of it. */

import { auxintTypeNames, auxTypeNames, predeclaredTypes } from '../../model/go/compiler.ts';
import type { GoExpr } from '../../rules/go-ast.ts';
import { operandsOf, valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedBlock, ResolvedOperand, ResolvedRule, ResolvedValue } from '../../rules/resolved.ts';
import type { Span } from '../../text/source.ts';
import { boundName } from '../logic/generality.ts';
import {
  type Complaint,
  inWords,
  isAssignable,
  mismatch,
  type Surroundings,
  type TypeName,
  typeOf,
  type Unknown,
} from './type-of.ts';

export interface GoFindings {
  readonly complaints: readonly Complaint[];
  readonly unknowns: readonly Unknown[];
}

type OrderedRule = Exclude<ResolvedRule, { kind: 'ellipsis' }>;

const known = new WeakMap<OrderedRule, GoFindings>();

export function checkGo(rule: OrderedRule): GoFindings {
  const found = known.get(rule) ?? new Check(rule).findings;
  known.set(rule, found);
  return found;
}

class Check {
  readonly #complaints: Complaint[] = [];
  readonly #unknowns: Unknown[] = [];
  readonly #names = new Map<string, TypeName>(predeclaredTypes);
  readonly #around: Surroundings;
  #hasBlank = false;

  constructor(rule: OrderedRule) {
    this.#around = {
      names: this.#names,
      complain: complaint => void this.#complaints.push(complaint),
      doubt: unknown => void this.#unknowns.push(unknown),
    };
    if (rule.kind === 'block') this.#bindFields(rule.match, rule.match.block.aux);
    for (const operand of operandsOf(rule, 'match')) this.#bind(operand);
    if (rule.kind === 'block') this.#compareFields(rule.match, rule.match.block.aux);
    for (const operand of operandsOf(rule, 'match'))
      for (const value of valuesIn(operand)) this.#compareFields(value, value.op.aux);
    if (rule.kind === 'block') for (const name of rule.match.successors) this.#names.set(name, undefined);
    if (rule.condition !== undefined) this.#want(rule.condition, 'bool', 'the condition');
    for (const operand of operandsOf(rule, 'result'))
      for (const { binding } of valuesIn(operand))
        if (binding !== undefined) this.#names.set(binding, '*Value');
    for (const operand of operandsOf(rule, 'result')) this.#make(operand);
    if (rule.kind === 'block') {
      this.#makeFields(rule.result, rule.result.block.aux);
      return;
    }
    if (rule.place !== undefined) this.#want(rule.place, '*Block', 'the place');
    if (rule.result.kind === 'code') this.#want(rule.result.expr, '*Value', 'the result');
  }

  get findings(): GoFindings {
    return { complaints: this.#complaints, unknowns: this.#unknowns };
  }

  /** A name that is bound already is compared: with what has the same type. */
  #name(name: string, type: TypeName, span: Span): void {
    const before = this.#names.get(name);
    if (!this.#names.has(name)) this.#names.set(name, type);
    else if (before !== undefined && type !== undefined && before !== type)
      this.#complain(
        span,
        `\`${name}\` is ${inWords(before)} elsewhere in the match, and ${inWords(type)} here`,
      );
  }

  /** The generator declares `_` like any name, and compares the next one with it. */
  #blank(span: Span): void {
    if (this.#hasBlank)
      this.#complain(span, 'a second `_` in brackets is compared with the first, and Go cannot read `_`');
    this.#hasBlank = true;
  }

  #complain(span: Span, message: string): void {
    this.#complaints.push({ span, message });
  }

  #bindFields({ type, auxint, aux }: ResolvedValue | ResolvedBlock, kind: string | undefined): void {
    for (const [expr, own] of fields(type, auxint, aux, kind)) {
      if (expr && isBlank(expr)) this.#blank(expr.span);
      const name = expr && boundName(expr);
      if (name !== undefined) this.#name(name, own, expr!.span);
    }
  }

  #bind(operand: ResolvedOperand): void {
    if (operand.kind === 'variable') this.#name(operand.name, '*Value', operand.span);
    if (operand.kind !== 'value') return;
    if (operand.binding !== undefined) this.#name(operand.binding, '*Value', operand.span);
    this.#bindFields(operand, operand.op.aux);
    for (const arg of operand.args) this.#bind(arg);
  }

  #compareFields({ type, auxint, aux }: ResolvedValue | ResolvedBlock, kind: string | undefined): void {
    for (const [expr, own, what] of fields(type, auxint, aux, kind))
      if (expr !== undefined && boundName(expr) === undefined && !isBlank(expr)) this.#want(expr, own, what);
  }

  #makeFields({ type, auxint, aux }: ResolvedValue | ResolvedBlock, kind: string | undefined): void {
    for (const [expr, own, what] of fields(type, auxint, aux, kind))
      if (expr !== undefined) this.#want(expr, own, what);
  }

  #make(operand: ResolvedOperand): void {
    if (operand.kind === 'expression') this.#want(operand.expr, '*Value', 'the operand');
    if (operand.kind === 'variable') {
      const type = this.#names.get(operand.name);
      if (type !== undefined && type !== '*Value')
        this.#complain(
          operand.span,
          `\`${operand.name}\` is ${inWords(type)}, and an operand is a value of the program`,
        );
    }
    if (operand.kind !== 'value') return;
    this.#makeFields(operand, operand.op.aux);
    for (const arg of operand.args) this.#make(arg);
  }

  #want(expr: GoExpr, type: TypeName, what: string): void {
    const given = typeOf(expr, this.#around);
    if (!isAssignable(given, type, expr))
      this.#complain(expr.span, `${what}: ${mismatch(given, type, expr)}`);
  }
}

const isBlank = (expr: GoExpr): boolean => expr.kind === 'identifier' && expr.name === '_';

const fields = (
  type: GoExpr | undefined,
  auxint: GoExpr | undefined,
  aux: GoExpr | undefined,
  kind: string | undefined,
) =>
  [
    [type, '*types.Type', 'the type'],
    [auxint, auxintTypeNames.get(kind ?? ''), 'the auxint'],
    [aux, auxTypeNames.get(kind ?? ''), 'the aux'],
  ] as const;
