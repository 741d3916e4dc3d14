/**
 * The rules of a file that mean something else than at an earlier time. What counts is the rule as it is printed, the
 * op table entries that it names and the definitions of the compiler's functions that it calls: where it stands and
 * how it is laid out do not.
 */
import { blankComments } from '../rules/parse/rule-text.ts';
import { splitRules } from '../rules/parse/split.ts';
import type { Source, Span } from '../text/source.ts';
import { opsIn } from './details/sides.ts';
import type { Helpers } from './helpers.ts';
import { declared } from './identity.ts';
import type { ReadRule, ReadRules } from './read-rules.ts';

/** A rules file as it stood at one time, with all that its rules rest on. */
export interface TextAt {
  readonly source: Source;
  readonly helpers: Helpers;
  /** Reads these stretches of the text as rules. */
  read(wanted: readonly Span[]): ReadRules;
}

export interface ChangedRules {
  readonly rules: ReadRules;
  /** Where they stand, those that cannot be read too. */
  readonly spans: readonly Span[];
  /** Rules that are left out, for they have not changed. */
  readonly unchanged: number;
}

/**
 * Those of the file that is there now; a rule that cannot be read has changed where its text has.
 *
 * @param sameRest the op tables and the functions are as they were, so that rules of the same text need no reading
 */
export function changedRules(now: TextAt, before: TextAt, sameRest: boolean): ChangedRules {
  const [textsNow, textsBefore] = [textsOf(now.source), textsOf(before.source)];
  const [readNow, readBefore] = sameRest
    ? [now.read(notAmong(textsBefore, textsNow)), before.read(notAmong(textsNow, textsBefore))]
    : [now.read(spansOf(textsNow)), before.read(spansOf(textsBefore))];
  const known = new Set(readBefore.rules.map(rule => substanceOf(rule, before.helpers)));
  const readThen = new Set(readBefore.rules.map(({ rule }) => rule.span.start));
  // With other tables a rule may be unreadable that could be read before: then its text alone says nothing.
  const unread = textsBefore.filter(({ span }) => sameRest || !readThen.has(span.start));
  const knownTexts = new Set(unread.map(({ text }) => text));
  const readable = new Map(readNow.rules.map(rule => [rule.rule.span.start, rule]));
  const changed = textsNow.filter(({ span, text }) => {
    const rule = readable.get(span.start);
    return rule === undefined ? !knownTexts.has(text) : !known.has(substanceOf(rule, now.helpers));
  });
  const isChanged = ({ start }: Span) => changed.some(({ span }) => start >= span.start && start <= span.end);
  const { rules, diagnostics } = readNow;
  return {
    rules: {
      ...readNow,
      rules: rules.filter(({ rule }) => isChanged(rule.span)),
      // What is wrong with a table is said whatever has changed.
      diagnostics: diagnostics.filter(
        ({ labels: [primary] }) => primary.source !== now.source || isChanged(primary.span),
      ),
    },
    spans: changed.map(({ span }) => span),
    unchanged: textsNow.length - changed.length,
  };
}

interface RuleText {
  readonly span: Span;
  /** Without comments. */
  readonly text: string;
}

function textsOf(source: Source): RuleText[] {
  const blanked = blankComments(source.text);
  return splitRules(blanked).map(span => ({ span, text: blanked.slice(span.start, span.end) }));
}

const spansOf = (texts: readonly RuleText[]): Span[] => texts.map(({ span }) => span);

function notAmong(others: readonly RuleText[], texts: readonly RuleText[]): Span[] {
  const known = new Set(others.map(({ text }) => text));
  return spansOf(texts.filter(({ text }) => !known.has(text)));
}

/** Equal for two rules that say the same of the same ops and functions. */
function substanceOf({ printed, instances }: ReadRule, helpers: Helpers): string {
  const ops = new Set(instances.flatMap(rule => [...opsIn(rule)]));
  const entries = [...ops].map(op => JSON.stringify(declared(op)));
  return [printed, ...new Set(entries), ...helpers.reachedFrom(printed).values()].join('\n');
}
