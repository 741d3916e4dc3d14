/** Conditions that could make a wrong rule right as it stands. */
import type { Claim } from '../../model/claim.ts';
import { modelRule } from '../../model/model.ts';
import type { GoExpr } from '../../rules/go-ast.ts';
import { parseGoExpression } from '../../rules/parse/parse-go-expression.ts';
import type { ResolvedOperand, ResolvedValue } from '../../rules/resolved.ts';
import type { Budget } from '../../semantics/budget.ts';
import { Source } from '../../text/source.ts';
import { type ProveOptions, prove } from '../prove.ts';
import type { RepairContext } from './family.ts';
import type { ValueRule } from './instance-search.ts';

interface Candidate {
  /** In Go, for a rule in which `operand` is bound. */
  condition(operand: string): string;
  /** Where it holds, in words that follow "where". */
  readonly words: string;
}

const candidates: readonly Candidate[] = [
  {
    condition: operand => `${operand}.Block.Func.useFMA(v)`,
    words: 'a product may be fused into a sum (useFMA)',
  },
];

export interface ConditionSearch {
  /** The first condition under which all of the rules are proved, in Go. */
  readonly condition?: string;
  /** Conditions that permit one of the rules more than it has, and do not make all of them right; in words. */
  readonly failed: readonly string[];
}

/** Whoever looks for a condition has a rule and what it claims as it stands. */
interface Claimed {
  readonly rule: ValueRule;
  readonly claim: Claim;
}

/** To model one obligation again: few, beside a proof, and enough for the clock to be looked at. */
const stepsOfObligation = 64;

export function conditionThatHelps(
  rules: readonly Claimed[],
  context: RepairContext,
  options: ProveOptions,
  budget: Budget,
): ConditionSearch {
  return budget.within(1, part => search(rules, context, options, part)) ?? { failed: [] };
}

/** Throws `BudgetEnded`. */
function search(
  rules: readonly Claimed[],
  context: RepairContext,
  options: ProveOptions,
  budget: Budget,
): ConditionSearch {
  const operand = rules[0] && firstName(rules[0].rule.match);
  if (operand === undefined) return { failed: [] };
  const failed: string[] = [];
  for (const candidate of candidates) {
    const condition = candidate.condition(operand);
    const { expr } = parseGoExpression(new Source('condition', condition));
    if (expr === undefined) continue;
    const claims = rules.map(({ rule, claim }) => {
      if (claim.kind === 'claim') budget.spend(stepsOfObligation * claim.obligations.length);
      return modelRule(withCondition(rule, expr), context);
    });
    if (!claims.some((claim, index) => permitted(claim) > permitted(rules[index]!.claim))) continue;
    if (claims.every(claim => prove(claim, options, budget).kind === 'proved')) return { condition, failed };
    failed.push(candidate.words);
  }
  return { failed };
}

/** The most results that the source may have; a condition that names an operand can make more obligations. */
const permitted = (claim: Claim): number =>
  claim.kind === 'unsupported' ? 0 : Math.max(...claim.obligations.map(({ sources }) => sources.length));

function withCondition(rule: ValueRule, added: GoExpr): ValueRule {
  const { condition } = rule;
  const both: GoExpr =
    condition === undefined
      ? added
      : { kind: 'binary', operator: '&&', left: condition, right: added, span: condition.span };
  return { ...rule, condition: both };
}

/** The first variable that the match binds, outermost ops first. */
function firstName({ args }: ResolvedValue): string | undefined {
  const named = args.find(arg => arg.kind === 'variable');
  if (named !== undefined) return named.name;
  const inner = args.filter((arg: ResolvedOperand): arg is ResolvedValue => arg.kind === 'value');
  for (const arg of inner) {
    const name = firstName(arg);
    if (name !== undefined) return name;
  }
  return undefined;
}
