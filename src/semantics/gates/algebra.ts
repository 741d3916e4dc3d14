/** Boolean algebras: what circuits are written over, whatever stands for a function behind it. */

/** A Boolean function of the variables of one algebra; only comparable within it. */
export type Bit = number & { readonly bit: unique symbol };

export const FALSE = 0 as Bit;
export const TRUE = 1 as Bit;

/** Of an algebra in which a bit is a node and whether it is negated; node 0 is the constant. */
export const nodeOf = (bit: Bit): number => bit >>> 1;
export const isNegated = (bit: Bit): boolean => (bit & 1) === 1;
export const negation = (bit: Bit): Bit => (bit ^ 1) as Bit;
export const negatedIf = (condition: boolean, bit: Bit): Bit => (condition ? negation(bit) : bit);

/** For tables of nodes by what they are made of. */
export function hash(a: number, b: number, c = 0, d = 0): number {
  let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ d;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

/** An algebra grew beyond its limit; nothing is known of the functions asked for. */
export class TooManyGates extends Error {
  override name = 'TooManyGates';
}

/** Constants are `FALSE` and `TRUE` in every algebra. All operations may throw `TooManyGates`. */
export abstract class Algebra {
  /** The variable with this number. Lower ones come first where an algebra has an order. */
  abstract variable(order: number): Bit;
  abstract not(a: Bit): Bit;
  abstract and(a: Bit, b: Bit): Bit;
  abstract xor(a: Bit, b: Bit): Bit;

  or(a: Bit, b: Bit): Bit {
    return this.not(this.and(this.not(a), this.not(b)));
  }

  same(a: Bit, b: Bit): Bit {
    return this.not(this.xor(a, b));
  }

  select(condition: Bit, then: Bit, otherwise: Bit): Bit {
    return this.xor(otherwise, this.and(condition, this.xor(then, otherwise)));
  }

  /** Whether at least two of three hold: the carry of a full adder. */
  majority(a: Bit, b: Bit, c: Bit): Bit {
    return this.select(this.xor(a, b), c, a);
  }

  all(bits: readonly Bit[]): Bit {
    return bits.reduce((left, right) => this.and(left, right), TRUE);
  }

  any(bits: readonly Bit[]): Bit {
    return bits.reduce((left, right) => this.or(left, right), FALSE);
  }
}
