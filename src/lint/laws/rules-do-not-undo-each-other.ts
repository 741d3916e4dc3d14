import type { ResolvedValue } from '../../rules/resolved.ts';
import { printResolvedRule } from '../../rules/resolved-text.ts';
import type { Lint } from '../lint.ts';
import {
  byMatchedOp,
  conditionsFollow,
  countsUses,
  matches,
  Names,
  type ValueRule,
} from '../logic/generality.ts';
import { normalOperand } from '../logic/results.ts';

export const rulesDoNotUndoEachOther: Lint = {
  code: 'rewrite-cycle',
  law: 'What one rule makes, no other rule turns back.',
  why: 'The compiler applies rules for as long as one matches, and would never end. It is said where the second rule asks for nothing that the first did not know.',
  example: {
    of: 'rules',
    wrong:
      '(SUB x (NEG y)) => (ADD x y)\n(ADD x y) && x.Uses > 1 => (SUB x (NEG <x.Type> y))\n(NOT (NEG x)) => (NEG (NOT <x.Type> x))\n(NEG (NOT x)) => (NOT (NEG <x.Type> x))',
    right: '(SUB x (NEG y)) => (ADD x y)\n(ADD x (NEG y)) => (SUB x y)',
  },
  category: 'reachability',
  severity: 'warning',
  visit: {
    *ruleSet({ instances }) {
      const byOp = byMatchedOp(instances);
      for (const { rule, source } of [...byOp.values()].flat()) {
        if (rule.result.kind !== 'value' || rule.result.op === rule.match.op) continue;
        if (countsUses(rule)) continue;
        const back = byOp.get(rule.result.op)?.find(other => turnsBack(rule, other.rule));
        if (back === undefined) continue;
        yield {
          source,
          span: rule.result.span,
          message: 'another rule turns this result back into what this rule matches, without end',
          related: [{ source: back.source, span: back.rule.match.span, text: 'turns it back' }],
          notes: [`first ${printResolvedRule(rule)}`, `then ${printResolvedRule(back.rule)}`],
        };
      }
    },
  },
};

/** The second rule applies to every result of the first, and makes its match of it. */
function turnsBack({ match, condition, result }: ValueRule, back: ValueRule): boolean {
  if (result.kind === 'code' || back.result.kind !== 'value' || back.result.op !== match.op) return false;
  const before = normalOperand(withoutTypes(match), new Map());
  for (const names of matches(back.match, result, new Names())) {
    const after = normalOperand(withoutTypes(back.result), names.texts);
    if (after === before && conditionsFollow(back.condition, condition, names)) return true;
  }
  return false;
}

/** The type of a new value says nothing of which rules match it, but where a match asks for it. */
function withoutTypes({ type: _, ...value }: ResolvedValue): ResolvedValue {
  return { ...value, args: value.args.map(arg => (arg.kind === 'value' ? withoutTypes(arg) : arg)) };
}
