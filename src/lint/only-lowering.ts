import { printExpr } from '../rules/print.ts';
import type { ResolvedRule } from '../rules/resolved.ts';
import { printResolved } from '../rules/resolved-text.ts';
import type { ValueRuleNode } from './by-op.ts';

type ValueRule = Extract<ResolvedRule, { kind: 'value' }>;

/**
 * The only rule for an op, if it asks nothing and changes nothing but the op (or gives its operand): what Go's
 * generator takes for a candidate for `...`.
 */
export function onlyLowering(group: readonly ValueRuleNode[]): ValueRule | undefined {
  const [node] = group;
  if (group.length !== 1 || node?.rule.kind !== 'value') return undefined;
  const { match, condition, place, result } = node.rule;
  if (condition !== undefined || place !== undefined || result.kind === 'code') return undefined;
  const isOp = result.kind === 'value';
  if (isOp && result.op === match.op) return undefined;
  const after = isOp
    ? { auxint: result.auxint, aux: result.aux, args: result.args, kind: result.op.aux }
    : { auxint: undefined, aux: undefined, args: [result], kind: undefined };
  const text = (field: 'auxint' | 'aux') => {
    const [before, behind] = [match[field], after[field]];
    return (before && printExpr(before)) === (behind && printExpr(behind));
  };
  if (!text('auxint') || !text('aux') || match.op.aux !== after.kind) return undefined;
  const [before, behind] = [match.args.map(printResolved), after.args.map(printResolved)];
  if (before.length !== behind.length || before.some((arg, index) => arg !== behind[index])) return undefined;
  return node.rule;
}
