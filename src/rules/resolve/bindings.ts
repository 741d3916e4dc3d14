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
export function matchEvents(rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>): readonly MatchEvent[] {
  const events: MatchEvent[] = [];
  if (rule.kind === 'value') addValue(rule.match, events);
  else {
    addFields(rule.match, events);
    for (const control of rule.match.controls) addOperand(control, events);
  }
  return events;
}

function addValue(value: ResolvedValue, events: MatchEvent[]): void {
  if (value.binding !== undefined)
    events.push({ kind: 'binding', name: value.binding, span: bindingSpan(value) });
  addFields(value, events);
  const { args } = value;
  const last = args.length > 1 && !(value.op.commutative && args.length === 2) ? args.at(-1) : undefined;
  if (last?.kind === 'variable') addOperand(last, events);
  for (const arg of last?.kind === 'variable' ? args.slice(0, -1) : args) addOperand(arg, events);
}

function addOperand(operand: ResolvedOperand, events: MatchEvent[]): void {
  if (operand.kind === 'variable') events.push({ kind: 'name', name: operand.name, span: operand.span });
  if (operand.kind === 'value') addValue(operand, events);
}

function addFields({ type, auxint, aux }: ResolvedValue | ResolvedBlock, events: MatchEvent[]): void {
  for (const expr of [type, auxint, aux]) {
    if (expr === undefined) continue;
    events.push(
      isName(expr) ? { kind: 'name', name: expr.name, span: expr.span } : { kind: 'expression', expr },
    );
  }
}

function isName(expr: GoExpr): expr is GoIdentifier {
  return expr.kind === 'identifier';
}

/** A node with a binding begins with its name. */
export function bindingSpan({ binding, span }: ResolvedValue): Span {
  return { start: span.start, end: span.start + (binding?.length ?? 0) };
}
