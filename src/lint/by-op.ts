import type { ResolvedRule } from '../rules/resolved.ts';
import type { InOrder } from './logic/admitted.ts';
import { isPlaced } from './logic/generality.ts';
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

const inOrder = new WeakMap<RuleSetNode, readonly (RuleNode & InOrder)[]>();

/** The rules on values that are no ellipses, each with those that are tried before it. */
export function rulesInOrder(set: RuleSetNode): readonly (RuleNode & InOrder)[] {
  const rules = inOrder.get(set) ?? rulesByOp(set).flatMap(orderOf);
  inOrder.set(set, rules);
  return rules;
}

function orderOf(group: readonly ValueRuleNode[]): (RuleNode & InOrder)[] {
  const nodes = group.filter(isPlaced);
  const rules = nodes.map(({ rule }) => rule);
  return nodes.map((node, index) => ({ ...node, earlier: () => rules.slice(0, index) }));
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
