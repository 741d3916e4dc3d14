import { type Diagnostic, errorAt } from '../../../text/diagnostic.ts';
import type { Source, Span } from '../../../text/source.ts';
import { auxIsNeverNil } from '../../tables/aux-kinds.ts';
import { operandsOf, valuesIn } from '../walk.ts';
import type { ResolvedLaw } from './law.ts';

/**
 * What a result does not write of an aux is nil. Types of Go, calls and other things in auxes are never nil: whatever
 * reads such an aux stops the compiler. Some machines' rules do not read the type of what is moved or zeroed, and make
 * such ops without one; so of these it is asked only where the rule reads it itself.
 */
export const auxesAreNotNil: ResolvedLaw = function* (rule, { source }) {
  if (rule.kind === 'ellipsis') return;
  const read = new Set(
    operandsOf(rule, 'match')
      .flatMap(operand => valuesIn(operand))
      .flatMap(({ op, aux }) => (aux === undefined ? [] : [op])),
  );
  for (const { op, aux, opSpan } of operandsOf(rule, 'result').flatMap(operand => valuesIn(operand)))
    if (aux === undefined && auxIsNeverNil(op.aux) && (op.aux !== 'TypSize' || read.has(op)))
      yield nilAux(source, opSpan, op.name);
  if (rule.kind === 'block' && rule.result.aux === undefined && auxIsNeverNil(rule.result.block.aux))
    yield nilAux(source, rule.result.opSpan, rule.result.block.name);
};

const nilAux = (source: Source, span: Span, name: string): Diagnostic =>
  errorAt(source, span, 'aux-nil', `the aux of a new \`${name}\` is nil`, {
    help: `write \`(${name} {...} ...)\`: whatever reads the aux stops the compiler otherwise`,
  });
