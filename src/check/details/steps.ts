/** What each op computes on an input. */
import type { RegisterValue, Step } from '../../model/register-values.ts';
import type { RoundingMode } from '../../semantics/float/index.ts';
import { normalForm } from '../../semantics/normal-form/normal-form.ts';
import { evaluate } from '../../semantics/term/evaluate.ts';
import { subterms, type Term } from '../../semantics/term/term.ts';
import type { Assignment } from '../counterexample.ts';
import type { Shown } from '../run.ts';
import { showConstant, showObserved, showPlace } from '../show-value.ts';
import type { StepShown } from './details.ts';

/** `divergence`: the term at which this side diverges from the other. Memory has no value that could be shown. */
export function showSteps(
  steps: readonly Step[],
  assignment: Assignment,
  rounding: RoundingMode,
  divergence: Term,
): StepShown[] {
  const value = (term: Term) => evaluate(term, assignment, rounding).value;
  const show = ({ term, register }: RegisterValue): Shown => showPlace(register, value(term));
  const first = steps.findIndex(
    step => resultOf(step) === divergence || subterms(normalForm(resultOf(step))).includes(divergence),
  );
  const diverging = first < 0 ? steps.length - 1 : first;
  return steps.map((step, index): StepShown => {
    const shared = {
      op: step.entry.name,
      operands: valuesOf(step).map(show),
      ...(index === diverging && { diverges: true as const }),
    };
    if (step.kind === 'branch') {
      return { ...shared, result: showObserved({ kind: 'branch' }, value(step.taken)) };
    }
    const { binding } = step.value;
    const [constant] = step.constants;
    return {
      ...(binding !== undefined && { name: binding }),
      ...shared,
      ...(constant && { constant: showConstant(constant.kind, value(constant.term)) }),
      result: show(step.result),
    };
  });
}

/** What a step is computed of, and its result. */
export const termsOf = (step: Step): readonly Term[] => [
  ...valuesOf(step).map(({ term }) => term),
  ...(step.kind === 'op' ? step.constants.map(({ term }) => term) : []),
  resultOf(step),
];

/** The operands but memory. */
const valuesOf = ({ operands }: Step): readonly RegisterValue[] =>
  operands.filter(({ register }) => register.kind !== 'memory');

const resultOf = (step: Step): Term => (step.kind === 'op' ? step.result.term : step.taken);
