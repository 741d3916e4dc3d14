import type { Lint } from './lint.ts';

/** All lints, in the order in which the handbook has them within their categories. */
export const lints: readonly Lint[] = [];
