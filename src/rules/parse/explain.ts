import type { FailedMatchResult } from 'ohm-js';
import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import { expectation } from './expectation.ts';
import { placeIn, type RuleText } from './rule-text.ts';

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const enclosed: Readonly<Record<string, string>> = { '[': 'auxint', '{': 'aux', '<': 'type' };

/** The error for a text that the grammar does not accept, at the rightmost place that the parser reached. */
export function explain(rule: RuleText, failure: FailedMatchResult): Diagnostic {
  const { text, source } = rule;
  const at = failure.getRightmostFailurePosition();
  const afterBlank = /\s/.test(text[at - 1] ?? '');
  const phrases = expectation(failure.getExpectedText(), afterBlank);
  const found = /^(?:\w+|=>|&&|\s*$|.)/su.exec(text.slice(at))![0].trimEnd();
  const place = placeIn(rule, at, at + found.length);
  const before = /(?:\w+|=>|&&|\S)(?=\s*$)/u.exec(text.slice(0, at))?.[0];
  const context = [
    ...(before === undefined ? [] : [`after \`${before}\``]),
    ...(found === '' ? [] : [`found \`${found}\``]),
  ].join(', ');
  const opener = enclosing(text, at);
  const related =
    opener !== undefined && phrases.includes(`\`${closing[opener.bracket]}\``) && enclosed[opener.bracket]
      ? [
          {
            source,
            span: placeIn(rule, opener.at, opener.at + 1),
            text: `the ${enclosed[opener.bracket]} is opened here`,
          },
        ]
      : [];
  const expected =
    phrases.length === 0 ? 'the rule makes no sense here' : `expected ${alternatives(phrases)}`;
  return errorAt(source, place, 'syntax', [expected, context].filter(Boolean).join(' '), { related });
}

function alternatives(phrases: readonly string[]): string {
  return phrases.length === 1 ? phrases[0]! : `${phrases.slice(0, -1).join(', ')} or ${phrases.at(-1)}`;
}

/** The innermost bracket that is open at a place, `<` of a type included. */
function enclosing(text: string, end: number): { bracket: string; at: number } | undefined {
  const open: { bracket: string; at: number }[] = [];
  for (const { 0: token, index } of text
    .slice(0, end)
    .matchAll(/[([{)\]}]|(?<=\s)<(?=\w)|(?<=\w)>(?=\s)|=>/g)) {
    if (closing[token] !== undefined) open.push({ bracket: token, at: index });
    else if (open.length > 0 && closing[open.at(-1)!.bracket] === token) open.pop();
  }
  return open.at(-1);
}
