/** Constant expressions: what Go's compiler computes of them, and what it refuses. */
import { evaluateGo } from '../../model/go/evaluate.ts';
import { goConstants } from '../../model/go/library.ts';
import { constantScope } from '../../model/go/scope.ts';
import { goTypes } from '../../model/go/type.ts';
import { constantOf, GoTypeError, integerOf, isScalar, type Untyped } from '../../model/go/value.ts';
import { NotModelled } from '../../model/missing.ts';
import type { GoExpr } from '../../rules/go-ast.ts';
import { qualifiedName } from '../../rules/go-parts.ts';

/** Whether the expression is made of literals, named constants, operators and conversions alone. */
function isConstant(expr: GoExpr): boolean {
  switch (expr.kind) {
    case 'integer':
    case 'float':
      return true;
    case 'identifier':
    case 'selector':
      return goConstants.has(qualifiedName(expr) ?? '');
    case 'paren':
      return isConstant(expr.inner);
    case 'unary':
      return isConstant(expr.operand);
    case 'binary':
      return isConstant(expr.left) && isConstant(expr.right);
    case 'call':
      return goTypes.has(qualifiedName(expr.callee) ?? '') && expr.args.every(isConstant);
    default:
      return false;
  }
}

const noNames = constantScope(() => undefined);

/** Throws `GoTypeError`. */
function evaluated(expr: GoExpr): Untyped | undefined {
  if (!isConstant(expr)) return undefined;
  try {
    const value = evaluateGo(expr, noNames);
    return isScalar(value) ? constantOf(value) : undefined;
  } catch (error) {
    if (error instanceof NotModelled) return undefined;
    throw error;
  }
}

/** The number that the expression stands for, exactly; undefined where it is no constant, or one that is refused. */
export function constantValue(expr: GoExpr): Untyped | undefined {
  try {
    return evaluated(expr);
  } catch (error) {
    if (error instanceof GoTypeError) return undefined;
    throw error;
  }
}

/** The same of a whole number. */
export function wholeConstant(expr: GoExpr): bigint | undefined {
  const value = constantValue(expr);
  return value && integerOf(value);
}

/** Why Go's compiler refuses this constant expression; what it refuses of a part of it is no reason. */
export function refusalOf(expr: GoExpr): string | undefined {
  try {
    evaluated(expr);
    return undefined;
  } catch (error) {
    if (!(error instanceof GoTypeError)) throw error;
    return error.span === expr.span ? error.message : undefined;
  }
}
