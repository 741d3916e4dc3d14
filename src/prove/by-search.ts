/**
 * Proof bit by bit where diagrams grow too large: both sides as a hashed graph of gates, and a search for an input
 * on which they differ. Products and quotients of unknowns are congruent at first, and exact only where that leaves a
 * difference.
 */
import type { Obligation } from '../model/claim.ts';
import { type Budget, unbounded } from '../semantics/budget.ts';
import { roundingModes } from '../semantics/float/index.ts';
import { TooManyGates } from '../semantics/gates/algebra.ts';
import { AndXorGraph } from '../semantics/gates/and-xor-graph.ts';
import { satisfyByCases } from '../semantics/gates/cases.ts';
import { readGates } from '../semantics/gates/reading.ts';
import { satisfy } from '../semantics/gates/satisfy.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import type { Term } from '../semantics/term/term.ts';
import { observedPart } from './by-normal-form.ts';
import type { Finding } from './finding.ts';

/** What a conflict of the search costs, and how many there may be in one question. */
const stepsForConflict = 200;
const mostConflicts = 20_000;
const mostCases = 4096;

export function bySearch(obligation: Obligation, budget = unbounded()): Finding {
  try {
    const found = search(obligation, 'congruent', budget);
    return found.kind === 'differs' && found.isOpaque
      ? answer(obligation, search(obligation, 'exact', budget))
      : answer(obligation, found);
  } catch (error) {
    if (error instanceof TooManyGates) return { kind: 'unknown', reason: error.message };
    throw error;
  }
}

type Found =
  | { readonly kind: 'same' | 'unknown' }
  | { readonly kind: 'differs'; readonly isOpaque: boolean; readonly values: readonly bigint[] };

function search(obligation: Obligation, arithmetic: 'congruent' | 'exact', budget: Budget): Found {
  const normal = (term: Term): Term => normalForm(term, 'bits', roundingModes, budget);
  const assumptions = obligation.assumptions.map(normal);
  const sources = obligation.sources.map(source => normal(observedPart(obligation, source)));
  const target = normal(observedPart(obligation, obligation.target));
  const graph = new AndXorGraph();
  const reading = readGates([...assumptions, ...sources, target], graph, arithmetic);
  const holds = assumptions.map(assumption => reading.wordOf(assumption)[0]!);
  const differs = sources.map(source =>
    graph.not(reading.agree(reading.wordOf(source), reading.wordOf(target))),
  );
  budget.spend(graph.size);
  const asserted = [...holds, ...differs, ...reading.congruence()];
  const conflicts = Math.min(mostConflicts, Math.floor(budget.left / stepsForConflict));
  const whole = satisfy(graph, asserted, { conflicts: Math.ceil(conflicts / 4) });
  budget.spend(whole.conflicts * stepsForConflict);
  const found =
    whole.kind === 'unknown'
      ? (satisfyByCases(graph, asserted, { cases: mostCases, conflicts }) ?? whole)
      : whole;
  if (found !== whole) budget.spend(found.conflicts * stepsForConflict);
  if (found.kind === 'unknown') return { kind: 'unknown' };
  if (found.kind === 'unsatisfiable') return { kind: 'same' };
  const assignment = reading.assignment(order => found.isTrue(order));
  return {
    kind: 'differs',
    isOpaque: reading.hasOpaqueBits,
    values: obligation.inputs.map(({ variable }) => assignment.get(variable) ?? 0n),
  };
}

function answer({ sources }: Obligation, found: Found): Finding {
  if (found.kind === 'same') {
    const equality = sources.length > 1 ? 'contraction' : 'bits';
    return { kind: 'proved', method: 'search', equality, roundingModes };
  }
  if (found.kind === 'differs' && !found.isOpaque) return { kind: 'candidate', values: found.values };
  return { kind: 'unknown', reason: 'the search ended without an answer' };
}
