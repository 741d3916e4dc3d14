/** What comparisons with constants say of an expression: an interval, and values that are left out. */
import type { GoBinaryOperator, GoExpr } from '../../rules/go-ast.ts';
import { integerValue, normal, type Renaming } from './normal.ts';

export interface Bounds {
  readonly least?: bigint;
  readonly most?: bigint;
  readonly not?: ReadonlySet<bigint>;
}

/** A comparison of an expression with an integer constant, the expression on the left. */
export interface Comparison {
  readonly of: GoExpr;
  readonly operator: GoBinaryOperator;
  readonly value: bigint;
}

const turned: Partial<Record<GoBinaryOperator, GoBinaryOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

export function comparisonOf(expr: GoExpr): Comparison | undefined {
  if (expr.kind === 'paren') return comparisonOf(expr.inner);
  if (expr.kind !== 'binary' || turned[expr.operator] === undefined) return undefined;
  const { left, right, operator } = expr;
  const value = integerValue(right);
  if (value !== undefined)
    return integerValue(left) === undefined ? { of: left, operator, value } : undefined;
  const other = integerValue(left);
  return other === undefined ? undefined : { of: right, operator: turned[operator]!, value: other };
}

const said: Partial<Record<GoBinaryOperator, (value: bigint) => Bounds>> = {
  '==': value => ({ least: value, most: value }),
  '!=': value => ({ not: new Set([value]) }),
  '<': value => ({ most: value - 1n }),
  '<=': value => ({ most: value }),
  '>': value => ({ least: value + 1n }),
  '>=': value => ({ least: value }),
};

/** What the comparison says of its expression where that is an integer. */
export const boundsOf = ({ operator, value }: Comparison): Bounds => said[operator]!(value);

export function both(a: Bounds, b: Bounds): Bounds {
  const least = [a.least, b.least].filter(bound => bound !== undefined);
  const most = [a.most, b.most].filter(bound => bound !== undefined);
  const not = new Set([...(a.not ?? []), ...(b.not ?? [])]);
  return {
    ...(least.length > 0 && { least: least.reduce((x, y) => (x > y ? x : y)) }),
    ...(most.length > 0 && { most: most.reduce((x, y) => (x < y ? x : y)) }),
    ...(not.size > 0 && { not }),
  };
}

/** No integer is within the bounds. */
export function areEmpty({ least, most, not }: Bounds): boolean {
  if (least === undefined || most === undefined) return false;
  if (least > most) return true;
  const size = most - least + 1n;
  return (
    not !== undefined &&
    size <= BigInt(not.size) &&
    [...not].filter(v => v >= least && v <= most).length >= size
  );
}

/** Every integer within the first bounds is within the second. */
export function imply(a: Bounds, b: Bounds): boolean {
  const isExcluded = (value: bigint) =>
    a.not?.has(value) ||
    (a.least !== undefined && value < a.least) ||
    (a.most !== undefined && value > a.most);
  return (
    (b.least === undefined || (a.least !== undefined && a.least >= b.least)) &&
    (b.most === undefined || (a.most !== undefined && a.most <= b.most)) &&
    [...(b.not ?? [])].every(isExcluded)
  );
}

/** What the comparisons among some conjuncts say together, by the normal text of what they compare. */
export function boundsByExpression(
  conjuncts: readonly GoExpr[],
  names?: Renaming,
): ReadonlyMap<string, Bounds> {
  const bounds = new Map<string, Bounds>();
  for (const conjunct of conjuncts) {
    const comparison = comparisonOf(conjunct);
    if (comparison === undefined) continue;
    const key = normal(comparison.of, names);
    bounds.set(key, both(bounds.get(key) ?? {}, boundsOf(comparison)));
  }
  return bounds;
}
