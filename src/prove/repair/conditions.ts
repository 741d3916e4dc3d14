/** Conditions that could make a wrong rule right as it stands. */
import type { Claim } from '../../model/claim.ts';
import { modelRule } from '../../model/model.ts';
import type { GoExpr } from '../../rules/go-ast.ts';
import { parseGoExpression } from '../../rules/parse/parse-go-expression.ts';
import { valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedOperand, ResolvedValue } from '../../rules/resolved.ts';
import type { Budget } from '../../semantics/budget.ts';
import { Source } from '../../text/source.ts';
import { prove } from '../prove.ts';
import type { RepairContext } from './family.ts';
import type { RepairOptions, ValueRule } from './instance-search.ts';

/** Which constants a condition leaves, beyond which it would be another. */
interface Candidate {
  /** In Go. */
  readonly condition: string;
  /** The constants next to those that it admits, as conditions: if the rule is wrong there too, no weaker one of its form serves. */
  readonly beyond: readonly string[];
}

/** Who may fuse: it permits the rule more. */
const licence = {
  condition: (operand: string) => `${operand}.Block.Func.useFMA(v)`,
  words: 'a product may be fused into a sum (useFMA)',
};

/** The widths of constants, by the kind of the auxint. */
const widths: ReadonlyMap<string | undefined, number> = new Map([
  ...([8, 16, 32, 64] as const).map(width => [`Int${width}`, width] as const),
  ['SymOff', 32],
]);

/** An excluded value, a sign, a bound: the weakest first. */
function candidatesFor(name: string, width: number): readonly Candidate[] {
  const unsigned = `uint${width}(${name})`;
  const bounds = [64, 32, 16, 8].filter(bound => bound <= width);
  const fits = [32, 16, 12, 8].filter(bits => bits < width && width === 64);
  return [
    ...[0, -1, 1].map(value => ({ condition: `${name} != ${value}`, beyond: [`${name} == ${value}`] })),
    { condition: `${name} >= 0`, beyond: [`${name} == -1`] },
    { condition: `${name} > 0`, beyond: [`${name} == 0`] },
    ...fits.map(bits => ({
      condition: `is${bits}Bit(${name})`,
      beyond: [`${name} == ${2 ** (bits - 1)}`, `${name} == ${-(2 ** (bits - 1)) - 1}`],
    })),
    ...bounds.map(bound => ({
      condition: `${unsigned} < ${bound}`,
      beyond: [`${unsigned} == ${bound}`],
    })),
  ];
}

export interface ConditionSearch {
  /** The first condition under which all of the rules are proved, in Go. */
  readonly condition?: string;
  /** No weaker one of the same form serves: with the constants next to those that it admits a rule is refuted. */
  readonly isWeakest?: boolean;
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
  options: RepairOptions,
  budget: Budget,
): ConditionSearch {
  return budget.within(1, part => search(rules, context, options, part)) ?? { failed: [] };
}

/** Throws `BudgetEnded`. */
function search(
  rules: readonly Claimed[],
  context: RepairContext,
  options: RepairOptions,
  budget: Budget,
): ConditionSearch {
  const claimsUnder = (condition: string): Claim[] => {
    const { expr } = parseGoExpression(new Source('condition', condition));
    if (expr === undefined) throw new Error(`${condition} is no Go`);
    return rules.map(({ rule, claim }) => {
      if (claim.kind === 'claim') budget.spend(stepsOfObligation * claim.obligations.length);
      return modelRule(withCondition(rule, expr), context);
    });
  };
  const isProved = (claims: readonly Claim[]) =>
    claims.every(claim => prove(claim, options, budget).kind === 'proved');
  const failed: string[] = [];
  const operand = rules[0] && firstName(rules[0].rule.match);
  if (operand !== undefined) {
    const condition = licence.condition(operand);
    const claims = claimsUnder(condition);
    if (claims.some((claim, index) => permitted(claim) > permitted(rules[index]!.claim))) {
      if (isProved(claims)) return { condition, failed };
      failed.push(licence.words);
    }
  }
  if (!options.thorough || rules[0] === undefined) return { failed };
  for (const [name, width] of constantsOf(rules[0].rule.match)) {
    for (const { condition, beyond } of candidatesFor(name, width)) {
      if (!isProved(claimsUnder(condition))) continue;
      const kinds = beyond.map(one => claimsUnder(one).map(claim => prove(claim, options, budget).kind));
      const isWrong = (all: readonly string[]) => all.includes('refuted');
      const isWeakest =
        kinds.some(isWrong) && kinds.every(all => isWrong(all) || all.every(kind => kind === 'vacuous'));
      return { condition, isWeakest, failed };
    }
  }
  return { failed };
}

/** The integers that the match binds, with their widths. */
function constantsOf(match: ResolvedValue): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { auxint, op } of valuesIn(match)) {
    const width = widths.get(op.aux);
    if (width !== undefined && auxint?.kind === 'identifier') found.set(auxint.name, width);
  }
  return found;
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
