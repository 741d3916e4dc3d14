/** Whether the assumptions of an obligation can hold at all: asked apart, so that nothing is proved of nothing. */
import type { Obligation } from '../model/claim.ts';
import type { Budget } from '../semantics/budget.ts';
import { roundingModes } from '../semantics/float/index.ts';
import { FALSE, TooManyGates } from '../semantics/gates/algebra.ts';
import { AndXorGraph } from '../semantics/gates/and-xor-graph.ts';
import { Diagram } from '../semantics/gates/decision-diagram.ts';
import { readGates } from '../semantics/gates/reading.ts';
import { satisfy } from '../semantics/gates/satisfy.ts';
import { haveSumsComparedWith, whereTheyDiffer } from '../semantics/integers/differences.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import { falsity, truth } from '../semantics/term/build.ts';
import { evaluatorOfAll } from '../semantics/term/evaluate.ts';
import type { Term } from '../semantics/term/term.ts';
import { NormalForm } from '../semantics/words/normal-form.ts';
import { valuesOf } from './prover.ts';
import { stepsForConflict } from './provers/gate-search.ts';

/** `values`: inputs on which they hold, where such were found. */
export type Possible =
  | { readonly kind: 'yes'; readonly values?: readonly bigint[] }
  | { readonly kind: 'no' | 'unknown' };

/** Orders are asked first, since they are answered at once if at all. */
const shareOfOrders = 1 / 4;

const most = { nodes: 2 ** 16, conflicts: 2_000 } as const;

/** `unknown` where an assumption has an opaque part, or neither diagrams nor a search tell. Throws `BudgetEnded`. */
export function conditionsCanHold(obligation: Obligation, budget: Budget): Possible {
  const { assumptions } = obligation;
  if (assumptions.length === 0) return { kind: 'yes' };
  const normal = assumptions.map(assumption => normalForm(assumption, 'bits', roundingModes, budget));
  const compared = haveSumsComparedWith('any', normal)
    ? budget.within(shareOfOrders, part => byOrders(normal, obligation, part))
    : undefined;
  if (compared !== undefined && compared.kind !== 'unknown') return compared;
  const told = byDiagrams(normal, budget);
  if (told.kind !== 'unknown') return told;
  const graph = new AndXorGraph();
  const reading = readGates(normal, graph);
  budget.spend(graph.size);
  const holds = normal.map(assumption => reading.wordOf(assumption)[0]!);
  const conflicts = Math.min(most.conflicts, Math.floor(budget.left / stepsForConflict));
  const found = satisfy(graph, holds, { conflicts });
  budget.spend(found.conflicts * stepsForConflict);
  if (found.kind === 'unsatisfiable') return { kind: 'no' };
  if (found.kind === 'unknown' || reading.hasOpaqueBits) return { kind: 'unknown' };
  const assignment = reading.assignment(order => found.isTrue(order));
  return { kind: 'yes', values: valuesOf(obligation, assignment) };
}

/** Where truth differs from falsity is where the assumptions hold. */
function byOrders(claims: readonly Term[], obligation: Obligation, budget: Budget): Possible {
  const found = whereTheyDiffer({ source: truth, target: falsity, claims }, new NormalForm(budget));
  if (found === undefined) return { kind: 'unknown' };
  if (found === 'nowhere') return { kind: 'no' };
  const values = valuesOf(obligation, found);
  const hold = evaluatorOfAll(
    claims,
    obligation.inputs.map(({ variable }) => variable),
  );
  return hold(values, 'rne').includes(0n) ? { kind: 'unknown' } : { kind: 'yes', values };
}

function byDiagrams(assumptions: readonly Term[], budget: Budget): Possible {
  try {
    const diagram = new Diagram(most.nodes, budget);
    const { wordOf, hasOpaqueBits } = readGates(assumptions, diagram);
    const all = diagram.all(assumptions.map(assumption => wordOf(assumption)[0]!));
    if (all === FALSE) return { kind: 'no' };
    return { kind: hasOpaqueBits ? 'unknown' : 'yes' };
  } catch (error) {
    if (error instanceof TooManyGates) return { kind: 'unknown' };
    throw error;
  }
}
