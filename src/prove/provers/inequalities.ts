/**
 * Proof by inequalities of integers: what two sides choose by comparisons of sums is the same for every answer that the
 * comparisons can give together. That is how offsets and sizes of unknown addresses are told apart: bit by bit the same
 * question is one of many long additions, in which a search sees no order.
 *
 * The conditions and that the sides differ are claims. Truth values are given to the comparisons in them, one after the
 * other, with all that follows; where the comparisons cannot be so, or the sides have become the same, nothing is left
 * to look at.
 */
import { roundingModes } from '../../semantics/float/index.ts';
import { type Answer, Comparisons } from '../../semantics/integers/comparisons.ts';
import { bvult, extract, not, truth, zeroExtend } from '../../semantics/term/build.ts';
import { evaluate } from '../../semantics/term/evaluate.ts';
import { commonEnds, partsUpTo } from '../../semantics/term/pieces.ts';
import {
  rebuildAll,
  subterms,
  type Term,
  type Variable,
  variable,
  variablesOf,
} from '../../semantics/term/term.ts';
import { equalUnder } from '../../semantics/words/equality.ts';
import { newName } from '../../semantics/words/facts.ts';
import { NormalForm } from '../../semantics/words/normal-form.ts';
import { isApplied, widthOf } from '../../semantics/words/pieces.ts';
import { TruthValues } from '../../semantics/words/truth-values.ts';
import { type Prover, unknown } from '../prover.ts';
import type { Question } from '../question.ts';

export const byInequalities: Prover = {
  method: 'integers',
  // Where orders of unknowns do not decide it, there are many that can be given.
  share: 1 / 8,
  ask(question, budget) {
    const { assumptions, sources, target } = question.sides('bits', roundingModes, budget);
    const [source, ...permitted] = sources;
    if (permitted.length > 0) return unknown('there is not one result');
    if (question.hasNumbers) return unknown('numbers are no integers');
    const terms = [source!, target, ...assumptions];
    if (!subterms(...terms).some(isOrder)) return unknown('nothing is compared');
    const replaced: Replaced[] = [];
    const form = new NormalForm(budget);
    const known = withoutEqualVariables(terms, form, replaced);
    if (known === undefined) return unknown('the conditions contradict each other');
    const [given, wanted, ...claims] = narrowed(known, replaced) as [Term, Term, ...Term[]];
    for (const [source, target] of partsOf(given, wanted)) {
      const answers = new Answers(source, target, form);
      if (answers.excludeUnder(claims)) continue;
      const values = answers.left && inputOf(question, answers.left, replaced);
      return values === undefined
        ? unknown('comparisons may be so that the sides differ')
        : { kind: 'candidate', values };
    }
    return { kind: 'proved', method: 'integers', equality: 'bits', roundingModes };
  },
};

/** Parts of which both sides are made, such as bytes of memory: of each the comparisons are few. */
function partsOf(source: Term, target: Term): readonly (readonly [Term, Term])[] {
  if (typeof source.sort !== 'number') return [[source, target]];
  const ends = commonEnds(source, target);
  const [given, wanted] = [source, target].map(side => partsUpTo(ends, side)) as [Term[], Term[]];
  return given.map((part, index) => [part, wanted[index]!] as const).filter(([one, other]) => one !== other);
}

/** A variable, and what stands in its place. */
interface Replaced {
  readonly variable: Variable;
  readonly by: Term;
}

/** The input that some answers describe, if the sides differ there: what is no integer in them may hinder that. */
function inputOf(
  { obligation, judge }: Question,
  answers: ReadonlyMap<Term, bigint>,
  replaced: readonly Replaced[],
): readonly bigint[] | undefined {
  const assignment = new Map<Variable, bigint>();
  const bitsOf = (variable: Variable): bigint => assignment.get(variable) ?? answers.get(variable) ?? 0n;
  // The last that was replaced may stand in the place of earlier ones.
  for (const { variable, by } of [...replaced].reverse()) {
    const read = new Map(variablesOf(by).map(one => [one, bitsOf(one)] as const));
    assignment.set(variable, evaluate(by, read).value);
  }
  const values = obligation.inputs.map(({ variable }) => bitsOf(variable));
  return judge.admits(values, 'rne') && judge.difference(values, 'rne') !== undefined ? values : undefined;
}

const orders: ReadonlySet<string> = new Set(['bvult', 'bvule', 'bvslt', 'bvsle']);
const isOrder = (term: Term): boolean => term.kind === 'application' && orders.has(term.operator.name);

/**
 * Two sides and claims in which a variable that the claims equate with something else is that; undefined where the
 * claims contradict each other.
 */
function withoutEqualVariables(
  terms: readonly Term[],
  form: NormalForm,
  all: Replaced[],
): readonly Term[] | undefined {
  const [given, wanted, ...claims] = terms;
  const truths = TruthValues.in(form).with(claims);
  if (truths === undefined) return undefined;
  const equation = truths.facts.flatMap(equationOf)[0];
  if (equation === undefined) return terms;
  all.push(equation);
  const without = rebuildAll(
    [given!, wanted!, ...claims],
    leaf => (leaf === equation.variable ? equation.by : leaf),
    part => (isApplied(part, 'equal') && part.operands[0] === part.operands[1] ? truth : part),
  );
  return withoutEqualVariables(without, form, all);
}

function equationOf(fact: Term): readonly Replaced[] {
  if (!isApplied(fact, 'equal')) return [];
  const [a, b] = fact.operands as readonly [Term, Term];
  const [variable, by] = a.kind === 'variable' ? [a, b] : [b, a];
  return variable.kind === 'variable' && !variablesOf(by).includes(variable) ? [{ variable, by }] : [];
}

/** Variables of which only low bits are read are words of so many bits: the others would be unknowns with no bearing. */
function narrowed(terms: readonly Term[], replaced: Replaced[]): readonly Term[] {
  const widths = new Map<Variable, number>();
  for (const part of subterms(...terms)) {
    if (part.kind !== 'application') continue;
    for (const operand of part.operands) {
      if (operand.kind !== 'variable' || operand.sort === 'Bool') continue;
      const read = isApplied(part, 'extract') ? part.operator.high + 1 : widthOf(operand);
      widths.set(operand, Math.max(read, widths.get(operand) ?? 0));
    }
  }
  const lowBits = new Map<Term, Term>();
  for (const [of, width] of widths) {
    if (width === widthOf(of)) continue;
    const low = variable(newName(of.name, [...terms, ...lowBits.values()]), width);
    lowBits.set(of, low);
    replaced.push({ variable: of, by: zeroExtend(widthOf(of), low) });
  }
  return rebuildAll(
    terms,
    leaf => leaf,
    part => {
      const low = lowBits.get(part.operands[0]!);
      if (low === undefined || !isApplied(part, 'extract')) return part;
      return widthOf(part) === widthOf(low) ? low : extract(part.operator.high, part.operator.low, low);
    },
  );
}

/** What is known where some answers have been given. */
interface Known {
  readonly truths: TruthValues;
  readonly comparisons: Comparisons;
  readonly answer: Exclude<Answer, 'contradictory'>;
}

class Answers {
  readonly #source: Term;
  readonly #target: Term;
  readonly #form: NormalForm;
  /** Values of variables for which answers were not excluded. */
  left: ReadonlyMap<Term, bigint> | undefined;

  constructor(source: Term, target: Term, form: NormalForm) {
    this.#source = source;
    this.#target = target;
    this.#form = form;
  }

  /** No answers that agree with the claims let the sides differ. */
  excludeUnder(claims: readonly Term[]): boolean {
    const nothing = TruthValues.in(this.#form);
    return this.#exclude(
      { truths: nothing, comparisons: Comparisons.in(this.#form), answer: 'unknown' },
      claims,
    );
  }

  #exclude(before: Known, claims: readonly Term[]): boolean {
    const truths = before.truths.with(claims);
    if (truths === undefined) return true;
    const [source, target] = [this.#source, this.#target].map(side => truths.chosen(side)) as [Term, Term];
    if (this.#form.normal(source) === this.#form.normal(target)) return true;
    const { facts } = truths;
    const comparisons = before.comparisons.with(facts.slice(before.truths.facts.length));
    const answer = comparisons === before.comparisons ? before.answer : comparisons.answer();
    if (answer === 'contradictory') return true;
    const open = truths.open(source, target);
    if (open === undefined && this.#areEqual(facts, source, target)) return true;
    const cases = open === undefined ? sidesOfUnequal(facts) : [open, not(open)];
    if (cases !== undefined)
      return cases.every(claim => this.#exclude({ truths, comparisons, answer }, [claim]));
    const said = facts.map(fact =>
      isApplied(fact, 'not') ? ([fact.operands[0]!, 0n] as const) : ([fact, 1n] as const),
    );
    this.left = new Map([...said, ...(answer === 'unknown' ? [] : answer)]);
    return false;
  }

  /** By what is known of words, besides what they choose. */
  #areEqual(facts: readonly Term[], source: Term, target: Term): boolean {
    return equalUnder(facts, source, target, this.#form, { cases: 0, depth: 0 }).kind === 'proved';
  }
}

/** Words that are not equal: one is less than the other, where nothing is known of that. */
function sidesOfUnequal(facts: readonly Term[]): readonly Term[] | undefined {
  for (const fact of facts) {
    const equation = isApplied(fact, 'not') ? fact.operands[0]! : fact;
    if (equation === fact || !isApplied(equation, 'equal')) continue;
    const [a, b] = equation.operands as readonly [Term, Term];
    const sides = [bvult(a, b), bvult(b, a)];
    if (!sides.some(side => facts.includes(side))) return sides;
  }
  return undefined;
}
