/** What a lint is: a law with its reason and its examples, and a visitor that finds where it is broken. */
import type { Severity } from '../text/diagnostic.ts';
import type { Visitor } from './visitor.ts';

/** `off`: looked for only where a configuration asks. */
export type Level = Severity | 'off';

export const levels: readonly Level[] = ['error', 'warning', 'advice', 'off'];

/** What the lints of a category are about, as the handbook heads them. */
export const categories = {
  syntax: 'Text that the generator cannot read',
  ops: 'Ops and their operands',
  names: 'Names',
  aux: 'Auxints and auxes',
  types: 'Types and widths',
  reachability: 'Rules that never apply, or never end',
  ranges: 'Ranges of constants',
  meaning: 'What a rewrite keeps',
  tables: 'Op tables',
  comments: 'What comments of op tables say',
  house: 'Comments for rulecheck',
} as const;

export type Category = keyof typeof categories;

/** A text to show what breaks a law and what keeps it; both are linted by the tests. */
export interface Example {
  /** A rules file, or an op table from its first entry on. */
  readonly of: 'rules' | 'ops';
  readonly wrong: string;
  readonly right: string;
  /** RISCV64 where nothing is said. */
  readonly arch?: string;
  /** Entries of the op table that the rules are read with; rulecheck's own where nothing is said. */
  readonly ops?: string;
  /** What makes code of the ops of a table. */
  readonly generator?: string;
}

/** What is said of a law, whoever checks it. */
export interface LawText {
  /** Stable and public, as in `operand-count`. */
  readonly code: string;
  /** In one sentence. */
  readonly law: string;
  readonly why: string;
  readonly example: Example;
  readonly category: Category;
  readonly severity: Level;
  readonly fixable?: true;
}

export interface Lint extends LawText {
  readonly visit: Visitor;
}

/** How severe a code is in a run, in a file where one is at hand. */
export type LevelOf = (law: Pick<LawText, 'code' | 'severity'>, file?: string) => Level;
