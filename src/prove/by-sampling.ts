/**
 * Refutation by example: the tuples a person would try, the corners of every format, exact cancellation, then
 * random inputs. What is found is made as simple as it can be while the kind of difference stays.
 */
import * as fc from 'fast-check';
import type { Input, Obligation } from '../model/obligation.ts';
import type { RoundingMode } from '../semantics/float/index.ts';
import { randomOf } from '../semantics/operands/random.ts';
import type { Judge } from './judge.ts';
import { inputValues } from './sampling/arbitrary.ts';
import { familiesOf } from './sampling/families.ts';
import type { Random } from './sampling/operands.ts';
import { cancellingTuples, cornerTuples, humanTuples, randomTuples, type Tuple } from './sampling/tuples.ts';
import { type Sieve, sieveFor } from './sieve.ts';
import type { Counterexample, Difference } from './verdict.ts';

export interface SamplingOptions {
  readonly seed: number;
  /** Random inputs tried, after the tuples that are always tried. */
  readonly runs: number;
  /** `performance.now()` at which to stop. */
  readonly deadline: number;
}

export interface Sample {
  readonly counterexample?: Counterexample;
  /** Inputs that satisfied the assumptions. */
  readonly cases: number;
  /** The budget ended before all inputs were tried. */
  readonly interrupted: boolean;
}

/** Differences from the plainest to the subtlest: the plainest found is shown. */
const plainest: readonly Difference[] = ['value', 'nan', 'sign-of-zero', 'duty'];

const humanLimit = 6_000;
const cornerLimit = 20_000;
const cancellations = 400;

/** Random inputs that are put together for each other; beyond, values are drawn by the batch, which is far cheaper. */
const drawnTogether = 2_000;

/** Inputs judged one by one before it pays to compile the obligation: what a person tries refutes most wrong rules. */
const judgedSingly = 256;

export function bySampling(
  obligation: Obligation,
  judge: Judge,
  rounding: RoundingMode,
  options: SamplingOptions,
): Sample {
  const search = new Search(obligation, judge, rounding, options.deadline);
  const random = randomOf(options.seed);
  const { inputs } = obligation;

  search.tryAll(take(humanTuples(inputs), humanLimit));
  // A person's numbers need no shrinking: the first found is the simplest.
  if (search.found.has('value')) return search.sample();
  search.tryAll(cornerTuples(inputs, cornerLimit, random));
  search.tryAll(cancellingTuples(obligation, cancellations, random));
  if (search.found.size === 0) search.tryRandom(inputs, random, options.runs);
  search.simplify(obligation);
  return search.sample();
}

class Search {
  readonly found = new Map<Difference, Tuple>();
  #cases = 0;
  #steps = 0;
  #interrupted = false;
  /** Null until it pays. */
  #sieve: Sieve | undefined | null = null;
  readonly #obligation: Obligation;
  readonly #judge: Judge;
  readonly #rounding: RoundingMode;
  readonly #deadline: number;

  constructor(obligation: Obligation, judge: Judge, rounding: RoundingMode, deadline: number) {
    this.#obligation = obligation;
    this.#judge = judge;
    this.#rounding = rounding;
    this.#deadline = deadline;
  }

  /** Stops at the first difference in value; subtler ones are kept while a plainer one is looked for. */
  tryAll(tuples: Iterable<Tuple>): void {
    let batch: Tuple[] = [];
    for (const values of tuples) {
      if (this.found.has('value') || this.#isOver()) return;
      if (this.#steps === judgedSingly) this.#sieve = sieveFor(this.#obligation, this.#rounding);
      if (!this.#sieve) {
        this.#try(values);
        continue;
      }
      batch.push(values);
      if (batch.length < this.#sieve.capacity) continue;
      this.#siftAll(this.#sieve, batch);
      batch = [];
    }
    if (this.#sieve) this.#siftAll(this.#sieve, batch);
  }

  tryRandom(inputs: readonly Input[], random: Random, runs: number): void {
    const together = Math.min(runs, drawnTogether);
    this.tryAll(take(randomTuples(inputs, random), together));
    if (runs === together) return;
    this.#sieve ??= sieveFor(this.#obligation, this.#rounding);
    if (!this.#sieve) {
      this.tryAll(take(randomTuples(inputs, random), runs - together));
      return;
    }
    const families = inputs.map(familiesOf);
    for (let left = runs - together; left > 0; left -= this.#sieve.capacity) {
      if (this.found.has('value') || this.#isOver(1)) return;
      const chosen = families.map(choices => choices[random(0, choices.length - 1)]!);
      this.#sieve.draw(chosen, random(0, 0x7fffffff));
      this.#sift(this.#sieve, Math.min(left, this.#sieve.capacity));
    }
  }

  #siftAll(sieve: Sieve, batch: readonly Tuple[]): void {
    sieve.load(batch);
    this.#sift(sieve, batch.length);
  }

  /** Judges the inputs that the sieve lets through, in order, up to the first difference in value. */
  #sift(sieve: Sieve, count: number): void {
    for (let start = 0; start < count && !this.found.has('value'); ) {
      const { index, admitted } = sieve.first(count, start);
      this.#cases += admitted;
      if (index === undefined) return;
      const values = sieve.input(index);
      const difference = this.#judge.difference(values, this.#rounding);
      if (difference === undefined) {
        throw new Error(`compiled sides differ for ${values}, evaluated ones do not`);
      }
      if (!this.found.has(difference)) this.found.set(difference, values);
      start = index + 1;
    }
  }

  /** Shrinks the plainest difference through fast-check, keeping its kind. */
  simplify({ inputs }: Obligation): void {
    const kind = plainest.find(difference => this.found.has(difference));
    if (kind === undefined) return;
    const keepsKind = (values: Tuple): boolean =>
      this.#judge.admits(values, this.#rounding) && this.#judge.difference(values, this.#rounding) === kind;
    const { counterexample } = fc.check(
      fc.property(inputValues(inputs), values => !keepsKind(values)),
      { numRuns: 1, examples: [[[...this.found.get(kind)!]]] },
    );
    const [simplest] = counterexample ?? [];
    if (simplest !== undefined) this.found.set(kind, simplest);
  }

  sample(): Sample {
    const kind = plainest.find(difference => this.found.has(difference));
    const shared = { cases: this.#cases, interrupted: this.#interrupted };
    if (kind === undefined) return shared;
    return { ...shared, counterexample: this.#judge.counterexample(this.found.get(kind)!, this.#rounding) };
  }

  #try(values: Tuple): void {
    if (!this.#judge.admits(values, this.#rounding)) return;
    this.#cases += 1;
    const difference = this.#judge.difference(values, this.#rounding);
    if (difference !== undefined && !this.found.has(difference)) this.found.set(difference, values);
  }

  #isOver(every = 64): boolean {
    // The clock is read rarely: it costs as much as a case.
    if (this.#steps++ % every === 0 && performance.now() > this.#deadline) this.#interrupted = true;
    return this.#interrupted;
  }
}

/** The first items, `limit` at most. */
export function* take<T>(items: Iterable<T>, limit: number): Generator<T> {
  let left = limit;
  for (const item of items) {
    if (left-- <= 0) return;
    yield item;
  }
}
