import type { GoExpr, GoIdentifier } from './go-ast.ts';
import { childrenOf } from './go-parts.ts';

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
