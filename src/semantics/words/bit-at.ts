/**
 * A word read at one place that is not known: which bit of a shift, a rotation or a mask stands there is a matter of a
 * few sums and comparisons of counts, however wide the word is. What no place tells is asked of the word itself, which
 * then is any bit, the same at the same place.
 */
import {
  and,
  bits,
  bvadd,
  bvlshr,
  bvsub,
  bvult,
  bvxor,
  equal,
  extract,
  falsity,
  ifThenElse,
  not,
  or,
  truth,
  zeroExtend,
} from '../term/build.ts';
import { subterms, type Term, type Variable, variable, variablesOf } from '../term/term.ts';
import { isApplied, ones, widthOf } from './pieces.ts';

/** A bit of a word that is not read further, at a place. */
interface Unread {
  readonly word: Term;
  readonly place: Term;
  readonly bit: Variable;
}

export class BitsAt {
  /**
   * What has to hold at a place for the reading to be right there: a sum is read as an exclusive or where its operands
   * have no bit in common at any place of their width.
   */
  readonly #disjoint: { readonly width: number; readonly a: Term; readonly b: Term }[] = [];
  readonly #known = new Map<Term, Map<Term, Term>>();
  readonly #unread = new Map<Term, Unread[]>();
  readonly #taken: Set<string>;
  /** Of a place: enough for the sum of two. */
  readonly #width: number;

  constructor(...terms: readonly Term[]) {
    this.#taken = new Set(variablesOf(...terms).map(({ name }) => name));
    const widest = subterms(...terms).reduce(
      (most, { sort }) => (typeof sort === 'number' ? Math.max(most, sort) : most),
      1,
    );
    this.#width = (2 * widest).toString(2).length;
  }

  /** Any place. */
  newPlace(): Term {
    return variable(this.#newName('place'), this.#width);
  }

  isWithin(place: Term, word: Term): Term {
    return bvult(place, this.#place(widthOf(word)));
  }

  /** The bit of the word at the place, as a truth value, where the place is within the word. */
  at(word: Term, place: Term): Term {
    let known = this.#known.get(word);
    if (known === undefined) {
      known = new Map();
      this.#known.set(word, known);
    }
    const bit = known.get(place) ?? this.#read(word, place);
    known.set(place, bit);
    return bit;
  }

  /** What is claimed of the place besides, if all that was read is to be right. Asks for bits of its own. */
  *claimsAt(place: Term): Generator<Term> {
    for (let index = 0; index < this.#disjoint.length; index++) {
      const { width, a, b } = this.#disjoint[index]!;
      const isBeyond = not(bvult(place, this.#place(width)));
      yield or(isBeyond, not(and(this.at(a, place), this.at(b, place))));
    }
  }

  /** What holds of bits that were not read further: at one place a word has one bit. */
  congruence(): Term[] {
    return [...this.#unread.values()].flatMap(readings =>
      readings.flatMap((one, index) =>
        readings
          .slice(0, index)
          .map(other => or(not(equal(one.place, other.place)), equal(one.bit, other.bit))),
      ),
    );
  }

  /** The bits that were not read further. */
  unread(): readonly Unread[] {
    return [...this.#unread.values()].flat();
  }

  #read(word: Term, place: Term): Term {
    if (word.kind === 'constant') return this.#ofConstant(word.value, widthOf(word), place);
    if (word.kind !== 'application') return this.#opaque(word, place);
    const [a, b, c] = word.operands as readonly [Term, Term, Term];
    const at = (operand: Term, where = place): Term => this.at(operand, where);
    const width = widthOf(word);
    const { operator } = word;
    switch (operator.name) {
      case 'if':
        return ifThenElse(a, at(b), at(c));
      case 'bvnot':
        return not(at(a));
      case 'bvand':
        return and(at(a), at(b));
      case 'bvor':
        return or(at(a), at(b));
      case 'bvxor':
        return not(equal(at(a), at(b)));
      case 'zeroExtend':
        return and(this.isWithin(place, a), at(a));
      case 'signExtend':
        return at(a, this.#atMost(place, widthOf(a) - 1));
      case 'extract':
        return at(a, operator.low === 0 ? place : bvadd(place, this.#place(operator.low)));
      case 'concat':
        return ifThenElse(this.isWithin(place, b), at(b), at(a, bvsub(place, this.#place(widthOf(b)))));
      case 'bvshl':
        return and(not(this.#isBelow(place, b)), at(a, bvsub(place, this.#count(b))));
      case 'bvlshr':
        return and(this.#isWithinMoved(place, b, width), at(a, bvadd(place, this.#count(b))));
      case 'bvashr': {
        const isWithin = this.#isWithinMoved(place, b, width);
        return at(a, ifThenElse(isWithin, bvadd(place, this.#count(b)), this.#place(width - 1)));
      }
      case 'rotateLeft': {
        // Only then are counts taken by the width what their low bits say.
        if ((width & (width - 1)) !== 0) return this.#opaque(word, place);
        const moved = bvsub(place, this.#count(b));
        return at(a, zeroExtend(this.#width, extract(Math.log2(width) - 1, 0, moved)));
      }
      case 'reverseBits':
        return at(a, bvsub(this.#place(width - 1), place));
      case 'reverseBytes':
        return (width & (width - 1)) === 0
          ? at(a, bvxor(place, this.#place(width - 8)))
          : this.#opaque(word, place);
      default: {
        const count = countOfLowOnes(word);
        if (count !== undefined) return this.#isBelow(place, count);
        return isSumOfParts(word) ? this.#disjointSum(a, b, place) : this.#opaque(word, place);
      }
    }
  }

  #ofConstant(value: bigint, width: number, place: Term): Term {
    if (value === 0n) return falsity;
    if (value === ones(width)) return truth;
    if ((value & (value + 1n)) === 0n) return bvult(place, this.#place(value.toString(2).length));
    const whole = Math.max(width, this.#width);
    return equal(extract(0, 0, bvlshr(bits(whole, value), zeroExtend(whole, place))), bits(1, 1n));
  }

  #opaque(word: Term, place: Term): Term {
    const readings = this.#unread.get(word) ?? [];
    this.#unread.set(word, readings);
    const bit = variable(this.#newName('bit'), 'Bool');
    readings.push({ word, place, bit });
    return bit;
  }

  #disjointSum(a: Term, b: Term, place: Term): Term {
    if (!this.#disjoint.some(known => known.a === a && known.b === b))
      this.#disjoint.push({ width: widthOf(a), a, b });
    return or(this.at(a, place), this.at(b, place));
  }

  #place(value: number): Term {
    return bits(this.#width, BigInt(value));
  }

  #atMost(place: Term, most: number): Term {
    return ifThenElse(bvult(place, this.#place(most)), place, this.#place(most));
  }

  /** The low bits of a count: all of it, wherever it is at most a place. */
  #count(count: Term): Term {
    const width = widthOf(count);
    return width > this.#width ? extract(this.#width - 1, 0, count) : zeroExtend(this.#width, count);
  }

  #isBelow(place: Term, count: Term): Term {
    const width = Math.max(widthOf(count), this.#width);
    return bvult(zeroExtend(width, place), zeroExtend(width, count));
  }

  /** Whether the place, moved up by the count, is still within a word. */
  #isWithinMoved(place: Term, count: Term, width: number): Term {
    const whole = Math.max(widthOf(count), this.#width);
    const isWithin = bvult(zeroExtend(whole, count), bits(whole, BigInt(width)));
    return and(isWithin, bvult(bvadd(place, this.#count(count)), this.#place(width)));
  }

  #newName(name: string): string {
    let candidate = name;
    for (let index = 1; this.#taken.has(candidate); index++) candidate = `${name}${index}`;
    this.#taken.add(candidate);
    return candidate;
  }
}

/** The count of (1 << count) - 1, also where that is more than the width: then all bits are ones. */
function countOfLowOnes(word: Term): Term | undefined {
  if (!isApplied(word, 'bvsub') && !isApplied(word, 'bvadd')) return undefined;
  const [power, one] = word.operands as readonly [Term, Term];
  const by = isApplied(word, 'bvsub') ? 1n : ones(widthOf(word));
  if (one.kind !== 'constant' || one.value !== by || !isApplied(power, 'bvshl')) return undefined;
  const [shifted, count] = power.operands as readonly [Term, Term];
  return shifted.kind === 'constant' && shifted.value === 1n ? count : undefined;
}

/** What is put together of parts that were moved: their bits may be apart from each other. */
function isSumOfParts(word: Term): boolean {
  if (!isApplied(word, 'bvadd')) return false;
  const isMoved = (part: Term): boolean => isApplied(part, 'bvshl') || isApplied(part, 'bvlshr');
  return word.operands.every(part => isMoved(part));
}
