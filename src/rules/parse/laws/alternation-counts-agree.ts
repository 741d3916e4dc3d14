import { errorAt } from '../../../text/diagnostic.ts';
import { choicesOf } from '../../expand.ts';
import { limits } from '../limits.ts';
import type { RuleLaw } from './law.ts';

/** All alternations of a rule have the same number of members: they are read in lock-step, not as a product. */
export const alternationCountsAgree: RuleLaw = function* (rule, { source, text }) {
  if (!text.includes('|')) return;
  const [first, ...others] = choicesOf(rule);
  if (first === undefined) return;
  const count = first.members.length;
  if (count > limits.members) {
    const message = `an alternation of ${count} members is not read, the largest may have ${limits.members}`;
    yield errorAt(
      source,
      { start: first.span.start, end: first.span.start + 1 },
      'alternation-size',
      message,
    );
    return;
  }
  const other = others.find(({ members }) => members.length !== count);
  if (other === undefined) return;
  const message = `alternations of one rule are read in lock-step, but one has ${count} members and another ${other.members.length}`;
  yield errorAt(source, other.span, 'alternation-count', message, {
    text: `${other.members.length} members`,
    related: [{ source, span: first.span, text: `${count} members` }],
  });
};
