import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import { limits } from './limits.ts';
import type { RuleText } from './rule-text.ts';

/** A rule is no longer than the text that is read at once. */
export function lengthIsReadable({ source, text, span }: RuleText): Diagnostic | undefined {
  if (text.length <= limits.ruleLength) return undefined;
  const message = `a rule of ${text.length} characters is not read, the longest may have ${limits.ruleLength}`;
  return errorAt(source, { start: span.start, end: span.start + 1 }, 'rule-length', message, {
    text: 'the rule begins here',
    help: 'look for a bracket that does not close',
  });
}
