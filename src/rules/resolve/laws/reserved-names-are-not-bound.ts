import { errorAt } from '../../../text/diagnostic.ts';
import { matchEvents } from '../bindings.ts';
import { predeclared } from '../known-names.ts';
import type { ResolvedLaw } from './law.ts';

/** A match binds none of the names that mean something in every rule. */
export const reservedNamesAreNotBound: ResolvedLaw = function* (rule, { source }) {
  if (rule.kind === 'ellipsis') return;
  for (const event of matchEvents(rule))
    if (event.kind !== 'expression' && predeclared.value.has(event.name))
      yield errorAt(
        source,
        event.span,
        'reserved-name',
        `\`${event.name}\` is reserved and cannot be bound by a match`,
        {
          notes: ["v is the matched value, b its block; config, fe and typ are the compiler's"],
        },
      );
};
