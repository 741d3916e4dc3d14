import { errorAt } from '../../../text/diagnostic.ts';
import { opsOf } from '../../expand.ts';
import type { RuleLaw } from './law.ts';

const wordless = new Set(['_', '___']);

/** What `name:(Op ...)` binds is a name; `_` and `___` name nothing. */
export const bindingsAreNames: RuleLaw = function* (rule, { source }) {
  for (const side of [rule.match, rule.result])
    for (const { binding } of opsOf(side))
      if (binding && wordless.has(binding.name))
        yield errorAt(source, binding.span, 'binding-name', `\`${binding.name}\` is not a name for a value`);
};
