/**
 * Where two terms may differ while claims hold, by truth values that are given to comparisons one after the other, with
 * all that follows: what comparisons cannot be together is excluded, and so is what makes the terms the same.
 */
import { bvult, extract, not, truth, zeroExtend } from '../term/build.ts';
import { evaluate } from '../term/evaluate.ts';
import {
  type Application,
  rebuildAll,
  subterms,
  type Term,
  type Variable,
  variable,
  variablesOf,
} from '../term/term.ts';
import { equalUnder } from '../words/equality.ts';
import { equatedVariable, newName, type Substitution } from '../words/facts.ts';
import type { NormalForm } from '../words/normal-form.ts';
import { isApplied, widthOf } from '../words/pieces.ts';
import { TruthValues } from '../words/truth-values.ts';
import { type Answer, Comparisons } from './comparisons.ts';

const orders: ReadonlySet<string> = new Set(['bvult', 'bvule', 'bvslt', 'bvsle']);
const sums: ReadonlySet<string> = new Set(['bvadd', 'bvsub']);

const isOf = (names: ReadonlySet<string>, term: Term): term is Application =>
  term.kind === 'application' && names.has(term.operator.name);

/** A sum of unknowns is compared in the terms, with `any` number or with an unknown: without that, orders exclude little. */
export const haveSumsComparedWith = (what: 'any' | 'unknown', terms: readonly Term[]): boolean =>
  subterms(...terms).some(
    term =>
      isOf(orders, term) &&
      (what === 'any' || term.operands.every(({ isGround }) => !isGround)) &&
      subterms(...term.operands).some(
        part => isOf(sums, part) && part.operands.every(({ isGround }) => !isGround),
      ),
  );

/** Values of variables; all others are 0. */
export type Assignment = ReadonlyMap<Variable, bigint>;

/** Two terms of one sort, and claims about what is in them. */
export interface Compared {
  readonly source: Term;
  readonly target: Term;
  readonly claims: readonly Term[];
}

/**
 * `nowhere` where that is shown; else where they may differ: what is no comparison of sums may hinder it, so that
 * evaluation has to show it. Undefined where nothing is known. Throws `BudgetEnded`.
 */
export function whereTheyDiffer(compared: Compared, form: NormalForm): Assignment | 'nowhere' | undefined {
  const replaced: Substitution[] = [];
  const without = withoutEqualVariables(compared, form, replaced);
  if (without === undefined) return 'nowhere';
  const { source, target, claims } = narrowed(without, replaced);
  const answers = new Answers(source, target, form);
  if (answers.excludeUnder(claims)) return 'nowhere';
  return answers.left && assignmentOf(answers.left, replaced);
}

function assignmentOf(values: ReadonlyMap<Term, bigint>, replaced: readonly Substitution[]): Assignment {
  const assignment = new Map<Variable, bigint>();
  for (const [term, value] of values) if (term.kind === 'variable') assignment.set(term, value);
  // The last that was replaced may stand in the place of earlier ones.
  for (const { variable, term } of [...replaced].reverse()) {
    const read = new Map(variablesOf(term).map(one => [one, assignment.get(one) ?? 0n] as const));
    assignment.set(variable, evaluate(term, read).value);
  }
  return assignment;
}

function rebuilt(
  { source, target, claims }: Compared,
  leaf: (leaf: Term) => Term,
  node: (application: Application) => Term,
): Compared {
  const [first, second, ...others] = rebuildAll([source, target, ...claims], leaf, node);
  return { source: first!, target: second!, claims: others };
}

/**
 * Two sides and claims in which a variable that the claims equate with something else is that; undefined where the
 * claims contradict each other.
 */
function withoutEqualVariables(
  compared: Compared,
  form: NormalForm,
  all: Substitution[],
): Compared | undefined {
  const truths = TruthValues.in(form).with(compared.claims);
  if (truths === undefined) return undefined;
  const equation = truths.facts.flatMap(fact => equatedVariable(fact) ?? [])[0];
  if (equation === undefined) return compared;
  all.push(equation);
  const without = rebuilt(
    compared,
    leaf => (leaf === equation.variable ? equation.term : leaf),
    part => (isApplied(part, 'equal') && part.operands[0] === part.operands[1] ? truth : part),
  );
  return withoutEqualVariables(without, form, all);
}

/** Variables of which only low bits are read are words of so many bits: the others would be unknowns with no bearing. */
function narrowed(compared: Compared, replaced: Substitution[]): Compared {
  const terms = [compared.source, compared.target, ...compared.claims];
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
    replaced.push({ variable: of, term: zeroExtend(widthOf(of), low) });
  }
  return rebuilt(
    compared,
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
    const comparisons = before.comparisons.with(facts.slice(before.truths.count));
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
