/**
 * The search for a right result of a wrong rule: other ops of the same registers, other orders of operands,
 * other places for negations; the smallest change first, and nothing that is not proved.
 */
import type { Claim } from '../model/claim.ts';
import type { Budget } from '../semantics/budget.ts';
import { budgetFor } from './prove.ts';
import { conditionThatHelps } from './repair/conditions.ts';
import type { RepairContext } from './repair/family.ts';
import {
  InstanceSearch,
  type RepairOptions,
  type ShapeResults,
  type ValueRule,
} from './repair/instance-search.ts';
import type { Shape } from './repair/shapes.ts';
import type { Verdict } from './verdict.ts';

export type { RepairContext } from './repair/family.ts';
export type { RepairOptions, ValueRule } from './repair/instance-search.ts';

/** The right result for one instance. */
export interface InstanceRepair {
  readonly rule: ValueRule;
  /** No other choice of ops in a tree of this shape is right. */
  readonly unique: boolean;
}

/** Right results for all instances of a rule, of one shape, so that one alternation spells them. */
export interface RuleRepair {
  readonly instances: readonly InstanceRepair[];
  /** The tree is as it was: only names of ops differ. */
  readonly keepsShape: boolean;
  readonly unique: boolean;
}

/** What a search found, and how much it looked at. */
export interface Repairs {
  /** Absent where no one shape serves all instances. */
  readonly together?: RuleRepair;
  /** For each instance the repair that it has, in `together` or of its own. */
  readonly each: readonly (InstanceRepair | undefined)[];
  /** A condition under which the rule as it stands is proved, in Go. */
  readonly condition?: string;
  /** A condition on constants than which no weaker one of the same form serves. */
  readonly conditionIsWeakest?: boolean;
  /** Conditions that permit the rule more and do not make it right, in words that follow "where". */
  readonly failedConditions: readonly string[];
  readonly tried: number;
  readonly rejected: number;
}

/** An instance as it was checked. */
export interface Examined {
  readonly claim: Claim;
  readonly verdict: Verdict;
}

/**
 * The repair of a rule with at least one refuted instance. Members that are not refuted stay as right as they are.
 * `budget`: what the verdicts have left of that of the rule.
 */
export function repairRule(
  instances: readonly Examined[],
  context: RepairContext,
  options: RepairOptions,
  budget: Budget = budgetFor(options),
): Repairs {
  const searches = instances.map(({ claim, verdict }) =>
    InstanceSearch.of(claim, verdict, context, options, budget),
  );
  const known = searches.filter(search => search !== undefined);
  const refuted = known.filter(({ verdict }) => verdict.kind === 'refuted');
  const together =
    known.length === searches.length ? commonRepair(known, refuted[0]?.shapes() ?? []) : undefined;
  const each = searches.map((search, member) => {
    if (search?.verdict.kind !== 'refuted') return undefined;
    return together?.instances[member] ?? ownRepair(search);
  });
  const { condition, isWeakest, failed } = conditionThatHelps(
    searches.flatMap((search, index) =>
      search?.verdict.kind === 'refuted' ? [{ rule: search.rule, claim: instances[index]!.claim }] : [],
    ),
    context,
    options,
    budget,
  );
  return {
    ...(together && { together }),
    each,
    ...(condition !== undefined && { condition }),
    ...(isWeakest !== undefined && { conditionIsWeakest: isWeakest }),
    failedConditions: failed,
    tried: sum(known.map(({ tried }) => tried)),
    rejected: sum(known.map(({ rejected }) => rejected)),
  };
}

function ownRepair(search: InstanceSearch): InstanceRepair | undefined {
  for (const shape of search.shapes()) {
    const repair = bestOf(search.resultsIn(shape));
    if (repair !== undefined) return repair;
  }
  return undefined;
}

function commonRepair(searches: readonly InstanceSearch[], shapes: Iterable<Shape>): RuleRepair | undefined {
  for (const shape of shapes) {
    const instances = repairsOfAll(searches, shape);
    if (instances === undefined) continue;
    return { instances, keepsShape: shape.key === '', unique: instances.every(({ unique }) => unique) };
  }
  return undefined;
}

/** Undefined as soon as one instance has no right result in the shape. */
function repairsOfAll(
  searches: readonly InstanceSearch[],
  shape: Shape,
): readonly InstanceRepair[] | undefined {
  const repairs: InstanceRepair[] = [];
  for (const search of searches) {
    const repair = bestOf(search.resultsIn(shape));
    if (repair === undefined) return undefined;
    repairs.push(repair);
  }
  return repairs;
}

function bestOf(results: ShapeResults | undefined): InstanceRepair | undefined {
  const [best, ...others] = results?.right ?? [];
  return best && { rule: best.rule, unique: others.length === 0 && results!.othersAreWrong };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
