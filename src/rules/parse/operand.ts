import type { Arg } from '../ast.ts';
import type { GoExpr } from '../go-ast.ts';

/** A Go expression in the place of a value: a lone name is a variable. */
export function asValue(expr: GoExpr): Extract<Arg, { kind: 'variable' | 'expression' }> {
  return expr.kind === 'identifier'
    ? { kind: 'variable', name: expr.name, span: expr.span }
    : { kind: 'expression', expr, span: expr.span };
}

/** As `asValue`, where `_` and `___` are operands that have no name. */
export function asOperand(expr: GoExpr): Arg {
  const nameless = expr.kind === 'identifier' ? namelessOperands.get(expr.name) : undefined;
  return nameless === undefined ? asValue(expr) : { kind: nameless, span: expr.span };
}

const namelessOperands: ReadonlyMap<string, 'wildcard' | 'rest'> = new Map([
  ['_', 'wildcard'],
  ['___', 'rest'],
]);
