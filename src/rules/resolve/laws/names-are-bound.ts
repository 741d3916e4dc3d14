import { closest } from '../../../text/closest.ts';
import { type Diagnostic, errorAt } from '../../../text/diagnostic.ts';
import type { Span } from '../../../text/source.ts';
import type { GoExpr } from '../../go-ast.ts';
import { namesIn } from '../../go-names.ts';
import type { ResolvedBlock, ResolvedOperand, ResolvedValue } from '../../resolved.ts';
import { matchEvents } from '../bindings.ts';
import { isKnownName, predeclared } from '../known-names.ts';
import type { ResolvedLaw } from './law.ts';

/**
 * Every name that the condition or the result reads is bound by the match, or by the result before it, or
 * means something in every rule.
 */
export const namesAreBound: ResolvedLaw = (rule, { source }) => {
  if (rule.kind === 'ellipsis') return [];
  const bound = new Set<string>(predeclared[rule.kind]);
  const unbound: Diagnostic[] = [];

  for (const event of matchEvents(rule)) {
    if (event.kind === 'expression') readExpr(event.expr);
    else bound.add(event.name);
  }
  if (rule.condition !== undefined) readExpr(rule.condition);
  if (rule.kind === 'block') {
    readFields(rule.result);
    rule.result.controls.forEach(readOperand);
    return unbound;
  }
  if (rule.place !== undefined) readExpr(rule.place);
  if (rule.result.kind === 'code') readExpr(rule.result.expr);
  else readOperand(rule.result);
  return unbound;

  function readOperand(operand: ResolvedOperand): void {
    if (operand.kind === 'variable') readName(operand.name, operand.span);
    else if (operand.kind === 'expression') readExpr(operand.expr);
    else if (operand.kind === 'value') {
      readFields(operand);
      opsFirst(operand.args).forEach(readOperand);
      if (operand.binding !== undefined) bound.add(operand.binding);
    }
  }

  function readFields({ type, auxint, aux }: ResolvedValue | ResolvedBlock): void {
    for (const expr of [type, auxint, aux]) if (expr !== undefined) readExpr(expr);
  }

  function readExpr(expr: GoExpr): void {
    for (const { name, span } of namesIn(expr)) if (!isKnownName(name)) readName(name, span);
  }

  function readName(name: string, span: Span): void {
    if (bound.has(name)) return;
    const meant = closest(name, bound);
    unbound.push(
      errorAt(source, span, 'unbound-variable', `\`${name}\` is not bound by the match`, {
        ...(meant !== undefined && { help: `did you mean \`${meant}\`?` }),
      }),
    );
  }
};

/** Go makes the values of a result before it reads the names beside them: `(XOR y (NOT y:(A x)))` is fine. */
function opsFirst(operands: readonly ResolvedOperand[]): readonly ResolvedOperand[] {
  return [...operands].sort((a, b) => Number(b.kind === 'value') - Number(a.kind === 'value'));
}
