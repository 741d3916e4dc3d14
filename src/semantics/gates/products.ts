/**
 * Circuits of products and quotients. Those of unknowns are large, so they can be read as congruent instead:
 * fresh bits, of which no more is said than that equal operands give equal results. What holds of those bits
 * holds of the exact ones.
 */
import { type Bit, FALSE, TRUE } from './algebra.ts';
import { constantOf, significant, signOf, type Word, type Words, zeroExtended } from './words.ts';

export type Arithmetic = 'exact' | 'congruent';

interface Quotient {
  readonly quotient: Word;
  readonly remainder: Word;
}

/** An operation on two words whose result is fresh bits. */
interface Unknown {
  readonly operation: 'multiply' | 'divide';
  readonly a: Word;
  readonly b: Word;
  result: Word;
}

const areSame = (a: Word, b: Word): boolean =>
  a.length === b.length && a.every((bit, index) => bit === b[index]);

export class Products {
  readonly #words: Words;
  readonly #arithmetic: Arithmetic;
  readonly #fresh: (width: number) => Word;
  readonly #unknowns: Unknown[] = [];
  /** What is known of a remainder of fresh bits; made where it is asked for. */
  readonly #facts: (() => Bit)[] = [];
  readonly #quotients: { readonly a: Word; readonly b: Word; readonly result: Quotient }[] = [];

  /** `fresh` makes words of bits of which nothing is known. */
  constructor(words: Words, arithmetic: Arithmetic, fresh: (width: number) => Word) {
    this.#words = words;
    this.#arithmetic = arithmetic;
    this.#fresh = fresh;
  }

  /** Whether some result is fresh bits. */
  get hasUnknowns(): boolean {
    return this.#unknowns.length > 0;
  }

  /** a * b modulo 2^width, of unsigned words of any width. */
  multiply(width: number, a: Word, b: Word): Word {
    return this.#multiplySigned(width, a, b) ?? this.#multiplyUnsigned(width, a, b);
  }

  /** The upper half of the product. */
  multiplyHigh(a: Word, b: Word): Word {
    return this.multiply(2 * a.length, a, b).slice(a.length);
  }

  /** An operand whose upper bits repeat its sign is its lower bits less 2^n if that is set. */
  #multiplySigned(width: number, a: Word, b: Word): Word | undefined {
    for (const [signed, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const length = lengthUnderSign(signed);
      if (length === signed.length || signed.length < width) continue;
      const product = this.multiply(width, signed.slice(0, length), other);
      const excess = this.#words.gated(signOf(signed), other.slice(0, width - length));
      const shifted = [...Array<Bit>(length).fill(FALSE), ...excess];
      return this.#words.subtract(product, zeroExtended(width, shifted));
    }
    return undefined;
  }

  #multiplyUnsigned(width: number, left: Word, right: Word): Word {
    const [a, b] = inOrder(significant(left.slice(0, width)), significant(right.slice(0, width)));
    if (a.length === 0 || b.length === 0) return this.#words.constant(width, 0n);
    const factor = constantOf(b);
    if (factor !== undefined) return this.#multiplyByConstant(width, a, factor);
    // Bits of an operand that are known to be 1 are shifts, and bits below that are known to be 0 are none.
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      if (!one.includes(TRUE)) continue;
      const known = one.map(bit => (bit === TRUE ? TRUE : FALSE));
      const rest = one.map(bit => (bit === TRUE ? FALSE : bit));
      return this.#words.add(this.multiply(width, other, rest), this.multiply(width, other, known));
    }
    const shift = trailingZerosOf(a) + trailingZerosOf(b);
    if (shift >= width) return this.#words.constant(width, 0n);
    const trimmed = (word: Word): Word => word.slice(trailingZerosOf(word)).slice(0, width - shift);
    const [x, y] = [trimmed(a), trimmed(b)];
    const length = Math.min(width - shift, x.length + y.length);
    const product =
      this.#arithmetic === 'exact' ? this.#rows(length, x, y) : this.#unknownProduct(length, x, y);
    return zeroExtended(width, [...Array<Bit>(shift).fill(FALSE), ...product]);
  }

  /** A sum of shifted words, or a difference where runs of ones make that shorter. */
  #multiplyByConstant(width: number, a: Word, factor: bigint): Word {
    const words = this.#words;
    let product = words.constant(width, 0n);
    for (const [place, digit] of digitsOf(BigInt.asUintN(width, factor)).entries()) {
      if (digit === 0 || place >= width) continue;
      const shifted = zeroExtended(width, [...Array<Bit>(place).fill(FALSE), ...a]);
      product = digit > 0 ? words.add(product, shifted) : words.subtract(product, shifted);
    }
    return product;
  }

  /** Row by row, one for each bit of `b`. */
  #rows(width: number, a: Word, b: Word): Word {
    let product: Word = [];
    for (const [place, bit] of b.entries()) {
      const length = Math.min(width - place, a.length + 1);
      if (length <= 0) break;
      if (bit === FALSE) continue;
      const row = zeroExtended(length, this.#words.gated(bit, a).slice(0, length));
      const high = zeroExtended(length, product.slice(place));
      product = [...zeroExtended(place, product), ...this.#words.add(high, row)];
    }
    return zeroExtended(width, product);
  }

  #unknownProduct(width: number, a: Word, b: Word): Word {
    const unknown = this.#unknown('multiply', a, b);
    const missing = width - unknown.result.length;
    if (missing > 0) unknown.result = [...unknown.result, ...this.#fresh(missing)];
    return unknown.result.slice(0, width);
  }

  #unknown(operation: Unknown['operation'], a: Word, b: Word): Unknown {
    const found = this.#unknowns.find(
      other => other.operation === operation && areSame(a, other.a) && areSame(b, other.b),
    );
    if (found !== undefined) return found;
    const made: Unknown = { operation, a, b, result: [] };
    this.#unknowns.push(made);
    return made;
  }

  /** Unsigned; by 0 the quotient is all ones and the remainder the dividend. */
  divide(a: Word, b: Word): Quotient {
    const known = this.#quotients.find(other => areSame(a, other.a) && areSame(b, other.b));
    if (known !== undefined) return known.result;
    const result = this.#divide(a, b);
    this.#quotients.push({ a, b, result });
    return result;
  }

  #divide(a: Word, b: Word): Quotient {
    const divisor = constantOf(b);
    if (divisor !== undefined && divisor !== 0n && (divisor & (divisor - 1n)) === 0n) {
      const shift = trailingZerosOf(b);
      return {
        quotient: zeroExtended(a.length, a.slice(shift)),
        remainder: zeroExtended(a.length, a.slice(0, shift)),
      };
    }
    if (divisor !== undefined || this.#arithmetic === 'exact') return this.#restoringDivision(a, b);
    const dividend = significant(a);
    const unknown = this.#unknown('divide', dividend, significant(b));
    if (unknown.result.length === 0) unknown.result = this.#fresh(2 * dividend.length);
    const [ofQuotient, ofRemainder] = [
      unknown.result.slice(0, dividend.length),
      unknown.result.slice(dividend.length),
    ].map(word => zeroExtended(a.length, word)) as [Word, Word];
    const ones = this.#words.constant(a.length, -1n);
    const quotient = this.#words.select(this.#words.isZero(b), ones, ofQuotient);
    this.#facts.push(
      () => this.#isWhatRemains(ofRemainder, a, quotient, b),
      () => this.#words.algebra.or(this.#words.isZero(b), this.#words.below(ofRemainder, b)),
    );
    return { quotient, remainder: ofRemainder };
  }

  #isWhatRemains(remainder: Word, dividend: Word, quotient: Word, divisor: Word): Bit {
    const product = this.multiply(dividend.length, quotient, divisor);
    return this.#words.equal(this.#words.subtract(dividend, product), remainder);
  }

  #restoringDivision(a: Word, b: Word): Quotient {
    const words = this.#words;
    const divisor = significant(b);
    let remainder: Word = [];
    const quotient: Bit[] = [];
    for (const bit of a.toReversed()) {
      const shifted = significant([bit, ...remainder]);
      const length = Math.max(shifted.length, divisor.length);
      const { word, carry } = words.sum(
        zeroExtended(length, shifted),
        words.complement(zeroExtended(length, divisor)),
        TRUE,
      );
      quotient.unshift(carry);
      // What is left is below the divisor; a divisor of 0 is seen to at the end.
      const kept = Math.min(shifted.length, divisor.length);
      remainder = words.select(carry, word.slice(0, kept), shifted.slice(0, kept));
    }
    const left = zeroExtended(a.length, remainder);
    return { quotient, remainder: words.select(words.isZero(b), a, left) };
  }

  /** Toward zero. The remainder has the sign of the dividend. */
  divideSigned(a: Word, b: Word): Quotient {
    const words = this.#words;
    const { quotient, remainder } = this.divide(words.magnitude(a), words.magnitude(b));
    const signed = words.negatedIf(words.algebra.xor(signOf(a), signOf(b)), quotient);
    const left = words.negatedIf(signOf(a), remainder);
    if (this.#arithmetic === 'congruent') this.#facts.push(() => this.#isWhatRemains(left, a, signed, b));
    return { quotient: signed, remainder: left };
  }

  /** What is known of the fresh bits; to be asked when all terms are read. */
  congruence(): Bit[] {
    const { algebra } = this.#words;
    const known = this.#facts.map(fact => fact());
    for (const [index, one] of this.#unknowns.entries()) {
      if (one.operation === 'multiply') {
        const either = algebra.or(this.#words.isZero(one.a), this.#words.isZero(one.b));
        known.push(algebra.or(algebra.not(either), this.#words.isZero(one.result)));
      }
      for (const other of this.#unknowns.slice(0, index)) {
        if (one.operation !== other.operation) continue;
        const straight = algebra.and(this.#equal(one.a, other.a), this.#equal(one.b, other.b));
        const crossed =
          one.operation === 'multiply'
            ? algebra.and(this.#equal(one.a, other.b), this.#equal(one.b, other.a))
            : FALSE;
        const shared = Math.min(one.result.length, other.result.length);
        const results = this.#words.equal(one.result.slice(0, shared), other.result.slice(0, shared));
        known.push(algebra.or(algebra.not(algebra.or(straight, crossed)), results));
      }
    }
    return known;
  }

  #equal(a: Word, b: Word): Bit {
    const width = Math.max(a.length, b.length);
    return this.#words.equal(zeroExtended(width, a), zeroExtended(width, b));
  }
}

/** How many bits say all of a word whose upper bits repeat its sign. */
function lengthUnderSign(a: Word): number {
  const sign = a.at(-1);
  if (sign === undefined || sign === TRUE || sign === FALSE) return a.length;
  return a.findLastIndex(bit => bit !== sign) + 2;
}

const trailingZerosOf = (a: Word): number =>
  Math.max(
    0,
    a.findIndex(bit => bit !== FALSE),
  );

/** The operand with fewer rows last; ties in an order that does not depend on which side is which. */
function inOrder(a: Word, b: Word): readonly [Word, Word] {
  const rows = (word: Word): number => word.filter(bit => bit !== FALSE).length;
  if (constantOf(a) !== undefined) return [b, a];
  if (constantOf(b) !== undefined) return [a, b];
  if (rows(a) !== rows(b)) return rows(a) > rows(b) ? [a, b] : [b, a];
  const difference = a.findIndex((bit, index) => bit !== b[index]);
  return difference >= 0 && b[difference] !== undefined && a[difference]! > b[difference]! ? [b, a] : [a, b];
}

/** The digits of a factor, the lowest first: binary, or -1, 0 and 1 where fewer of those are not 0. */
function digitsOf(factor: bigint): number[] {
  const binary: number[] = [];
  for (let rest = factor; rest > 0n; rest >>= 1n) binary.push(Number(rest & 1n));
  const signed: number[] = [];
  for (let rest = factor; rest > 0n; rest >>= 1n) {
    const digit = rest & 1n ? ((rest & 2n) === 0n ? 1 : -1) : 0;
    signed.push(digit);
    rest -= BigInt(digit);
  }
  const weight = (digits: readonly number[]): number => digits.filter(digit => digit !== 0).length;
  return weight(signed) < weight(binary) ? signed : binary;
}
