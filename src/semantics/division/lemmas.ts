/**
 * Division by a constant as a multiplication, and divisibility as a comparison: what equals a quotient for all
 * dividends, where the constants of `constants.ts` are given by no more than a contract. Of a width N, with floor
 * division and exact integers:
 *
 * **Unsigned.** For 0 <= n < 2^N, and 2^(N+l) <= M·d <= 2^(N+l) + 2^l: n / d = M·n >> (N+l) (Granlund and Montgomery,
 * "Division by Invariant Integers using Multiplication", theorem 4.2). With M = ⌈2^(N+s) / c⌉ and s bits in c, which is
 * no power of two:
 *
 * - M·c lies between 2^(N+s) and 2^(N+s) + c - 1, and c < 2^s: the lemma's condition for d = c and l = s.
 * - 2^(s-1) < c < 2^s, so 2^N < 2^(N+s)/c, and M > 2^N; and with s <= N, 2^(N+s)/c <= 2^(N+1) - 2^(N+1)/(2^(s-1) + 1)
 *   < 2^(N+1) - 3 for N >= 4, so M <= 2^(N+1) - 3. So M = 2^N + m with 0 < m < 2^N - 2.
 * - s >= 2, since c >= 3.
 * - For even c, n / c = (n >> 1) / (c/2), and ⌈M/2⌉ serves for c/2, dividends of N-1 bits and l = s-1: the lower bound
 *   halves twice, and ⌈M/2⌉·c/2 <= (M·c + c)/4 < 2^(N+s-2) + c/2 < 2^(N+s-2) + 2^(s-1).
 *
 * **Signed.** For -2^(N-1) <= n < 2^(N-1), d > 0 and 0 < M·d - 2^(N+l-1) <= 2^l: n / d, toward zero, is
 * (M·n >> (N+l-1)) + (n < 0) (theorem 5.1). With M = ⌈2^(N+s) / c⌉ and 2^s < c < 2^(s+1):
 *
 * - M·c is more than 2^(N+s), which c does not divide, and at most 2^(N+s) + c - 1: the condition for l = s+1.
 * - 2^(N-1) < M < 2^N; s >= 1 since c >= 3, and s <= N-2 since c < 2^(N-1).
 * - Where n is not negative, theorem 4.2 has the same for dividends of N-1 bits.
 *
 * **Divisibility.** Let c = d·2^k with an odd d, and i·d = 1 modulo 2^N. Multiples of d are those n for which i·n modulo
 * 2^N is n / d, in [0, (2^N - 1) / d] or, of signed integers and c > 0, between -((2^(N-1) - 1) / d) and that; and i·n has
 * as many trailing zeros as n. Rotated right by k, a word is at most a / 2^k exactly if it was at most a, with k zeros at
 * its end (Warren, Hacker's Delight, 10-17). Signed: the word is moved to begin at 0 before, by a multiple of 2^k.
 */
import {
  and,
  bits,
  bvadd,
  bvand,
  bvashr,
  bvlshr,
  bvmul,
  bvmulhs,
  bvmulhu,
  bvneg,
  bvshl,
  bvsle,
  bvslt,
  bvsub,
  bvudiv,
  bvule,
  bvult,
  concat,
  equal,
  extract,
  not,
  rotateLeft,
  signExtend,
  truth,
  zeroExtend,
} from '../term/build.ts';
import type { Term } from '../term/term.ts';
import {
  isNoPower,
  isPositiveNoPower,
  isZero,
  signedDivisibility,
  signedMagic,
  unsignedDivisibility,
  unsignedMagic,
} from './constants.ts';

export const lemmaNames = [
  'unsigned quotient',
  'signed quotient',
  'quotient of what is not negative',
  'unsigned multiple',
  'signed multiple',
  'signed multiple of a power of two',
] as const;
export type LemmaName = (typeof lemmaNames)[number];

/** The constants that are asked to be as a lemma wants them. */
export type ContractName =
  | ('unsigned magic' | 'signed magic')
  | ('unsigned divisibility' | 'signed divisibility');

/** What is divided or compared with its multiple, and by what; of one width. */
export interface Division {
  readonly dividend: Term;
  readonly divisor: Term;
}

export type Constants = Readonly<Record<string, Term>>;

/** A term that equals the quotient, or the truth value, where the condition holds too. */
export interface Form {
  readonly term: Term;
  readonly where?: Term;
}

export interface DivisionLemma {
  readonly name: LemmaName;
  /** Absent where the compiler computes no constants. */
  readonly contract?: ContractName;
  /** The division that a term is, if it is one that the lemma is about. */
  divisionOf(term: Term): Division | undefined;
  /** Where the lemma holds; of sort `Bool`. */
  condition(division: Division): Term;
  /** Terms of the divisor, of its width, by what they are called here. */
  constants(divisor: Term): Constants;
  /** Those of the constants that are no more than the width. */
  readonly counts: readonly string[];
  /** The lemma's condition on the constants, which the functions of `constants.ts` meet; of sort `Bool`. */
  side(divisor: Term, constants: Constants): Term;
  /** What follows of the constants by themselves; of sort `Bool`. */
  bounds(constants: Constants): Term;
  /** What follows of a dividend and the constants, and is hard to see in words and gates. */
  facts?(dividend: Term, constants: Constants): Term;
  /** All equal, where the side condition holds. */
  forms(division: Division, constants: Constants): readonly [Form, ...Form[]];
}

const widthOf = (a: Term): number => a.sort as number;
const word = (like: Term, value: bigint): Term => bits(widthOf(like), value);
const isEven = (a: Term): Term => equal(extract(0, 0, a), bits(1, 0n));
const half = (a: Term): Term => bvlshr(a, word(a, 1n));
const topSet = (a: Term): Term => concat(bits(1, 1n), a);

type Operation = 'bvudiv' | 'bvsdiv' | 'bvurem' | 'bvsrem';

/** By a constant of the rule, or by one that it writes out. */
const divisionBy =
  (name: Operation) =>
  (term: Term): Division | undefined => {
    if (term.kind !== 'application' || term.operator.name !== name) return undefined;
    const [dividend, divisor] = term.operands;
    return divisor!.kind === 'application' ? undefined : { dividend: dividend!, divisor: divisor! };
  };

/** x = (x / c) · c or x % c = 0, whichever operand comes first. */
const multipleBy =
  (quotient: Operation, remainder: Operation) =>
  (term: Term): Division | undefined => {
    if (term.kind !== 'application' || term.operator.name !== 'equal') return undefined;
    const [a, b] = term.operands as readonly [Term, Term];
    for (const [dividend, product] of [
      [a, b],
      [b, a],
    ] as const) {
      const rest =
        product.kind === 'constant' && product.value === 0n ? divisionBy(remainder)(dividend) : undefined;
      if (rest !== undefined) return rest;
      if (product.kind !== 'application' || product.operator.name !== 'bvmul') continue;
      const [c, d] = product.operands as readonly [Term, Term];
      for (const [factor, divisor] of [
        [c, d],
        [d, c],
      ] as const) {
        const division = divisionBy(quotient)(factor);
        if (division?.dividend === dividend && division.divisor === divisor) return division;
      }
    }
    return undefined;
  };

const resized = (width: number, a: Term): Term =>
  widthOf(a) < width ? zeroExtend(width, a) : extract(width - 1, 0, a);

/** Half of the sum, which does not wrap around. */
const average = (a: Term, b: Term): Term => {
  const width = widthOf(a);
  return extract(width, 1, bvadd(zeroExtend(width + 1, a), zeroExtend(width + 1, b)));
};

/** The low bits of a word that is shifted by so many more, or fewer, than a count says. */
const shiftedBy =
  (shift: (a: Term, count: Term) => Term, count: Term, more: number, width: number) =>
  (a: Term): Term =>
    extract(width - 1, 0, shift(a, bvadd(zeroExtend(widthOf(a), count), word(a, BigInt(more)))));

const powerOfTwo = (count: Term): Term => bvshl(word(count, 1n), count);

/** least <= multiplier · c - 2^(N + shift) <= most(shift), in words in which nothing wraps around. */
function isReciprocal(
  c: Term,
  { multiplier, shift }: { readonly multiplier: Term; readonly shift: Term },
  least: bigint,
  most: (shift: Term) => Term,
): Term {
  const width = widthOf(c);
  const wide = (a: Term): Term => zeroExtend(2 * width + 3, a);
  const product = bvmul(wide(multiplier), wide(c));
  const power = powerOfTwo(bvadd(wide(shift), word(wide(shift), BigInt(width))));
  const excess = bvsub(product, power);
  return and(bvule(power, product), bvule(word(excess, least), excess), bvule(excess, most(wide(shift))));
}

const unsignedQuotient: DivisionLemma = {
  name: 'unsigned quotient',
  contract: 'unsigned magic',
  divisionOf: divisionBy('bvudiv'),
  condition: ({ divisor }) => isNoPower(divisor),
  constants: c => ({ ...unsignedMagic(c) }),
  counts: ['shift'],
  side: (c, { shift, multiplier }) =>
    isReciprocal(c, { multiplier: topSet(multiplier!), shift: shift! }, 0n, powerOfTwo),
  bounds: ({ shift, multiplier }) =>
    and(
      bvule(word(shift!, 2n), shift!),
      bvule(shift!, word(shift!, BigInt(widthOf(multiplier!)))),
      not(isZero(multiplier!)),
      bvule(multiplier!, word(multiplier!, -3n)),
    ),
  facts(x, { multiplier }) {
    const width = widthOf(x);
    const product = bvmul(zeroExtend(2 * width, x), zeroExtend(2 * width, multiplier!));
    return and(bvule(bvmulhu(x, multiplier!), x), bvule(product, concat(x, bits(width, 0n))));
  },
  forms({ dividend: x, divisor }, { shift, multiplier }) {
    const width = widthOf(x);
    const wide = (a: Term): Term => zeroExtend(2 * width, a);
    const by = (more: number) => shiftedBy(bvlshr, shift!, more, width);
    const whole = topSet(multiplier!);
    const sum = bvadd(zeroExtend(width + 1, x), zeroExtend(width + 1, bvmulhu(x, multiplier!)));
    // Half of the multiplier, whose bit above the width is set, rounded down, and up: 1 more does not wrap around.
    const down = topSet(extract(width - 1, 1, multiplier!));
    const in64 = half(bvadd(zeroExtend(64, multiplier!), bits(64, 1n)));
    const up = (to: number): Term => resized(to, bvadd(in64, bits(64, 1n << BigInt(width - 1))));
    return [
      { term: by(width)(bvmul(zeroExtend(2 * width + 1, x), zeroExtend(2 * width + 1, whole))) },
      { term: by(0)(sum) },
      { term: by(width - 1)(average(concat(x, bits(width, 0n)), bvmul(wide(x), wide(multiplier!)))) },
      ...[by(width - 1)(bvmul(wide(x), wide(down))), by(-1)(bvmulhu(x, down))].map(term => ({
        term,
        where: isEven(multiplier!),
      })),
      ...[by(width - 2)(bvmul(wide(half(x)), up(2 * width))), by(-2)(bvmulhu(half(x), up(width)))].map(
        term => ({ term, where: isEven(divisor) }),
      ),
    ];
  },
};

const signedBounds: DivisionLemma['bounds'] = ({ shift, multiplier }) =>
  and(
    bvule(word(shift!, 1n), shift!),
    bvule(shift!, word(shift!, BigInt(widthOf(multiplier!) - 2))),
    equal(extract(widthOf(multiplier!) - 1, widthOf(multiplier!) - 1, multiplier!), bits(1, 1n)),
  );

const signedSide: DivisionLemma['side'] = (c, { shift, multiplier }) =>
  isReciprocal(c, { multiplier: multiplier!, shift: shift! }, 1n, by => powerOfTwo(bvadd(by, word(by, 1n))));

const signedQuotient: DivisionLemma = {
  name: 'signed quotient',
  contract: 'signed magic',
  divisionOf: divisionBy('bvsdiv'),
  condition: ({ divisor }) => isPositiveNoPower(divisor),
  constants: c => ({ ...signedMagic(c) }),
  counts: ['shift'],
  side: signedSide,
  bounds: signedBounds,
  forms({ dividend: x }, { shift, multiplier }) {
    const width = widthOf(x);
    const by = (more: number) => {
      const shifted = shiftedBy(bvashr, shift!, more, width);
      return (a: Term): Term => bvsub(shifted(a), bvashr(x, word(x, BigInt(width - 1))));
    };
    const whole = bvmul(signExtend(2 * width, x), zeroExtend(2 * width, multiplier!));
    return [
      { term: by(width)(whole) },
      // The multiplier as a signed number is 2^N less.
      { term: by(0)(bvadd(x, bvmulhs(x, multiplier!))) },
      { term: by(-1)(bvmulhs(x, half(multiplier!))), where: isEven(multiplier!) },
    ];
  },
};

const quotientOfNatural: DivisionLemma = {
  name: 'quotient of what is not negative',
  contract: 'signed magic',
  divisionOf: divisionBy('bvudiv'),
  condition: ({ dividend, divisor }) => and(bvsle(word(dividend, 0n), dividend), isPositiveNoPower(divisor)),
  constants: c => ({ ...signedMagic(c) }),
  counts: ['shift'],
  side: signedSide,
  bounds: signedBounds,
  forms({ dividend: x }, { shift, multiplier }) {
    const width = widthOf(x);
    const product = bvmul(zeroExtend(2 * width, x), zeroExtend(2 * width, multiplier!));
    return [
      { term: shiftedBy(bvlshr, shift!, width, width)(product) },
      { term: shiftedBy(bvlshr, shift!, 0, width)(bvmulhu(x, multiplier!)) },
    ];
  },
};

const rotatedRight = (a: Term, count: Term): Term => rotateLeft(a, bvsub(word(a, BigInt(widthOf(a))), count));

/** c = d · 2^zeros with an odd d, and d · inverse = 1. */
function isInverse(c: Term, { zeros, inverse }: Constants): Term {
  const odd = bvlshr(c, zeros!);
  return and(
    bvult(zeros!, word(zeros!, BigInt(widthOf(c)))),
    not(isEven(odd)),
    equal(bvshl(odd, zeros!), c),
    equal(bvmul(odd, inverse!), word(c, 1n)),
  );
}

const divisibilityBounds: DivisionLemma['bounds'] = ({ zeros, inverse }) =>
  and(bvult(zeros!, word(zeros!, BigInt(widthOf(inverse!)))), not(isEven(inverse!)));

const unsignedMultiple: DivisionLemma = {
  name: 'unsigned multiple',
  contract: 'unsigned divisibility',
  divisionOf: multipleBy('bvudiv', 'bvurem'),
  condition: ({ divisor }) => not(isZero(divisor)),
  constants: c => ({ ...unsignedDivisibility(c) }),
  counts: ['zeros'],
  side: (c, constants) =>
    and(isInverse(c, constants), equal(constants['greatest']!, bvudiv(word(c, -1n), c))),
  bounds: divisibilityBounds,
  forms: ({ dividend: x }, { zeros, inverse, greatest }) => [
    { term: bvule(rotatedRight(bvmul(x, inverse!), zeros!), greatest!) },
  ],
};

const signedMultiple: DivisionLemma = {
  name: 'signed multiple',
  contract: 'signed divisibility',
  divisionOf: multipleBy('bvsdiv', 'bvsrem'),
  condition: ({ divisor }) => isPositiveNoPower(divisor),
  constants: c => ({ ...signedDivisibility(c) }),
  counts: ['zeros'],
  side(c, constants) {
    const { zeros, offset, greatest } = constants;
    const most = bvudiv(half(word(c, -1n)), bvlshr(c, zeros!));
    return and(
      isInverse(c, constants),
      equal(offset!, bvand(most, bvneg(powerOfTwo(zeros!)))),
      equal(greatest!, bvlshr(bvadd(offset!, offset!), zeros!)),
    );
  },
  bounds: divisibilityBounds,
  forms: ({ dividend: x }, { zeros, inverse, offset, greatest }) => [
    { term: bvule(rotatedRight(bvadd(bvmul(x, inverse!), offset!), zeros!), greatest!) },
  ],
};

const multipleOfPower: DivisionLemma = {
  name: 'signed multiple of a power of two',
  divisionOf: multipleBy('bvsdiv', 'bvsrem'),
  condition: ({ divisor: c }) => and(bvslt(word(c, 0n), c), isZero(bvand(c, bvsub(c, word(c, 1n))))),
  constants: () => ({}),
  counts: [],
  side: () => truth,
  bounds: () => truth,
  forms: ({ dividend: x, divisor: c }) => [{ term: isZero(bvand(x, bvsub(c, word(c, 1n)))) }],
};

export const lemmas: readonly DivisionLemma[] = [
  unsignedMultiple,
  signedMultiple,
  multipleOfPower,
  quotientOfNatural,
  unsignedQuotient,
  signedQuotient,
];
