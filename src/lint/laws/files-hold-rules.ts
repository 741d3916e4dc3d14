import { blankComments } from '../../rules/parse/rule-text.ts';
import type { Lint } from '../lint.ts';

export const filesHoldRules: Lint = {
  code: 'no-rules',
  law: 'A rules file holds rules.',
  why: 'In a file that was cut short, or is not the one that was meant, nothing is wrong: it would pass.',
  example: { of: 'rules', wrong: '// (NEG (NEG x)) => x', right: '(NEG (NEG x)) => x' },
  category: 'syntax',
  severity: 'warning',
  visit: {
    *text({ source: { text }, of }) {
      if (of !== 'rules' || blankComments(text).trim() !== '') return;
      const held = text.trim() === '' ? 'is empty' : 'holds comments and no rule';
      yield {
        span: { start: 0, end: 0 },
        message: `the file ${held}`,
        help: 'expected are rewrites such as (FSUBD x y) => (FADDD x (FNEGD y))',
      };
    },
  },
};
