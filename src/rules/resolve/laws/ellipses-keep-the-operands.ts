import { errorAt } from '../../../text/diagnostic.ts';
import type { ResolvedLaw } from './law.ts';

/**
 * `...` keeps the operands as they are, so both ops take as many. Go's generator does not look. Where an op takes
 * any number, as calls do, nothing is known.
 */
export const ellipsesKeepTheOperands: ResolvedLaw = function* (rule, { source }) {
  if (rule.kind !== 'ellipsis') return;
  const { match, result } = rule;
  if (match.argLength === result.argLength || match.argLength < 0 || result.argLength < 0) return;
  const [before, after] = [match, result].map(({ name, argLength }) => `\`${name}\` takes ${argLength}`);
  const message = `\`...\` keeps the operands as they are, but ${before} and ${after}`;
  yield errorAt(source, rule.resultSpan, 'ellipsis-operands', message, {
    related: [{ source, span: rule.matchSpan }],
  });
};
