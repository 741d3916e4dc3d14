/** The search for right results of one instance, shape by shape. */

import type { Claim, OrderObligation } from '../../model/claim.ts';
import { ModelError } from '../../model/missing.ts';
import { modelRule } from '../../model/model.ts';
import { valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedOperand } from '../../rules/resolved.ts';
import type { Budget } from '../../semantics/budget.ts';
import { prove } from '../prove.ts';
import type { ProveOptions } from '../settle.ts';
import type { Equality, Verdict } from '../verdict.ts';
import type { RepairContext } from './family.ts';
import { opChoices } from './op-choices.ts';
import { isRewriting } from './rewriting.ts';
import { type Screen, screenFor } from './screening.ts';
import { inShape, type Shape, shapesOf } from './shapes.ts';

export type ValueRule = Extract<OrderObligation['rule'], { kind: 'value' }>;

export interface RepairOptions extends ProveOptions {
  /** Candidates tried for one instance at most. */
  readonly candidates: number;
  /** Whether to look beyond the shape of the result as it stands, and for conditions. */
  readonly thorough: boolean;
}

/** A result that is proved, or one that is not refuted and stays as it is. */
export interface RightResult {
  readonly rule: ValueRule;
  /** Ops that are not those of the rule. */
  readonly changed: number;
  readonly equality?: Equality;
}

/** What the candidates of one shape came to. */
export interface ShapeResults {
  /** The best first. */
  readonly right: readonly RightResult[];
  /** No other candidate of the shape can be right: each is refuted. */
  readonly othersAreWrong: boolean;
}

export class InstanceSearch {
  readonly verdict: Verdict;
  /** Results that were neither right nor wrong before the search. */
  tried = 0;
  rejected = 0;
  readonly #rule: ValueRule;
  readonly #result: ResolvedOperand;
  readonly #obligation: OrderObligation;
  /** How many obligations a candidate has too. */
  readonly #orders: number;
  readonly #context: RepairContext;
  readonly #options: RepairOptions;
  readonly #screen: Screen;
  readonly #budget: Budget;
  /** Ops of the rule: what it takes to write a candidate down. */
  readonly #size: number;
  readonly #known = new Map<string, ShapeResults | undefined>();

  /** Undefined for rules that have no value as their result, and for those without a model. */
  static of(
    claim: Claim,
    verdict: Verdict,
    context: RepairContext,
    options: RepairOptions,
    budget: Budget,
  ): InstanceSearch | undefined {
    if (claim.kind !== 'claim') return undefined;
    const [obligation] = claim.obligations;
    const { rule } = obligation;
    if (rule.kind !== 'value' || rule.result.kind === 'code') return undefined;
    return new InstanceSearch(rule, rule.result, claim.obligations, verdict, context, options, budget);
  }

  private constructor(
    rule: ValueRule,
    result: ResolvedOperand,
    obligations: readonly [OrderObligation, ...OrderObligation[]],
    verdict: Verdict,
    context: RepairContext,
    options: RepairOptions,
    budget: Budget,
  ) {
    const [obligation] = obligations;
    this.#rule = rule;
    this.#result = result;
    this.#obligation = obligation;
    this.#orders = obligations.length;
    this.verdict = verdict;
    this.#context = context;
    this.#options = options;
    this.#budget = budget;
    this.#size = [...valuesIn(rule.match), ...valuesIn(result)].length;
    this.#screen = screenFor(obligation, verdict.counterexample, options.seed, budget);
  }

  /** Smallest change first, as far as the budget goes. */
  *shapes(): Generator<Shape> {
    for (const shape of shapesOf(this.#result, this.#format, this.#context)) {
      if (this.#budget.left < 0 || (!this.#options.thorough && shape.key !== '')) return;
      yield shape;
    }
  }

  get #format() {
    const { observed } = this.#obligation;
    return observed.kind === 'float' ? observed.format : undefined;
  }

  get rule(): ValueRule {
    return this.#rule;
  }

  /** Undefined where not all candidates could be tried. */
  resultsIn(shape: Shape): ShapeResults | undefined {
    if (!this.#known.has(shape.key)) {
      this.#known.set(
        shape.key,
        this.#budget.within(1, () => this.#search(shape)),
      );
    }
    return this.#known.get(shape.key);
  }

  #search(shape: Shape): ShapeResults | undefined {
    this.#budget.spend(this.#size);
    const shaped = inShape(this.#result, shape, this.#format, this.#context);
    if (shaped === undefined) return { right: [], othersAreWrong: true };
    const choices = opChoices(shaped, this.#context, this.#options.candidates - this.tried);
    if (choices === undefined) return undefined;
    const right: RightResult[] = [];
    let othersAreWrong = true;
    for (const { tree, changed } of choices) {
      this.#budget.spend(this.#size);
      const isOwn = shape.key === '' && changed === 0;
      if (!isOwn && !isRewriting(this.#rule.match, this.#result, tree, this.#context)) continue;
      const rule = isOwn ? this.#rule : { ...this.#rule, result: tree };
      const { kind, equality } = isOwn ? this.verdict : this.#judge(rule);
      // A result that stands is kept unless it is refuted; one that is put in its place has to be proved.
      if (kind === 'proved' || (isOwn && kind !== 'refuted'))
        right.push({ rule, changed, ...(equality && { equality }) });
      if (kind !== 'proved' && kind !== 'refuted') othersAreWrong = false;
    }
    right.sort((a, b) => a.changed - b.changed || rank(a) - rank(b));
    return { right, othersAreWrong };
  }

  #judge(candidate: ValueRule): Pick<Verdict, 'kind' | 'equality'> {
    const verdict = this.#verdictOn(candidate);
    this.tried += 1;
    if (verdict.kind !== 'proved') this.rejected += 1;
    return verdict;
  }

  #verdictOn(candidate: ValueRule): Pick<Verdict, 'kind' | 'equality'> {
    this.#budget.spend(this.#size * this.#orders);
    const claim = modelled(candidate, this.#context);
    if (claim === undefined) return { kind: 'refuted' };
    if (claim.kind === 'claim' && !this.#screen(claim)) return { kind: 'refuted' };
    return prove(claim, this.#options, this.#budget.part(candidateShare));
  }
}

/** Of what is left, for the proof of one candidate. */
const candidateShare = 1 / 16;

const rank = ({ equality }: RightResult): number => (equality === 'bits' ? 0 : 1);

/** A candidate may put a value where it does not fit: then it means nothing. */
function modelled(rule: ValueRule, context: RepairContext): Claim | undefined {
  try {
    return modelRule(rule, context);
  } catch (error) {
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}
