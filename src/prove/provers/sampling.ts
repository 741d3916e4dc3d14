/**
 * Refutation by example: the tuples a person would try, the corners of every format, exact cancellation, then
 * random inputs. What is found is made as simple as it can be while the kind of difference stays.
 */
import type { Input, Obligation } from '../../model/claim.ts';
import { type Budget, BudgetEnded } from '../../semantics/budget.ts';
import type { RoundingMode } from '../../semantics/float/index.ts';
import { randomOf } from '../../semantics/operands/random.ts';
import { subterms } from '../../semantics/term/term.ts';
import type { Judge } from '../judge.ts';
import { type Prefilter, prefilterFor } from '../prefilter.ts';
import { familiesOf } from '../sampling/families.ts';
import { namedTuples, scaledTuples } from '../sampling/named.ts';
import type { Random } from '../sampling/operands.ts';
import { simplest } from '../sampling/simplest.ts';
import {
  cancellingTuples,
  cornerTuples,
  humanTuples,
  randomTuples,
  steppingPairs,
  steppingTuples,
  type Tuple,
} from '../sampling/tuples.ts';
import type { Counterexample, Difference } from '../verdict.ts';

export interface SamplingOptions {
  readonly seed: number;
  /** Random inputs tried, after the tuples that are always tried. */
  readonly runs: number;
  /** For all but the simplest inputs, which are always tried. */
  readonly budget: Budget;
}

export interface Sample {
  readonly counterexample?: Counterexample;
  /** Inputs that satisfied the assumptions. */
  readonly cases: number;
  /** The budget ended before all inputs were tried. */
  readonly interrupted: boolean;
}

/** Differences from the plainest to the subtlest: the plainest found is shown. */
const plainest: readonly Difference[] = [
  ...(['value', 'memory', 'branch', 'nan', 'sign-of-zero', 'upper-bits', 'duty', 'compiler-panic'] as const),
];

/** No plainer difference than these can be found of the same result. */
const plain: readonly Difference[] = ['value', 'memory', 'branch', 'duty', 'compiler-panic'];

/** Always tried, also where there is no time: combinations of the numbers that a person tries first. */
const fewest = 64;

const humanLimit = 6_000;
const cornerLimit = 20_000;
const namedLimit = 4_000;
const scaledLimit = 4_000;
const cancellations = 400;
const steps = 400;

/** Random inputs that are put together for each other; beyond, values are drawn by the batch, which is far cheaper. */
const drawnTogether = 2_000;

/** Inputs judged one by one before it pays to compile the obligation: what a person tries refutes most wrong rules. */
const judgedSingly = 256;

/** What compiling an operator costs, and how many operators the batch works out in a step. */
export const [stepsToCompile, batchedInAStep] = [256, 64];

/** The simplest values that are admitted and differ in the same way. */
export const simplestAlike = (
  inputs: readonly Input[],
  values: Tuple,
  difference: Difference,
  judge: Judge,
  rounding: RoundingMode,
): Tuple =>
  simplest(
    inputs,
    values,
    chosen => judge.admits(chosen, rounding) && judge.difference(chosen, rounding) === difference,
  );

export function bySampling(
  obligation: Obligation,
  judge: Judge,
  rounding: RoundingMode,
  options: SamplingOptions,
): Sample {
  const search = new Search(obligation, judge, rounding);
  search.trySimple();
  search.tryMore(options);
  return search.sample();
}

/** The search for a difference in one obligation: first among the simplest inputs, then among all others. */
export class Search {
  readonly found = new Map<Difference, Tuple>();
  #cases = 0;
  #judged = 0;
  #interrupted = false;
  #isSimplest = false;
  /** Null until it pays. */
  #prefilter: Prefilter | undefined | null = null;
  readonly #obligation: Obligation;
  readonly #judge: Judge;
  readonly #rounding: RoundingMode;
  /** Operators that one input goes through. */
  readonly #size: number;

  constructor(obligation: Obligation, judge: Judge, rounding: RoundingMode) {
    this.#obligation = obligation;
    this.#judge = judge;
    this.#rounding = rounding;
    const { assumptions, sources, target } = obligation;
    this.#size = subterms(...assumptions, ...sources, target).length;
  }

  /** Inputs that satisfied the assumptions, so far. */
  get cases(): number {
    return this.#cases;
  }

  /** A difference was found, and there is none plainer. */
  get isPlain(): boolean {
    return plain.some(difference => this.found.has(difference));
  }

  /** A difference was found that no equality lets pass. */
  get isRefuted(): boolean {
    return this.isPlain || this.found.has('sign-of-zero');
  }

  /** What a person would try first, whatever the budget. */
  trySimple(): void {
    for (const values of take(humanTuples(this.#obligation.inputs), fewest)) this.#try(values);
    // A person's numbers need no shrinking: the first found is the simplest.
    this.#isSimplest = this.isPlain;
    for (const values of take(namedTuples(this.#obligation), fewest)) this.#try(values);
  }

  tryMore({ seed, runs, budget }: SamplingOptions): void {
    if (this.#isSimplest) return;
    const isNamed = this.isPlain;
    const { inputs } = this.#obligation;
    const random = randomOf(seed);
    try {
      this.#tryAll(take(skip(humanTuples(inputs), fewest), humanLimit - fewest), budget);
      if (!isNamed && this.isPlain) return;
      this.#tryAll(take(skip(namedTuples(this.#obligation), fewest), namedLimit), budget);
      this.#tryAll(cornerTuples(inputs, cornerLimit, random), budget);
      this.#tryAll(cancellingTuples(this.#obligation, cancellations, random), budget);
      this.#tryAll(steppingTuples(this.#obligation, steps, random), budget);
      this.#tryAll(take(scaledTuples(this.#obligation), scaledLimit), budget);
      if (this.#obligation.observed.kind === 'integer')
        this.#tryAll(steppingPairs(this.#obligation, steps, randomOf(seed)), budget);
      if (this.found.size === 0) this.#tryRandom(inputs, random, runs, budget);
    } catch (error) {
      if (!(error instanceof BudgetEnded)) throw error;
      this.#interrupted = true;
    }
    this.#simplify();
  }

  /** Stops at the first difference in value; subtler ones are kept while a plainer one is looked for. */
  #tryAll(tuples: Iterable<Tuple>, budget: Budget): void {
    let batch: Tuple[] = [];
    for (const values of tuples) {
      if (this.isPlain) return;
      if (this.#prefilter === null && this.#judged >= judgedSingly) this.#compile(budget);
      if (!this.#prefilter) {
        budget.spend(this.#size);
        this.#try(values);
        continue;
      }
      batch.push(values);
      if (batch.length < this.#prefilter.capacity) continue;
      this.#siftAll(this.#prefilter, batch, budget);
      batch = [];
    }
    if (this.#prefilter) this.#siftAll(this.#prefilter, batch, budget);
  }

  #tryRandom(inputs: readonly Input[], random: Random, runs: number, budget: Budget): void {
    const together = Math.min(runs, drawnTogether);
    this.#tryAll(take(randomTuples(inputs, random), together), budget);
    if (runs === together) return;
    if (this.#prefilter === null) this.#compile(budget);
    if (!this.#prefilter) {
      this.#tryAll(take(randomTuples(inputs, random), runs - together), budget);
      return;
    }
    const families = inputs.map(familiesOf);
    for (let left = runs - together; left > 0; left -= this.#prefilter.capacity) {
      if (this.isPlain) return;
      const chosen = families.map(choices => choices[random(0, choices.length - 1)]!);
      this.#prefilter.draw(chosen, random(0, 0x7fffffff));
      this.#sift(this.#prefilter, Math.min(left, this.#prefilter.capacity), budget);
    }
  }

  #compile(budget: Budget): void {
    budget.spend(this.#size * stepsToCompile);
    this.#prefilter = prefilterFor(this.#obligation, this.#rounding);
  }

  #siftAll(prefilter: Prefilter, batch: readonly Tuple[], budget: Budget): void {
    prefilter.load(batch);
    this.#sift(prefilter, batch.length, budget);
  }

  /** Judges the inputs that the prefilter lets through, in order, up to the first difference in value. */
  #sift(prefilter: Prefilter, count: number, budget: Budget): void {
    budget.spend(Math.ceil((this.#size * count) / batchedInAStep));
    for (let start = 0; start < count && !this.isPlain; ) {
      const { index, admitted } = prefilter.first(count, start);
      this.#cases += admitted;
      if (index === undefined) return;
      const values = prefilter.input(index);
      const difference = this.#judge.difference(values, this.#rounding);
      if (difference === undefined) {
        throw new Error(`compiled sides differ for ${values}, evaluated ones do not`);
      }
      if (!this.found.has(difference)) this.found.set(difference, values);
      start = index + 1;
    }
  }

  /** Shrinks the plainest difference, keeping its kind. */
  #simplify(): void {
    const kind = plainest.find(difference => this.found.has(difference));
    if (kind === undefined) return;
    const { inputs } = this.#obligation;
    this.found.set(kind, simplestAlike(inputs, this.found.get(kind)!, kind, this.#judge, this.#rounding));
  }

  sample(): Sample {
    const kind = plainest.find(difference => this.found.has(difference));
    const shared = { cases: this.#cases, interrupted: this.#interrupted };
    if (kind === undefined) return shared;
    return { ...shared, counterexample: this.#judge.counterexample(this.found.get(kind)!, this.#rounding) };
  }

  #try(values: Tuple): void {
    if (this.isPlain) return;
    this.#judged += 1;
    if (!this.#judge.admits(values, this.#rounding)) return;
    this.#cases += 1;
    const difference = this.#judge.difference(values, this.#rounding);
    if (difference !== undefined && !this.found.has(difference)) this.found.set(difference, values);
  }
}

function* skip<T>(items: Iterable<T>, count: number): Generator<T> {
  let left = count;
  for (const item of items) if (left-- <= 0) yield item;
}

/** The first items, `limit` at most. */
export function* take<T>(items: Iterable<T>, limit: number): Generator<T> {
  let left = limit;
  for (const item of items) {
    if (left-- <= 0) return;
    yield item;
  }
}
