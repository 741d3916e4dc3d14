import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Arg, OpNode } from '../ast.ts';
import { spell } from '../expand.ts';
import type { ResolvedOperand, ResolvedValue } from '../resolved.ts';
import { findOp } from './find-op.ts';
import type { Resolver, Scope } from './scope.ts';

/** An op with its operands, on either side of a rule; undefined if an op in it is not known. */
export function resolveValue(
  node: OpNode,
  member: number,
  scope: Scope,
  diagnostics: Diagnostic[],
): ResolvedValue | undefined {
  const { text, span: opSpan } = spell(node.op, member);
  const op = findOp(text, opSpan, node.args.length, scope);
  const args = node.args.map(arg => resolveOperand(arg, member, scope, diagnostics));
  if ('code' in op) {
    diagnostics.push(op);
    return undefined;
  }
  if (!args.every(arg => arg !== undefined)) return undefined;
  const { type, auxint, aux, binding, span } = node;
  return {
    kind: 'value',
    op,
    ...(binding && { binding: binding.name }),
    ...(type && { type }),
    ...(auxint && { auxint }),
    ...(aux && { aux }),
    args,
    span,
    opSpan,
  };
}

/** `...` is no operand: the rules that have it are resolved elsewhere, and it cannot stand in others. */
export function resolveOperand(
  arg: Arg,
  member: number,
  scope: Scope,
  diagnostics: Diagnostic[],
): ResolvedOperand | undefined {
  if (arg.kind === 'ellipsis') return undefined;
  return arg.kind === 'op' ? resolveValue(arg, member, scope, diagnostics) : arg;
}

/** `(Op ...) && condition => result`, where the match is an op. */
export const resolveValueRule: Resolver = (instance, scope, diagnostics) => {
  const { rule, member } = instance;
  const match = resolveValue(rule.match, member, scope, diagnostics);
  const result =
    rule.result.kind === 'code' ? rule.result : resolveOperand(rule.result, member, scope, diagnostics);
  if (match === undefined || result === undefined) return undefined;
  return {
    kind: 'value',
    instance,
    ...(rule.condition && { condition: rule.condition }),
    match,
    ...(rule.place && { place: rule.place }),
    result,
  };
};
