import { errorAt } from '../../../text/diagnostic.ts';
import { limits } from '../limits.ts';
import type { RuleLaw } from './law.ts';

/**
 * No part of a rule is so deep that a recursive walk could exhaust the stack. Brackets are counted before;
 * this counts chains as well. The walk here keeps its own stack, and a short text cannot be deep.
 */
export const treesAreShallow: RuleLaw = function* (rule, { source, text }) {
  if (text.length < limits.depth) return;
  const open: { node: object; depth: number }[] = [{ node: rule, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.depth > limits.depth) {
      const message = `a rule of more than ${limits.depth} levels is not read`;
      yield errorAt(source, { start: rule.span.start, end: rule.span.start + 1 }, 'nesting-depth', message);
      return;
    }
    const depth = Array.isArray(next.node) ? next.depth : next.depth + 1;
    for (const child of Object.values(next.node))
      if (typeof child === 'object' && child !== null) open.push({ node: child, depth });
  }
};
