import { errorAt } from '../../../text/diagnostic.ts';

import { operandsOf, valuesIn } from '../walk.ts';
import type { ResolvedLaw } from './law.ts';

/**
 * A new value has a type: its own `<type>` or the default of its op. The value at the top of a result takes
 * the place of the matched value and keeps its type, unless `@` puts it into another block.
 */
export const newValuesHaveTypes: ResolvedLaw = function* (rule, { source }) {
  if (rule.kind === 'ellipsis') return;
  const inPlace = rule.kind === 'value' && rule.place === undefined ? rule.result : undefined;
  for (const value of operandsOf(rule, 'result').flatMap(operand => valuesIn(operand)))
    if (value !== inPlace && value.type === undefined && value.op.type === undefined)
      yield errorAt(source, value.opSpan, 'result-type', `a new \`${value.op.name}\` needs a type`, {
        help: `write \`(${value.op.name} <type> ...)\`; its op table gives it no default`,
      });
};
