/**
 * How much work may be done. Work is counted in steps, about an operator worked out on one input, rewritten once,
 * or a node of a decision diagram: what ends in its budget on one machine does so on all. The clock is a limit on
 * top, and whoever meets it has no answer.
 */
export class BudgetEnded extends Error {
  override name = 'BudgetEnded';
}

/** Steps between two looks at the clock, which costs as much as a few of them. */
const looksAfter = 4096;

export class Budget {
  #left: number;
  #timedOut = false;
  #untilLook = 0;
  readonly #deadline: number;
  readonly #whole: Budget | undefined;

  /** `timeoutMs`: from now. */
  static of(steps: number, timeoutMs = Number.POSITIVE_INFINITY): Budget {
    return new Budget(steps, performance.now() + timeoutMs, undefined);
  }

  private constructor(steps: number, deadline: number, whole: Budget | undefined) {
    this.#left = steps;
    this.#deadline = deadline;
    this.#whole = whole;
  }

  get left(): number {
    return this.#left;
  }

  /** The clock, and not the steps, has ended some work. */
  get timedOut(): boolean {
    return this.#whole?.timedOut ?? this.#timedOut;
  }

  /** Throws `BudgetEnded` where this is more than there is, or the time is over. */
  spend(steps: number): void {
    this.#whole?.spend(steps);
    this.#left -= steps;
    if (this.#whole === undefined) this.#look(steps);
    if (this.#left < 0) throw new BudgetEnded('the budget is spent');
  }

  #look(steps: number): void {
    this.#untilLook -= steps;
    if (!this.#timedOut && this.#untilLook > 0) return;
    this.#untilLook = looksAfter;
    this.#timedOut ||= performance.now() > this.#deadline;
    if (this.#timedOut) throw new BudgetEnded('the time is over');
  }

  /** A part of what is left, to be spent apart: what the part has not used is still there. */
  part(share: number): Budget {
    return new Budget(Math.max(0, Math.floor(this.#left * share)), Number.POSITIVE_INFINITY, this);
  }

  /** What work on a part comes to; undefined where the part does not suffice. */
  within<T>(share: number, work: (part: Budget) => T): T | undefined {
    try {
      return work(this.part(share));
    } catch (error) {
      if (error instanceof BudgetEnded) return undefined;
      throw error;
    }
  }
}

/** For work that is small by its nature. */
export const unbounded = (): Budget => Budget.of(Number.POSITIVE_INFINITY);
