import type { ResolvedRule } from '../rules/resolved.ts';
import type { RuleNode, RuleSetNode } from './visitor.ts';

/** A rule on values. */
export type ValueRuleNode = RuleNode & { readonly rule: Exclude<ResolvedRule, { kind: 'block' }> };

const known = new WeakMap<RuleSetNode, readonly (readonly ValueRuleNode[])[]>();

/** The rules on values, op by op, each in the order in which the compiler tries them. */
export function rulesByOp(set: RuleSetNode): readonly (readonly ValueRuleNode[])[] {
  const groups = known.get(set) ?? groupsOf(set);
  known.set(set, groups);
  return groups;
}

function groupsOf({ instances }: RuleSetNode): readonly (readonly ValueRuleNode[])[] {
  const groups = new Map<object, ValueRuleNode[]>();
  for (const node of instances) {
    if (!isOnValues(node)) continue;
    const { rule } = node;
    const op = rule.kind === 'ellipsis' ? rule.match : rule.match.op;
    const group = groups.get(op);
    if (group === undefined) groups.set(op, [node]);
    else group.push(node);
  }
  return [...groups.values()];
}

const isOnValues = (node: RuleNode): node is ValueRuleNode => node.rule.kind !== 'block';
