import type { Diagnostic } from '../../text/diagnostic.ts';
import type { OpNode } from '../ast.ts';
import { spell } from '../expand.ts';
import { findOp } from './find-op.ts';
import type { Resolver, Scope } from './scope.ts';

/** `(A ...) => (B ...)`: only the op changes. */
export const resolveEllipsisRule: Resolver = (instance, scope, diagnostics) => {
  const { rule, member } = instance;
  if (rule.result.kind !== 'op') return undefined;
  const match = opOf(rule.match, member, scope, diagnostics);
  const result = opOf(rule.result, member, scope, diagnostics);
  if (match === undefined || result === undefined) return undefined;
  return {
    kind: 'ellipsis',
    instance,
    match: match.op,
    result: result.op,
    matchSpan: match.span,
    resultSpan: result.span,
  };
};

function opOf(node: OpNode, member: number, scope: Scope, diagnostics: Diagnostic[]) {
  const { text, span } = spell(node.op, member);
  const op = findOp(text, span, undefined, scope);
  if (!('code' in op)) return { op, span };
  diagnostics.push(op);
  return undefined;
}
