/**
 * The value of a term in the real numbers, with nothing rounded. Two terms that round differently and yet
 * have one real value differ by rounding alone. Exact: a value that is not rational, not a number, or that
 * hangs on a comparison is undefined, never approximated.
 */
import { integerSquareRoot } from '../float/arithmetic.ts';
import { decode, type Format } from '../float/index.ts';
import { evaluate } from './evaluate.ts';
import type { OperatorName } from './operator.ts';
import type { Term, Variable } from './term.ts';

/** numerator / denominator, in lowest terms with a positive denominator, so that equal values are equal texts. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export type Assignment = ReadonlyMap<Variable, bigint>;

/** `format` is that of the number the term stands for. */
export function realValue(term: Term, format: Format, assignment: Assignment): Rational | undefined {
  if (term.kind === 'variable') return realOf(format, assignment.get(term));
  if (term.kind === 'constant') return realOf(format, term.value);
  const { operator, operands } = term;
  const real = (index: number, from: Format = format) => realValue(operands[index]!, from, assignment);
  if (operator.name === 'fp.convert') return real(0, operator.from);
  if (operator.name === 'fp.fromInteger') {
    const { value } = evaluate(operands[0]!, assignment);
    return { numerator: operator.signed ? BigInt.asIntN(operator.width, value) : value, denominator: 1n };
  }
  const meaning = meanings[operator.name];
  if (meaning === undefined || ('format' in operator && operator.format !== format)) return undefined;
  const values: Rational[] = [];
  for (let index = 0; index < meaning.numbers; index++) {
    const value = real(index);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return meaning.compute(values, { format, mask: operands[1] });
}

export function equalRationals(a: Rational, b: Rational): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

function realOf(format: Format, bits: bigint | undefined): Rational | undefined {
  if (bits === undefined) return undefined;
  const { sign, significand, exponent } = decode(format, bits);
  if (!Number.isFinite(exponent)) return undefined;
  const numerator = sign ? -significand : significand;
  return exponent >= 0
    ? lowest(numerator << BigInt(exponent), 1n)
    : lowest(numerator, 1n << BigInt(-exponent));
}

function lowest(numerator: bigint, denominator: bigint): Rational {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  const divisor = denominator < 0n ? -a : a;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

const sum = (a: Rational, b: Rational): Rational =>
  lowest(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
const product = (a: Rational, b: Rational): Rational =>
  lowest(a.numerator * b.numerator, a.denominator * b.denominator);
const opposite = ({ numerator, denominator }: Rational): Rational => ({ numerator: -numerator, denominator });
const isBelow = (a: Rational, b: Rational) => a.numerator * b.denominator < b.numerator * a.denominator;

/** The format of the number, and the second operand, which may be a mask for the sign of the first. */
interface Surroundings {
  readonly format: Format;
  readonly mask: Term | undefined;
}

interface Meaning {
  /** Operands that are numbers; what follows them is a mask. */
  readonly numbers: number;
  compute(values: readonly Rational[], surroundings: Surroundings): Rational | undefined;
}

const isMask = (term: Term | undefined, mask: bigint) => term?.kind === 'constant' && term.value === mask;

const unary = (compute: (a: Rational, surroundings: Surroundings) => Rational | undefined): Meaning => ({
  numbers: 1,
  compute: ([a], surroundings) => compute(a!, surroundings),
});
const binary = (compute: (a: Rational, b: Rational) => Rational | undefined): Meaning => ({
  numbers: 2,
  compute: ([a, b]) => compute(a!, b!),
});

const meanings: { readonly [Name in OperatorName]?: Meaning } = {
  bvxor: unary((a, { format, mask }) => (isMask(mask, format.signMask) ? opposite(a) : undefined)),
  bvand: unary((a, { format, mask }) =>
    isMask(mask, format.signMask - 1n) ? (a.numerator < 0n ? opposite(a) : a) : undefined,
  ),
  'fp.add': binary(sum),
  'fp.sub': binary((a, b) => sum(a, opposite(b))),
  'fp.mul': binary(product),
  'fp.div': binary(quotient),
  'fp.fma': { numbers: 3, compute: ([a, b, c]) => sum(product(a!, b!), c!) },
  'fp.sqrt': unary(squareRoot),
  'fp.barrier': unary(a => a),
  'fp.minimum': binary((a, b) => (isBelow(a, b) ? a : b)),
  'fp.maximum': binary((a, b) => (isBelow(a, b) ? b : a)),
};

function quotient(a: Rational, b: Rational): Rational | undefined {
  if (b.numerator === 0n) return undefined;
  return lowest(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Of a square; undefined for anything else. In lowest terms both parts of a square are squares. */
function squareRoot({ numerator, denominator }: Rational): Rational | undefined {
  const [top, bottom] = [exactRoot(numerator), exactRoot(denominator)];
  return top === undefined || bottom === undefined ? undefined : { numerator: top, denominator: bottom };
}

function exactRoot(square: bigint): bigint | undefined {
  if (square < 0n) return undefined;
  const root = integerSquareRoot(square);
  return root * root === square ? root : undefined;
}
