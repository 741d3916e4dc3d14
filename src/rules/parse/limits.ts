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
