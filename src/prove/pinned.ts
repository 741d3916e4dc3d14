/** Constants that the conditions of a rule leave one value: `c == 0 && math.Signbit(c)` pins c to -0. */
import { mapSides, type Obligation } from '../model/claim.ts';
import { isZero, roundingModes } from '../semantics/float/index.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import { evaluator } from '../semantics/term/evaluate.ts';
import type { OperatorName } from '../semantics/term/operator.ts';
import {
  constant,
  onOperands,
  rebuild,
  type Term,
  type Variable,
  variablesOf,
} from '../semantics/term/term.ts';

/**
 * The obligation with pinned constants in both sides; the assumptions say as before what they are. Of a zero of which
 * they leave the sign open, comparisons read +0, also where it is converted: they do not see it.
 */
export function withPinned(obligation: Obligation): Obligation {
  const left = valuesLeft(obligation.assumptions);
  if (left.size === 0) return obligation;
  const put = (term: Term): Term =>
    rebuild(
      term,
      leaf => {
        const values = leaf.kind === 'variable' ? left.get(leaf) : undefined;
        return values?.length === 1 ? constant(leaf.sort, values[0]!) : leaf;
      },
      part => {
        if (!comparisons.includes(part.operator.name)) return part;
        const isZero = (term: Term): boolean =>
          term.kind === 'application' && term.operator.name === 'fp.convert'
            ? isZero(term.operands[0]!)
            : term.kind === 'variable' && left.get(term)?.length === 2;
        return onOperands(part, operand => (isZero(operand) ? constant(operand.sort, 0n) : operand));
      },
    );
  return mapSides(obligation, put);
}

const comparisons: readonly OperatorName[] = ['fp.equal', 'fp.less', 'fp.lessOrEqual'];

/** The only value that satisfies the assumptions, of each variable that has only one by an equation in them. */
export function pinnedValues(assumptions: readonly Term[]): ReadonlyMap<Variable, bigint> {
  const left = [...valuesLeft(assumptions)];
  return new Map(
    left.flatMap(([variable, values]) => (values.length === 1 ? [[variable, values[0]!] as const] : [])),
  );
}

/** The values of a variable that equations leave: one, or both zeros. */
export function valuesLeft(assumptions: readonly Term[]): ReadonlyMap<Variable, readonly bigint[]> {
  const left = new Map<Variable, readonly bigint[]>();
  const equations = assumptions.map(assumption => normalForm(assumption));
  // One variable may be pinned by another, which a later equation pins.
  for (let known = -1; known < left.size; ) {
    known = left.size;
    for (const { variable, values } of equations.flatMap(equation => equated(equation, left))) {
      const about = assumptions.filter(term => variablesOf(term).every(other => other === variable));
      const held = values.filter(value => about.every(term => canHold(term, variable, value)));
      if (held.length > 0 && held.length <= (left.get(variable)?.length ?? 2)) left.set(variable, held);
    }
  }
  return left;
}

interface Left {
  readonly variable: Variable;
  readonly values: readonly bigint[];
}

/** The values that an equation with what is known leaves: two where numbers are compared and it is a zero. */
function equated(equation: Term, left: ReadonlyMap<Variable, readonly bigint[]>): readonly Left[] {
  if (equation.kind !== 'application') return [];
  const { operator, operands } = equation;
  if (operator.name !== 'equal' && operator.name !== 'fp.equal') return [];
  return operands.flatMap((variable, index): Left[] => {
    const other = operands[1 - index]!;
    const value = other.kind === 'constant' ? other.value : other.kind === 'variable' && left.get(other)?.[0];
    if (variable.kind !== 'variable' || typeof value !== 'bigint') return [];
    if (operator.name === 'fp.equal' && isZero(operator.format, value))
      return [{ variable, values: [0n, operator.format.signMask] }];
    const isOne = other.kind === 'constant' || (other.kind === 'variable' && left.get(other)?.length === 1);
    return isOne ? [{ variable, values: [value] }] : [];
  });
}

/** In some rounding mode: what can hold in one of them is not excluded. */
function canHold(assumption: Term, variable: Variable, value: bigint): boolean {
  const holds = evaluator(assumption, [variable]);
  return roundingModes.some(mode => holds([value], mode).value === 1n);
}
