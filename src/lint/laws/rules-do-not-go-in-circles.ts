import { printResolvedRule } from '../../rules/resolved-text.ts';
import type { Lint } from '../lint.ts';
import {
  byMatchedOp,
  conditionsFollow,
  countsUses,
  matches,
  Names,
  type Placed,
  type RulesByOp,
  type ValueRule,
} from '../logic/generality.ts';

export const rulesDoNotGoInCircles: Lint = {
  code: 'rewrite-loop',
  law: 'Rules do not hand their results on in a circle.',
  why: 'Each of the rules applies to everything that the one before it makes, and the first to what the last makes: the compiler would never end. Only what holds for every result is said.',
  example: {
    of: 'rules',
    wrong: '(OR x y) => (XOR x y)\n(XOR x y) => (ADD x y)\n(ADD x y) => (OR x y)',
    right: '(OR x y) => (XOR x y)\n(XOR x y) => (ADD x y)\n(ADD x (NEG y)) => (SUB x y)',
  },
  category: 'reachability',
  severity: 'warning',
  visit: {
    *ruleSet({ instances }) {
      const byOp = byMatchedOp(instances);
      const followers = new Map<Placed, Placed | undefined>();
      const follower = (node: Placed): Placed | undefined => {
        if (!followers.has(node)) followers.set(node, followerOf(node.rule, byOp));
        return followers.get(node);
      };
      const said = new Set<Placed>();
      for (const node of [...byOp.values()].flat()) {
        if (said.has(node)) continue;
        const circle = circleFrom(node, follower);
        if (circle === undefined) continue;
        for (const member of circle) said.add(member);
        const [first, ...others] = circle as [Placed, ...Placed[]];
        yield {
          source: first.source,
          span: first.rule.result.span,
          message: `${circle.length} rules rewrite this in a circle, without end`,
          related: others.map(({ source, rule }) => ({
            source,
            span: rule.match.span,
            text: 'and then this',
          })),
          notes: circle.map(
            ({ rule }, index) => `${index === 0 ? 'first' : 'then'} ${printResolvedRule(rule)}`,
          ),
        };
      }
    },
  },
};

/** A circle of three or more in which each rule is the first that applies to whatever the one before it makes. */
function circleFrom(
  start: Placed,
  follower: (node: Placed) => Placed | undefined,
): readonly Placed[] | undefined {
  const circle: Placed[] = [];
  let node: Placed | undefined = start;
  while (node !== undefined && !circle.includes(node)) {
    circle.push(node);
    node = follower(node);
  }
  return node === start && circle.length > 2 ? circle : undefined;
}

/** The first rule that takes every result of this one; earlier ones may take some of them. */
function followerOf({ match, condition, result }: ValueRule, byOp: RulesByOp): Placed | undefined {
  if (result.kind !== 'value' || result.op === match.op) return undefined;
  return byOp.get(result.op)?.find(({ rule }) => {
    if (countsUses(rule)) return false;
    for (const names of matches(rule.match, result, new Names()))
      if (conditionsFollow(rule.condition, condition, names)) return true;
    return false;
  });
}
