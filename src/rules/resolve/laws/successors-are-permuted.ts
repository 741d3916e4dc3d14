import { errorAt } from '../../../text/diagnostic.ts';
import type { ResolvedLaw } from './law.ts';

/** The result of a block rule has the same successors; only two of them can be exchanged. */
export const successorsArePermuted: ResolvedLaw = function* (rule, { source }) {
  if (rule.kind !== 'block') return;
  const { match, result } = rule;
  const repeated = match.successors.find((name, index) => match.successors.indexOf(name) !== index);
  if (repeated !== undefined) {
    yield errorAt(source, match.span, 'successors', `\`${repeated}\` names two successors of one block`);
    return;
  }
  const before = match.successors.join(' ');
  const after = result.successors.join(' ');
  if (
    before === after ||
    (match.successors.length === 2 && after === match.successors.toReversed().join(' '))
  )
    return;
  const message = `the successors \`${before}\` become \`${after}\`, but can only stay or, if they are two, be exchanged`;
  yield errorAt(source, result.span, 'successors', message, { related: [{ source, span: match.span }] });
};
