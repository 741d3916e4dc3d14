/** A counterexample taken apart. */

import type { OrderObligation } from '../../model/claim.ts';
import { kindOf, ulpsBetween } from '../../prove/divergence/difference.ts';
import { type TermDivergence, termDivergenceOf } from '../../prove/divergence/divergence.ts';
import { survey } from '../../prove/divergence/survey.ts';
import type { Axis } from '../../prove/input-map/axes.ts';
import { numbers } from '../../prove/input-map/classes.ts';
import { inputMap } from '../../prove/input-map/input-map.ts';
import type { Counterexample } from '../../prove/verdict.ts';
import type { RoundingMode } from '../../semantics/float/index.ts';
import { evaluate } from '../../semantics/term/evaluate.ts';
import { apply, type Term, variable } from '../../semantics/term/term.ts';
import { type Assignment, assignmentOf, caseOf } from '../counterexample.ts';
import { showInput, showNumber, showObserved, showSort } from '../show-value.ts';
import { substitute } from '../why.ts';
import type { Computed, Divergence, InputAxis, InputMapShown, Refutation } from './details.ts';
import { mathematicsOf } from './mathematics.ts';
import { showSteps, termsOf } from './steps.ts';

export function refutationOf(
  order: OrderObligation,
  counterexample: Counterexample,
  seed: number,
  rounds: boolean,
): Refutation {
  const { roundingMode, inputs, observed, sources, target } = counterexample;
  const divergence = termDivergenceOf(counterexample);
  const computed = [...order.steps.match, ...order.steps.result].flatMap(termsOf);
  const assignment = assignmentOf(counterexample, ...computed);
  const ulps = observed.kind === 'float' ? ulpsBetween(observed.format, sources[0]!, target) : undefined;
  return {
    roundingMode,
    rounds,
    ...caseOf(counterexample),
    inputs: inputs.map(({ input, bits }) => ({ name: input.name, ...showInput(input, bits) })),
    source: showSteps(order.steps.match, assignment, roundingMode, divergence.source),
    target: showSteps(order.steps.result, assignment, roundingMode, divergence.target),
    sources: sources.map(bits => showObserved(observed, bits)),
    result: showObserved(observed, target),
    divergence: showDivergence(divergence, assignment, counterexample),
    difference: kindOf(counterexample),
    ...(counterexample.holdsOnLow !== undefined && { holdsOnLow: counterexample.holdsOnLow }),
    ...(ulps !== undefined && { ulps: `${ulps}` }),
    survey: survey(order, seed),
    ...inputMapOf(order, roundingMode, seed),
  };
}

function showDivergence(
  { source, target, format, within }: TermDivergence,
  assignment: Assignment,
  { roundingMode }: Counterexample,
): Divergence {
  const computed = (term: Term): Computed => {
    const { value } = evaluate(term, assignment, roundingMode);
    const shown = format ? showNumber(format, value) : showSort(term.sort, value);
    return { expression: mathematicsOf(term, format), ...shown };
  };
  return {
    ...(within && { within: withDot(within, assignment, roundingMode) }),
    source: computed(source),
    target: computed(target),
  };
}

/** The application on these values, with a dot in the place of one operand: `fma(-2, 3, ·)`. */
function withDot(
  { application, operand, format }: NonNullable<TermDivergence['within']>,
  assignment: Assignment,
  mode: RoundingMode,
): string {
  const { operator, operands } = application;
  const dotted = operands.map((term, index) =>
    index === operand ? variable('·', term.sort) : substitute(term, assignment, mode),
  );
  return mathematicsOf(apply(operator, ...dotted), format, 'besideOp');
}

function inputMapOf(
  order: OrderObligation,
  roundingMode: RoundingMode,
  seed: number,
): { readonly inputMap?: InputMapShown } {
  const map = inputMap(order, roundingMode, seed);
  if (map === undefined) return {};
  const { rows, columns, cells } = map;
  return {
    inputMap: { roundingMode, rows: axisOf(rows), ...(columns && { columns: axisOf(columns) }), cells },
  };
}

const axisOf = ({ title, classes }: Axis): InputAxis => ({
  title,
  numbers: classes === numbers,
  classes: classes.map(({ label, name }) => ({ label, name })),
});
