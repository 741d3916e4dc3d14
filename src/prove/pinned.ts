/** Constants that the conditions of a rule leave one value: `c == 0 && math.Signbit(c)` pins c to -0. */
import type { Obligation } from '../model/claim.ts';
import { isZero, roundingModes } from '../semantics/float/index.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import { evaluator } from '../semantics/term/evaluate.ts';
import { constant, rebuild, type Term, type Variable, variablesOf } from '../semantics/term/term.ts';

/** The obligation with pinned constants in both sides; the assumptions say as before what they are. */
export function withPinned(obligation: Obligation): Obligation {
  const pinned = pinnedValues(obligation.assumptions);
  if (pinned.size === 0) return obligation;
  const put = (term: Term): Term =>
    rebuild(term, leaf => {
      const value = leaf.kind === 'variable' ? pinned.get(leaf) : undefined;
      return value === undefined ? leaf : constant(leaf.sort, value);
    });
  const [first, ...others] = obligation.sources;
  return { ...obligation, sources: [put(first), ...others.map(put)], target: put(obligation.target) };
}

/** The only value that satisfies the assumptions, of each variable that has only one by an equation in them. */
export function pinnedValues(assumptions: readonly Term[]): ReadonlyMap<Variable, bigint> {
  const pinned = new Map<Variable, bigint>();
  for (const assumption of assumptions) {
    const equation = equated(normalForm(assumption));
    if (equation === undefined) continue;
    const { variable, values } = equation;
    const about = assumptions.filter(term => variablesOf(term).every(other => other === variable));
    const left = values.filter(value => about.every(term => canHold(term, variable, value)));
    if (left.length === 1) pinned.set(variable, left[0]!);
  }
  return pinned;
}

/** The values that an equation with a constant leaves: two where numbers are compared and it is a zero. */
function equated(
  equation: Term,
): { readonly variable: Variable; readonly values: readonly bigint[] } | undefined {
  if (equation.kind !== 'application') return undefined;
  const { operator, operands } = equation;
  if (operator.name !== 'equal' && operator.name !== 'fp.equal') return undefined;
  const variable = operands.find(operand => operand.kind === 'variable');
  const other = operands.find(operand => operand.kind === 'constant');
  if (variable === undefined || other === undefined) return undefined;
  const isAnyZero = operator.name === 'fp.equal' && isZero(operator.format, other.value);
  return { variable, values: isAnyZero ? [0n, operator.format.signMask] : [other.value] };
}

/** In some rounding mode: what can hold in one of them is not excluded. */
function canHold(assumption: Term, variable: Variable, value: bigint): boolean {
  const holds = evaluator(assumption, [variable]);
  return roundingModes.some(mode => holds([value], mode).value === 1n);
}
