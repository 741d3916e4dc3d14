/** The search for right results of one instance, shape by shape. */
import { ModelError } from '../../model/missing.ts';
import { modelRule } from '../../model/model.ts';
import type { Claim, OrderObligation } from '../../model/obligation.ts';
import type { ResolvedOperand } from '../../rules/resolved.ts';
import { type ProveOptions, prove } from '../prove.ts';
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

export class InstanceSearch {
  readonly shapes: readonly Shape[];
  readonly verdict: Verdict;
  /** Results that were neither right nor wrong before the search. */
  tried = 0;
  rejected = 0;
  readonly #rule: ValueRule;
  readonly #result: ResolvedOperand;
  readonly #obligation: OrderObligation;
  readonly #context: RepairContext;
  readonly #options: RepairOptions;
  readonly #screen: Screen;
  readonly #known = new Map<string, readonly RightResult[] | undefined>();

  /** Undefined for rules that have no value as their result, and for those without a model. */
  static of(
    claim: Claim,
    verdict: Verdict,
    context: RepairContext,
    options: RepairOptions,
  ): InstanceSearch | undefined {
    if (claim.kind !== 'claim') return undefined;
    const [obligation] = claim.obligations;
    const { rule } = obligation;
    if (rule.kind !== 'value' || rule.result.kind === 'code') return undefined;
    return new InstanceSearch(rule, rule.result, obligation, verdict, context, options);
  }

  private constructor(
    rule: ValueRule,
    result: ResolvedOperand,
    obligation: OrderObligation,
    verdict: Verdict,
    context: RepairContext,
    options: RepairOptions,
  ) {
    this.#rule = rule;
    this.#result = result;
    this.#obligation = obligation;
    this.verdict = verdict;
    this.#context = context;
    this.#options = options;
    this.#screen = screenFor(obligation, verdict.counterexample, options.seed);
    const shapes = shapesOf(result, this.#format, context);
    this.shapes = options.thorough ? shapes : shapes.slice(0, 1);
  }

  get #format() {
    const { observed } = this.#obligation;
    return observed.kind === 'float' ? observed.format : undefined;
  }

  get rule(): ValueRule {
    return this.#rule;
  }

  /** Every right result in a shape, the best first; undefined where there are too many candidates to try. */
  rightResults(shape: Shape): readonly RightResult[] | undefined {
    if (!this.#known.has(shape.key)) this.#known.set(shape.key, this.#search(shape));
    return this.#known.get(shape.key);
  }

  #search(shape: Shape): readonly RightResult[] | undefined {
    const shaped = inShape(this.#result, shape, this.#format, this.#context);
    if (shaped === undefined) return [];
    const choices = opChoices(shaped, this.#context, this.#options.candidates - this.tried);
    const isOwnShape = shape.key === '';
    return choices
      ?.flatMap(({ tree, changed }): RightResult[] => {
        if (isOwnShape && changed === 0) return this.#own();
        if (!isRewriting(this.#rule.match, this.#result, tree)) return [];
        const rule = { ...this.#rule, result: tree };
        const equality = this.#equalityOf(rule);
        return equality === undefined ? [] : [{ rule, changed, equality }];
      })
      .sort((a, b) => a.changed - b.changed || rank(a) - rank(b));
  }

  /** The result as it stands. */
  #own(): RightResult[] {
    if (this.verdict.kind === 'refuted') return [];
    const { equality } = this.verdict;
    return [{ rule: this.#rule, changed: 0, ...(equality && { equality }) }];
  }

  /** What is proved to be equal, if the rule is right. */
  #equalityOf(rule: ValueRule): Equality | undefined {
    this.tried += 1;
    const equality = this.#proofOf(rule);
    if (equality === undefined) this.rejected += 1;
    return equality;
  }

  #proofOf(rule: ValueRule): Equality | undefined {
    const claim = modelled(rule, this.#context);
    if (claim?.kind !== 'claim' || !this.#screen(claim)) return undefined;
    const { kind, equality } = prove(claim, this.#options);
    return kind === 'proved' ? equality : undefined;
  }
}

const rank = ({ equality }: RightResult): number => (equality === 'bits' ? 0 : 1);

/** A candidate may put a value where it does not fit. */
function modelled(rule: ValueRule, context: RepairContext): Claim | undefined {
  try {
    return modelRule(rule, context);
  } catch (error) {
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}
