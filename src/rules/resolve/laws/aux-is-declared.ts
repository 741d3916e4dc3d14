import { errorAt } from '../../../text/diagnostic.ts';
import { auxFields } from '../../tables/aux-kinds.ts';
import { fieldedIn } from '../walk.ts';
import type { ResolvedLaw } from './law.ts';

/** An auxint or aux is given only to an op or block whose table entry declares one. */
export const auxIsDeclared: ResolvedLaw = function* (rule, { source }) {
  if (rule.kind === 'ellipsis') return;
  for (const { node, name, aux } of fieldedIn(rule))
    for (const field of ['auxint', 'aux'] as const) {
      const expr = node[field];
      if (expr === undefined || auxFields(aux)[field]) continue;
      const declares = aux === undefined ? 'declares neither auxint nor aux' : `declares \`${aux}\``;
      yield errorAt(
        source,
        expr.span,
        'aux-allowed',
        `\`${name}\` has no ${field}, its op table ${declares}`,
      );
    }
};
