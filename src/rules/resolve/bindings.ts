import type { Span } from '../../text/source.ts';
import type { GoExpr, GoIdentifier } from '../go-ast.ts';
import type { ResolvedBlock, ResolvedOperand, ResolvedRule, ResolvedValue } from '../resolved.ts';

/** What happens to names in a match, in the order in which Go's matcher does it. */
export type MatchEvent =
  /** A name stands where it is bound, or compared if it is bound already. */
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  /** `name:` before an op binds the name, and never compares. */
  | { readonly kind: 'binding'; readonly name: string; readonly span: Span }
  /** An expression is compared, so all its names must be bound. */
  | { readonly kind: 'expression'; readonly expr: GoExpr };

/**
 * The names and expressions of a match: of a node its type, auxint and aux, then its operands left to right. A
 * name that is the last operand comes before the others, unless the op is commutative and has two.
 */
export function* matchEvents(rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>): Generator<MatchEvent> {
  if (rule.kind === 'value') yield* valueEvents(rule.match);
  else {
    yield* fieldEvents(rule.match);
    for (const control of rule.match.controls) yield* operandEvents(control);
  }
}

function* valueEvents(value: ResolvedValue): Generator<MatchEvent> {
  if (value.binding !== undefined) yield { kind: 'binding', name: value.binding, span: bindingSpan(value) };
  yield* fieldEvents(value);
  const { args } = value;
  const last = args.length > 1 && !(value.op.commutative && args.length === 2) ? args.at(-1) : undefined;
  if (last?.kind === 'variable') yield* operandEvents(last);
  for (const arg of last?.kind === 'variable' ? args.slice(0, -1) : args) yield* operandEvents(arg);
}

function* operandEvents(operand: ResolvedOperand): Generator<MatchEvent> {
  if (operand.kind === 'variable') yield { kind: 'name', name: operand.name, span: operand.span };
  if (operand.kind === 'value') yield* valueEvents(operand);
}

function* fieldEvents({ type, auxint, aux }: ResolvedValue | ResolvedBlock): Generator<MatchEvent> {
  for (const expr of [type, auxint, aux])
    if (expr !== undefined) yield isName(expr) ? { ...expr, kind: 'name' } : { kind: 'expression', expr };
}

function isName(expr: GoExpr): expr is GoIdentifier {
  return expr.kind === 'identifier';
}

/** A node with a binding begins with its name. */
export function bindingSpan({ binding, span }: ResolvedValue): Span {
  return { start: span.start, end: span.start + (binding?.length ?? 0) };
}
