/** The Go types of expressions, as far as they can be seen. */
import type { GoExpr } from '../../rules/go-ast.ts';
import { namesIn } from '../../rules/go-names.ts';
import { qualifiedName } from '../../rules/go-parts.ts';
import { type ConstantName, goIntegers, type IntegerType } from './constants.ts';

type Constants = ReadonlyMap<string, ConstantName>;

/** Of names of auxints and of conversions; undefined where it cannot be told. */
export function integerTypeOf(expr: GoExpr, constants: Constants): IntegerType | undefined {
  switch (expr.kind) {
    case 'identifier':
      return constants.get(expr.name)?.type;
    case 'paren':
      return integerTypeOf(expr.inner, constants);
    case 'call':
      return expr.callee.kind === 'identifier' ? goIntegers.get(expr.callee.name) : undefined;
    case 'unary':
      return expr.operator === '!' ? undefined : integerTypeOf(expr.operand, constants);
    case 'binary':
      return /^(?:[-+*/%&|^]|&\^)$/.test(expr.operator)
        ? (integerTypeOf(expr.left, constants) ?? integerTypeOf(expr.right, constants))
        : expr.operator === '<<' || expr.operator === '>>'
          ? integerTypeOf(expr.left, constants)
          : undefined;
    default:
      return undefined;
  }
}

/** A NaN keeps none of the laws of integers: what is not known to be an integer may be one. */
export function mayBeFloat(expr: GoExpr, constants: Constants): boolean {
  if (integerTypeOf(expr, constants) !== undefined) return false;
  for (const { name } of namesIn(expr)) if (constants.get(name)?.isFloat) return true;
  return expr.kind === 'call' && /^(?:auxTo|math\.|float)/.test(qualifiedName(expr.callee) ?? '');
}
