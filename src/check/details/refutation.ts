/** A counterexample taken apart. */

import type { Duty, OrderObligation } from '../../model/claim.ts';
import type { Step } from '../../model/register-values.ts';
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
import type { Shown } from '../run.ts';
import { showInput, showNumber, showObserved, showSort } from '../show-value.ts';
import { firstMisaligned, substitute, unmet } from '../why.ts';
import type { Computed, Divergence, InputAxis, InputMapShown, Refutation, StepShown } from './details.ts';
import { mathematicsOf } from './mathematics.ts';
import { showSteps, stepWith, termsOf } from './steps.ts';

export function refutationOf(
  order: OrderObligation,
  counterexample: Counterexample,
  seed: number,
  rounds: boolean,
): Refutation {
  const { roundingMode, inputs, observed, sources, target } = counterexample;
  const computed = [...order.steps.match, ...order.steps.result].flatMap(termsOf);
  const assignment = assignmentOf(counterexample, ...computed);
  const ulps = observed.kind === 'float' ? ulpsBetween(observed.format, sources[0]!, target) : undefined;
  return {
    roundingMode,
    rounds,
    ...caseOf(counterexample),
    inputs: inputs.map(({ input, bits }) => ({ name: input.name, ...showInput(input, bits) })),
    ...stepsOf(order, assignment, counterexample),
    sources: sources.map(bits => showObserved(observed, bits)),
    result: showObserved(observed, target),
    difference: kindOf(counterexample),
    ...(counterexample.holdsOnLow !== undefined && { holdsOnLow: counterexample.holdsOnLow }),
    ...(ulps !== undefined && { ulps: `${ulps}` }),
    survey: survey(order, seed),
    ...inputMapOf(order, roundingMode, seed),
  };
}

/** The steps of both sides, and at which of them it goes wrong. */
function stepsOf(
  order: OrderObligation,
  assignment: Assignment,
  counterexample: Counterexample,
): Pick<Refutation, 'source' | 'target' | 'divergence' | 'unmet'> {
  const { observed, roundingMode, sources, target: result } = counterexample;
  const { match, result: made } = order.steps;
  const show = (steps: readonly Step[], bits: bigint): StepShown[] =>
    showSteps(steps, order.rule, assignment, roundingMode, byteOf(counterexample, bits));
  const source = show(match, sources[0]!);
  if (observed.kind === 'duty') {
    const { duty } = observed;
    const words = unmet(duty, order.target, assignment, roundingMode);
    // Where Go panics, no result is made.
    if (duty.kind === 'no panic') return { source, target: [], unmet: words };
    const owing = duty.kind === 'aligned' ? firstMisaligned(duty, assignment, roundingMode).of : duty.of;
    const at = made.findIndex(({ value }) => value === owing);
    const target = show(made, result).map((step, index) =>
      index === at ? { ...step, breaks: brokenWords[duty.kind] } : step,
    );
    return { source, target, unmet: words };
  }
  const target = show(made, result);
  const divergence = termDivergenceOf(counterexample);
  const ends = [source.length - 1, target.length - 1] as const;
  const found = [stepWith(match, divergence.source), stepWith(made, divergence.target)] as const;
  const isPlain = divergence.source.kind === 'constant' || divergence.target.kind === 'constant';
  const isFound =
    observed.kind !== 'memory' && !isPlain && found.every((at, side) => at >= 0 || ends[side]! < 0);
  // What only stands in both of the steps need not be what makes them differ.
  const marked = [...(isFound ? [found] : []), ends].find(([here, there]) =>
    haveOtherBits(source[here]?.result, target[there]?.result),
  );
  const withMark = (steps: readonly StepShown[], at: number | undefined): StepShown[] =>
    steps.map((step, index) => (index === at ? { ...step, diverges: true } : step));
  return {
    source: withMark(source, marked?.[0]),
    target: withMark(target, marked?.[1]),
    divergence: showDivergence(divergence, assignment, counterexample),
  };
}

/** What a store at the end of a side leaves at the place where memories are compared. */
const byteOf = ({ observed }: Counterexample, bits: bigint): Shown | undefined => {
  if (observed.kind !== 'memory') return undefined;
  const shown = showObserved(observed, bits);
  return { ...shown, value: `the byte is ${shown.value}` };
};

/** One of which nothing is shown may be any. */
const haveOtherBits = (one: Shown | undefined, other: Shown | undefined): boolean =>
  one === undefined || other === undefined || BigInt(one.bits) !== BigInt(other.bits);

/** Of the op that a duty is of. */
const brokenWords: Readonly<Record<Exclude<Duty['kind'], 'no panic'>, string>> = {
  'not a NaN': 'its constant is a NaN',
  encodable: 'it cannot be encoded',
  reached: 'it reads beyond what the match does',
  aligned: 'it goes to an address that is not aligned',
  made: 'its constant is none that other rules expect',
  defined: 'it has no defined result',
};

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
