import { cover } from '../../text/source.ts';
import type { GoBinaryOperator, GoExpr } from '../go-ast.ts';
import { precedence } from '../go-precedence.ts';

/**
 * The tree of `first operator rest operator rest ...` by Go's precedences. Two stacks and no recursion,
 * so that a long chain costs no depth here.
 */
export function binaryTree(
  first: GoExpr,
  operators: readonly GoBinaryOperator[],
  rest: readonly GoExpr[],
): GoExpr {
  const operands = [first];
  const pending: GoBinaryOperator[] = [];
  const reduce = () => {
    const operator = pending.pop()!;
    const right = operands.pop()!;
    const left = operands.pop()!;
    operands.push({ kind: 'binary', operator, left, right, span: cover(left.span, right.span) });
  };
  operators.forEach((operator, index) => {
    while (pending.length > 0 && precedence[pending.at(-1)!] >= precedence[operator]) reduce();
    pending.push(operator);
    operands.push(rest[index]!);
  });
  while (pending.length > 0) reduce();
  return operands[0]!;
}
