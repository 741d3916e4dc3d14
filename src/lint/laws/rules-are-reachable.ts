import type { Rule } from '../../rules/ast.ts';
import { printInstance } from '../../rules/print.ts';
import { printResolvedRule } from '../../rules/resolved-text.ts';
import { rulesByOp, type ValueRuleNode } from '../by-op.ts';
import type { Lint } from '../lint.ts';
import { Candidates } from '../logic/candidates.ts';
import { generalizations, generalizes, isPlaced, type ValueRule } from '../logic/generality.ts';
import { alwaysMatches, generatorText } from '../logic/generator-view.ts';
import { normalResult } from '../logic/results.ts';

export const rulesAreReachable: Lint = {
  code: 'shadowed-rule',
  law: 'No earlier rule applies wherever a rule does.',
  why: 'The compiler takes the first rule that matches. What an earlier, more general one takes away is never tried: it is dead text, or the earlier rule takes more than it was meant to. Names, the order of commutative operands and the way a condition is written make no difference. It is advice where other members of the alternation are alive.',
  example: {
    of: 'rules',
    wrong: '(ADD x (MOVDconst [c])) => (ADDI [c] x)\n(ADD (MOVDconst [d]) y) && d > 0 => (ADDI [d] y)',
    right: '(ADD (MOVDconst [d]) y) && d > 0 => (ADDI [d] y)\n(ADD x (MOVDconst [c])) => (ADDI [c] x)',
  },
  category: 'reachability',
  severity: 'warning',
  visit: {
    *ruleSet(set) {
      const shadows = set.rules.length === 0 ? [] : rulesByOp(set).flatMap(group => [...shadowsIn(group)]);
      const dead = new Map<Rule, number>();
      for (const { written } of shadows) dead.set(written, (dead.get(written) ?? 0) + 1);
      for (const { node, rule, written, earlier, conflict } of shadows) {
        const isAlive = dead.get(written)! < written.memberCount;
        yield {
          source: node.source,
          span: rule.match.span,
          message: conflict
            ? 'an earlier rule matches the same under the same condition, and gives something else'
            : 'an earlier rule applies wherever this one does, so it is never tried',
          related: [{ source: earlier.source, span: earlier.rule.match.span, text: 'the earlier rule' }],
          notes: [
            ...(written.memberCount > 1 ? [`this is of the member ${printInstance(rule.instance)}`] : []),
            `the earlier one is ${printResolvedRule(earlier.rule)}`,
          ],
          ...(isAlive && !conflict && { atMost: 'advice' as const }),
        };
      }
    },
  },
};

function* shadowsIn(group: readonly ValueRuleNode[]) {
  const rules = group.filter(isPlaced);
  const candidates = new Candidates(rules);
  for (const [index, node] of rules.entries()) {
    const { rule } = node;
    const earlier = candidates.upTo(node, index).find(one => one === node || generalizes(one.rule, rule));
    if (earlier === undefined || earlier === node || isSaidByGenerator(earlier.rule, rule)) continue;
    yield {
      node,
      rule,
      written: rule.instance.rule,
      earlier,
      conflict: generalizes(rule, earlier.rule) && !giveTheSame(earlier.rule, rule),
    };
  }
}

/** Other laws speak of what stops the generator. */
const isSaidByGenerator = (earlier: ValueRule, later: ValueRule): boolean =>
  alwaysMatches(earlier) || generatorText(earlier) === generatorText(later);

function giveTheSame(earlier: ValueRule, later: ValueRule): boolean {
  const result = normalResult(later, new Map());
  for (const { texts } of generalizations(earlier, later))
    if (normalResult(earlier, texts) === result) return true;
  return false;
}
