/**
 * Reduced ordered binary decision diagrams (R. Bryant, Graph-based algorithms for Boolean function
 * manipulation, 1986): Boolean functions in canonical form, so that two functions are the same exactly if
 * they are the same node.
 */

import { type Budget, unbounded } from '../budget.ts';
import { Algebra, type Bit, FALSE, TooManyGates, TRUE } from './algebra.ts';

type Connective = 'and' | 'xor';

/** Two nodes as one key. Both are below 2^26, so their pairing is exact in a double. */
const pair = (a: Bit, b: Bit): number => a * 2 ** 26 + b;

/** Nodes that two diagrams share are met many times, but not by far as often as this. */
const stepsPerNode = 8;

/** Spending costs as much as a step. */
const stepsSpentTogether = 256;

export class Diagram extends Algebra {
  readonly #limit: number;
  readonly #budget: Budget;
  #steps = 0;
  /** Level of the variable that a node tests; the constants lie below all levels. */
  readonly #levels: number[] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  readonly #lows: Bit[] = [FALSE, TRUE];
  readonly #highs: Bit[] = [FALSE, TRUE];
  readonly #unique: Map<number, Bit>[] = [];
  readonly #computed: Readonly<Record<Connective, Map<number, Bit>>> = { and: new Map(), xor: new Map() };

  /**
   * `limit` bounds the number of nodes, at most 2^26, and with it the work: so many steps for each node. They
   * are spent from the budget; all operations throw `TooManyGates` and `BudgetEnded`.
   */
  constructor(limit = 2 ** 19, budget = unbounded()) {
    super();
    this.#limit = Math.min(limit, 2 ** 26);
    this.#budget = budget;
  }

  get size(): number {
    return this.#levels.length;
  }

  /** The variable tested at a level. Lower levels are tested first. */
  variable(level: number): Bit {
    return this.#node(level, FALSE, TRUE);
  }

  #node(level: number, low: Bit, high: Bit): Bit {
    if (low === high) return low;
    this.#unique[level] ??= new Map();
    const known = this.#unique[level].get(pair(low, high));
    if (known !== undefined) return known;
    if (this.size >= this.#limit) throw new TooManyGates(`more than ${this.#limit} nodes`);
    const node = this.size as Bit;
    this.#levels.push(level);
    this.#lows.push(low);
    this.#highs.push(high);
    this.#unique[level].set(pair(low, high), node);
    return node;
  }

  and(a: Bit, b: Bit): Bit {
    if (a === b || b === TRUE) return a;
    if (a === TRUE) return b;
    if (a === FALSE || b === FALSE) return FALSE;
    return this.#combine('and', a, b);
  }

  xor(a: Bit, b: Bit): Bit {
    if (a === b) return FALSE;
    if (a === FALSE) return b;
    if (b === FALSE) return a;
    return this.#combine('xor', a, b);
  }

  not(a: Bit): Bit {
    return this.xor(a, TRUE);
  }

  /** Both connectives commute, so operands are kept in order and results shared. */
  #combine(connective: Connective, a: Bit, b: Bit): Bit {
    const [first, second] = a < b ? [a, b] : [b, a];
    const computed = this.#computed[connective];
    const key = pair(first, second);
    const known = computed.get(key);
    if (known !== undefined) return known;
    this.#steps += 1;
    if (this.#steps % stepsSpentTogether === 0) this.#budget.spend(stepsSpentTogether);
    if (this.#steps > stepsPerNode * this.#limit) throw new TooManyGates('too many steps');
    const level = Math.min(this.#levels[first]!, this.#levels[second]!);
    const [firstLow, firstHigh] = this.#cofactors(first, level);
    const [secondLow, secondHigh] = this.#cofactors(second, level);
    const result = this.#node(
      level,
      this[connective](firstLow, secondLow),
      this[connective](firstHigh, secondHigh),
    );
    computed.set(key, result);
    return result;
  }

  #cofactors(a: Bit, level: number): readonly [low: Bit, high: Bit] {
    return this.#levels[a] === level ? [this.#lows[a]!, this.#highs[a]!] : [a, a];
  }

  /** The levels of the variables that are true in one assignment that satisfies the function, if any does. */
  satisfy(a: Bit): ReadonlySet<number> | undefined {
    if (a === FALSE) return undefined;
    const chosen = new Set<number>();
    let node = a;
    while (node !== TRUE) {
      if (this.#lows[node] === FALSE) {
        chosen.add(this.#levels[node]!);
        node = this.#highs[node]!;
      } else {
        node = this.#lows[node]!;
      }
    }
    return chosen;
  }
}
