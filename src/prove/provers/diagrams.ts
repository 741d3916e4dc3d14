/**
 * Proof bit by bit: both sides as Boolean functions of the bits of the inputs, compared as decision diagrams.
 * Decides sign operations, comparisons, classification, masks and sums; what rounds is opaque and must be
 * the same on both sides.
 */
import type { Budget } from '../../semantics/budget.ts';
import type { RoundingMode } from '../../semantics/float/index.ts';
import { FALSE, TooManyGates } from '../../semantics/gates/algebra.ts';
import { Diagram } from '../../semantics/gates/decision-diagram.ts';
import { nanFactsOf } from '../../semantics/gates/nan-facts.ts';
import { readGates } from '../../semantics/gates/reading.ts';
import { signFactsOf } from '../../semantics/gates/sign-facts.ts';
import type { Observed } from '../../semantics/normal-form/observed.ts';
import { subterms, type Term } from '../../semantics/term/term.ts';
import { equalityTo, type Finding, type Prover, unknown, valuesOf } from '../prover.ts';
import type { Question, Sides } from '../question.ts';

/** Comparisons of numbers grow large; what words make larger than this the search decides sooner. */
const [nodesForNumbers, nodesForWords] = [2 ** 19, 2 ** 14];

export const byDiagrams: Prover = {
  method: 'bits',
  ask(question, budget) {
    try {
      let finding = compareLevels(question, () => [], budget);
      for (const facts of question.hasNumbers ? factsOfNumbers : []) {
        if (finding.kind !== 'unknown') break;
        finding = compareLevels(question, facts, budget);
      }
      return finding;
    } catch (error) {
      if (error instanceof TooManyGates) return unknown(error.message);
      throw error;
    }
  },
};

/** What is known of a term, which may be opaque, whatever the inputs are. */
type Facts = (term: Term) => readonly Term[];

const factsOfNumbers: readonly Facts[] = [signFactsOf, term => [...signFactsOf(term), ...nanFactsOf(term)]];

function compareLevels(question: Question, facts: Facts, budget: Budget): Finding {
  const [all] = question.modes;
  const sidesAt = (level: Observed, modes: readonly RoundingMode[]): Sides =>
    withFacts(question.sides(level, modes, budget), facts);
  let finding = compare(question, 'bits', sidesAt('bits', all!), all!, budget);
  let compared: Sides | undefined;
  // Laws that hold in some modes only are laws up to NaNs.
  const [, level] = question.levels;
  for (const modes of level === undefined ? [] : question.modes) {
    if (finding.kind !== 'unknown') break;
    const sides = sidesAt(level!, modes);
    if (compared === undefined || !areSame(sides, compared))
      finding = compare(question, level!, sides, modes, budget);
    compared = sides;
  }
  return finding;
}

const withFacts = ({ assumptions, sources, target }: Sides, facts: Facts): Sides => ({
  assumptions: [...assumptions, ...subterms(...assumptions, ...sources, target).flatMap(facts)],
  sources,
  target,
});

const areSame = (a: Sides, b: Sides): boolean =>
  a.target === b.target && areEqual(a.sources, b.sources) && areEqual(a.assumptions, b.assumptions);

const areEqual = (a: readonly Term[], b: readonly Term[]): boolean =>
  a.every((term, index) => term === b[index]);

function compare(
  { obligation, hasNumbers }: Question,
  level: Observed,
  { assumptions, sources, target }: Sides,
  modes: readonly RoundingMode[],
  budget: Budget,
): Finding {
  const diagram = new Diagram(hasNumbers ? nodesForNumbers : nodesForWords, budget);
  const reading = readGates([...assumptions, ...sources, target], diagram);
  const holds = diagram.all(assumptions.map(assumption => reading.wordOf(assumption)[0]!));

  const format = level === 'bits' ? undefined : level;
  let differs = holds;
  for (const [index, source] of sources.entries()) {
    const agrees = reading.agree(reading.wordOf(source), reading.wordOf(target), format);
    differs = diagram.and(differs, diagram.not(agrees));
    if (differs !== FALSE) continue;
    const equality = equalityTo(index, level);
    return { kind: 'proved', method: 'bits', equality, roundingModes: modes };
  }
  // Bits that differ may still be NaNs that no one tells apart; only the last level gives a candidate.
  const isLastLevel = level !== 'bits' || obligation.observed.kind !== 'float';
  if (reading.hasOpaqueBits || !isLastLevel) return { kind: 'unknown', reason: 'the bits differ' };
  const chosen = diagram.satisfy(differs)!;
  const assignment = reading.assignment(order => chosen.has(order));
  return {
    kind: 'candidate',
    values: valuesOf(obligation, assignment),
  };
}
