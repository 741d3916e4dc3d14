/** Circuits over words: what the bit-vector operators do, written once over any Boolean algebra. */
import { type Algebra, type Bit, FALSE, TRUE } from './algebra.ts';

/** The bits of a value, the least significant first; one bit for a `Bool`. */
export type Word = readonly Bit[];

export const signOf = (a: Word): Bit => a.at(-1)!;

/** Which way bits go, as seen in a written number. */
type Direction = 'left' | 'right';

/** The value of a word of constant bits. */
export function constantOf(a: Word): bigint | undefined {
  let value = 0n;
  for (const [index, bit] of a.entries()) {
    if (bit === TRUE) value |= 1n << BigInt(index);
    else if (bit !== FALSE) return undefined;
  }
  return value;
}

export const zeroExtended = (width: number, a: Word): Word =>
  Array.from({ length: width }, (_, index) => a[index] ?? FALSE);

export const signExtended = (width: number, a: Word): Word =>
  Array.from({ length: width }, (_, index) => a[index] ?? signOf(a));

/** Without the leading bits that are known to be 0. */
export function significant(a: Word): Word {
  return a.slice(0, a.findLastIndex(bit => bit !== FALSE) + 1);
}

export class Words {
  readonly algebra: Algebra;

  constructor(algebra: Algebra) {
    this.algebra = algebra;
  }

  constant(width: number, value: bigint): Word {
    return Array.from({ length: width }, (_, bit) => ((value >> BigInt(bit)) & 1n ? TRUE : FALSE));
  }

  equal(a: Word, b: Word): Bit {
    return this.algebra.all(a.map((bit, index) => this.algebra.same(bit, b[index]!)));
  }

  isZero(a: Word): Bit {
    return this.algebra.not(this.algebra.any(a));
  }

  /** a < b as unsigned numbers. */
  below(a: Word, b: Word): Bit {
    const { algebra } = this;
    return a.reduce((lower, bit, index) => algebra.majority(algebra.not(bit), b[index]!, lower), FALSE);
  }

  notAbove(a: Word, b: Word): Bit {
    return this.algebra.not(this.below(b, a));
  }

  /** The word with its sign bit flipped: signed order becomes unsigned order. */
  biased(a: Word): Word {
    return a.map((bit, index) => (index === a.length - 1 ? this.algebra.not(bit) : bit));
  }

  select(condition: Bit, then: Word, otherwise: Word): Word {
    return then.map((bit, index) => this.algebra.select(condition, bit, otherwise[index]!));
  }

  /** The word where the condition holds, else 0. */
  gated(condition: Bit, a: Word): Word {
    return a.map(bit => this.algebra.and(condition, bit));
  }

  complement(a: Word): Word {
    return a.map(bit => this.algebra.not(bit));
  }

  /** a + b + carry modulo 2^width, and the carry out of it. */
  sum(a: Word, b: Word, carry: Bit): { readonly word: Word; readonly carry: Bit } {
    const { algebra } = this;
    let carried = carry;
    const word = a.map((bit, index) => {
      const other = b[index]!;
      const result = algebra.xor(algebra.xor(bit, other), carried);
      carried = algebra.majority(bit, other, carried);
      return result;
    });
    return { word, carry: carried };
  }

  add(a: Word, b: Word): Word {
    return this.sum(a, b, FALSE).word;
  }

  subtract(a: Word, b: Word): Word {
    return this.sum(a, this.complement(b), TRUE).word;
  }

  negate(a: Word): Word {
    return this.subtract(this.constant(a.length, 0n), a);
  }

  /** The word, or its negation where the condition holds. */
  negatedIf(condition: Bit, a: Word): Word {
    const flipped = a.map(bit => this.algebra.xor(condition, bit));
    return this.sum(flipped, this.constant(a.length, 0n), condition).word;
  }

  /** a, if it is not negative, else -a. */
  magnitude(a: Word): Word {
    return this.negatedIf(signOf(a), a);
  }

  /** Moves by the count, in stages of one bit of it each; by the width and more, all is filled. */
  shift(direction: Direction, a: Word, count: Word, fill: Bit): Word {
    const width = a.length;
    const stages = stagesOf(width);
    const moved = this.#barrel(a, count.slice(0, stages), (word, by) =>
      word.map((_, index) => word[direction === 'left' ? index - by : index + by] ?? fill),
    );
    const beyond = this.algebra.any(count.slice(stages));
    return moved.map(bit => this.algebra.select(beyond, fill, bit));
  }

  /** Rotates by the count modulo the width, a power of two. */
  rotateLeft(a: Word, count: Word): Word {
    const width = a.length;
    return this.#barrel(a, count.slice(0, stagesOf(width)), (word, by) =>
      word.map((_, index) => word[(index + width - by) % width]!),
    );
  }

  #barrel(a: Word, count: Word, move: (word: Word, by: number) => Word): Word {
    return count.reduce((word, bit, stage) => this.select(bit, move(word, 2 ** stage), word), a);
  }

  /** How many bits are set, in as many bits as the word has. */
  populationCount(a: Word): Word {
    const count = (bits: Word): Word => {
      if (bits.length === 1) return bits;
      const half = bits.length >> 1;
      const low = count(bits.slice(0, half));
      const high = count(bits.slice(half));
      const width = Math.max(low.length, high.length) + 1;
      return this.add(zeroExtended(width, low), zeroExtended(width, high));
    };
    return zeroExtended(a.length, count(a));
  }

  /** How many zeros stand above the highest bit that is set; the width if none is. Also in `width` bits. */
  leadingZeros(a: Word): Word {
    const { algebra } = this;
    const stages = stagesOf(a.length);
    // Padded with ones below, the padding ends the count.
    let window: Word = [...Array<Bit>(2 ** stages - a.length).fill(TRUE), ...a];
    const count: Bit[] = [];
    while (window.length > 1) {
      const half = window.length >> 1;
      const empty = this.isZero(window.slice(half));
      count.unshift(empty);
      window = this.select(empty, window.slice(0, half), window.slice(half));
    }
    // One bit is left; if it is 0 then all were, and the count is one more.
    const all = algebra.not(window[0]!);
    const width = Math.max(a.length, stages + 1);
    const total = this.sum(zeroExtended(width, count), this.constant(width, 0n), all).word;
    return total.slice(0, a.length);
  }

  trailingZeros(a: Word): Word {
    return this.leadingZeros(reversed(a));
  }
}

/** How many bits a count below the width takes. */
const stagesOf = (width: number): number => Math.ceil(Math.log2(width));

export const reversed = (a: Word): Word => a.toReversed();

/** The bytes in opposite order; the width is whole bytes. */
export const bytesReversed = (a: Word): Word =>
  a.map((_, index) => a[a.length - 8 - (index & ~7) + (index & 7)]!);
