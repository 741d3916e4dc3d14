import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import { closing, enclosureAt } from './explain.ts';
import { limits } from './limits.ts';
import { placeIn, type RuleText, type Token, tokensOf } from './rule-text.ts';

/**
 * Every bracket closes, in order and on its own side of `=>`, every string ends, and no more brackets are
 * open at once than can be read. Returns the first place where that fails.
 */
export function bracketsClose(rule: RuleText): Diagnostic | undefined {
  const open: Token[] = [];
  for (const token of tokensOf(rule)) {
    switch (token.kind) {
      case 'open':
        if (open.push(token) > limits.nesting) return tooDeep(rule, token);
        break;
      case 'close': {
        const opener = open.pop();
        if (opener === undefined) return closesNothing(rule, token);
        if (closing[opener.text] !== token.text) return closesAnother(rule, opener, token);
        break;
      }
      case 'unterminated':
        return errorAt(rule.source, spanOf(rule, token), 'unterminated-string', 'the string has no end');
      case 'arrow': {
        const opener = open.at(-1);
        if (opener !== undefined) return staysOpen(rule, opener, token.start, 'before `=>`');
        break;
      }
    }
  }
  const opener = open.at(-1);
  return opener && staysOpen(rule, opener, rule.text.length, 'before the rule ends');
}

function tooDeep(rule: RuleText, token: Token): Diagnostic {
  const message = `more than ${limits.nesting} brackets are open at once`;
  return errorAt(rule.source, spanOf(rule, token), 'nesting-depth', message);
}

function closesNothing(rule: RuleText, token: Token): Diagnostic {
  return errorAt(rule.source, spanOf(rule, token), 'unbalanced-bracket', `\`${token.text}\` closes nothing`, {
    text: 'no bracket is open here',
    ...(token.text === ')' && { notes: ["Go's generator reads no rule of the file after this one"] }),
  });
}

function closesAnother(rule: RuleText, opener: Token, token: Token): Diagnostic {
  const expected = closing[opener.text]!;
  const message = `expected \`${expected}\` to close the ${enclosureAt(rule.text, opener.start)}, found \`${token.text}\``;
  return errorAt(rule.source, spanOf(rule, token), 'unbalanced-bracket', message, {
    related: [{ source: rule.source, span: spanOf(rule, opener), text: 'opened here' }],
  });
}

/** The bracket is missing somewhere before `end`; the place shown is behind the last thing that is there. */
function staysOpen(rule: RuleText, opener: Token, end: number, before: string): Diagnostic {
  const last = rule.text.slice(0, end).trimEnd().length;
  const expected = closing[opener.text]!;
  const message = `expected \`${expected}\` to close the ${enclosureAt(rule.text, opener.start)} ${before}`;
  return errorAt(rule.source, placeIn(rule, last, last), 'unbalanced-bracket', message, {
    text: `expected \`${expected}\``,
    related: [{ source: rule.source, span: spanOf(rule, opener), text: 'opened here' }],
  });
}

function spanOf(rule: RuleText, token: Token) {
  return placeIn(rule, token.start, token.start + token.text.length);
}
