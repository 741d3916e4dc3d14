/**
 * Whether comparisons of words contradict each other as inequalities of integers. Each is one of the unsigned or the
 * signed numbers that the words hold, and where a sum wraps around, how many times is an unknown integer with a range.
 * What the rationals leave open is asked on both sides of an unknown that is no integer there.
 */
import type { Term } from '../term/term.ts';
import type { Form } from '../words/law.ts';
import { isApplied } from '../words/pieces.ts';
import { Integers, type Whole } from './reading.ts';
import { addUpToContradiction, type Fraction, type Inequality, System } from './simplex.ts';
import {
  constantSum,
  minus,
  plus,
  productOfRanges,
  type Range,
  type Sum,
  times,
  type Unknown,
} from './sum.ts';

/** So many sides of unknowns are looked at; what is open then is not known. */
const mostBranches = 200;

/** An unknown of the system: a word, if it is one, and how many values it may have at most, less one. */
interface Described {
  readonly term: Term | undefined;
  readonly extent: bigint;
}

type Descriptions = Map<string, Described>;

/** Values of words with which all of some facts hold; or that there are none, or that it is not known. */
export type Answer = ReadonlyMap<Term, bigint> | 'contradictory' | 'unknown';

/** Facts that hold together or not, to which others can be added. */
export class Comparisons {
  readonly #form: Form;
  readonly #integers: Integers;
  readonly #system: System;
  readonly #unknowns: Descriptions;

  private constructor(form: Form, integers: Integers, system: System, unknowns: Descriptions) {
    this.#form = form;
    this.#integers = integers;
    this.#system = system;
    this.#unknowns = unknowns;
  }

  /** None, so far. */
  static in(form: Form): Comparisons {
    return new Comparisons(form, new Integers(form), System.empty, new Map());
  }

  /** Of comparisons and their denials; what else is a fact says nothing, nor does it that words are not equal. */
  with(facts: readonly Term[]): Comparisons {
    const sums = facts.flatMap(fact => inequalitiesOf(fact, this.#integers));
    if (sums.length === 0) return this;
    const unknowns = new Map(this.#unknowns);
    const inequalities = sums.flatMap(sum => inequalitiesWith(sum, unknowns));
    return new Comparisons(this.#form, this.#integers, this.#system.with(inequalities), unknowns);
  }

  /** Whether they can hold together. Throws `BudgetEnded`. */
  answer(): Answer {
    let branches = 0;
    const within = (system: System): Answer => {
      const solution = system.solve(size => this.#form.spend(1 + (size >> 5)));
      if (solution.kind === 'contradiction') {
        // The method is taken at its word only where its sum shows the contradiction.
        const isShown = addUpToContradiction(system.inequalities, solution.multipliers);
        return isShown ? 'contradictory' : 'unknown';
      }
      const open = this.#narrowest(key => !isInteger(solution.values.get(key)!));
      if (open === undefined) return this.#words(solution.values);
      if (++branches > mostBranches) return 'unknown';
      for (const side of sidesOf(open, solution.values.get(open)!)) {
        const answer = within(system.with([side]));
        if (answer !== 'contradictory') return answer;
      }
      return 'contradictory';
    };
    return within(this.#system);
  }

  #words(values: ReadonlyMap<string, Fraction>): ReadonlyMap<Term, bigint> {
    const words = new Map<Term, bigint>();
    for (const [key, { term }] of this.#unknowns) {
      const value = values.get(key)!;
      if (term !== undefined) words.set(term, value.numerator / value.denominator);
    }
    return words;
  }

  /** Of the unknowns that are looked for, the one with the fewest values: how often a sum wraps around decides most. */
  #narrowest(isWanted: (key: string) => boolean): string | undefined {
    let best: string | undefined;
    let least: bigint | undefined;
    for (const [key, { extent }] of this.#unknowns)
      if ((least === undefined || extent < least) && isWanted(key)) [best, least] = [key, extent];
    return best;
  }
}

type Relation = (a: Whole, b: Whole) => Sum;

const isAtMost: Relation = (a, b) => minus(a.sum, b.sum);
const isBelow: Relation = (a, b) => plus(minus(a.sum, b.sum), constantSum(1n));
const notBelow: Relation = (a, b) => isAtMost(b, a);
const notAtMost: Relation = (a, b) => isBelow(b, a);

/** Sums that are at most 0 where the fact holds; none for a fact that is no comparison. */
function inequalitiesOf(fact: Term, integers: Integers): readonly Sum[] {
  const isDenied = isApplied(fact, 'not');
  const claim = isDenied ? fact.operands[0]! : fact;
  if (claim.kind !== 'application' || claim.operands[0]!.sort === 'Bool') return [];
  const [a, b] = claim.operands;
  const [below, atMost] = isDenied ? [notBelow, notAtMost] : [isBelow, isAtMost];
  switch (claim.operator.name) {
    case 'bvult':
      return [below(integers.unsigned(a!), integers.unsigned(b!))];
    case 'bvule':
      return [atMost(integers.unsigned(a!), integers.unsigned(b!))];
    case 'bvslt':
      return [below(integers.signed(a!), integers.signed(b!))];
    case 'bvsle':
      return [atMost(integers.signed(a!), integers.signed(b!))];
    case 'equal': {
      if (isDenied) return [];
      const difference = minus(integers.unsigned(a!).sum, integers.unsigned(b!).sum);
      return [difference, times(-1n, difference)];
    }
    default:
      return [];
  }
}

/**
 * That the sum is at most 0, and all that is known of the unknowns in it that are new. A product of unknowns is one more
 * unknown.
 */
function inequalitiesWith(sum: Sum, unknowns: Descriptions): readonly Inequality[] {
  const inequalities: Inequality[] = [];
  const coefficients = new Map<string, bigint>();
  let constant = 0n;
  for (const [key, { factors, coefficient }] of sum) {
    if (factors.length === 0) {
      constant = coefficient;
      continue;
    }
    coefficients.set(key, coefficient);
    if (!unknowns.has(key)) inequalities.push(...aboutUnknown(key, factors, unknowns));
  }
  return [...inequalities, { coefficients, constant }];
}

function aboutUnknown(
  key: string,
  factors: readonly Unknown[],
  unknowns: Descriptions,
): readonly Inequality[] {
  const { least, greatest } = factors.reduce<Range>(productOfRanges, { least: 1n, greatest: 1n });
  const [unknown, ...others] = factors;
  unknowns.set(key, {
    term: others.length === 0 ? unknown?.term : undefined,
    extent: greatest - least,
  });
  const ends: Inequality[] = [
    { coefficients: new Map([[key, 1n]]), constant: -greatest },
    { coefficients: new Map([[key, -1n]]), constant: least },
  ];
  if (unknown?.quotient === undefined || others.length > 0) return ends;
  // 2^k q <= P < 2^k (q + 1)
  const { of, places } = unknown.quotient;
  const whole: Sum = new Map([[key, { factors, coefficient: 1n << BigInt(places) }]]);
  const remainder = minus(of, whole);
  return [
    ...ends,
    ...inequalitiesWith(times(-1n, remainder), unknowns),
    ...inequalitiesWith(plus(remainder, constantSum(1n - (1n << BigInt(places)))), unknowns),
  ];
}

const isInteger = ({ numerator, denominator }: Fraction): boolean => numerator % denominator === 0n;

/** An integer is at most what is below the fraction, or at least one more. */
function sidesOf(key: string, { numerator, denominator }: Fraction): readonly Inequality[] {
  const rest = ((numerator % denominator) + denominator) % denominator;
  const below = (numerator - rest) / denominator;
  return [
    { coefficients: new Map([[key, 1n]]), constant: -below },
    { coefficients: new Map([[key, -1n]]), constant: below + 1n },
  ];
}
