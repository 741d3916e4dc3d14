import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import type { RuleText } from './rule-text.ts';

/**
 * How much of a rule is read. Far above anything in Go's own files (longest rule 1,076 characters, 9 levels,
 * 15 members), far below what would exhaust the stack: trees are walked recursively everywhere.
 */
export const limits = {
  /** Characters of one rule. Go's own scanner reads lines of up to twice as many. */
  ruleLength: 32_768,
  /** Brackets that may be open at once. */
  nesting: 100,
  /** Levels of one tree, which also grow with chains such as `a+a+a` and `!!!a`. */
  depth: 400,
  /** Members of an alternation. */
  members: 1024,
  /** Errors of one file, after which the rest of it is not read. */
  errors: 100,
} as const;

/**
 * Levels of a tree. The walk keeps its own stack: it is what shows that others may recurse. Lists add no
 * level of their own.
 */
export function depthOf(tree: object): number {
  const open: { node: object; depth: number }[] = [{ node: tree, depth: 1 }];
  let deepest = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    deepest = Math.max(deepest, depth);
    for (const child of Object.values(node))
      if (typeof child === 'object' && child !== null)
        open.push({ node: child, depth: Array.isArray(child) ? depth : depth + 1 });
  }
  return deepest;
}

/** A rule is no longer than the text that is read at once. */
export function lengthIsReadable({ source, text, span }: RuleText): Diagnostic | undefined {
  if (text.length <= limits.ruleLength) return undefined;
  const message = `a rule of ${text.length} characters is not read, the longest may have ${limits.ruleLength}`;
  return errorAt(source, { start: span.start, end: span.start + 1 }, 'rule-length', message, {
    text: 'the rule begins here',
    help: 'look for a bracket that does not close',
  });
}
