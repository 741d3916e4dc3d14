import type { Outcome } from '../float/index.ts';
import type { Batch } from './batch.ts';
import { batchSize } from './batch.ts';
import type { FastEvaluator } from './fast.ts';
import type { Conventions, TestFunction } from './functions.ts';

/** A line whose result or flags are not those of the exact evaluation. */
export interface Disagreement {
  readonly line: number;
  readonly operands: readonly bigint[];
  readonly expected: Outcome;
  readonly own: Outcome;
}

/** What was found in all lines so far. */
export interface Tally {
  readonly checked: number;
  /** Lines that disagree in the result, or else in the flags alone. */
  readonly wrongResults: number;
  readonly wrongFlags: number;
  /** The first of them. */
  readonly first: readonly Disagreement[];
}

/** Disagreements kept for the report; the rest are counted. */
const shown = 20;

/** Of this many lines that a fast evaluator agrees with, one is judged by the exact evaluation all the same. */
const sampling = 64;

/**
 * Holds batches of lines to the exact evaluation. A fast evaluator, where there is one, is a filter before it:
 * what it disagrees with, and a sample of the rest, is judged exactly.
 */
export class Checker {
  readonly #function: TestFunction;
  readonly #conventions: Conventions;
  readonly #fast: FastEvaluator | undefined;
  readonly #fastResults = new BigUint64Array(batchSize);
  readonly #fastFlags = new Uint8Array(batchSize);
  readonly #first: Disagreement[] = [];
  #checked = 0;
  #wrongResults = 0;
  #wrongFlags = 0;

  constructor(testFunction: TestFunction, conventions: Conventions, fast?: FastEvaluator) {
    this.#function = testFunction;
    this.#conventions = conventions;
    this.#fast = fast;
  }

  /** @throws Error if the fast evaluator and the exact one disagree: a mistake in rulecheck. */
  check(batch: Batch): void {
    if (this.#fast === undefined) {
      for (let row = 0; row < batch.count; row++) this.#judge(batch, row);
    } else {
      this.#filter(batch, this.#fast);
    }
    this.#checked += batch.count;
  }

  tally(): Tally {
    return {
      checked: this.#checked,
      wrongResults: this.#wrongResults,
      wrongFlags: this.#wrongFlags,
      first: this.#first,
    };
  }

  #filter(batch: Batch, fast: FastEvaluator): void {
    const results = this.#fastResults;
    const flags = this.#fastFlags;
    fast(batch, results, flags);
    const own = new Uint32Array(results.buffer);
    const expected = new Uint32Array(batch.results.buffer);
    for (let row = 0; row < batch.count; row++) {
      const agrees =
        own[2 * row] === expected[2 * row] &&
        own[2 * row + 1] === expected[2 * row + 1] &&
        flags[row] === batch.flags[row];
      if (agrees && (this.#checked + row) % sampling !== 0) continue;
      const exact = this.#judge(batch, row);
      if (exact.bits !== results[row] || exact.flags !== flags[row]) {
        throw new Error(
          `line ${batch.firstLine + row}: the fast evaluator of ${this.#function.name} gives ` +
            `${results[row]!.toString(16)} with flags ${flags[row]}, the exact one ` +
            `${exact.bits.toString(16)} with flags ${exact.flags}`,
        );
      }
    }
  }

  #judge(batch: Batch, row: number): Outcome {
    const operands = batch.operands.map(column => column[row]!);
    const own = this.#function.compute(operands, this.#conventions);
    const expected = { bits: batch.results[row]!, flags: batch.flags[row]! };
    if (own.bits !== expected.bits) this.#wrongResults += 1;
    else if (own.flags !== expected.flags) this.#wrongFlags += 1;
    else return own;
    if (this.#first.length < shown) {
      this.#first.push({ line: batch.firstLine + row, operands, expected, own });
    }
    return own;
  }
}
