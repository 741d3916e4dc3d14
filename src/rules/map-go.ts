import type { GoExpr } from './go-ast.ts';

/** The expression with every part that is read as a value replaced, inner ones first; names of functions and fields stay. */
export function mapGo(expr: GoExpr, replace: (expr: GoExpr) => GoExpr): GoExpr {
  const map = (part: GoExpr): GoExpr => mapGo(part, replace);
  switch (expr.kind) {
    case 'unary':
      return replace({ ...expr, operand: map(expr.operand) });
    case 'binary':
      return replace({ ...expr, left: map(expr.left), right: map(expr.right) });
    case 'paren':
      return replace({ ...expr, inner: map(expr.inner) });
    case 'call': {
      const callee = expr.callee.kind === 'identifier' ? expr.callee : map(expr.callee);
      return replace({ ...expr, callee, args: expr.args.map(map) });
    }
    case 'selector':
      return replace({ ...expr, object: map(expr.object) });
    case 'assertion':
      return replace({ ...expr, object: map(expr.object) });
    case 'index':
      return replace({ ...expr, object: map(expr.object), index: map(expr.index) });
    case 'composite':
      return replace({ ...expr, elements: expr.elements.map(one => ({ ...one, value: map(one.value) })) });
    case 'identifier':
    case 'integer':
    case 'float':
    case 'string':
    case 'other':
      return replace(expr);
  }
}
