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
export const namesAreBound: ResolvedLaw = function* (rule, { source }) {
  if (rule.kind === 'ellipsis') return;
  const bound = new Set<string>(predeclared[rule.kind]);

  for (const event of matchEvents(rule)) {
    if (event.kind === 'expression') yield* readExpr(event.expr);
    else bound.add(event.name);
  }
  if (rule.condition !== undefined) yield* readExpr(rule.condition);
  if (rule.kind === 'block') {
    yield* readFields(rule.result);
    for (const control of rule.result.controls) yield* readOperand(control);
    return;
  }
  if (rule.place !== undefined) yield* readExpr(rule.place);
  if (rule.result.kind === 'code') yield* readExpr(rule.result.expr);
  else yield* readOperand(rule.result);

  function* readOperand(operand: ResolvedOperand): Generator<Diagnostic> {
    if (operand.kind === 'variable') yield* readName(operand.name, operand.span);
    else if (operand.kind === 'expression') yield* readExpr(operand.expr);
    else if (operand.kind === 'value') {
      yield* readFields(operand);
      for (const arg of opsFirst(operand.args)) yield* readOperand(arg);
      if (operand.binding !== undefined) bound.add(operand.binding);
    }
  }

  function* readFields({ type, auxint, aux }: ResolvedValue | ResolvedBlock): Generator<Diagnostic> {
    for (const expr of [type, auxint, aux]) if (expr !== undefined) yield* readExpr(expr);
  }

  function* readExpr(expr: GoExpr): Generator<Diagnostic> {
    for (const { name, span } of namesIn(expr)) if (!isKnownName(name)) yield* readName(name, span);
  }

  function* readName(name: string, span: Span): Generator<Diagnostic> {
    if (bound.has(name)) return;
    const meant = closest(name, bound);
    yield errorAt(source, span, 'unbound-variable', `\`${name}\` is not bound by the match`, {
      ...(meant !== undefined && { help: `did you mean \`${meant}\`?` }),
    });
  }
};

/** Go makes the values of a result before it reads the names beside them: `(XOR y (NOT y:(A x)))` is fine. */
function opsFirst(operands: readonly ResolvedOperand[]): readonly ResolvedOperand[] {
  return [...operands].sort((a, b) => Number(b.kind === 'value') - Number(a.kind === 'value'));
}
