/** Conditions as logic: conjuncts in a spelling that does not depend on how they are written. */
import type { GoBinaryOperator, GoExpr } from '../../rules/go-ast.ts';

/** What a name stands for, as normal text. */
export type Renaming = ReadonlyMap<string, string>;

const none: Renaming = new Map();

/** The conjuncts of a condition, each without the parentheses around it. */
export function conjunctsOf(expr: GoExpr | undefined): GoExpr[] {
  if (expr === undefined) return [];
  if (expr.kind === 'paren') return conjunctsOf(expr.inner);
  if (expr.kind !== 'binary' || expr.operator !== '&&') return [expr];
  return [...conjunctsOf(expr.left), ...conjunctsOf(expr.right)];
}

/** The alternatives of which one holds. */
export function disjunctsOf(expr: GoExpr): GoExpr[] {
  if (expr.kind === 'paren') return disjunctsOf(expr.inner);
  if (expr.kind !== 'binary' || expr.operator !== '||') return [expr];
  return [...disjunctsOf(expr.left), ...disjunctsOf(expr.right)];
}

const mirrored: Partial<Record<GoBinaryOperator, GoBinaryOperator>> = { '>': '<', '>=': '<=' };
const symmetric: ReadonlySet<GoBinaryOperator> = new Set(['==', '!=', '+', '*', '&', '|', '^', '&&', '||']);
const associative: ReadonlySet<GoBinaryOperator> = new Set(['+', '*', '&', '|', '^', '&&', '||']);

/**
 * Equal for expressions that differ in parentheses, in the order of what commutes, in which way round a comparison
 * is written, or in how a number is. Names are read through the renaming.
 */
export function normal(expr: GoExpr, names: Renaming = none): string {
  const inside = (inner: GoExpr) => normal(inner, names);
  switch (expr.kind) {
    case 'identifier':
      return names.get(expr.name) ?? expr.name;
    case 'integer':
      return String(expr.value);
    case 'float':
      return `${expr.numerator}/${expr.denominator}`;
    case 'string':
    case 'other':
      return expr.text;
    case 'paren':
      return inside(expr.inner);
    case 'unary': {
      const { operand } = expr;
      const bare = operand.kind === 'paren' ? operand.inner : operand;
      if (
        expr.operator === '!' &&
        bare.kind === 'binary' &&
        (bare.operator === '==' || bare.operator === '!=')
      )
        return inside({ ...bare, operator: bare.operator === '==' ? '!=' : '==' });
      if (expr.operator === '-' && bare.kind === 'integer') return String(-bare.value);
      return `${expr.operator}${inside(operand)}`;
    }
    case 'binary': {
      const turned = mirrored[expr.operator];
      if (turned !== undefined) return `(${inside(expr.right)} ${turned} ${inside(expr.left)})`;
      const parts = associative.has(expr.operator)
        ? chain(expr, expr.operator).map(inside)
        : [inside(expr.left), inside(expr.right)];
      if (symmetric.has(expr.operator)) parts.sort();
      return `(${parts.join(` ${expr.operator} `)})`;
    }
    case 'call':
      return `${inside(expr.callee)}(${expr.args.map(inside).join(', ')})`;
    case 'selector':
      return `${inside(expr.object)}.${expr.name.name}`;
    case 'assertion':
      return `${inside(expr.object)}.(${normal(expr.type)})`;
    case 'index':
      return `${inside(expr.object)}[${inside(expr.index)}]`;
    case 'composite': {
      const elements = expr.elements.map(
        ({ key, value }) => `${key ? `${normal(key)}: ` : ''}${inside(value)}`,
      );
      return `${normal(expr.type)}{${elements.join(', ')}}`;
    }
  }
}

function chain(expr: GoExpr, operator: GoBinaryOperator): GoExpr[] {
  if (expr.kind === 'paren') return chain(expr.inner, operator);
  if (expr.kind !== 'binary' || expr.operator !== operator) return [expr];
  return [...chain(expr.left, operator), ...chain(expr.right, operator)];
}

/** The value of an integer constant expression, without a width; undefined where it is none, or too large. */
export function integerValue(expr: GoExpr): bigint | undefined {
  switch (expr.kind) {
    case 'integer':
      return expr.value;
    case 'paren':
      return integerValue(expr.inner);
    case 'unary': {
      const value = integerValue(expr.operand);
      if (value === undefined) return undefined;
      if (expr.operator === '-') return -value;
      if (expr.operator === '+') return value;
      return expr.operator === '^' ? ~value : undefined;
    }
    case 'binary': {
      const [a, b] = [integerValue(expr.left), integerValue(expr.right)];
      return a === undefined || b === undefined ? undefined : operations[expr.operator]?.(a, b);
    }
    case 'selector':
      return expr.object.kind === 'identifier' && expr.object.name === 'math'
        ? mathConstants.get(expr.name.name)
        : undefined;
    default:
      return undefined;
  }
}

const shiftable = (count: bigint): boolean => count >= 0n && count <= 128n;

/** What Go's operators give of exact integers; undefined where nothing, or too much. */
export const operations: Partial<Record<GoBinaryOperator, (a: bigint, b: bigint) => bigint | undefined>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '&^': (a, b) => a & ~b,
  '/': (a, b) => (b === 0n ? undefined : a / b),
  '%': (a, b) => (b === 0n ? undefined : a % b),
  '<<': (a, b) => (shiftable(b) ? a << b : undefined),
  '>>': (a, b) => (shiftable(b) ? a >> b : undefined),
};

const mathConstants: ReadonlyMap<string, bigint> = new Map(
  [8n, 16n, 32n, 64n].flatMap(width => [
    [`MaxInt${width}`, (1n << (width - 1n)) - 1n] as const,
    [`MinInt${width}`, -(1n << (width - 1n))] as const,
    [`MaxUint${width}`, (1n << width) - 1n] as const,
  ]),
);
