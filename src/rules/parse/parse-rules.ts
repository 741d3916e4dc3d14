import { type Diagnostic, errorAt, isError } from '../../text/diagnostic.ts';
import type { Source, Span } from '../../text/source.ts';
import type { Rule } from '../ast.ts';
import { choicesOf } from '../expand.ts';
import { alternationsStandInOpNames } from './alternations-stand-in-op-names.ts';
import { bracketsClose } from './brackets-close.ts';
import { readDirectly } from './direct.ts';
import { explain } from './explain.ts';
import { grammar, nodeOf } from './grammar.ts';
import { ruleLaws } from './laws/index.ts';
import { lengthIsReadable, limits } from './limits.ts';
import { Malformed } from './malformed.ts';
import { oneArrow } from './one-arrow.ts';
import { blankComments, blankGoComments, type RuleText } from './rule-text.ts';
import { type RuleTree, readRule } from './rule-tree.ts';
import { splitRules } from './split.ts';

export interface ParsedRules {
  /** Stretches of text that are a rule each, well formed or not. */
  readonly ruleCount: number;
  readonly rules: readonly Rule[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a `.rules` file. A rule with an error is left out and has at least one diagnostic; the others are
 * read all the same, until there are too many errors to be of use.
 *
 * @param wanted the rules to read, as `splitRules` finds them; all of the file if none are named
 */
export function parseRules(source: Source, wanted?: readonly Span[]): ParsedRules {
  const rules: Rule[] = [];
  const diagnostics: Diagnostic[] = [];
  const blanked = blankComments(source.text);
  const spans = wanted ?? splitRules(blanked);
  let errors = 0;
  for (const [index, span] of spans.entries()) {
    const text = blankGoComments(blanked.slice(span.start, span.end));
    const mark = markBefore(blanked, span.start);
    const found = mark === undefined ? parseRule({ source, text, span }) : hasMark(source, mark);
    diagnostics.push(...found.diagnostics);
    rules.push(...found.rules);
    errors += found.diagnostics.filter(isError).length;
    if (errors >= limits.errors && index + 1 < spans.length) {
      const rest = { start: spans[index + 1]!.start, end: spans.at(-1)!.end };
      diagnostics.push(errorAt(source, rest, 'too-many-errors', 'too many errors, the rest is not read'));
      break;
    }
  }
  return { ruleCount: spans.length, rules, diagnostics };
}

/** Where a byte order mark stands before a rule, with nothing but blanks and comments between. */
function markBefore(blanked: string, start: number): number | undefined {
  if (!blanked.includes(byteOrderMark)) return undefined;
  let at = start - 1;
  while (at >= 0 && /\s/.test(blanked[at]!) && blanked[at] !== byteOrderMark) at--;
  return blanked[at] === byteOrderMark ? at : undefined;
}

const byteOrderMark = '\ufeff';

function hasMark(source: Source, at: number): Omit<ParsedRules, 'ruleCount'> {
  const message =
    "a byte order mark (U+FEFF), which Go's generator takes for the beginning of the rule below it";
  const help = 'save the file as UTF-8 without a byte order mark';
  return {
    rules: [],
    diagnostics: [errorAt(source, { start: at, end: at + 1 }, 'byte-order-mark', message, { help })],
  };
}

/** Laws of the text, in the order in which they can be checked; each relies on those before it. */
const textLaws = [lengthIsReadable, bracketsClose, oneArrow, alternationsStandInOpNames];

/** One rule, or none if it has an error. */
function parseRule(text: RuleText): Omit<ParsedRules, 'ruleCount'> {
  for (const law of textLaws) {
    const diagnostic = law(text);
    if (diagnostic !== undefined) return { rules: [], diagnostics: [diagnostic] };
  }
  try {
    const tree = readDirectly(text.text, text.span.start) ?? readByGrammar(text);
    if ('code' in tree) return { rules: [], diagnostics: [tree] };
    const rule = {
      ...tree,
      memberCount: text.text.includes('|') ? (choicesOf(tree)[0]?.members.length ?? 1) : 1,
    };
    const diagnostics = ruleLaws.flatMap(law => [...law(rule, text)]);
    return { rules: diagnostics.some(isError) ? [] : [rule], diagnostics };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return { rules: [], diagnostics: [error.diagnostic(text.source)] };
  }
}

/** The tree of a text, or why it has none. Throws `Malformed`. */
export function readByGrammar(text: RuleText): RuleTree | Diagnostic {
  const match = grammar.match(text.text, 'rule');
  return match.failed() ? explain(text, match) : readRule(nodeOf(match), text.span.start);
}
