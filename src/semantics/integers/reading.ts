/**
 * The reading of words as integers: sums, products, carries, parts and extensions of words become sums of products of
 * unknown integers that do not wrap around. A word of n bits is some integer modulo 2^n, of which a range is known; the
 * unsigned and the signed number that it holds are that integer itself where the range says so.
 */
import { bvand } from '../term/build.ts';
import type { Operator, OperatorName } from '../term/operator.ts';
import type { Term } from '../term/term.ts';
import type { Form } from '../words/law.ts';
import { boundsOf, widthOf } from '../words/pieces.ts';
import { trailingZeros } from '../words/polynomial.ts';
import {
  constantSum,
  hull,
  mapped,
  minus,
  plus,
  product,
  productOfRanges,
  type Range,
  rangeOfSum,
  type Sum,
  sumOfUnknown,
  times,
  type Unknown,
} from './sum.ts';

/** An integer, or what a word is modulo 2^n. The range may say more than that of the sum. */
export interface Whole extends Range {
  readonly sum: Sum;
}

/** A product of sums that has more products is not worked out: the word is an unknown. */
const greatestSize = 256;

const power = (places: number): bigint => 1n << BigInt(places);
const isWithin = ({ least, greatest }: Range, from: bigint, to: bigint): boolean =>
  from <= least && greatest <= to;

const ranged = (sum: Sum, { least, greatest }: Range): Whole => {
  const own = rangeOfSum(sum);
  return {
    sum,
    least: least > own.least ? least : own.least,
    greatest: greatest < own.greatest ? greatest : own.greatest,
  };
};

const known = (value: bigint): Whole => ({ sum: constantSum(value), least: value, greatest: value });
const [zero, one] = [known(0n), known(1n)];
const truthRange: Range = { least: 0n, greatest: 1n };

/** The same modulo 2^width, with the coefficients nearest to 0, by which it wraps around as rarely as can be. */
function modulo(width: number, whole: Whole): Whole {
  const sum = mapped(whole.sum, coefficient => BigInt.asIntN(width, coefficient));
  const isSame = [...whole.sum].every(([key, { coefficient }]) => sum.get(key)?.coefficient === coefficient);
  return isSame ? whole : { sum, ...rangeOfSum(sum) };
}

const added = (a: Whole, b: Whole): Whole =>
  ranged(plus(a.sum, b.sum), { least: a.least + b.least, greatest: a.greatest + b.greatest });
const scaled = (factor: bigint, { sum, ...range }: Whole): Whole =>
  ranged(times(factor, sum), productOfRanges({ least: factor, greatest: factor }, range));
const subtracted = (a: Whole, b: Whole): Whole => added(a, scaled(-1n, b));

type Reading = (integers: Integers, operands: readonly Term[], operator: Operator) => Whole | undefined;

/** What each operator gives; undefined, or no entry, where nothing is said of the word. */
const readings: { readonly [Name in OperatorName]?: Reading } = {
  bvadd: (all, [a, b]) => added(all.of(a!), all.of(b!)),
  bvsub: (all, [a, b]) => subtracted(all.of(a!), all.of(b!)),
  bvneg: (all, [a]) => scaled(-1n, all.of(a!)),
  bvnot: (all, [a]) => subtracted(known(-1n), all.of(a!)),
  bvmul: (all, [a, b]) => all.product(all.of(a!), all.of(b!)),
  bvmulhu: (all, [a, b]) => all.upperHalf(widthOf(a!), all.unsigned(a!), all.unsigned(b!)),
  bvmulhs: (all, [a, b]) => all.upperHalf(widthOf(a!), all.signed(a!), all.signed(b!)),
  bvshl: (all, [a, count]) => {
    const places = placesOf(count!, widthOf(a!));
    return places === undefined ? undefined : scaled(power(places), all.of(a!));
  },
  bvlshr: (all, [a, count]) => {
    const places = placesOf(count!, widthOf(a!));
    return places === undefined ? undefined : all.quotient(all.unsigned(a!), places);
  },
  bvashr: (all, [a, count]) => {
    const places = placesOf(count!, widthOf(a!) - 1);
    return places === undefined ? undefined : all.quotient(all.signed(a!), places);
  },
  concat: (all, [high, low]) => added(scaled(power(widthOf(low!)), all.of(high!)), all.unsigned(low!)),
  // What is a multiple of 2^n more in the word is one of 2^(n - low) more in the quotient, of which fewer bits are taken.
  extract: (all, [a], operator) =>
    operator.name === 'extract' ? all.quotient(all.of(a!), operator.low) : undefined,
  zeroExtend: (all, [a]) => all.unsigned(a!),
  signExtend: (all, [a]) => all.signed(a!),
  bvand: (all, [a, b]) => all.both(a!, b!),
  bvor: (all, [a, b]) => subtracted(added(all.unsigned(a!), all.unsigned(b!)), all.both(a!, b!)),
  bvxor: (all, [a, b]) => subtracted(added(all.unsigned(a!), all.unsigned(b!)), scaled(2n, all.both(a!, b!))),
  if: (all, [condition, a, b]) => {
    const [then, otherwise] = [all.of(a!), all.of(b!)];
    const more = all.product(all.of(condition!), subtracted(then, otherwise));
    return more && ranged(plus(otherwise.sum, more.sum), hull([then, otherwise]));
  },
  not: (all, [a]) => subtracted(one, all.of(a!)),
  and: (all, [a, b]) => all.product(all.of(a!), all.of(b!)),
  or: (all, [a, b]) => {
    const both = all.product(all.of(a!), all.of(b!));
    return both && ranged(minus(plus(all.of(a!).sum, all.of(b!).sum), both.sum), truthRange);
  },
  equal: (all, [a, b]) => {
    if (widthOf(a!) > 1) return undefined;
    const [bit, other] = [all.unsigned(a!), all.unsigned(b!)];
    const both = all.product(bit, other);
    const differ = both && minus(plus(bit.sum, other.sum), times(2n, both.sum));
    return differ && ranged(minus(one.sum, differ), truthRange);
  },
  bvult: (all, [a, b]) => all.isBelow(widthOf(a!), all.unsigned(a!), all.unsigned(b!)),
  bvule: (all, [a, b]) => subtracted(one, all.isBelow(widthOf(a!), all.unsigned(b!), all.unsigned(a!))),
  bvslt: (all, [a, b]) => all.isBelow(widthOf(a!), all.signed(a!), all.signed(b!)),
  bvsle: (all, [a, b]) => subtracted(one, all.isBelow(widthOf(a!), all.signed(b!), all.signed(a!))),
};

/** By how many places a word is shifted; beyond the most all shifts are alike. */
function placesOf(count: Term, most: number): number | undefined {
  if (count.kind !== 'constant') return undefined;
  return count.value < BigInt(most) ? Number(count.value) : most;
}

/** The integers of terms, in which equal unknowns are the same object. */
export class Integers {
  readonly #form: Form;
  readonly #wholes = new Map<Term, Whole>();
  readonly #unknowns = new Map<Term | string, Unknown>();

  constructor(form: Form) {
    this.#form = form;
  }

  /** What the word is modulo 2^n; of a truth value 0 or 1. Throws `BudgetEnded`. */
  of(term: Term): Whole {
    let whole = this.#wholes.get(term);
    if (whole === undefined) {
      whole = this.#read(term) ?? this.#unknownOf(term);
      this.#form.spend(whole.sum.size + 1);
      this.#wholes.set(term, whole);
    }
    return whole;
  }

  unsigned(term: Term): Whole {
    const width = widthOf(term);
    const greatest = power(width) - 1n;
    const known = this.of(term);
    if (isWithin(known, 0n, greatest)) return known;
    const whole = modulo(width, known);
    if (isWithin(whole, 0n, greatest)) return whole;
    const above = scaled(power(width), this.quotient(whole, width));
    return ranged(minus(whole.sum, above.sum), { least: 0n, greatest });
  }

  signed(term: Term): Whole {
    const whole = this.of(term);
    const width = widthOf(term);
    const half = power(width - 1);
    if (isWithin(whole, -half, half - 1n)) return whole;
    const unsigned = this.unsigned(term);
    const sign = this.quotient(unsigned, width - 1);
    return ranged(minus(unsigned.sum, times(power(width), sign.sum)), { least: -half, greatest: half - 1n });
  }

  product(a: Whole, b: Whole): Whole | undefined {
    if (a.sum.size * b.sum.size > greatestSize) return undefined;
    this.#form.spend(a.sum.size * b.sum.size);
    return ranged(product(a.sum, b.sum), productOfRanges(a, b));
  }

  upperHalf(width: number, a: Whole, b: Whole): Whole | undefined {
    const all = this.product(a, b);
    return all && this.quotient(all, width);
  }

  /** 1 where a < b, else 0: their difference is less than 2^n, and if negative its quotient is -1. */
  isBelow(width: number, a: Whole, b: Whole): Whole {
    return ranged(scaled(-1n, this.quotient(subtracted(a, b), width)).sum, truthRange);
  }

  /** The bits that are in both words. */
  both(a: Term, b: Term): Whole {
    return this.#both(a, b) ?? this.#both(b, a) ?? this.#unknownOf(bvand(a, b));
  }

  #both(a: Term, b: Term): Whole | undefined {
    const [width, mask] = [widthOf(a), this.unsigned(a)];
    if (width === 1) return this.product(mask, this.unsigned(b));
    const word = this.unsigned(b);
    if (word.sum.size === 0) return zero;
    const places = lowestPlace(word.sum);
    if (places > 0 && mask.greatest < power(places)) return zero;
    const ones = power(width) - 1n;
    // All ones or none.
    if ([...mask.sum.values()].every(({ coefficient }) => coefficient % ones === 0n)) {
      const bit = ranged(
        mapped(mask.sum, coefficient => coefficient / ones),
        { least: mask.least / ones, greatest: mask.greatest / ones },
      );
      return this.product(bit, word);
    }
    if (mask.least !== mask.greatest) return undefined;
    const low = trailingZeros(mask.least);
    const high = mask.least.toString(2).length;
    if (mask.least !== power(high) - power(low)) return undefined;
    const part = minus(
      times(power(low), this.quotient(word, low).sum),
      times(power(high), this.quotient(word, high).sum),
    );
    return ranged(part, { least: 0n, greatest: mask.least });
  }

  /** floor(whole / 2^places) */
  quotient(whole: Whole, places: number): Whole {
    const range = { least: whole.least >> BigInt(places), greatest: whole.greatest >> BigInt(places) };
    if (range.least === range.greatest) return known(range.least);
    // 0 and -1 stay what they are.
    if (places === 0 || isWithin(whole, -1n, 0n)) return whole;
    const multiples = mapped(whole.sum, coefficient => coefficient / power(places));
    const rest = minus(whole.sum, times(power(places), multiples));
    return ranged(plus(multiples, this.#quotientOf(rest, places)), range);
  }

  #quotientOf(sum: Sum, places: number): Sum {
    const range = rangeOfSum(sum);
    if (range.least >> BigInt(places) === range.greatest >> BigInt(places))
      return constantSum(range.least >> BigInt(places));
    // Multiples of 2^k and what is less than 2^k: the quotient is that of the multiples.
    const all = [...sum.values()];
    const apart = [...new Set(all.map(({ coefficient }) => trailingZeros(coefficient)))]
      .filter(place => place > 0 && place < places)
      .sort((a, b) => b - a);
    for (const place of apart) {
      const high = mapped(sum, coefficient => (trailingZeros(coefficient) < place ? 0n : coefficient));
      if (!isWithin(rangeOfSum(minus(sum, high)), 0n, power(place) - 1n)) continue;
      const quotient = mapped(high, coefficient => coefficient / power(place));
      return this.quotient({ sum: quotient, ...rangeOfSum(quotient) }, places - place).sum;
    }
    const [only] = all;
    const inner = all.length === 1 && only!.coefficient === 1n ? only!.factors : [];
    const [quotient] = inner.map(factor => factor.quotient);
    if (inner.length === 1 && quotient !== undefined)
      return this.quotient({ sum: quotient.of, ...rangeOfSum(quotient.of) }, quotient.places + places).sum;
    return sumOfUnknown(
      this.#unknown(keyOfQuotient(sum, places), {
        least: range.least >> BigInt(places),
        greatest: range.greatest >> BigInt(places),
        quotient: { of: sum, places },
      }),
    );
  }

  #read(term: Term): Whole | undefined {
    if (term.kind === 'constant') return known(term.value);
    if (term.kind !== 'application') return undefined;
    return readings[term.operator.name]?.(this, term.operands, term.operator);
  }

  /** Of a word of which nothing is said but its normal form. */
  #unknownOf(term: Term): Whole {
    const normal = this.#form.normal(term);
    const [least, greatest] = boundsOf(normal);
    if (least === greatest) return known(least);
    return { sum: sumOfUnknown(this.#unknown(normal, { term: normal, least, greatest })), least, greatest };
  }

  #unknown(key: Term | string, of: Omit<Unknown, 'serial'>): Unknown {
    const unknown = this.#unknowns.get(key) ?? { serial: this.#unknowns.size, ...of };
    this.#unknowns.set(key, unknown);
    return unknown;
  }
}

const lowestPlace = (sum: Sum): number =>
  Math.min(...[...sum.values()].map(({ coefficient }) => trailingZeros(coefficient)));

const keyOfQuotient = (sum: Sum, places: number): string =>
  `${places}: ${[...sum]
    .map(([key, { coefficient }]) => `${coefficient}*${key}`)
    .sort()
    .join(' ')}`;
