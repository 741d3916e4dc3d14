import { errorAt } from '../../../text/diagnostic.ts';
import type { ResolvedLaw } from './law.ts';

/** `...` copies auxint and aux as they are, so both ops declare the same kind. */
export const ellipsesKeepTheAux: ResolvedLaw = function* (rule, { source }) {
  if (rule.kind !== 'ellipsis' || rule.match.aux === rule.result.aux) return;
  const [before, after] = [rule.match, rule.result].map(
    ({ name, aux }) => `\`${name}\` has ${aux ?? 'none'}`,
  );
  yield errorAt(
    source,
    rule.resultSpan,
    'ellipsis-aux',
    `\`...\` copies the aux as it is, but ${before} and ${after}`,
    {
      related: [{ source, span: rule.matchSpan }],
    },
  );
};
