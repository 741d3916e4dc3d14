/** A condition as the conjuncts that it is made of. */
import type { GoExpr } from '../rules/go-ast.ts';

export function conjuncts(expr: GoExpr | undefined): GoExpr[] {
  if (expr === undefined) return [];
  if (expr.kind === 'paren') return conjuncts(expr.inner);
  if (expr.kind !== 'binary' || expr.operator !== '&&') return [expr];
  return [...conjuncts(expr.left), ...conjuncts(expr.right)];
}
