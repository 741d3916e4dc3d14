/** Boolean algebras: what circuits are written over, whatever stands for a function behind it. */

/** A Boolean function of the variables of one algebra; only comparable within it. */
export type Bit = number & { readonly bit: unique symbol };

export const FALSE = 0 as Bit;
export const TRUE = 1 as Bit;

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
