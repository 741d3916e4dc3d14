import type { GoBinaryOperator } from './go-ast.ts';

/** How tightly Go's binary operators bind, from the Go specification; all of them associate to the left. */
export const precedence: Readonly<Record<GoBinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '+': 4,
  '-': 4,
  '|': 4,
  '^': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  '<<': 5,
  '>>': 5,
  '&': 5,
  '&^': 5,
};

/** Binds tighter than every binary operator. */
export const unaryPrecedence = 6;
