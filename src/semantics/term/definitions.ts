/**
 * What the operators mean that are short for terms of others. A reading without a faster way of its own reads
 * the definition; one that has it must agree with the definition.
 */
import {
  bits,
  bvadd,
  bvand,
  bvlshr,
  bvmul,
  bvneg,
  bvor,
  bvshl,
  bvslt,
  bvsub,
  bvudiv,
  bvurem,
  bvxor,
  concat,
  equal,
  extract,
  ifThenElse,
  signExtend,
  zeroExtend,
} from './build.ts';
import type { DefinedName, OperatorName } from './operator.ts';
import type { Term } from './term.ts';

type Definition = (width: number, ...operands: Term[]) => Term;

const isNegative = (a: Term): Term => bvslt(a, bits(a.sort as number, 0n));
const magnitude = (a: Term): Term => ifThenElse(isNegative(a), bvneg(a), a);
const negatedIf = (condition: Term, a: Term): Term => ifThenElse(condition, bvneg(a), a);

const upperHalf =
  (extend: (width: number, a: Term) => Term): Definition =>
  (width, a, b) =>
    extract(2 * width - 1, width, bvmul(extend(2 * width, a!), extend(2 * width, b!)));

const bitOf = (place: number, a: Term): Term => extract(place, place, a);

/** The places of a word, the lowest first. */
const places = (width: number): number[] => Array.from({ length: width }, (_, place) => place);

/** How many places lie before the first one, in the order given. */
const countBefore = (width: number, order: readonly number[], a: Term): Term =>
  order.reduceRight(
    (count, place, index) =>
      ifThenElse(equal(bitOf(place, a), bits(1, 1n)), bits(width, BigInt(index)), count),
    bits(width, BigInt(width)),
  );

const reversed = (width: number, size: number, a: Term): Term =>
  Array.from({ length: width / size }, (_, part) => extract(part * size + size - 1, part * size, a)).reduce(
    (high, low) => concat(high, low),
  );

const definitions: { readonly [Name in DefinedName]: Definition } = {
  // Of magnitudes; the quotient's sign is the product of both, a remainder's that of the dividend.
  bvsdiv: (_, a, b) =>
    ifThenElse(
      isNegative(bvxor(a!, b!)),
      bvneg(bvudiv(magnitude(a!), magnitude(b!))),
      bvudiv(magnitude(a!), magnitude(b!)),
    ),
  bvsrem: (_, a, b) => negatedIf(isNegative(a!), bvurem(magnitude(a!), magnitude(b!))),
  bvmulhu: upperHalf(zeroExtend),
  bvmulhs: upperHalf(signExtend),
  countLeadingZeros: (width, a) => countBefore(width, places(width).reverse(), a!),
  countTrailingZeros: (width, a) => countBefore(width, places(width), a!),
  countOnes: (width, a) =>
    places(width)
      .map(place => zeroExtend(width, bitOf(place, a!)))
      .reduce((sum, bit) => bvadd(sum, bit)),
  reverseBits: (width, a) => reversed(width, 1, a!),
  reverseBytes: (width, a) => reversed(width, 8, a!),
  // Newton's method: an odd word is its own inverse in the low three bits, and each step doubles how many are right.
  inverse: (width, a) => {
    let found = a!;
    for (let exact = 3; exact < width; exact *= 2)
      found = bvmul(found, bvsub(bits(width, 2n), bvmul(a!, found)));
    return found;
  },
  rotateLeft: (width, a, count) => {
    const left = bvand(count!, bits(width, BigInt(width - 1)));
    return bvor(bvshl(a!, left), bvlshr(a!, bvsub(bits(width, BigInt(width)), left)));
  },
};

/** What an operator stands for when applied to the operands; undefined where it is none of the defined ones. */
export function definitionOf(name: OperatorName, operands: readonly Term[]): Term | undefined {
  if (!Object.hasOwn(definitions, name)) return undefined;
  return definitions[name as DefinedName](operands[0]!.sort as number, ...operands);
}
