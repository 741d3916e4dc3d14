/** `(A ...) => (B ...)` with its operands and its aux written out. */
import type { Span } from '../text/source.ts';
import type { GoExpr } from './go-ast.ts';
import type { ResolvedRule, ResolvedValue } from './resolved.ts';
import { auxFields } from './tables/aux-kinds.ts';
import type { OpInfo } from './tables/op-info.ts';

type EllipsisRule = Extract<ResolvedRule, { kind: 'ellipsis' }>;
type ValueRule = Extract<ResolvedRule, { kind: 'value' }>;

/** Undefined for an op of any number of operands. */
export function desugarEllipsis(rule: EllipsisRule): ValueRule | undefined {
  if (rule.match.argLength < 0) return undefined;
  const side = (op: OpInfo, span: Span): ResolvedValue => {
    const name = (name: string): GoExpr => ({ kind: 'identifier', name, span });
    const { auxint, aux } = auxFields(op.aux);
    return {
      kind: 'value',
      op,
      args: Array.from({ length: rule.match.argLength }, (_, index) => ({
        kind: 'variable',
        name: 'xyzw'[index] ?? `x${index}`,
        span,
      })),
      ...(auxint && { auxint: name('auxint') }),
      ...(aux && { aux: name('aux') }),
      span,
      opSpan: span,
    };
  };
  return {
    kind: 'value',
    instance: rule.instance,
    match: side(rule.match, rule.matchSpan),
    result: side(rule.result, rule.resultSpan),
  };
}
