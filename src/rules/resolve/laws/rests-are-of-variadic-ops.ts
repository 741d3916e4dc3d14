import { errorAt } from '../../../text/diagnostic.ts';
import { operandsOf, valuesIn } from '../walk.ts';
import type { ResolvedLaw } from './law.ts';

/** `___` skips the remaining operands only of an op that takes any number of them. */
export const restsAreOfVariadicOps: ResolvedLaw = function* (rule, { source }) {
  if (rule.kind === 'ellipsis') return;
  for (const { op, args } of operandsOf(rule, 'match').flatMap(operand => valuesIn(operand)))
    for (const arg of args)
      if (arg.kind === 'rest' && op.argLength !== -1)
        yield errorAt(
          source,
          arg.span,
          'rest-operand',
          `\`${op.name}\` takes ${op.argLength} operands, none are left for \`___\``,
          {
            help: 'write `_` for each operand that may be anything',
          },
        );
};
