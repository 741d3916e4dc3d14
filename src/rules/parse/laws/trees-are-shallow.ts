import { errorAt } from '../../../text/diagnostic.ts';
import { depthOf, limits } from '../limits.ts';
import type { RuleLaw } from './law.ts';

/**
 * No part of a rule is so deep that a recursive walk could exhaust the stack. Brackets are counted before
 * the rule is parsed; this counts chains as well. A short text cannot be deep.
 */
export const treesAreShallow: RuleLaw = function* (rule, { source, text }) {
  if (text.length < limits.depth || depthOf(rule) <= limits.depth) return;
  const message = `a rule of more than ${limits.depth} levels is not read`;
  yield errorAt(source, { start: rule.span.start, end: rule.span.start + 1 }, 'nesting-depth', message);
};
