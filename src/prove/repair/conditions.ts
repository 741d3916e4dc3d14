/** Conditions that could make a wrong rule right as it stands. */
import { modelRule } from '../../model/model.ts';
import type { GoExpr } from '../../rules/go-ast.ts';
import { parseGoExpression } from '../../rules/parse/parse-go-expression.ts';
import { printExpr } from '../../rules/print.ts';
import type { ResolvedOperand, ResolvedValue } from '../../rules/resolved.ts';
import type { Budget } from '../../semantics/budget.ts';
import { Source } from '../../text/source.ts';
import { type ProveOptions, prove } from '../prove.ts';
import type { RepairContext } from './family.ts';
import type { ValueRule } from './instance-search.ts';

/** A condition for a rule in which `operand` is bound. */
type Candidate = (operand: string) => string;

const candidates: readonly Candidate[] = [operand => `${operand}.Block.Func.useFMA(v)`];

/** The first condition under which all of the rules are proved, in Go. */
export function conditionThatHelps(
  rules: readonly ValueRule[],
  context: RepairContext,
  options: ProveOptions,
  budget: Budget,
): string | undefined {
  const operand = rules[0] && firstName(rules[0].match);
  if (operand === undefined) return undefined;
  return candidates
    .map(candidate => candidate(operand))
    .find(text => {
      const { expr } = parseGoExpression(new Source('condition', text));
      return expr !== undefined && rules.every(rule => isProvedUnder(expr, rule, context, options, budget));
    });
}

function isProvedUnder(
  added: GoExpr,
  rule: ValueRule,
  context: RepairContext,
  options: ProveOptions,
  budget: Budget,
): boolean {
  const { condition } = rule;
  if (condition !== undefined && printExpr(condition).includes(printExpr(added))) return false;
  const both: GoExpr =
    condition === undefined
      ? added
      : { kind: 'binary', operator: '&&', left: condition, right: added, span: condition.span };
  return prove(modelRule({ ...rule, condition: both }, context), options, budget).kind === 'proved';
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
