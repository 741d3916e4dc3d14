import type { GoExpr, GoIdentifier } from './go-ast.ts';
import { childrenOf, qualifiedName } from './go-parts.ts';
import type { ResolvedOperand } from './resolved.ts';

/**
 * The identifiers of an expression that are read as values: not the names of called functions, selected
 * fields, element keys, or types in literals and assertions.
 */
export function namesIn(expr: GoExpr): readonly GoIdentifier[] {
  const names: GoIdentifier[] = [];
  addNames(expr, names);
  return names;
}

function addNames(expr: GoExpr, names: GoIdentifier[]): void {
  if (expr.kind === 'identifier') names.push(expr);
  for (const child of childrenOf(expr)) {
    const isFunction = expr.kind === 'call' && child === expr.callee && child.kind === 'identifier';
    if (!isFunction) addNames(child, names);
  }
}

/** The names that an expression hands to one of the functions, where it calls one: `x` and `y` of `clobber(x, y)`. */
export const namesHandedTo = (expr: GoExpr, ...functions: readonly string[]): readonly GoIdentifier[] =>
  expr.kind === 'call' && functions.includes(qualifiedName(expr.callee) ?? '')
    ? expr.args.flatMap(namesIn)
    : [];

/** How often each name occurs in a match and its condition, as a binding, an operand or in an expression. */
export function countNames(match: ResolvedOperand, condition?: GoExpr): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  const countIn = (expr: GoExpr | undefined) => {
    if (expr !== undefined) for (const { name } of namesIn(expr)) count(name);
  };
  const countOf = (operand: ResolvedOperand): void => {
    if (operand.kind === 'variable') count(operand.name);
    if (operand.kind !== 'value') return;
    if (operand.binding !== undefined) count(operand.binding);
    countIn(operand.type);
    countIn(operand.auxint);
    countIn(operand.aux);
    operand.args.forEach(countOf);
  };
  countOf(match);
  countIn(condition);
  return counts;
}
