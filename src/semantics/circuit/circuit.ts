/**
 * A reading of terms as Boolean functions of their bits. Operators that only move, compare and select bits
 * are read as what they are; those that round, multiply or shift by an amount that is not constant are
 * opaque: fresh bits, the same for the same term. What holds for opaque bits holds for their values.
 */
import { canonical, canonicalNan, type Format } from '../float/index.ts';
import type { Operator, OperatorName, OperatorNamed } from '../term/operator.ts';
import { subterms, type Term, type Variable } from '../term/term.ts';
import { type Bit, Diagram, FALSE, TRUE } from './decision-diagram.ts';

/** The bits of a value, the least significant first; one bit for a `Bool`. */
export type Word = readonly Bit[];

type Gate<O extends Operator> = (circuit: Gates, operator: O, operands: readonly Word[]) => Word;

const widthOf = (term: Term): number => (term.sort === 'Bool' ? 1 : term.sort);

/** Boolean functions over words, on one diagram. */
class Gates {
  readonly diagram: Diagram;

  constructor(diagram: Diagram) {
    this.diagram = diagram;
  }

  constant(width: number, value: bigint): Word {
    return Array.from({ length: width }, (_, bit) => ((value >> BigInt(bit)) & 1n ? TRUE : FALSE));
  }

  equal(a: Word, b: Word): Bit {
    return a.reduce((all, bit, index) => this.diagram.and(all, this.diagram.same(bit, b[index]!)), TRUE);
  }

  isZero(a: Word): Bit {
    return a.reduce((all, bit) => this.diagram.and(all, this.diagram.not(bit)), TRUE);
  }

  /** a < b as unsigned numbers. */
  below(a: Word, b: Word): Bit {
    const { diagram } = this;
    return a.reduce(
      (lower, bit, index) => diagram.select(diagram.xor(bit, b[index]!), b[index]!, lower),
      FALSE,
    );
  }

  select(condition: Bit, then: Word, otherwise: Word): Word {
    return then.map((bit, index) => this.diagram.select(condition, bit, otherwise[index]!));
  }

  /** a + b + carry, modulo 2^width. */
  add(a: Word, b: Word, carry: Bit): Word {
    const { diagram } = this;
    let carried = carry;
    return a.map((bit, index) => {
      const other = b[index]!;
      const sum = diagram.xor(diagram.xor(bit, other), carried);
      carried = diagram.select(diagram.xor(bit, other), carried, bit);
      return sum;
    });
  }

  complement(a: Word): Word {
    return a.map(bit => this.diagram.not(bit));
  }

  /** The word with its sign bit flipped: signed order becomes unsigned order. */
  biased(a: Word): Word {
    return a.map((bit, index) => (index === a.length - 1 ? this.diagram.not(bit) : bit));
  }
}

const magnitude = (a: Word): Word => a.slice(0, -1);
const sign = (a: Word): Bit => a.at(-1)!;

function isNan(gates: Gates, format: Format, a: Word): Bit {
  return gates.below(gates.constant(format.width - 1, format.infinity), magnitude(a));
}

/** Numbers ordered by sign and magnitude, -0 below +0. NaNs are to be dealt with first. */
function isLower(gates: Gates, a: Word, b: Word): Bit {
  const { diagram } = gates;
  const magnitudes = diagram.select(
    sign(a),
    gates.below(magnitude(b), magnitude(a)),
    gates.below(magnitude(a), magnitude(b)),
  );
  return diagram.select(diagram.xor(sign(a), sign(b)), sign(a), magnitudes);
}

function bothZero(gates: Gates, a: Word, b: Word): Bit {
  return gates.diagram.and(gates.isZero(magnitude(a)), gates.isZero(magnitude(b)));
}

function neitherNan(gates: Gates, format: Format, a: Word, b: Word): Bit {
  const { diagram } = gates;
  return diagram.not(diagram.or(isNan(gates, format, a), isNan(gates, format, b)));
}

function numbersEqual(gates: Gates, a: Word, b: Word): Bit {
  return gates.diagram.or(gates.equal(a, b), bothZero(gates, a, b));
}

function numberLess(gates: Gates, a: Word, b: Word): Bit {
  return gates.diagram.and(isLower(gates, a, b), gates.diagram.not(bothZero(gates, a, b)));
}

const comparison =
  (holds: (gates: Gates, a: Word, b: Word) => Bit): Gate<Operator & { readonly format: Format }> =>
  (gates, { format }, [a, b]) => [gates.diagram.and(neitherNan(gates, format, a!, b!), holds(gates, a!, b!))];

/** NaN if an operand is, else the operand that stands first in the order. */
const propagatingExtremum =
  (first: (gates: Gates, a: Word, b: Word) => Bit): Gate<OperatorNamed<'fp.minimum' | 'fp.maximum'>> =>
  (gates, { format }, [a, b]) =>
    gates.select(
      neitherNan(gates, format, a!, b!),
      gates.select(first(gates, a!, b!), a!, b!),
      gates.constant(format.width, canonicalNan(format)),
    );

/** The ten classes of RISC-V's FCLASS, bit 0 first. */
function classes(gates: Gates, format: Format, a: Word): Word {
  const { diagram } = gates;
  const all = (...bits: readonly Bit[]): Bit => bits.reduce((left, right) => diagram.and(left, right), TRUE);
  const fraction = a.slice(0, format.significandBits - 1);
  const exponent = a.slice(format.significandBits - 1, -1);
  const negative = sign(a);
  const positive = diagram.not(negative);
  const exponentZero = gates.isZero(exponent);
  const exponentOnes = gates.isZero(gates.complement(exponent));
  const fractionZero = gates.isZero(fraction);
  const infinite = all(exponentOnes, fractionZero);
  const normal = all(diagram.not(exponentZero), diagram.not(exponentOnes));
  const subnormal = all(exponentZero, diagram.not(fractionZero));
  const zero = all(exponentZero, fractionZero);
  const nan = all(exponentOnes, diagram.not(fractionZero));
  const quiet = fraction.at(-1)!;
  return [
    ...[infinite, normal, subnormal, zero].map(kind => all(kind, negative)),
    ...[zero, subnormal, normal, infinite].map(kind => all(kind, positive)),
    all(nan, diagram.not(quiet)),
    all(nan, quiet),
  ];
}

const bitwise =
  (connective: (diagram: Diagram, a: Bit, b: Bit) => Bit): Gate<Operator> =>
  (gates, _, [a, b]) =>
    a!.map((bit, index) => connective(gates.diagram, bit, b![index]!));

const relation =
  (holds: (gates: Gates, a: Word, b: Word) => Bit): Gate<Operator> =>
  (gates, _, [a, b]) => [holds(gates, a!, b!)];

const notAbove = (gates: Gates, a: Word, b: Word): Bit => gates.diagram.not(gates.below(b, a));

/** The count of a shift by a constant, the only ones that are read. */
const constantCount = (count: Word): number =>
  count.reduce((sum, bit, weight) => sum + (bit === TRUE ? 2 ** weight : 0), 0);

/** Operators that are read bit by bit; all others are opaque. */
const gatesOf: { readonly [Name in OperatorName]?: Gate<OperatorNamed<Name>> } = {
  not: (gates, _, [a]) => gates.complement(a!),
  and: bitwise((diagram, a, b) => diagram.and(a, b)),
  or: bitwise((diagram, a, b) => diagram.or(a, b)),
  equal: relation((gates, a, b) => gates.equal(a, b)),
  if: (gates, _, [condition, then, otherwise]) => gates.select(condition![0]!, then!, otherwise!),
  bvnot: (gates, _, [a]) => gates.complement(a!),
  bvneg: (gates, _, [a]) => gates.add(gates.constant(a!.length, 0n), gates.complement(a!), TRUE),
  bvand: bitwise((diagram, a, b) => diagram.and(a, b)),
  bvor: bitwise((diagram, a, b) => diagram.or(a, b)),
  bvxor: bitwise((diagram, a, b) => diagram.xor(a, b)),
  bvadd: (gates, _, [a, b]) => gates.add(a!, b!, FALSE),
  bvsub: (gates, _, [a, b]) => gates.add(a!, gates.complement(b!), TRUE),
  bvshl: (_, __, [a, count]) => a!.map((_bit, place) => a![place - constantCount(count!)] ?? FALSE),
  bvlshr: (_, __, [a, count]) => a!.map((_bit, place) => a![place + constantCount(count!)] ?? FALSE),
  bvashr: (_, __, [a, count]) => a!.map((_bit, place) => a![place + constantCount(count!)] ?? sign(a!)),
  bvult: relation((gates, a, b) => gates.below(a, b)),
  bvule: relation(notAbove),
  bvslt: relation((gates, a, b) => gates.below(gates.biased(a), gates.biased(b))),
  bvsle: relation((gates, a, b) => notAbove(gates, gates.biased(a), gates.biased(b))),
  concat: (_, __, [high, low]) => [...low!, ...high!],
  extract: (_, { high, low }, [a]) => a!.slice(low, high + 1),
  zeroExtend: (_, { width }, [a]) => [...a!, ...Array<Bit>(width - a!.length).fill(FALSE)],
  signExtend: (_, { width }, [a]) => [...a!, ...Array<Bit>(width - a!.length).fill(sign(a!))],
  'fp.equal': comparison(numbersEqual),
  'fp.less': comparison(numberLess),
  'fp.lessOrEqual': comparison((gates, a, b) =>
    gates.diagram.or(numberLess(gates, a, b), numbersEqual(gates, a, b)),
  ),
  'fp.minimum': propagatingExtremum(isLower),
  'fp.maximum': propagatingExtremum((gates, a, b) => isLower(gates, b, a)),
  'fp.classify': (gates, { format }, [a]) => classes(gates, format, a!),
  'fp.barrier': (_, __, [a]) => a!,
};

const shifts: ReadonlySet<OperatorName> = new Set(['bvshl', 'bvlshr', 'bvashr']);

/** Selections have gates for one NaN only: another policy chooses another. */
function isOpaque(term: Term): boolean {
  if (term.kind !== 'application') return false;
  const { operator, operands } = term;
  if (shifts.has(operator.name) && operands[1]!.kind !== 'constant') return true;
  return gatesOf[operator.name] === undefined || ('nan' in operator && operator.nan.name !== canonical.name);
}

export interface Circuit {
  readonly diagram: Diagram;
  wordOf(term: Term): Word;
  /** Whether the two words are equal, or both are NaNs of the format. */
  agree(a: Word, b: Word, format?: Format): Bit;
  /** Whether some term was opaque: then an inequality of bits need not be one of values. */
  readonly hasOpaqueTerms: boolean;
  /** The values of the variables in an assignment given by the levels that are true. */
  assignment(levels: ReadonlySet<number>): ReadonlyMap<Variable, bigint>;
}

/**
 * Reads terms as circuits over one diagram. Bits of equal weight of all variables and opaque terms stand
 * side by side in its order, the heaviest first, which keeps comparisons and sums linear in size.
 * Throws `DiagramTooLarge`.
 */
export function circuitOf(terms: readonly Term[], diagram = new Diagram()): Circuit {
  const parts = subterms(...terms);
  const free = parts.filter(part => part.kind === 'variable' || isOpaque(part));
  const heaviest = Math.max(1, ...free.map(widthOf));
  const levelOf = (order: number, bit: number): number => (heaviest - 1 - bit) * free.length + order;
  const gates = new Gates(diagram);
  const words = new Map<Term, Word>();
  for (const [order, part] of free.entries()) {
    words.set(
      part,
      Array.from({ length: widthOf(part) }, (_, bit) => diagram.variable(levelOf(order, bit))),
    );
  }
  for (const part of parts) {
    if (part.kind === 'constant') words.set(part, gates.constant(widthOf(part), part.value));
    if (part.kind !== 'application' || words.has(part)) continue;
    const gate = gatesOf[part.operator.name] as Gate<Operator>;
    words.set(
      part,
      gate(
        gates,
        part.operator,
        part.operands.map(operand => words.get(operand)!),
      ),
    );
  }
  return {
    diagram,
    wordOf: term => words.get(term)!,
    agree(a, b, format) {
      const equal = gates.equal(a, b);
      if (format === undefined) return equal;
      return diagram.or(equal, diagram.and(isNan(gates, format, a), isNan(gates, format, b)));
    },
    hasOpaqueTerms: free.some(isOpaque),
    assignment(levels) {
      const values = new Map<Variable, bigint>();
      for (const [order, part] of free.entries()) {
        if (part.kind !== 'variable') continue;
        let value = 0n;
        for (let bit = 0; bit < widthOf(part); bit++) {
          if (levels.has(levelOf(order, bit))) value |= 1n << BigInt(bit);
        }
        values.set(part, value);
      }
      return values;
    },
  };
}
