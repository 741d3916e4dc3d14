/**
 * The first place where the two sides of a refuted rule diverge: their normal forms are walked down together, as
 * long as they apply the same operator, towards the first operand whose value differs.
 */
import type { Format } from '../../semantics/float/index.ts';
import { normalForm } from '../../semantics/normal-form/normal-form.ts';
import { operandFormat } from '../../semantics/term/describe.ts';
import { evaluate } from '../../semantics/term/evaluate.ts';
import type { Application, Term } from '../../semantics/term/term.ts';
import { observedPart } from '../question.ts';
import type { Counterexample } from '../verdict.ts';

/** What stands on the two sides at the place where they diverge; below the top, terms are in normal form. */
export interface TermDivergence {
  readonly source: Term;
  readonly target: Term;
  /** That of the number both are, where they are numbers. */
  readonly format?: Format;
  /** Of which application on the source's side it is an operand; absent where the sides diverge at once. */
  readonly within?: { readonly application: Application; readonly operand: number; readonly format?: Format };
}

/** Of the source without contraction. */
export function termDivergenceOf({
  obligation,
  observed,
  inputs,
  roundingMode,
}: Counterexample): TermDivergence {
  const assignment = new Map(inputs.map(({ input, bits }) => [input.variable, bits]));
  const value = (term: Term) => evaluate(term, assignment, roundingMode).value;
  const format = observed.kind === 'float' ? { format: observed.format } : {};
  const normal = (term: Term) => normalForm(observedPart(obligation, term));
  const whole: TermDivergence = {
    source: normal(obligation.sources[0]),
    target: normal(obligation.target),
    ...format,
  };
  let deepest = whole;
  for (let next = operandsOf(deepest, value); next !== undefined; next = operandsOf(next, value))
    deepest = next;
  return deepest === whole
    ? { source: obligation.sources[0], target: obligation.target, ...format }
    : deepest;
}

/** One step down: the first operands whose values differ, where both sides apply the same operator. */
function operandsOf(
  { source, target, format, within }: TermDivergence,
  value: (term: Term) => bigint,
): TermDivergence | undefined {
  if (source.kind !== 'application' || target.kind !== 'application') return undefined;
  if (source.operator !== target.operator) return undefined;
  const differs = (index: number): boolean =>
    value(source.operands[index]!) !== value(target.operands[index]!);
  if (source.operator.name === 'if' && !differs(0)) {
    // Both sides take the same way, and of the other nothing is to be said.
    const way = value(source.operands[0]!) === 1n ? 1 : 2;
    return {
      source: source.operands[way]!,
      target: target.operands[way]!,
      ...(format && { format }),
      ...(within && { within }),
    };
  }
  const operand = source.operands.findIndex((_, index) => differs(index));
  if (operand < 0) return undefined;
  const inner = formatOfOperand(source, operand, format);
  return {
    source: source.operands[operand]!,
    target: target.operands[operand]!,
    ...(inner && { format: inner }),
    within: { application: source, operand, ...(format && { format }) },
  };
}

/** Sign operations are bit operations whose operand is a number where their result is one. */
function formatOfOperand({ operator }: Application, operand: number, format: Format | undefined) {
  if (operator.name === 'bvxor' || operator.name === 'bvand') return operand === 0 ? format : undefined;
  return operandFormat(operator);
}
