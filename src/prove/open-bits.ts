/**
 * Differences that stand whatever the bits are that the manual leaves undefined of the match: a processor may have any
 * there, so that one choice of them under which the sides agree is enough to excuse the result.
 */
import type { Obligation, Observation } from '../model/claim.ts';
import type { Budget } from '../semantics/budget.ts';
import { AndXorGraph } from '../semantics/gates/and-xor-graph.ts';
import { readGates } from '../semantics/gates/reading.ts';
import { satisfy } from '../semantics/gates/satisfy.ts';
import { and, equal, extract, isNan, or } from '../semantics/term/build.ts';
import { valueOnConstants } from '../semantics/term/evaluate.ts';
import { constant, rebuildAll, type Term } from '../semantics/term/term.ts';
import { tuplesByKind } from './cross-examination.ts';
import { stepsForConflict } from './provers/gate-search.ts';
import type { Question } from './question.ts';
import type { Tuple } from './sampling/tuples.ts';

/** Of each kind of inputs, those tried for one whose difference stands; and the conflicts that one is worth. */
const [mostTuples, mostConflicts] = [200, 1_000];

/** An input whose difference stands: the one that was found, or another. Throws `BudgetEnded`. */
export function standingDifference(question: Question, found: Tuple, budget: Budget): Tuple | undefined {
  const { obligation, judge: real } = question;
  if (stands(obligation, found, budget)) return found;
  for (const tuples of tuplesByKind(obligation, mostTuples, 1)) {
    for (const values of tuples) {
      budget.spend(1);
      if (!real.admits(values, 'rne') || real.difference(values, 'rne') === undefined) continue;
      if (stands(obligation, values, budget)) return values;
    }
  }
  return undefined;
}

/** No choice of the open bits meets the conditions and makes the sides agree, the other inputs being what they are. */
function stands(
  { assumptions, sources, target, observed, inputs, open = [] }: Obligation,
  values: Tuple,
  budget: Budget,
): boolean {
  const known = new Map<Term, Term>();
  for (const [index, { variable }] of inputs.entries())
    if (!open.includes(variable)) known.set(variable, constant(variable.sort, values[index]!));
  const agree = agreementOf(observed);
  if (agree === undefined) return false;
  const permitted = sources.map(source => agree(source, target)).reduce((a, b) => or(a, b));
  const [claim] = rebuildAll(
    [[...assumptions, permitted].reduce((a, b) => and(a, b))],
    leaf => known.get(leaf) ?? leaf,
    part =>
      part.operands.every(({ kind }) => kind === 'constant')
        ? constant(part.sort, valueOnConstants(part))
        : part,
  );
  const graph = new AndXorGraph();
  // What works on numbers is opaque, which leaves more to choose: where nothing agrees then, nothing does.
  const reading = readGates([claim!], graph);
  budget.spend(graph.size);
  const asserted = [reading.wordOf(claim!)[0]!, ...reading.congruence()];
  const { kind, conflicts } = satisfy(graph, asserted, { conflicts: mostConflicts });
  budget.spend(conflicts * stepsForConflict);
  return kind === 'unsatisfiable';
}

/** When two results are the same, as a term; undefined where that is told element by element. */
function agreementOf(observed: Observation): ((source: Term, target: Term) => Term) | undefined {
  if (observed.kind === 'float') {
    const { format } = observed;
    return (a, b) => or(equal(a, b), and(isNan(format, a), isNan(format, b)));
  }
  if (observed.kind !== 'integer') return equal;
  if (observed.numbers !== undefined) return undefined;
  const low = (a: Term): Term => extract(observed.width - 1, 0, a);
  return (a, b) => equal(low(a), low(b));
}
