/**
 * Boolean functions as a graph of gates, each made once: constants fold, equal gates are one node, and what
 * two levels of gates show to be simpler is made simpler. Unlike a diagram it is not canonical, and it stays
 * small for products and divisions; whether a function can hold is asked of a search.
 */
import {
  Algebra,
  type Bit,
  FALSE,
  hash,
  isNegated,
  negatedIf,
  negation,
  nodeOf,
  TooManyGates,
  TRUE,
} from './algebra.ts';

export type GateKind = 'constant' | 'variable' | 'and' | 'xor' | 'select' | 'majority';

const kinds: readonly GateKind[] = ['constant', 'variable', 'and', 'xor', 'select', 'majority'];
const [, VARIABLE, AND, XOR, SELECT, MAJORITY] = [0, 1, 2, 3, 4, 5] as const;

export class AndXorGraph extends Algebra {
  readonly #limit: number;
  readonly #kinds: number[] = [0];
  readonly #firsts: Bit[] = [FALSE];
  readonly #seconds: Bit[] = [FALSE];
  readonly #thirds: Bit[] = [FALSE];
  readonly #variables = new Map<number, Bit>();
  /** Open addressing over nodes; 0 is an empty place, for the constant is never looked up. */
  #places = new Int32Array(2 ** 12);

  /** `limit` bounds the number of nodes. */
  constructor(limit = 2 ** 21) {
    super();
    this.#limit = Math.min(limit, 2 ** 28);
  }

  get size(): number {
    return this.#kinds.length;
  }

  kindOf(node: number): GateKind {
    return kinds[this.#kinds[node]!]!;
  }

  /** The number of a variable. */
  orderOf(node: number): number | undefined {
    return this.#kinds[node] === VARIABLE ? this.#firsts[node] : undefined;
  }

  /** How many operands a gate has; constants and variables have none. */
  arityOf(node: number): number {
    const kind = this.#kinds[node]!;
    return kind < AND ? 0 : kind < SELECT ? 2 : 3;
  }

  /** An operand of a gate, from 0 in the order of its operation. */
  operandOf(node: number, place: number): Bit {
    return (place === 0 ? this.#firsts : place === 1 ? this.#seconds : this.#thirds)[node]!;
  }

  operandsOf(node: number): readonly Bit[] {
    return Array.from({ length: this.arityOf(node) }, (_, place) => this.operandOf(node, place));
  }

  variable(order: number): Bit {
    const known = this.#variables.get(order);
    if (known !== undefined) return known;
    const bit = this.#append(VARIABLE, order as Bit, FALSE, FALSE);
    this.#variables.set(order, bit);
    return bit;
  }

  not(a: Bit): Bit {
    return negation(a);
  }

  override or(a: Bit, b: Bit): Bit {
    return negation(this.and(negation(a), negation(b)));
  }

  override same(a: Bit, b: Bit): Bit {
    return negation(this.xor(a, b));
  }

  and(a: Bit, b: Bit): Bit {
    if (a === b || b === TRUE) return a;
    if (a === TRUE) return b;
    if (a === FALSE || b === FALSE || a === negation(b)) return FALSE;
    return this.#andSimplified(a, b) ?? this.#andSimplified(b, a) ?? this.#gate(AND, a, b);
  }

  /** a & b by what `a` is made of, if that says more. Every case ends in fewer or smaller gates. */
  #andSimplified(a: Bit, b: Bit): Bit | undefined {
    const node = nodeOf(a);
    const first = this.#firsts[node]!;
    const second = this.#seconds[node]!;
    const negated = isNegated(a);
    switch (this.#kinds[node]) {
      case AND:
        return negated ? this.#andOfNotBoth(first, second, b) : this.#andOfBoth(a, first, second, b);
      case XOR:
        // Where b holds, an operand of the xor that is b, or its opposite, is known.
        for (const [known, other] of [
          [first, second],
          [second, first],
        ] as const) {
          if (nodeOf(known) !== nodeOf(b)) continue;
          return this.and(b, negatedIf(isNegated(b) === negated, other));
        }
        return undefined;
      case SELECT:
        if (b === first) return this.and(b, negatedIf(negated, second));
        if (b === negation(first)) return this.and(b, negatedIf(negated, this.#thirds[node]!));
        return undefined;
      default:
        return undefined;
    }
  }

  /** (p & q) & b, where the first is `a`. */
  #andOfBoth(a: Bit, p: Bit, q: Bit, b: Bit): Bit | undefined {
    if (b === p || b === q) return a;
    if (b === negation(p) || b === negation(q)) return FALSE;
    const node = nodeOf(b);
    if (this.#kinds[node] !== AND) return undefined;
    const [r, s] = [this.#firsts[node]!, this.#seconds[node]!];
    const contradicts = (bit: Bit) => bit === negation(p) || bit === negation(q);
    if (!isNegated(b)) return contradicts(r) || contradicts(s) ? FALSE : undefined;
    if (contradicts(r) || contradicts(s)) return a;
    if (r === p || r === q) return this.and(a, negation(s));
    if (s === p || s === q) return this.and(a, negation(r));
    return undefined;
  }

  /** !(p & q) & b. */
  #andOfNotBoth(p: Bit, q: Bit, b: Bit): Bit | undefined {
    if (b === negation(p) || b === negation(q)) return b;
    if (b === p) return this.and(p, negation(q));
    if (b === q) return this.and(q, negation(p));
    const node = nodeOf(b);
    if (this.#kinds[node] !== AND || !isNegated(b)) return undefined;
    const [r, s] = [this.#firsts[node]!, this.#seconds[node]!];
    if ((p === r && q === negation(s)) || (p === s && q === negation(r))) return negation(p);
    if ((q === s && p === negation(r)) || (q === r && p === negation(s))) return negation(q);
    return undefined;
  }

  xor(a: Bit, b: Bit): Bit {
    const negated = isNegated(a) !== isNegated(b);
    return negatedIf(negated, this.#xorOfPlain((a & ~1) as Bit, (b & ~1) as Bit));
  }

  /** Of operands that are not negated. */
  #xorOfPlain(a: Bit, b: Bit): Bit {
    if (a === b) return FALSE;
    if (a === FALSE) return b;
    if (b === FALSE) return a;
    return this.#xorSimplified(a, b) ?? this.#xorSimplified(b, a) ?? this.#gate(XOR, a, b);
  }

  #xorSimplified(a: Bit, b: Bit): Bit | undefined {
    const node = nodeOf(a);
    const first = this.#firsts[node]!;
    const second = this.#seconds[node]!;
    if (this.#kinds[node] === XOR) {
      if (b === first) return second;
      if (b === second) return first;
      const other = nodeOf(b);
      if (this.#kinds[other] !== XOR) return undefined;
      const [r, s] = [this.#firsts[other]!, this.#seconds[other]!];
      if (first === r) return this.xor(second, s);
      if (first === s) return this.xor(second, r);
      if (second === r) return this.xor(first, s);
      if (second === s) return this.xor(first, r);
    }
    if (this.#kinds[node] === AND) {
      // (p & q) ^ p is p & !q.
      if (nodeOf(first) === nodeOf(b)) return negatedIf(isNegated(first), this.and(first, negation(second)));
      if (nodeOf(second) === nodeOf(b))
        return negatedIf(isNegated(second), this.and(second, negation(first)));
    }
    return undefined;
  }

  override select(condition: Bit, then: Bit, otherwise: Bit): Bit {
    if (isNegated(condition)) return this.select(negation(condition), otherwise, then);
    if (condition === FALSE) return otherwise;
    const yes = this.#under(condition, then);
    const no = this.#under(negation(condition), otherwise);
    if (yes === no) return yes;
    if (yes === negation(no)) return this.xor(condition, no);
    if (yes === TRUE) return this.or(condition, no);
    if (yes === FALSE) return this.and(negation(condition), no);
    if (no === FALSE) return this.and(condition, yes);
    if (no === TRUE) return this.or(negation(condition), yes);
    const negated = isNegated(yes);
    return negatedIf(negated, this.#gate(SELECT, condition, negatedIf(negated, yes), negatedIf(negated, no)));
  }

  /** What a bit is where the condition holds, as far as one gate shows it. */
  #under(condition: Bit, bit: Bit): Bit {
    if (bit === condition) return TRUE;
    if (bit === negation(condition)) return FALSE;
    const node = nodeOf(bit);
    const negated = isNegated(bit);
    const first = this.#firsts[node]!;
    const second = this.#seconds[node]!;
    switch (this.#kinds[node]) {
      case AND:
        if (first === condition) return negatedIf(negated, second);
        if (second === condition) return negatedIf(negated, first);
        if (first === negation(condition) || second === negation(condition)) return negatedIf(negated, FALSE);
        return bit;
      case XOR: {
        const value = isNegated(condition) === negated;
        if (first === ((condition & ~1) as Bit)) return negatedIf(value, second);
        if (second === ((condition & ~1) as Bit)) return negatedIf(value, first);
        return bit;
      }
      case SELECT:
        if (first === condition) return negatedIf(negated, second);
        if (first === negation(condition)) return negatedIf(negated, this.#thirds[node]!);
        return bit;
      default:
        return bit;
    }
  }

  override majority(a: Bit, b: Bit, c: Bit): Bit {
    const first = Math.min(a, b, c) as Bit;
    const third = Math.max(a, b, c) as Bit;
    const second = (a ^ b ^ c ^ first ^ third) as Bit;
    if (first === FALSE) return this.and(second, third);
    if (first === TRUE) return this.or(second, third);
    if (first === second || second === third) return second;
    if (first === negation(second)) return third;
    if (second === negation(third)) return first;
    // It is its own dual, so that of each pair of opposites one is kept.
    const negated = +isNegated(first) + +isNegated(second) + +isNegated(third) >= 2;
    const gate = this.#gate(
      MAJORITY,
      negatedIf(negated, first),
      negatedIf(negated, second),
      negatedIf(negated, third),
    );
    return negatedIf(negated, gate);
  }

  /** The node of a gate, made if there is none. Operands of `and` and `xor` are put in order. */
  #gate(kind: number, a: Bit, b: Bit, third: Bit = FALSE): Bit {
    const swap = kind < SELECT && a > b;
    const first = swap ? b : a;
    const second = swap ? a : b;
    const mask = this.#places.length - 1;
    let place = hash(first, second, third, kind) & mask;
    for (let node = this.#places[place]!; node !== 0; node = this.#places[place]!) {
      if (
        this.#firsts[node] === first &&
        this.#seconds[node] === second &&
        this.#thirds[node] === third &&
        this.#kinds[node] === kind
      ) {
        return (node * 2) as Bit;
      }
      place = (place + 1) & mask;
    }
    this.#places[place] = this.size;
    const bit = this.#append(kind, first, second, third);
    if (this.size * 2 > this.#places.length) this.#grow();
    return bit;
  }

  #append(kind: number, first: Bit, second: Bit, third: Bit): Bit {
    if (this.size >= this.#limit) throw new TooManyGates(`more than ${this.#limit} gates`);
    const node = this.size;
    this.#kinds.push(kind);
    this.#firsts.push(first);
    this.#seconds.push(second);
    this.#thirds.push(third);
    return (node * 2) as Bit;
  }

  #grow(): void {
    this.#places = new Int32Array(this.#places.length * 2);
    const mask = this.#places.length - 1;
    for (let node = 1; node < this.size; node++) {
      const kind = this.#kinds[node]!;
      if (kind === VARIABLE) continue;
      let place = hash(this.#firsts[node]!, this.#seconds[node]!, this.#thirds[node]!, kind) & mask;
      while (this.#places[place] !== 0) place = (place + 1) & mask;
      this.#places[place] = node;
    }
  }
}
