import type { FailedMatchResult } from 'ohm-js';
import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import { expectation } from './expectation.ts';
import { placeIn, type RuleText } from './rule-text.ts';

/** The error for a text that the grammar does not accept, at the rightmost place that the parser reached. */
export function explain(rule: RuleText, failure: FailedMatchResult): Diagnostic {
  const { text, source } = rule;
  const at = failure.getRightmostFailurePosition();
  const found = /^(?:[\p{L}\p{N}_]+|=>|&&|--|\+\+|<-|\/\*|\p{Cf}|\S)/su.exec(text.slice(at))?.[0] ?? '';
  const place = placeIn(rule, at, at + found.length);
  const instead = found === '' ? '' : `, found ${shown(found)}`;
  const notes = found === replacement ? { notes: [ofNoUtf8] } : {};
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
        ...notes,
      },
    );
  }
  const arrow = text.indexOf('=>');
  const canEnd = opener === undefined && arrow >= 0 && arrow < at && phrases.includes('an operator');
  const all = canEnd && !isInCondition(text, at) ? [...phrases, 'the end of the rule'] : phrases;
  const before = /(?:\w+|=>|&&|\S)(?=\s*$)/u.exec(text.slice(Math.max(0, at - 200), at))?.[0];
  const after = before === undefined ? '' : ` after \`${before}\``;
  return errorAt(source, place, 'syntax', `expected ${alternatives(all)}${after}${instead}`, notes);
}

/** What decoding puts in the place of bytes that are no character. */
const replacement = '\uFFFD';
const ofNoUtf8 = `${replacement} stands for what is not UTF-8: the file may be in another encoding`;

/** What cannot be seen has a number. */
const shown = (found: string): string =>
  /^[\p{Cf}\p{Cc}]$/u.test(found)
    ? `the invisible U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    : `\`${found}\``;

function alternatives(phrases: readonly string[]): string {
  if (phrases.length === 0) return 'something else';
  return phrases.length === 1 ? phrases[0]! : `${phrases.slice(0, -1).join(', ')} or ${phrases.at(-1)}`;
}

/** The closing bracket of an opening one; `<` is a bracket only around a type. */
export const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** What the bracket at a place in the text of a rule encloses, in the language's words. */
export function enclosureAt(text: string, at: number): string {
  const bracket = text[at]!;
  if (/[\w)\]]/.test(text[at - 1] ?? '')) return attached[bracket]!;
  if (isInCondition(text, at)) return 'parenthesis';
  return bracket === '{' && /=>\s*$/.test(text.slice(0, at)) ? 'code' : detached[bracket]!;
}

/** Between the first `&&` and the arrow. */
export function isInCondition(text: string, at: number): boolean {
  const and = text.indexOf('&&');
  const arrow = text.indexOf('=>');
  return and >= 0 && and < at && (arrow < 0 || at <= arrow);
}

/** A bracket that follows a name or another bracket at once belongs to a Go expression. */
const attached: Readonly<Record<string, string>> = { '(': 'call', '[': 'index', '{': 'literal', '<': 'type' };
const detached: Readonly<Record<string, string>> = { '(': 'op', '[': 'auxint', '{': 'aux', '<': 'type' };

/** The innermost bracket that is still open at a place, `<` of a type included. */
export function openAt(
  text: string,
  end: number,
): { readonly bracket: string; readonly at: number } | undefined {
  const open: { bracket: string; at: number }[] = [];
  for (const { 0: token, index } of text.slice(0, end).matchAll(brackets)) {
    if (closing[token] !== undefined) open.push({ bracket: token, at: index });
    else if (open.length > 0 && closing[open.at(-1)!.bracket] === token) open.pop();
  }
  return open.at(-1);
}

/** `<` with a blank before and none behind opens a type. */
const brackets = /[([{)\]}]|(?<=\s)<(?=\w)|(?<=[\w)])>/g;
