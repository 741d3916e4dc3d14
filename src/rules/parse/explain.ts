import type { FailedMatchResult } from 'ohm-js';
import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import { closing, enclosureAt, isInCondition, openAt } from './enclosure.ts';
import { expectation } from './expectation.ts';
import { placeIn, type RuleText } from './rule-text.ts';

/** The error for a text that the grammar does not accept, at the rightmost place that the parser reached. */
export function explain(rule: RuleText, failure: FailedMatchResult): Diagnostic {
  const { text, source } = rule;
  const at = failure.getRightmostFailurePosition();
  const found = /^(?:\w+|=>|&&|.)/su.exec(text.slice(at))?.[0].trim() ?? '';
  const place = placeIn(rule, at, at + found.length);
  const instead = found === '' ? '' : `, found \`${found}\``;
  const phrases = expectation(failure.getExpectedText());
  const opener = openAt(text, at);
  if (opener !== undefined && phrases.length === 1 && phrases[0] === `\`${closing[opener.bracket]}\``) {
    const enclosure = enclosureAt(text, opener.at);
    const blank =
      enclosure === 'op' && /\S/.test(text[at - 1] ?? '') ? 'a blank before the next operand or ' : '';
    return errorAt(
      source,
      place,
      'syntax',
      `expected ${blank}${phrases[0]} to close the ${enclosure}${instead}`,
      {
        related: [{ source, span: placeIn(rule, opener.at, opener.at + 1), text: 'opened here' }],
      },
    );
  }
  const arrow = text.indexOf('=>');
  const canEnd = opener === undefined && arrow >= 0 && arrow < at && phrases.includes('an operator');
  const all = canEnd && !isInCondition(text, at) ? [...phrases, 'the end of the rule'] : phrases;
  const before = /(?:\w+|=>|&&|\S)(?=\s*$)/u.exec(text.slice(Math.max(0, at - 200), at))?.[0];
  const after = before === undefined ? '' : ` after \`${before}\``;
  return errorAt(source, place, 'syntax', `expected ${alternatives(all)}${after}${instead}`);
}

function alternatives(phrases: readonly string[]): string {
  if (phrases.length === 0) return 'something else';
  return phrases.length === 1 ? phrases[0]! : `${phrases.slice(0, -1).join(', ')} or ${phrases.at(-1)}`;
}
