import { errorAt } from '../../../text/diagnostic.ts';
import type { Span } from '../../../text/source.ts';
import { matchEvents } from '../bindings.ts';
import type { ResolvedLaw } from './law.ts';

/**
 * `name:` before an op of a match gives a name that nothing before it has: it declares a variable of Go. A name
 * that comes again later, as an operand, is compared.
 */
export const namesAreBoundOnce: ResolvedLaw = function* (rule, { source }) {
  if (rule.kind === 'ellipsis') return;
  const bound = new Map<string, Span>();
  for (const event of matchEvents(rule)) {
    if (event.kind === 'expression') continue;
    const { kind, name, span } = event;
    const earlier = bound.get(name);
    if (earlier === undefined) bound.set(name, span);
    else if (kind === 'binding')
      yield errorAt(
        source,
        span,
        'bound-twice',
        `\`${name}\` is bound already, and cannot be given to an op`,
        {
          related: [{ source, span: earlier, text: 'bound here' }],
          help: 'an operand that only repeats the name stands behind it',
        },
      );
  }
};
