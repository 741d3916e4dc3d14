import { errorAt } from '../../../text/diagnostic.ts';
import type { ResolvedLaw } from './law.ts';

/** `...` keeps the operands as they are, so both ops take as many. Go's generator does not look. */
export const ellipsesKeepTheOperands: ResolvedLaw = function* (rule, { source }) {
  if (rule.kind !== 'ellipsis' || rule.match.argLength === rule.result.argLength) return;
  const [before, after] = [rule.match, rule.result].map(
    ({ name, argLength }) => `\`${name}\` takes ${argLength < 0 ? 'any number' : argLength}`,
  );
  const message = `\`...\` keeps the operands as they are, but ${before} and ${after}`;
  yield errorAt(source, rule.resultSpan, 'ellipsis-operands', message, {
    related: [{ source, span: rule.matchSpan }],
  });
};
