/** Circuits over floating-point numbers: what compares, selects and classifies them. */
import { canonicalNan, type Format } from '../float/index.ts';
import type { Bit } from './algebra.ts';
import { signOf, type Word, type Words } from './words.ts';

const magnitude = (a: Word): Word => a.slice(0, -1);

/** A relation of numbers, NaNs aside. */
export type Relation = (words: Words, a: Word, b: Word) => Bit;

export function isNan(words: Words, format: Format, a: Word): Bit {
  return words.below(words.constant(format.width - 1, format.infinity), magnitude(a));
}

export function neitherNan(words: Words, format: Format, a: Word, b: Word): Bit {
  return words.algebra.not(words.algebra.or(isNan(words, format, a), isNan(words, format, b)));
}

/** Numbers ordered by sign and magnitude, -0 below +0. */
export const isLower: Relation = (words, a, b) => {
  const { algebra } = words;
  const magnitudes = algebra.select(
    signOf(a),
    words.below(magnitude(b), magnitude(a)),
    words.below(magnitude(a), magnitude(b)),
  );
  return algebra.select(algebra.xor(signOf(a), signOf(b)), signOf(a), magnitudes);
};

const bothZero: Relation = (words, a, b) =>
  words.algebra.and(words.isZero(magnitude(a)), words.isZero(magnitude(b)));

export const numbersEqual: Relation = (words, a, b) =>
  words.algebra.or(words.equal(a, b), bothZero(words, a, b));

export const numberLess: Relation = (words, a, b) =>
  words.algebra.and(isLower(words, a, b), words.algebra.not(bothZero(words, a, b)));

/** The operand that stands first in the order; `nan` if one is a NaN. */
export function extremum(
  words: Words,
  format: Format,
  first: Relation,
  [a, b]: readonly [Word, Word],
  nan = words.constant(format.width, canonicalNan(format)),
): Word {
  return words.select(neitherNan(words, format, a, b), words.select(first(words, a, b), a, b), nan);
}

export const isHigher: Relation = (words, a, b) => isLower(words, b, a);

/** The ten classes of RISC-V's FCLASS, bit 0 first. */
export function classes(words: Words, format: Format, a: Word): Word {
  const { algebra } = words;
  const all = (...bits: readonly Bit[]): Bit => algebra.all(bits);
  const fraction = a.slice(0, format.significandBits - 1);
  const exponent = a.slice(format.significandBits - 1, -1);
  const negative = signOf(a);
  const positive = algebra.not(negative);
  const exponentZero = words.isZero(exponent);
  const exponentOnes = words.isZero(words.complement(exponent));
  const fractionZero = words.isZero(fraction);
  const infinite = all(exponentOnes, fractionZero);
  const normal = all(algebra.not(exponentZero), algebra.not(exponentOnes));
  const subnormal = all(exponentZero, algebra.not(fractionZero));
  const zero = all(exponentZero, fractionZero);
  const nan = all(exponentOnes, algebra.not(fractionZero));
  const quiet = fraction.at(-1)!;
  return [
    ...[infinite, normal, subnormal, zero].map(kind => all(kind, negative)),
    ...[zero, subnormal, normal, infinite].map(kind => all(kind, positive)),
    all(nan, algebra.not(quiet)),
    all(nan, quiet),
  ];
}
