import type { GoExpr, GoIdentifier } from './go-ast.ts';

/**
 * The identifiers of an expression that are read as values: not the names of called functions, selected
 * fields, element keys, or types in literals and assertions.
 */
export function* namesIn(expr: GoExpr): Generator<GoIdentifier> {
  switch (expr.kind) {
    case 'identifier':
      yield expr;
      break;
    case 'unary':
      yield* namesIn(expr.operand);
      break;
    case 'binary':
      yield* namesIn(expr.left);
      yield* namesIn(expr.right);
      break;
    case 'paren':
      yield* namesIn(expr.inner);
      break;
    case 'call':
      if (expr.callee.kind !== 'identifier') yield* namesIn(expr.callee);
      for (const arg of expr.args) yield* namesIn(arg);
      break;
    case 'selector':
    case 'assertion':
      yield* namesIn(expr.object);
      break;
    case 'index':
      yield* namesIn(expr.object);
      yield* namesIn(expr.index);
      break;
    case 'composite':
      for (const { value } of expr.elements) yield* namesIn(value);
      break;
    case 'integer':
    case 'float':
    case 'string':
      break;
  }
}
