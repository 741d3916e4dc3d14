import { type Diagnostic, errorAt } from '../../../text/diagnostic.ts';
import type { Source } from '../../../text/source.ts';
import type { ResolvedOperand } from '../../resolved.ts';
import { operandsOf } from '../walk.ts';
import type { ResolvedLaw } from './law.ts';

/**
 * No value is made of itself: in a match such a value is never found, and a result of it has no meaning. A
 * result stands in the place of `v`, so `v` is not among its operands.
 */
export const valuesAreNotTheirOwnOperands: ResolvedLaw = function* (rule, { source }) {
  if (rule.kind === 'ellipsis') return;
  for (const operand of operandsOf(rule, 'match')) yield* selves(operand, new Set(), source);
  if (rule.kind === 'value')
    for (const operand of operandsOf(rule, 'result')) yield* selves(operand, new Set(['v']), source);
};

/** `within`: the names of the values that the operand is part of. */
function* selves(
  operand: ResolvedOperand,
  within: ReadonlySet<string>,
  source: Source,
): Generator<Diagnostic> {
  if (operand.kind === 'variable' && within.has(operand.name)) {
    const message = `\`${operand.name}\` is the value that this is an operand of`;
    yield errorAt(source, operand.span, 'own-operand', message);
  }
  if (operand.kind !== 'value') return;
  const inner = operand.binding === undefined ? within : new Set([...within, operand.binding]);
  for (const arg of operand.args) yield* selves(arg, inner, source);
}
