/** What Go expressions are made of. */
import type { GoExpr } from './go-ast.ts';

/** The expressions directly within one, in the order of the text: no names of fields, no types, no keys. */
export function childrenOf(expr: GoExpr): readonly GoExpr[] {
  switch (expr.kind) {
    case 'unary':
      return [expr.operand];
    case 'binary':
      return [expr.left, expr.right];
    case 'paren':
      return [expr.inner];
    case 'call':
      return [expr.callee, ...expr.args];
    case 'selector':
    case 'assertion':
      return [expr.object];
    case 'index':
      return [expr.object, expr.index];
    case 'composite':
      return expr.elements.map(({ value }) => value);
    case 'identifier':
    case 'integer':
    case 'float':
    case 'string':
    case 'other':
      return [];
  }
}

/** All expressions within one, the whole first. */
export function partsOf(expr: GoExpr): readonly GoExpr[] {
  const parts: GoExpr[] = [];
  addParts(expr, parts);
  return parts;
}

function addParts(expr: GoExpr, parts: GoExpr[]): void {
  parts.push(expr);
  for (const child of childrenOf(expr)) addParts(child, parts);
}

/** `math.Signbit`, `a.Block.Func.useFMA`: a name, with the names it is selected from; of anything else undefined. */
export function qualifiedName(expr: GoExpr): string | undefined {
  if (expr.kind === 'identifier') return expr.name;
  if (expr.kind !== 'selector') return undefined;
  const object = qualifiedName(expr.object);
  return object && `${object}.${expr.name.name}`;
}
