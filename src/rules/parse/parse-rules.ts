import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import type { Source } from '../../text/source.ts';
import type { Rule } from '../ast.ts';
import { choicesOf } from '../expand.ts';
import { alternationsStandInOpNames } from './alternations-stand-in-op-names.ts';
import { bracketsClose } from './brackets-close.ts';
import { blankComments } from './comments.ts';
import { explain } from './explain.ts';
import { grammar, nodeOf } from './grammar.ts';
import { ruleLaws } from './laws/index.ts';
import { lengthIsReadable } from './length-is-readable.ts';
import { limits } from './limits.ts';
import { Malformed } from './malformed.ts';
import { oneArrow } from './one-arrow.ts';
import type { RuleText } from './rule-text.ts';
import { readRule } from './rule-tree.ts';
import { splitRules } from './split.ts';

export interface ParsedRules {
  readonly rules: readonly Rule[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a `.rules` file. A rule with an error is left out and has at least one diagnostic; the others are
 * read all the same, until there are too many errors to be of use.
 */
export function parseRules(source: Source): ParsedRules {
  const rules: Rule[] = [];
  const diagnostics: Diagnostic[] = [];
  const blanked = blankComments(source.text);
  const spans = splitRules(blanked);
  for (const [index, span] of spans.entries()) {
    const result = parseRule({ source, text: blanked.slice(span.start, span.end), span });
    if (Array.isArray(result)) diagnostics.push(...result);
    else rules.push(result);
    if (diagnostics.length >= limits.errors && index + 1 < spans.length) {
      const rest = { start: spans[index + 1]!.start, end: spans.at(-1)!.end };
      diagnostics.push(errorAt(source, rest, 'too-many-errors', 'too many errors, the rest is not read'));
      break;
    }
  }
  return { rules, diagnostics };
}

/** Laws of the text, in the order in which they can be checked; each relies on those before it. */
const textLaws = [lengthIsReadable, bracketsClose, oneArrow, alternationsStandInOpNames];

function parseRule(text: RuleText): Rule | Diagnostic[] {
  for (const law of textLaws) {
    const diagnostic = law(text);
    if (diagnostic !== undefined) return [diagnostic];
  }
  const match = grammar.match(text.text, 'rule');
  if (match.failed()) return [explain(text, match)];
  try {
    const tree = readRule(nodeOf(match), text.span.start);
    const rule = { ...tree, memberCount: choicesOf(tree)[0]?.members.length ?? 1 };
    const diagnostics = ruleLaws.flatMap(law => [...law(rule, text)]);
    return diagnostics.length > 0 ? diagnostics : rule;
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return [error.diagnostic(text.source)];
  }
}
