/**
 * What the terms of an obligation say of its inputs: constants that stand in them, widths and conversions, and which
 * values the conditions admit.
 */
import type { Input, Obligation } from '../../model/claim.ts';
import type { Format } from '../../semantics/float/index.ts';
import { evaluator } from '../../semantics/term/evaluate.ts';
import type { Operator } from '../../semantics/term/operator.ts';
import { widthOfSort } from '../../semantics/term/sort.ts';
import { type Constant, subterms, type Term, type Variable, variablesOf } from '../../semantics/term/term.ts';
import { neighbours } from './neighbours.ts';
import { onceForAlike } from './operands.ts';
import type { Tuple } from './tuples.ts';

export type NumericOperator = Extract<Operator, { readonly format: Format }>;

interface Hints {
  /** Those of both sides and of the conditions that are no truth values. */
  readonly constants: readonly Constant[];
  /** What stands beside the constants in an input, or any like it. */
  readonly neighboursIn: (input: Input) => readonly bigint[];
  /** Of all words in them, each once. */
  readonly widths: readonly number[];
  /** The operators that work on numbers. */
  readonly numeric: readonly NumericOperator[];
  /** Of each input: whether a value passes the conditions on it alone; undefined where there are none. */
  readonly admissions: readonly (((value: bigint) => boolean) | undefined)[];
  /** Gives inputs that a condition equates with something else the value of that. */
  readonly complete: (values: Tuple) => Tuple;
}

const known = new WeakMap<Obligation, Hints>();

/** Asked for each kind of tuples, of which most are few: worked out once. */
export function hintsOf(obligation: Obligation): Hints {
  let hints = known.get(obligation);
  if (hints === undefined) {
    hints = hintsIn(obligation);
    known.set(obligation, hints);
  }
  return hints;
}

function hintsIn(obligation: Obligation): Hints {
  const { assumptions, sources, target, inputs } = obligation;
  const constants: Constant[] = [];
  const widths = new Set<number>();
  const numeric: NumericOperator[] = [];
  for (const term of subterms(...assumptions, ...sources, target)) {
    if (term.sort !== 'Bool') {
      widths.add(widthOfSort(term.sort));
      if (term.kind === 'constant') constants.push(term);
    }
    if (term.kind === 'application' && 'format' in term.operator) numeric.push(term.operator);
  }
  return {
    constants,
    neighboursIn: onceForAlike(input => constants.flatMap(constant => neighbours(constant, input))),
    widths: [...widths],
    numeric,
    admissions: inputs.map(input => admissionOf(assumptions, input)),
    complete: completionOf(obligation),
  };
}

function admissionOf(
  assumptions: readonly Term[],
  { variable }: Input,
): ((value: bigint) => boolean) | undefined {
  const conditions = assumptions
    .filter(assumption => {
      const variables = variablesOf(assumption);
      return variables.length === 1 && variables[0] === variable;
    })
    .map(assumption => evaluator(assumption, [variable]));
  if (conditions.length === 0) return undefined;
  return value => conditions.every(holds => holds([value], 'rne').value === 1n);
}

function completionOf({ assumptions, inputs }: Obligation): (values: Tuple) => Tuple {
  const variables = inputs.map(({ variable }) => variable);
  const pinned = assumptions.flatMap(assumption => {
    const equation = equationOf(assumption, variables);
    if (equation === undefined) return [];
    return [
      { ...equation, holds: evaluator(assumption, variables), value: evaluator(equation.term, variables) },
    ];
  });
  if (pinned.length === 0) return values => values;
  return values => {
    const completed = [...values];
    for (const { index, holds, value } of pinned) {
      // Numbers that are equal may differ in the sign of a zero.
      if (holds(completed, 'rne').value === 0n) completed[index] = value(completed, 'rne').value;
    }
    return completed;
  };
}

/** The input that the condition equates with a term without it. */
function equationOf(assumption: Term, variables: readonly Variable[]) {
  if (assumption.kind !== 'application') return undefined;
  if (assumption.operator.name !== 'equal' && assumption.operator.name !== 'fp.equal') return undefined;
  const [a, b] = assumption.operands;
  for (const [side, term] of [
    [a!, b!],
    [b!, a!],
  ] as const) {
    const index = side.kind === 'variable' ? variables.indexOf(side) : -1;
    if (index >= 0 && side.kind === 'variable' && !variablesOf(term).includes(side)) return { index, term };
  }
  return undefined;
}
