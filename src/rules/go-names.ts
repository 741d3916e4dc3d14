import type { GoExpr, GoIdentifier } from './go-ast.ts';
import { childrenOf } from './go-parts.ts';
import type { ResolvedOperand } from './resolved.ts';

/**
 * The identifiers of an expression that are read as values: not the names of called functions, selected
 * fields, element keys, or types in literals and assertions.
 */
export function* namesIn(expr: GoExpr): Generator<GoIdentifier> {
  if (expr.kind === 'identifier') yield expr;
  for (const child of childrenOf(expr)) {
    const isFunction = expr.kind === 'call' && child === expr.callee && child.kind === 'identifier';
    if (!isFunction) yield* namesIn(child);
  }
}

/** How often each name occurs in a match and its condition, as a binding, an operand or in an expression. */
export function countNames(match: ResolvedOperand, condition?: GoExpr): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const name of namesOf(match)) count(name);
  if (condition !== undefined) for (const { name } of namesIn(condition)) count(name);
  return counts;
}

function* namesOf(operand: ResolvedOperand): Generator<string> {
  if (operand.kind === 'variable') yield operand.name;
  if (operand.kind !== 'value') return;
  if (operand.binding !== undefined) yield operand.binding;
  for (const expr of [operand.type, operand.auxint, operand.aux])
    if (expr !== undefined) for (const { name } of namesIn(expr)) yield name;
  for (const arg of operand.args) yield* namesOf(arg);
}
