import { warningAt } from '../../../text/diagnostic.ts';
import type { GoExpr } from '../../go-ast.ts';
import { namesIn } from '../../go-names.ts';
import { printExpr } from '../../print.ts';
import type { ResolvedBlock, ResolvedOperand, ResolvedRule, ResolvedValue } from '../../resolved.ts';
import { printResolved } from '../../resolved-text.ts';
import { isKnownName } from '../known-names.ts';
import type { ResolvedLaw } from './law.ts';

/**
 * The result of a rule is nothing that the rule itself rewrites: the compiler applies rules for as long as one
 * matches, and would not end. Said only where nothing else can make the rule fail the second time.
 */
export const resultsAreNotMatchedAgain: ResolvedLaw = function* (rule, { source }) {
  if (!isMatchedAgain(rule)) return;
  const span = rule.kind === 'ellipsis' ? rule.resultSpan : rule.result.span;
  yield warningAt(
    source,
    span,
    'endless-rewrite',
    'the rule matches its own result, so the compiler never ends',
    {
      text: 'matched again',
    },
  );
};

function isMatchedAgain(rule: ResolvedRule): boolean {
  if (rule.kind === 'ellipsis') return rule.match === rule.result;
  if (rule.kind === 'block') return blockIsMatchedAgain(rule);
  const { match, result, condition } = rule;
  if (result.kind !== 'value' || result.op !== match.op) return false;
  const [first, second, ...rest] = result.args;
  const orders = [result];
  if (result.op.commutative && first && second) orders.push({ ...result, args: [second, first, ...rest] });
  return orders.some(order => {
    const again = new Again(match);
    return again.matches(match, order) && again.keeps(condition);
  });
}

function blockIsMatchedAgain({
  match,
  result,
  condition,
}: Extract<ResolvedRule, { kind: 'block' }>): boolean {
  const again = new Again(...match.controls);
  return (
    match.block === result.block &&
    again.matchesFields(match, result) &&
    match.controls.every((control, index) => again.matches(control, result.controls[index]!)) &&
    again.keeps(condition)
  );
}

/** A second match, on the result of the first. */
class Again {
  /** The ops that the first match gave names to. */
  readonly #named = new Map<string, ResolvedValue>();
  /** What each name of the match stands for in the result, as text. */
  readonly #bound = new Map<string, string>();

  constructor(...matched: readonly ResolvedOperand[]) {
    for (const operand of matched) this.#name(operand);
  }

  #name(operand: ResolvedOperand): void {
    if (operand.kind !== 'value') return;
    if (operand.binding !== undefined) this.#named.set(operand.binding, operand);
    for (const arg of operand.args) this.#name(arg);
  }

  matches(pattern: ResolvedOperand, result: ResolvedOperand): boolean {
    switch (pattern.kind) {
      case 'wildcard':
        return true;
      case 'variable':
        return this.#bind(pattern.name, printResolved(result));
      case 'rest':
      case 'expression':
        return false;
      case 'value': {
        const value = result.kind === 'variable' ? this.#named.get(result.name) : result;
        if (value?.kind !== 'value' || value.op !== pattern.op) return false;
        if (value.args.length !== pattern.args.length) return false;
        if (pattern.binding !== undefined && !this.#bind(pattern.binding, printResolved(result)))
          return false;
        return (
          this.matchesFields(pattern, value) &&
          pattern.args.every((arg, index) => this.matches(arg, value.args[index]!))
        );
      }
    }
  }

  /** A field that the match names may be anything; else it must be written alike. The type of a value stays. */
  matchesFields(pattern: ResolvedValue | ResolvedBlock, result: ResolvedValue | ResolvedBlock): boolean {
    return (['type', 'auxint', 'aux'] as const).every(field => {
      const [wanted, given] = [pattern[field], result[field]];
      if (wanted === undefined) return true;
      const binds = wanted.kind === 'identifier' && !isKnownName(wanted.name);
      if (given === undefined) return field === 'type' && binds;
      return binds ? this.#bind(wanted.name, printExpr(given)) : printExpr(wanted) === printExpr(given);
    });
  }

  /** The condition reads what it read the first time. */
  keeps(condition: GoExpr | undefined): boolean {
    if (condition === undefined) return true;
    return namesIn(condition).every(({ name }) => (this.#bound.get(name) ?? name) === name);
  }

  #bind(name: string, text: string): boolean {
    const bound = this.#bound.get(name);
    this.#bound.set(name, bound ?? text);
    return bound === undefined || bound === text;
  }
}
