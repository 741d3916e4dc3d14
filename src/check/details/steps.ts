/** What each op computes on an input. */
import type { OrderObligation } from '../../model/claim.ts';
import type { RegisterValue, Step } from '../../model/register-values.ts';
import type { RoundingMode } from '../../semantics/float/index.ts';
import { normalForm } from '../../semantics/normal-form/normal-form.ts';
import { evaluate } from '../../semantics/term/evaluate.ts';
import { subterms, type Term } from '../../semantics/term/term.ts';
import type { Assignment } from '../counterexample.ts';
import type { Shown } from '../run.ts';
import { showBits, showConstant, showPlace } from '../show-value.ts';
import type { StepShown } from './details.ts';

/** Memory has no value that could be shown: of a store that is the last step, `byte` is what it leaves at the place. */
export function showSteps(
  steps: readonly Step[],
  rule: OrderObligation['rule'],
  assignment: Assignment,
  rounding: RoundingMode,
  byte: Shown | undefined,
): StepShown[] {
  const value = (term: Term) => evaluate(term, assignment, rounding).value;
  const show = ({ term, register }: RegisterValue): Shown => showPlace(register, value(term));
  return steps.map((step, index): StepShown => {
    const shared = { op: step.entry.name, operands: valuesOf(step).map(show) };
    if (step.kind === 'branch') return { ...shared, result: successorOf(step, rule, value(step.taken)) };
    const { binding } = step.value;
    const [constant] = step.constants;
    const result = givesMemory(step) ? (index === steps.length - 1 ? byte : undefined) : show(step.result);
    return {
      ...(binding !== undefined && { name: binding }),
      ...shared,
      ...(constant && { constant: showConstant(constant.kind, value(constant.term)) }),
      ...(result && { result }),
    };
  });
}

/** Where a block goes, by the name that the rule gives the successor; its bits are 1 for the first one of the source. */
function successorOf(
  { value: block }: Extract<Step, { kind: 'branch' }>,
  rule: OrderObligation['rule'],
  taken: bigint,
): Shown {
  const successor = block.successors[taken === 1n ? 0 : 1];
  const isFirst =
    rule.kind === 'block' && successor !== undefined ? successor === rule.match.successors[0] : taken === 1n;
  const value =
    successor === undefined ? `${isFirst ? 'first' : 'second'} successor` : `goes to ${successor}`;
  return { bits: showBits(1, isFirst ? 1n : 0n), value };
}

/** The first step that computes the term, or has it in what it computes. */
export const stepWith = (steps: readonly Step[], term: Term): number =>
  steps.findIndex(
    step =>
      !givesMemory(step) && (resultOf(step) === term || subterms(normalForm(resultOf(step))).includes(term)),
  );

/** What a step is computed of, and its result, where that is no memory. */
export const termsOf = (step: Step): readonly Term[] => [
  ...valuesOf(step).map(({ term }) => term),
  ...(step.kind === 'op' ? step.constants.map(({ term }) => term) : []),
  ...(givesMemory(step) ? [] : [resultOf(step)]),
];

export const givesMemory = (step: Step): boolean =>
  step.kind === 'op' && step.result.register.kind === 'memory';

/** The operands but memory. */
const valuesOf = ({ operands }: Step): readonly RegisterValue[] =>
  operands.filter(({ register }) => register.kind !== 'memory');

const resultOf = (step: Step): Term => (step.kind === 'op' ? step.result.term : step.taken);
