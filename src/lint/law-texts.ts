/** All laws by their codes, whoever checks them. */
import { houseLaws } from './house-laws.ts';
import type { LawText } from './lint.ts';
import { lints } from './lints.ts';
import { readerLaws } from './reader-laws.ts';

export const lawTexts: ReadonlyMap<string, LawText> = new Map(
  [...readerLaws, ...lints, ...houseLaws].map(law => [law.code, law]),
);

export const knownCodes: ReadonlySet<string> = new Set(lawTexts.keys());

const firm: ReadonlySet<string> = new Set(
  readerLaws.filter(({ severity }) => severity === 'error').map(({ code }) => code),
);

/** Where it is broken a rule means nothing: no comment allows that, and no configuration. */
export const isFirm = (code: string): boolean => firm.has(code) || !lawTexts.has(code);
