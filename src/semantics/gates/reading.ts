/**
 * A reading of terms as Boolean functions of their bits, over any Boolean algebra. Operators of bits are read
 * as what they are, and so are those of numbers that compare, select and classify; those that round are opaque:
 * fresh bits, the same for the same term. What holds for opaque bits holds for their values.
 */

import { canonical, type Format } from '../float/index.ts';
import type { Operator, OperatorName, OperatorNamed } from '../term/operator.ts';
import { widthOfSort } from '../term/sort.ts';
import { subterms, type Term, type Variable } from '../term/term.ts';
import { type Algebra, type Bit, FALSE } from './algebra.ts';
import {
  classes,
  extremum,
  isHigher,
  isLower,
  isNan,
  neitherNan,
  numberLess,
  numbersEqual,
  type Relation,
} from './numbers.ts';
import { type Arithmetic, Products } from './products.ts';
import { bytesReversed, reversed, signExtended, signOf, type Word, Words, zeroExtended } from './words.ts';

/** What circuits are made with. */
interface Workshop {
  readonly words: Words;
  readonly products: Products;
  /** Bits of which nothing is said, for the NaN of an operation that may return another than the canonical one. */
  readonly nan: Word | undefined;
}

type Circuit<O extends Operator> = (workshop: Workshop, operator: O, operands: readonly Word[]) => Word;

const widthOf = ({ sort }: Term): number => widthOfSort(sort);

const unary =
  (circuit: (words: Words, a: Word) => Word): Circuit<Operator> =>
  ({ words }, _, [a]) =>
    circuit(words, a!);

const binary =
  (circuit: (words: Words, a: Word, b: Word) => Word): Circuit<Operator> =>
  ({ words }, _, [a, b]) =>
    circuit(words, a!, b!);

const product =
  (circuit: (products: Products, a: Word, b: Word) => Word): Circuit<Operator> =>
  ({ products }, _, [a, b]) =>
    circuit(products, a!, b!);

const bitwise = (connective: (algebra: Algebra, a: Bit, b: Bit) => Bit): Circuit<Operator> =>
  binary((words, a, b) => a.map((bit, index) => connective(words.algebra, bit, b[index]!)));

const relation = (holds: Relation): Circuit<Operator> => binary((words, a, b) => [holds(words, a, b)]);

const comparison =
  (holds: Relation): Circuit<Operator & { readonly format: Format }> =>
  ({ words }, { format }, [a, b]) => [
    words.algebra.and(neitherNan(words, format, a!, b!), holds(words, a!, b!)),
  ];

const extremumBy =
  (first: Relation): Circuit<Operator & { readonly format: Format }> =>
  ({ words, nan }, { format }, [a, b]) =>
    extremum(words, format, first, [a!, b!], nan);

const complement = unary((words, a) => words.complement(a));
const and = bitwise((algebra, a, b) => algebra.and(a, b));
const or = bitwise((algebra, a, b) => algebra.or(a, b));

/** Operators that are read bit by bit; all others are opaque. */
const circuits: { readonly [Name in OperatorName]?: Circuit<OperatorNamed<Name>> } = {
  not: complement,
  and,
  or,
  equal: relation((words, a, b) => words.equal(a, b)),
  if: ({ words }, _, [condition, then, otherwise]) => words.select(condition![0]!, then!, otherwise!),
  bvnot: complement,
  bvneg: unary((words, a) => words.negate(a)),
  bvand: and,
  bvor: or,
  bvxor: bitwise((algebra, a, b) => algebra.xor(a, b)),
  bvadd: binary((words, a, b) => words.add(a, b)),
  bvsub: binary((words, a, b) => words.subtract(a, b)),
  bvmul: product((products, a, b) => products.multiply(a.length, a, b)),
  bvmulhu: product((products, a, b) => products.multiplyHigh(a, b)),
  bvmulhs: product((products, a, b) => {
    const width = 2 * a.length;
    return products.multiply(width, signExtended(width, a), signExtended(width, b)).slice(a.length);
  }),
  bvudiv: product((products, a, b) => products.divide(a, b).quotient),
  bvurem: product((products, a, b) => products.divide(a, b).remainder),
  bvsdiv: product((products, a, b) => products.divideSigned(a, b).quotient),
  bvsrem: product((products, a, b) => products.divideSigned(a, b).remainder),
  bvshl: binary((words, a, count) => words.shift('left', a, count, FALSE)),
  bvlshr: binary((words, a, count) => words.shift('right', a, count, FALSE)),
  bvashr: binary((words, a, count) => words.shift('right', a, count, signOf(a))),
  rotateLeft: binary((words, a, count) => words.rotateLeft(a, count)),
  countLeadingZeros: unary((words, a) => words.leadingZeros(a)),
  countTrailingZeros: unary((words, a) => words.trailingZeros(a)),
  countOnes: unary((words, a) => words.populationCount(a)),
  reverseBits: unary((_, a) => reversed(a)),
  reverseBytes: unary((_, a) => bytesReversed(a)),
  bvult: relation((words, a, b) => words.below(a, b)),
  bvule: relation((words, a, b) => words.notAbove(a, b)),
  bvslt: relation((words, a, b) => words.below(words.biased(a), words.biased(b))),
  bvsle: relation((words, a, b) => words.notAbove(words.biased(a), words.biased(b))),
  concat: (_, __, [high, low]) => [...low!, ...high!],
  extract: (_, { high, low }, [a]) => a!.slice(low, high + 1),
  zeroExtend: (_, { width }, [a]) => zeroExtended(width, a!),
  signExtend: (_, { width }, [a]) => signExtended(width, a!),
  'fp.equal': comparison(numbersEqual),
  'fp.less': comparison(numberLess),
  'fp.lessOrEqual': comparison((words, a, b) =>
    words.algebra.or(numberLess(words, a, b), numbersEqual(words, a, b)),
  ),
  'fp.minimum': extremumBy(isLower),
  'fp.maximum': extremumBy(isHigher),
  'fp.classify': ({ words }, { format }, [a]) => classes(words, format, a!),
  'fp.barrier': (_, __, [a]) => a!,
};

/** Products and quotients may need fresh bits of their own, of up to two words for each. */
const arithmeticNames: ReadonlySet<OperatorName> = new Set([
  'bvmul',
  'bvmulhu',
  'bvmulhs',
  'bvudiv',
  'bvurem',
  'bvsdiv',
  'bvsrem',
]);

const isArithmetic = (term: Term): boolean =>
  term.kind === 'application' && arithmeticNames.has(term.operator.name);

const extrema: ReadonlySet<OperatorName> = new Set(['fp.minimum', 'fp.maximum']);

/** Selections have circuits for one NaN only: which one another policy chooses is opaque, if not more. */
function isOpaque(term: Term): boolean {
  if (term.kind !== 'application') return false;
  const { operator } = term;
  return circuits[operator.name] === undefined || ('nan' in operator && operator.nan.name !== canonical.name);
}

export interface Reading {
  wordOf(term: Term): Word;
  /** Whether the two words are equal, or both are NaNs of the format. */
  agree(a: Word, b: Word, format?: Format): Bit;
  /** Whether some bits are opaque: then an inequality of bits need not be one of values. */
  readonly hasOpaqueBits: boolean;
  /** What is known of congruent products and quotients; it holds for their values. */
  congruence(): Bit[];
  /** The values of the variables where an assignment makes so many variables of the algebra true. */
  assignment(isTrue: (order: number) => boolean): ReadonlyMap<Variable, bigint>;
}

/**
 * Reads terms as circuits. Bits of equal weight of all variables and opaque terms stand side by side in the
 * order of variables, the heaviest first, which keeps diagrams of comparisons and sums linear in size.
 * Throws `TooManyGates`.
 */
export function readGates(
  terms: readonly Term[],
  algebra: Algebra,
  arithmetic: Arithmetic = 'congruent',
): Reading {
  const parts = subterms(...terms);
  const words = new Words(algebra);
  const free = parts.filter(part => part.kind === 'variable' || isOpaque(part));
  const slots = [...free, ...parts.filter(isArithmetic).flatMap(part => [part, part])];
  const heaviest = Math.max(1, ...slots.map(part => widthOf(part) * (isArithmetic(part) ? 2 : 1)));
  const orderOf = (slot: number, bit: number): number => (heaviest - 1 - bit) * slots.length + slot;
  const freshWord = (slot: number, width: number): Word =>
    Array.from({ length: width }, (_, bit) => algebra.variable(orderOf(slot, bit)));

  let nextSlot = free.length;
  let nextOrder = heaviest * slots.length;
  /** Interleaved with the others as long as slots last; never bits that something else has. */
  const unknownWord = (width: number): Word => {
    if (width <= heaviest && nextSlot < slots.length) return freshWord(nextSlot++, width);
    return Array.from({ length: width }, () => algebra.variable(nextOrder++));
  };
  const products = new Products(words, arithmetic, unknownWord);
  const read = new Map<Term, Word>();
  for (const [slot, part] of free.entries()) read.set(part, freshWord(slot, widthOf(part)));
  for (const part of parts) {
    if (part.kind === 'constant') read.set(part, words.constant(widthOf(part), part.value));
    if (part.kind !== 'application') continue;
    const nan = read.get(part);
    if (nan !== undefined && !extrema.has(part.operator.name)) continue;
    const circuit = circuits[part.operator.name] as Circuit<Operator>;
    const operands = part.operands.map(operand => read.get(operand)!);
    read.set(part, circuit({ words, products, nan }, part.operator, operands));
  }
  return {
    wordOf: term => read.get(term)!,
    agree(a, b, format) {
      const equal = words.equal(a, b);
      if (format === undefined) return equal;
      return algebra.or(equal, algebra.and(isNan(words, format, a), isNan(words, format, b)));
    },
    hasOpaqueBits: products.hasUnknowns || free.some(isOpaque),
    congruence: () => products.congruence(),
    assignment(isTrue) {
      const values = new Map<Variable, bigint>();
      for (const [slot, part] of free.entries()) {
        if (part.kind !== 'variable') continue;
        let value = 0n;
        for (let bit = 0; bit < widthOf(part); bit++) {
          if (isTrue(orderOf(slot, bit))) value |= 1n << BigInt(bit);
        }
        values.set(part, value);
      }
      return values;
    },
  };
}
