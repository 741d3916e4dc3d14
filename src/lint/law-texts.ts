/** All laws by their codes, whoever checks them. */
import type { LawText } from './lint.ts';
import { lints } from './lints.ts';
import { readerLaws } from './reader-laws.ts';

/** Laws of the comments that speak to rulecheck itself. */
const houseLaws: readonly LawText[] = [
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

export const lawTexts: ReadonlyMap<string, LawText> = new Map(
  [...readerLaws, ...lints, ...houseLaws].map(law => [law.code, law]),
);

export const knownCodes: ReadonlySet<string> = new Set(lawTexts.keys());

const firm: ReadonlySet<string> = new Set(
  readerLaws.filter(({ severity }) => severity === 'error').map(({ code }) => code),
);

/** Where it is broken a rule means nothing: no comment allows that, and no configuration. */
export const isFirm = (code: string): boolean => firm.has(code) || !lawTexts.has(code);
