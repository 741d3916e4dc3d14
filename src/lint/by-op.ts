import type { ResolvedRule } from '../rules/resolved.ts';
import type { RuleNode, RuleSetNode } from './visitor.ts';

/** A rule on values. */
export type ValueRuleNode = RuleNode & { readonly rule: Exclude<ResolvedRule, { kind: 'block' }> };

/** The rules on values, op by op, each in the order in which the compiler tries them. */
export function rulesByOp({ instances }: RuleSetNode): readonly (readonly ValueRuleNode[])[] {
  const groups = new Map<object, ValueRuleNode[]>();
  for (const { rule, ...node } of instances) {
    if (rule.kind === 'block') continue;
    const op = rule.kind === 'ellipsis' ? rule.match : rule.match.op;
    const group = groups.get(op);
    if (group === undefined) groups.set(op, [{ ...node, rule }]);
    else group.push({ ...node, rule });
  }
  return [...groups.values()];
}
