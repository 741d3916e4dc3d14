/**
 * Reduced ordered binary decision diagrams (R. Bryant, Graph-based algorithms for Boolean function
 * manipulation, 1986): Boolean functions in canonical form, so that two functions are the same exactly if
 * they are the same node.
 */

import { type Budget, unbounded } from '../budget.ts';
import { Algebra, type Bit, FALSE, hash, negation, nodeOf, TooManyGates, TRUE } from './algebra.ts';

/** Negated if the other one is. */
const negatedAs = (other: number, bit: Bit): Bit => (bit ^ (other & 1)) as Bit;

/** Nodes that two diagrams share are met many times, but not by far as often as this. */
const stepsPerNode = 8;

/** Spending costs as much as a step. */
const stepsSpentTogether = 256;

/** Below all variables. */
const levelOfConstants = 2 ** 31 - 1;

/** Results by two operands, of which the first is no constant. */
class Memo {
  #size = 0;
  /** Open addressing over triples of operands and result; a first operand of 0 is an empty place. */
  #entries = new Int32Array(3 * 2 ** 8);

  /** Where the entry of two operands is, or is to be put. */
  #place(first: Bit, second: Bit): number {
    const entries = this.#entries;
    const mask = entries.length / 3 - 1;
    let place = hash(first, second) & mask;
    for (;;) {
      const at = 3 * place;
      if (entries[at] === 0 || (entries[at] === first && entries[at + 1] === second)) return at;
      place = (place + 1) & mask;
    }
  }

  get(first: Bit, second: Bit): Bit | undefined {
    const at = this.#place(first, second);
    return this.#entries[at] === 0 ? undefined : (this.#entries[at + 2] as Bit);
  }

  set(first: Bit, second: Bit, result: Bit): void {
    if (6 * this.#size >= this.#entries.length) this.#grow();
    this.#size += 1;
    const at = this.#place(first, second);
    this.#entries[at] = first;
    this.#entries[at + 1] = second;
    this.#entries[at + 2] = result;
  }

  #grow(): void {
    const known = this.#entries;
    this.#entries = new Int32Array(known.length * 2);
    for (let at = 0; at < known.length; at += 3) {
      if (known[at] === 0) continue;
      const place = this.#place(known[at] as Bit, known[at + 1] as Bit);
      this.#entries.set(known.subarray(at, at + 3), place);
    }
  }
}

export class Diagram extends Algebra {
  readonly #limit: number;
  readonly #budget: Budget;
  #steps = 0;
  #size = 1;
  /** Level of the variable that a node tests. */
  #levels = new Int32Array(2 ** 8).fill(levelOfConstants, 0, 1);
  /** The function where the variable is false: never a negated one, so that each function is one node. */
  #lows = new Int32Array(2 ** 8);
  #highs = new Int32Array(2 ** 8);
  /** Open addressing over nodes; 0 is an empty place, for the constant is never looked up. */
  #places = new Int32Array(2 ** 9);
  readonly #products = new Memo();
  readonly #sums = new Memo();

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
    return this.#size;
  }

  /** The variable tested at a level. Lower levels are tested first. */
  variable(level: number): Bit {
    return this.#function(level, FALSE, TRUE);
  }

  #function(level: number, low: Bit, high: Bit): Bit {
    if (low === high) return low;
    return negatedAs(low, (2 * this.#node(level, negatedAs(low, low), negatedAs(low, high))) as Bit);
  }

  #node(level: number, low: Bit, high: Bit): number {
    const mask = this.#places.length - 1;
    let place = hash(low, high, level) & mask;
    for (let node = this.#places[place]!; node !== 0; node = this.#places[place]!) {
      if (this.#levels[node] === level && this.#lows[node] === low && this.#highs[node] === high) return node;
      place = (place + 1) & mask;
    }
    if (this.#size >= this.#limit) throw new TooManyGates(`more than ${this.#limit} nodes`);
    if (this.#size === this.#levels.length) this.#grow();
    const node = this.#size++;
    this.#levels[node] = level;
    this.#lows[node] = low;
    this.#highs[node] = high;
    this.#put(node);
    return node;
  }

  #put(node: number): void {
    const mask = this.#places.length - 1;
    let place = hash(this.#lows[node]!, this.#highs[node]!, this.#levels[node]!) & mask;
    while (this.#places[place] !== 0) place = (place + 1) & mask;
    this.#places[place] = node;
  }

  #grow(): void {
    const twice = (known: Int32Array<ArrayBuffer>) => {
      const grown = new Int32Array(known.length * 2);
      grown.set(known);
      return grown;
    };
    this.#levels = twice(this.#levels);
    this.#lows = twice(this.#lows);
    this.#highs = twice(this.#highs);
    this.#places = new Int32Array(this.#places.length * 2);
    for (let node = 1; node < this.#size; node++) this.#put(node);
  }

  not(a: Bit): Bit {
    return negation(a);
  }

  and(a: Bit, b: Bit): Bit {
    if (a === b || b === TRUE) return a;
    if (a === TRUE) return b;
    if (a === FALSE || b === FALSE || a === negation(b)) return FALSE;
    return this.#combined('and', this.#products, a, b);
  }

  xor(a: Bit, b: Bit): Bit {
    const sign = a ^ b;
    const [x, y] = [negatedAs(a, a), negatedAs(b, b)];
    if (x === y) return negatedAs(sign, FALSE);
    if (x === FALSE || y === FALSE) return negatedAs(sign, x === FALSE ? y : x);
    return negatedAs(sign, this.#combined('xor', this.#sums, x, y));
  }

  /** Neither is constant. Both connectives commute, so operands are kept in order and results shared. */
  #combined(connective: 'and' | 'xor', results: Memo, a: Bit, b: Bit): Bit {
    const [first, second] = a < b ? [a, b] : [b, a];
    const known = results.get(first, second);
    if (known !== undefined) return known;
    this.#step();
    const level = this.#levelOf(first, second);
    const result = this.#function(
      level,
      this[connective](this.#low(first, level), this.#low(second, level)),
      this[connective](this.#high(first, level), this.#high(second, level)),
    );
    results.set(first, second, result);
    return result;
  }

  #step(): void {
    this.#steps += 1;
    if (this.#steps % stepsSpentTogether === 0) this.#budget.spend(stepsSpentTogether);
    if (this.#steps > stepsPerNode * this.#limit) throw new TooManyGates('too many steps');
  }

  #levelOf(a: Bit, b: Bit): number {
    return Math.min(this.#levels[nodeOf(a)]!, this.#levels[nodeOf(b)]!);
  }

  /** The function where the variable of a level, that it tests first if at all, is false. */
  #low(a: Bit, level: number): Bit {
    const node = nodeOf(a);
    return this.#levels[node] === level ? negatedAs(a, this.#lows[node]! as Bit) : a;
  }

  #high(a: Bit, level: number): Bit {
    const node = nodeOf(a);
    return this.#levels[node] === level ? negatedAs(a, this.#highs[node]! as Bit) : a;
  }

  /** The levels of the variables that are true in one assignment that satisfies the function, if any does. */
  satisfy(a: Bit): ReadonlySet<number> | undefined {
    if (a === FALSE) return undefined;
    const chosen = new Set<number>();
    let rest = a;
    while (rest !== TRUE) {
      const level = this.#levels[nodeOf(rest)]!;
      const low = this.#low(rest, level);
      if (low === FALSE) chosen.add(level);
      rest = low === FALSE ? this.#high(rest, level) : low;
    }
    return chosen;
  }
}
