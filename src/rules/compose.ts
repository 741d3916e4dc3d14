/**
 * Two rules as one: the first makes or reads a value that the second rewrites. What the first matches is narrowed
 * until the second matches too, and stands as a rule of its own with the result of both.
 */
import type { GoExpr } from './go-ast.ts';
import { countNames, namesIn } from './go-names.ts';
import { mapGo } from './map-go.ts';
import { printExpr } from './print.ts';
import { valuesIn } from './resolve/walk.ts';
import type { ResolvedOperand, ResolvedRule, ResolvedValue } from './resolved.ts';
import { printResolved } from './resolved-text.ts';
import { plainAuxints } from './tables/aux-kinds.ts';
import type { OpInfo } from './tables/op-info.ts';

type ValueRule = Extract<ResolvedRule, { kind: 'value' }>;
export type ComposableRule = Exclude<ResolvedRule, { kind: 'ellipsis' }>;

export interface Composition {
  readonly rule: ComposableRule;
  /** The value of the first rule that the second rewrites: one of its result, or one of its match by that name. */
  readonly at: ResolvedOperand;
}

/** Whether the value of the op may be rewritten too, where it is the result itself. */
export type MayBeResult = (op: OpInfo) => boolean;
const never: MayBeResult = () => false;

/** Every way in which `second` rewrites a value that the result of `first` reads, or the result itself, if it may. */
export function* compositions(
  first: ComposableRule,
  second: ValueRule,
  mayBeResult = never,
): Generator<Composition> {
  if (second.result.kind === 'code') return;
  const values = namedIn(first);
  const read = rewritable(first, values, mayBeResult);
  for (const at of new Map(read.map(one => [one.kind === 'variable' ? one.name : one, one])).values()) {
    const composer = new Composer(first, second, values);
    for (const found of composer.operand(second.match, at, start)) {
      const rule = composer.composed(at, found);
      if (rule !== undefined) yield { rule, at };
    }
  }
}

/** The ops of the values that the result of a rule reads, and of itself, if it may be: another rule may rewrite them. */
export function opsReadBy(rule: ComposableRule, mayBeResult = never): ReadonlySet<OpInfo> {
  const values = namedIn(rule);
  const read = rewritable(rule, values, mayBeResult);
  return new Set(
    read.flatMap(one =>
      one.kind === 'variable' ? values.get(one.name)!.op : one.kind === 'value' ? one.op : [],
    ),
  );
}

/** The ops of a match that have names. */
function namedIn(rule: ComposableRule): ReadonlyMap<string, ResolvedValue> {
  const values = matchOf(rule).flatMap(one => valuesIn(one));
  return new Map(
    values.flatMap(value => (value.binding === undefined ? [] : [[value.binding, value] as const])),
  );
}

const matchOf = (rule: ComposableRule): readonly ResolvedOperand[] =>
  rule.kind === 'block' ? rule.match.controls : [rule.match];

const resultOf = (rule: ComposableRule): readonly ResolvedOperand[] => {
  if (rule.kind === 'block') return rule.result.controls;
  return rule.result.kind === 'code' ? [] : [rule.result];
};

const rewritable = (
  rule: ComposableRule,
  values: ReadonlyMap<string, ResolvedValue>,
  mayBeResult: MayBeResult,
): ResolvedOperand[] =>
  resultOf(rule).flatMap(one => {
    const isMeant = rule.kind === 'block' || (one.kind === 'value' && mayBeResult(one.op));
    return [...readIn(one, isMeant, values)];
  });

/** Values that are read: those inside others, and those of the match that stand there by their names. */
function* readIn(
  operand: ResolvedOperand,
  isRead: boolean,
  values: ReadonlyMap<string, ResolvedValue>,
): Generator<ResolvedOperand> {
  if (operand.kind === 'variable' && values.has(operand.name)) yield operand;
  if (operand.kind !== 'value') return;
  if (isRead) yield operand;
  for (const arg of operand.args) yield* readIn(arg, true, values);
}

/** What is known of the names of the second rule, and how the match of the first is narrowed. */
interface Found {
  readonly operands: ReadonlyMap<string, ResolvedOperand>;
  readonly exprs: ReadonlyMap<string, GoExpr>;
  /** Operands of the first rule that the second wants to be ops. */
  readonly narrowed: ReadonlyMap<string, ResolvedValue>;
  /** Ops in the match of the first rule that get names for what the second asks. */
  readonly refined: ReadonlyMap<ResolvedValue, ResolvedValue>;
  readonly conditions: readonly GoExpr[];
}

const start: Found = {
  operands: new Map(),
  exprs: new Map(),
  narrowed: new Map(),
  refined: new Map(),
  conditions: [],
};

const isSameOp = (a: OpInfo, b: OpInfo): boolean => a.arch === b.arch && a.name === b.name;

const nowhere = { start: 0, end: 0 };
const identifier = (name: string): GoExpr => ({ kind: 'identifier', name, span: nowhere });

class Composer {
  readonly #first: ComposableRule;
  readonly #second: ValueRule;
  /** The ops of the first rule's match by their names. */
  readonly #values: ReadonlyMap<string, ResolvedValue>;
  readonly #names: Set<string>;

  constructor(first: ComposableRule, second: ValueRule, values: ReadonlyMap<string, ResolvedValue>) {
    this.#first = first;
    this.#second = second;
    this.#values = values;
    this.#names = new Set(matchOf(first).flatMap(one => [...countNames(one, first.condition).keys()]));
  }

  /** Matches an operand of the second rule with one of the first. */
  *operand(pattern: ResolvedOperand, subject: ResolvedOperand, found: Found): Generator<Found> {
    if (pattern.kind === 'wildcard') yield found;
    if (pattern.kind === 'variable') {
      const known = found.operands.get(pattern.name);
      if (known === undefined) yield named(found, pattern.name, subject);
      else if (printResolved(known) === printResolved(subject)) yield found;
    }
    if (pattern.kind !== 'value') return;
    if (subject.kind === 'value') yield* this.#made(pattern, subject, found);
    if (subject.kind !== 'variable') return;
    const value = this.#values.get(subject.name);
    if (value !== undefined) {
      for (const [known, refined] of this.#refined(pattern, value, found))
        yield { ...known, refined: new Map([...known.refined, [value, refined]]) };
      return;
    }
    if (found.narrowed.has(subject.name)) return;
    for (const [known, value] of this.#instantiated(pattern, found)) {
      const narrowed = { ...value, binding: subject.name };
      yield { ...known, narrowed: new Map([...known.narrowed, [subject.name, narrowed]]) };
    }
  }

  /** A value that the first rule makes: it is as it is. */
  *#made(pattern: ResolvedValue, subject: ResolvedValue, found: Found): Generator<Found> {
    const { op, type } = subject;
    if (!isSameOp(op, pattern.op)) return;
    const declared = op.type === undefined ? undefined : identifier(`typ.${op.type}`);
    const zero: GoExpr = { kind: 'integer', text: '0', value: 0n, span: nowhere };
    let known: Found | undefined = withField(found, pattern.type, type ?? declared);
    known = known && withField(known, pattern.auxint, subject.auxint ?? zero, plainAuxints.get(op.aux ?? ''));
    known = known && withField(known, pattern.aux, subject.aux);
    if (known === undefined) return;
    for (const order of ordersOf(pattern)) yield* this.#operands(order, subject.args, known);
  }

  *#operands(
    [pattern, ...patterns]: readonly ResolvedOperand[],
    [subject, ...subjects]: readonly ResolvedOperand[],
    found: Found,
  ): Generator<Found> {
    if (pattern === undefined || subject === undefined) {
      if (pattern === subject) yield found;
      return;
    }
    for (const known of this.operand(pattern, subject, found))
      yield* this.#operands(patterns, subjects, known);
  }

  /** An op of the first rule's match: what it leaves open gets a name. */
  *#refined(
    pattern: ResolvedValue,
    subject: ResolvedValue,
    found: Found,
  ): Generator<readonly [Found, ResolvedValue]> {
    const { op } = subject;
    if (!isSameOp(op, pattern.op)) return;
    const { type: _type, auxint: _auxint, aux: _aux, ...rest } = subject;
    const type = subject.type ?? (pattern.type && identifier(this.#fresh('t')));
    const auxint = subject.auxint ?? (pattern.auxint && identifier(this.#fresh('c')));
    const aux = subject.aux ?? (pattern.aux && identifier(this.#fresh('s')));
    let known: Found | undefined = withField(found, pattern.type, type);
    known = known && withField(known, pattern.auxint, auxint, plainAuxints.get(op.aux ?? ''));
    known = known && withField(known, pattern.aux, aux);
    if (known === undefined) return;
    const fields = { ...(type && { type }), ...(auxint && { auxint }), ...(aux && { aux }) };
    for (const order of ordersOf(pattern))
      for (const [last, args] of this.#refinedOperands(order, subject.args, known))
        yield [last, { ...rest, ...fields, args }];
  }

  *#refinedOperands(
    [pattern, ...patterns]: readonly ResolvedOperand[],
    [subject, ...subjects]: readonly ResolvedOperand[],
    found: Found,
  ): Generator<readonly [Found, readonly ResolvedOperand[]]> {
    if (pattern === undefined || subject === undefined) {
      if (pattern === subject) yield [found, []];
      return;
    }
    for (const [known, operand] of this.#refinedOperand(pattern, subject, found))
      for (const [last, others] of this.#refinedOperands(patterns, subjects, known))
        yield [last, [operand, ...others]];
  }

  *#refinedOperand(
    pattern: ResolvedOperand,
    subject: ResolvedOperand,
    found: Found,
  ): Generator<readonly [Found, ResolvedOperand]> {
    if (pattern.kind === 'wildcard') yield [found, subject];
    else if (subject.kind === 'wildcard') yield* this.#instantiatedOperand(pattern, found);
    else if (subject.kind === 'variable')
      for (const known of this.operand(pattern, subject, found)) yield [known, subject];
    else if (subject.kind === 'value' && pattern.kind === 'value')
      yield* this.#refined(pattern, subject, found);
    else if (subject.kind === 'value') {
      const name = subject.binding ?? this.#fresh('x');
      const variable: ResolvedOperand = { kind: 'variable', name, span: subject.span };
      for (const known of this.operand(pattern, variable, found))
        yield [known, { ...subject, binding: name }];
    }
  }

  /** The pattern itself with names of its own, in the place of an operand of which nothing is known. */
  *#instantiated(pattern: ResolvedValue, found: Found): Generator<readonly [Found, ResolvedValue]> {
    const open = [pattern.type, pattern.auxint, pattern.aux].filter(expr => expr !== undefined);
    // Where a field repeats what is known, the rules ask for more than a match can say.
    if (open.some(expr => expr.kind !== 'integer' && found.exprs.has(printExpr(expr)))) return;
    let known: Found | undefined = found;
    const field = (expr: GoExpr | undefined): GoExpr | undefined => {
      if (expr?.kind !== 'identifier' || known === undefined) return expr;
      const own = identifier(this.#fresh(expr.name));
      known = withField(known, expr, own);
      return own;
    };
    const [type, auxint, aux] = [field(pattern.type), field(pattern.auxint), field(pattern.aux)];
    const fields = { ...(type && { type }), ...(auxint && { auxint }), ...(aux && { aux }) };
    const { type: _type, auxint: _auxint, aux: _aux, binding: _binding, ...rest } = pattern;
    for (const [last, args] of this.#instantiatedOperands(pattern.args, known))
      yield [last, { ...rest, ...fields, args }];
  }

  *#instantiatedOperands(
    [pattern, ...patterns]: readonly ResolvedOperand[],
    found: Found,
  ): Generator<readonly [Found, readonly ResolvedOperand[]]> {
    if (pattern === undefined) {
      yield [found, []];
      return;
    }
    for (const [known, operand] of this.#instantiatedOperand(pattern, found))
      for (const [last, others] of this.#instantiatedOperands(patterns, known))
        yield [last, [operand, ...others]];
  }

  *#instantiatedOperand(
    pattern: ResolvedOperand,
    found: Found,
  ): Generator<readonly [Found, ResolvedOperand]> {
    if (pattern.kind === 'wildcard') yield [found, pattern];
    if (pattern.kind === 'value') yield* this.#instantiated(pattern, found);
    if (pattern.kind !== 'variable') return;
    const known = found.operands.get(pattern.name);
    if (known?.kind === 'variable') yield [found, known];
    if (known !== undefined) return;
    const variable: ResolvedOperand = { ...pattern, name: this.#fresh(pattern.name) };
    yield [named(found, pattern.name, variable), variable];
  }

  #fresh(name: string): string {
    let fresh = name;
    for (let count = 2; this.#names.has(fresh); count += 1) fresh = `${name}${count}`;
    this.#names.add(fresh);
    return fresh;
  }

  /** Undefined where the second rule says more of its names than the composed one could. */
  composed(at: ResolvedOperand, found: Found): ComposableRule | undefined {
    const [first, second] = [this.#first, this.#second];
    const condition = second.condition && substituted(second.condition, found);
    const rewritten = second.result.kind === 'code' ? undefined : rewrittenBy(second.result, found);
    if (rewritten === undefined || (second.condition !== undefined && condition === undefined))
      return undefined;
    const left = new Map(found.narrowed);
    const match = (operand: ResolvedOperand): ResolvedOperand => narrowed(operand, found, left);
    const result = (operand: ResolvedOperand): ResolvedOperand => replaced(operand, at, rewritten);
    const all = [first.condition, ...found.conditions, condition].filter(one => one !== undefined);
    const both = all.length === 0 ? {} : { condition: all.reduce(conjunction) };
    if (first.kind === 'block') {
      return {
        ...first,
        ...both,
        match: { ...first.match, controls: first.match.controls.map(match) },
        result: { ...first.result, controls: first.result.controls.map(result) },
      };
    }
    if (first.result.kind === 'code') return undefined;
    return { ...first, ...both, match: match(first.match) as ResolvedValue, result: result(first.result) };
  }
}

const named = (found: Found, name: string, operand: ResolvedOperand): Found => ({
  ...found,
  operands: new Map([...found.operands, [name, operand]]),
});

/** The operands of a match in the orders in which it may stand. */
function ordersOf({ op, args }: ResolvedValue): (readonly ResolvedOperand[])[] {
  const [first, second, ...others] = args;
  return op.commutative && second !== undefined ? [args, [second, first!, ...others]] : [args];
}

/** A field of the second rule's match and what the first has there; undefined where they cannot be the same. */
function withField(
  found: Found,
  pattern: GoExpr | undefined,
  subject: GoExpr | undefined,
  conversion?: string,
): Found | undefined {
  if (pattern === undefined) return found;
  if (subject === undefined) return undefined;
  if (pattern.kind === 'identifier' && !/^(true|false|nil)$/.test(pattern.name)) {
    const known = found.exprs.get(pattern.name);
    const isPlain = conversion === undefined || subject.kind === 'identifier';
    const value: GoExpr = isPlain
      ? subject
      : { kind: 'call', callee: identifier(conversion), args: [subject], span: nowhere };
    if (known !== undefined) return printExpr(known) === printExpr(value) ? found : undefined;
    return { ...found, exprs: new Map([...found.exprs, [pattern.name, value]]) };
  }
  if (printExpr(pattern) === printExpr(subject)) return found;
  if (pattern.kind === 'integer' && subject.kind === 'integer')
    return pattern.value === subject.value ? found : undefined;
  if (conversion === undefined) return undefined;
  const own = substituted(pattern, found);
  const equation: GoExpr | undefined = own && {
    kind: 'binary',
    operator: '==',
    left: inParentheses(subject),
    right: inParentheses(own),
    span: nowhere,
  };
  return equation && { ...found, conditions: [...found.conditions, equation] };
}

const inParentheses = (expr: GoExpr): GoExpr =>
  expr.kind === 'binary' ? { kind: 'paren', inner: expr, span: nowhere } : expr;

const conjunction = (left: GoExpr, right: GoExpr): GoExpr => ({
  kind: 'binary',
  operator: '&&',
  left: inDisjunction(left),
  right: inDisjunction(right),
  span: nowhere,
});

const inDisjunction = (expr: GoExpr): GoExpr =>
  expr.kind === 'binary' && expr.operator === '||' ? { kind: 'paren', inner: expr, span: nowhere } : expr;

/** The expression in the names of the composed rule; undefined where one of them stands for an op without a name. */
function substituted(expr: GoExpr, { operands, exprs }: Found): GoExpr | undefined {
  const known = (name: string): GoExpr | undefined => {
    const operand = operands.get(name);
    return exprs.get(name) ?? (operand?.kind === 'variable' ? identifier(operand.name) : undefined);
  };
  const isOpen = namesIn(expr).some(({ name }) => operands.has(name) && known(name) === undefined);
  if (isOpen) return undefined;
  return mapGo(expr, one => (one.kind === 'identifier' ? inParentheses(known(one.name) ?? one) : one));
}

/** The second rule's result in the names of the composed rule. */
function rewrittenBy(operand: ResolvedOperand, found: Found): ResolvedOperand | undefined {
  if (operand.kind === 'variable') return found.operands.get(operand.name);
  if (operand.kind !== 'value') return undefined;
  const args = operand.args.map(arg => rewrittenBy(arg, found));
  const { type, auxint, aux, ...rest } = operand;
  const [ownType, ownAuxint, ownAux] = [type, auxint, aux].map(expr => expr && substituted(expr, found));
  const isOpen = (own: GoExpr | undefined, expr: GoExpr | undefined) =>
    expr !== undefined && own === undefined;
  if (isOpen(ownType, type) || isOpen(ownAuxint, auxint) || isOpen(ownAux, aux)) return undefined;
  if (!args.every(arg => arg !== undefined)) return undefined;
  return {
    ...rest,
    ...(ownType && { type: ownType }),
    ...(ownAuxint && { auxint: ownAuxint }),
    ...(ownAux && { aux: ownAux }),
    args,
  };
}

/** `left`: the operands that are still to be narrowed; each is so once, and by its name wherever else it stands. */
function narrowed(operand: ResolvedOperand, found: Found, left: Map<string, ResolvedValue>): ResolvedOperand {
  if (operand.kind === 'variable') {
    const value = left.get(operand.name);
    left.delete(operand.name);
    return value ?? operand;
  }
  if (operand.kind !== 'value') return operand;
  const value = found.refined.get(operand) ?? operand;
  return { ...value, args: value.args.map(arg => narrowed(arg, found, left)) };
}

function replaced(operand: ResolvedOperand, at: ResolvedOperand, by: ResolvedOperand): ResolvedOperand {
  const isIt =
    operand === at || (operand.kind === 'variable' && at.kind === 'variable' && operand.name === at.name);
  if (isIt) return by;
  if (operand.kind !== 'value') return operand;
  return { ...operand, args: operand.args.map(arg => replaced(arg, at, by)) };
}
