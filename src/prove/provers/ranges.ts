/**
 * Proof by ranges of a number: where a rule only compares what rises or falls with its one operand, each comparison
 * turns at one place. Between those places nothing changes, so that one input of each range stands for all of it.
 */
import { type Format, isInfinite, isNan, isZero, type RoundingMode } from '../../semantics/float/index.ts';
import { less, lessOrEqual } from '../../semantics/term/build.ts';
import { evaluate } from '../../semantics/term/evaluate.ts';
import type { Operator, OperatorName } from '../../semantics/term/operator.ts';
import {
  type Application,
  subterms,
  type Term,
  type Variable,
  variablesOf,
} from '../../semantics/term/term.ts';
import { type Prover, unknown } from '../prover.ts';

export const byRanges: Prover = {
  method: 'ranges',
  ask({ obligation, judge, distinctModes }, budget) {
    const { inputs, assumptions, sources, target } = obligation;
    const terms = [...assumptions, ...sources, target];
    const [variable, ...others] = variablesOf(...terms);
    const index = inputs.findIndex(input => input.variable === variable);
    const format = inputs[index]?.format;
    if (variable === undefined || others.length > 0 || format === undefined)
      return unknown('more is looked at than one number');
    const comparisons = comparisonsOf(terms, variable);
    if (comparisons === undefined) return unknown('the number is not only compared');

    const size = subterms(...terms).length;
    const proved: RoundingMode[] = [];
    let inAllBits = true;
    for (const mode of distinctModes) {
      budget.spend(4 * format.width * size * (comparisons.length + 1));
      const turns = rangesOf(format).flatMap(range => {
        const line = new Line(variable, format, range, mode);
        return comparisons.map(comparison => line.turnsOf(comparison));
      });
      if (!turns.every(places => places !== undefined)) continue;
      const ends = rangesOf(format).flatMap(({ first, last }) => [first, last]);
      const places = [...ends, ...turns.flat().flatMap(place => [place - 1n, place]), ...alone(format)];
      budget.spend(size * places.length);
      const admitted = places
        .map(place => inputs.map((_, other) => (other === index ? bitsAt(format, place) : 0n)))
        .filter(values => judge.admits(values, mode));
      const differs = admitted.find(values => judge.difference(values, mode) !== undefined);
      if (differs !== undefined && mode === 'rne') return { kind: 'candidate', values: differs };
      if (differs !== undefined) continue;
      proved.push(mode);
      inAllBits &&= admitted.every(values => judge.agreesInBits(values, mode));
    }
    if (!proved.includes('rne')) return unknown('a comparison may turn more than once');
    const equality = sources.length > 1 ? 'contraction' : inAllBits ? 'bits' : 'value';
    return { kind: 'proved', method: 'ranges', equality, roundingModes: proved };
  },
};

/** From one place to another in the order of numbers: encodings with a clear sign count up, and the others down. */
interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

const bitsAt = ({ signMask }: Format, place: bigint): bigint =>
  place < 0n ? signMask | (-1n - place) : place;

/** The finite numbers of each sign. */
const rangesOf = ({ infinity }: Format): readonly Range[] => [
  { first: -infinity, last: -2n },
  { first: 1n, last: infinity - 1n },
];

/** What is in no range. Of NaNs operations make NaNs, which a comparison does not tell apart. */
const alone = ({ infinity, quietBit }: Format): readonly bigint[] =>
  [0n, infinity, infinity | quietBit, infinity + 1n].flatMap(place => [place, -1n - place]);

type Comparison = Application & {
  readonly operator: Extract<Operator, { readonly name: 'fp.equal' | 'fp.less' | 'fp.lessOrEqual' }>;
};

const comparing: readonly OperatorName[] = ['fp.equal', 'fp.less', 'fp.lessOrEqual'];

const isComparison = (term: Application): term is Comparison => comparing.includes(term.operator.name);

/** The comparisons in which the variable stands; undefined where it stands elsewhere too. */
function comparisonsOf(terms: readonly Term[], variable: Variable): readonly Comparison[] | undefined {
  const found: Comparison[] = [];
  const seen = new Set<Term>();
  const isCompared = (term: Term): boolean => {
    if (seen.has(term)) return true;
    seen.add(term);
    if (term.kind !== 'application') return term !== variable;
    if (!isComparison(term)) return term.operands.every(isCompared);
    if (variablesOf(term).length > 0) found.push(term);
    return true;
  };
  return terms.every(isCompared) ? found : undefined;
}

/** How a number goes along a range; `nan`: it is one everywhere. */
type Course = 'level' | 'rising' | 'falling' | 'nan';

interface Part {
  readonly course: Course;
  /** Of all values along the range; 0 where it is none, or not the same. */
  readonly sign: 1 | -1 | 0;
  /** A finite constant, which makes no NaN of a sum. */
  readonly isFinite: boolean;
}

const turned = (course: Course): Course =>
  course === 'rising' ? 'falling' : course === 'falling' ? 'rising' : course;

/** A product with a constant that is neither zero nor infinite; a quotient by it. */
const scaled = (factor: Part, { course }: Part): Course | undefined =>
  !factor.isFinite || factor.sign === 0 ? undefined : factor.sign > 0 ? course : turned(course);

const product = (a: Part, b: Part): Course | undefined => scaled(a, b) ?? scaled(b, a);

const same = ({ course }: Part): Course => course;

/** The course of a result, as it is in exact arithmetic: rounding keeps an order. */
const courses: { readonly [Name in OperatorName]?: (a: Part, b: Part, c: Part) => Course | undefined } = {
  'fp.add': (a, b) => (a.isFinite ? b.course : b.isFinite ? a.course : undefined),
  'fp.sub': (a, b) => (a.isFinite ? turned(b.course) : b.isFinite ? a.course : undefined),
  'fp.mul': product,
  'fp.div': (a, b) => {
    if (b.isFinite) return scaled(b, a);
    const quotient = b.sign === 0 ? undefined : scaled(a, b);
    return quotient && turned(quotient);
  },
  'fp.fma': (a, b, c) => (c.isFinite ? product(a, b) : a.isFinite && b.isFinite ? c.course : undefined),
  'fp.sqrt': ({ course, sign }) => (sign > 0 ? course : sign < 0 ? 'nan' : undefined),
  'fp.convert': same,
  'fp.roundToIntegral': same,
  'fp.barrier': same,
};

/** One range of the variable in one rounding mode. */
class Line {
  readonly #variable: Variable;
  readonly #format: Format;
  readonly #range: Range;
  readonly #mode: RoundingMode;

  constructor(variable: Variable, format: Format, range: Range, mode: RoundingMode) {
    this.#variable = variable;
    this.#format = format;
    this.#range = range;
    this.#mode = mode;
  }

  /** From which places on a comparison may give another answer; undefined if there may be more of them. */
  turnsOf({ operator: { format }, operands }: Comparison): readonly bigint[] | undefined {
    const [a, b] = [operands[0]!, operands[1]!];
    const [first, second] = [this.#course(a, format), this.#course(b, format)];
    if (first === undefined || second === undefined) return undefined;
    if (first === 'nan' || second === 'nan') return [];
    if (first === second) return first === 'level' ? [] : undefined;
    return [less(format, a, b), lessOrEqual(format, a, b)].flatMap(relation => this.#turn(relation));
  }

  /** Of what turns at most once. */
  #turn(relation: Term): readonly bigint[] {
    let { first: before, last: after } = this.#range;
    const answer = this.#at(relation, before);
    if (this.#at(relation, after) === answer) return [];
    while (after - before > 1n) {
      const middle = (before + after) >> 1n;
      if (this.#at(relation, middle) === answer) before = middle;
      else after = middle;
    }
    return [after];
  }

  #at(term: Term, place: bigint): bigint {
    return evaluate(term, new Map([[this.#variable, bitsAt(this.#format, place)]]), this.#mode).value;
  }

  #course(term: Term, format: Format): Course | undefined {
    if (term === this.#variable) return format === this.#format ? 'rising' : undefined;
    if (variablesOf(term).length === 0)
      return isNan(format, this.#at(term, this.#range.first)) ? 'nan' : 'level';
    if (term.kind !== 'application') return undefined;
    const { operator, operands } = term;
    if (operator.name === 'bvxor' || operator.name === 'bvand') return this.#ofSign(term, format);
    const rule = courses[operator.name];
    if (rule === undefined) return undefined;
    const from = operator.name === 'fp.convert' ? operator.from : format;
    const parts = operands.map(operand => this.#part(operand, from));
    if (parts.some(part => part?.course === 'nan')) return 'nan';
    return parts.every(part => part !== undefined) ? rule(parts[0]!, parts[1]!, parts[2]!) : undefined;
  }

  #part(term: Term, format: Format): Part | undefined {
    const course = this.#course(term, format);
    if (course === undefined) return undefined;
    const ends = [this.#range.first, this.#range.last].map(place => this.#at(term, place));
    const isOf = (sign: bigint): boolean =>
      ends.every(end => !isZero(format, end) && !isNan(format, end) && (end & format.signMask) === sign);
    const sign = isOf(0n) ? 1 : isOf(format.signMask) ? -1 : 0;
    const isKnown = course === 'level' && !isInfinite(format, ends[0]!);
    return { course, sign, isFinite: isKnown };
  }

  /** Negation and magnitude are operations on bits. */
  #ofSign({ operator, operands }: Application, format: Format): Course | undefined {
    const mask = operands.find(({ kind }) => kind === 'constant');
    const number = operands.find(operand => operand !== mask);
    const part = number && this.#part(number, format);
    if (part === undefined || mask?.kind !== 'constant') return undefined;
    if (operator.name === 'bvxor') return mask.value === format.signMask ? turned(part.course) : undefined;
    if (mask.value !== format.signMask - 1n || part.sign === 0) return undefined;
    return part.sign > 0 ? part.course : turned(part.course);
  }
}
