import type { LawText } from './lint.ts';

/** Laws of the comments that speak to rulecheck itself. */
export const houseLaws: readonly LawText[] = [
  {
    code: 'allow-unused',
    law: 'A comment `rulecheck:allow CODE reason` allows something that is there.',
    why: 'What it allowed may have been mended, or its code is misspelt; it would hide the next mistake of its kind.',
    example: {
      of: 'rules',
      wrong: '// rulecheck:allow endless-rewrite counts down\n(ADDI [c] x) && c > 0 => (ADDI [c-1] x)',
      right: '// rulecheck:allow endless-rewrite the pass runs once\n(ADDI [c] x) => (ADDI [c] x)',
    },
    category: 'house',
    severity: 'warning',
    fixable: true,
  },
  {
    code: 'allow-reason',
    law: 'A comment that allows something says why.',
    why: 'Whoever comes after has to know whether the reason still holds.',
    example: {
      of: 'rules',
      wrong: '// rulecheck:allow endless-rewrite\n(ADDI [c] x) => (ADDI [c] x)',
      right: '// rulecheck:allow endless-rewrite the pass runs once\n(ADDI [c] x) => (ADDI [c] x)',
    },
    category: 'house',
    severity: 'warning',
  },
];
