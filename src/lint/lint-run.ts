/** What was found in a run of the lints, as plain data: all that an output needs, and that survives `JSON.stringify`. */
import { tool } from '../check/run.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { inTextOrder, type PlainDiagnostic, plainDiagnostic } from '../text/plain-diagnostic.ts';
import { lawTexts } from './law-texts.ts';
import type { LawText } from './lint.ts';
import type { CommentLedger } from './meaning/comments.ts';
import type { Counts, LintResult } from './run-lints.ts';

export type { PlainDiagnostic, PlainFix, PlainLabel } from '../text/plain-diagnostic.ts';
export type { CommentLedger } from './meaning/comments.ts';

export interface LintRun {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** The rules files and op tables that were to be linted. */
  readonly files: readonly string[];
  readonly summary: LintSummary;
  /** Present where only what differs from a revision was asked for. */
  readonly since?: LintSince;
  /** File by file, and in each in the order of the text. */
  readonly diagnostics: readonly LintDiagnostic[];
  /** What is to be known of the codes that occur, in the order of their names. */
  readonly laws: readonly LintLaw[];
  /** What the comments of the op tables that were linted say of their ops; absent where none was. */
  readonly comments?: readonly CommentLedger[];
}

/** Counts of what was asked for. */
export interface LintSummary extends Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly advice: number;
  /** Findings that a comment `rulecheck:allow` allows. */
  readonly allowed: number;
  /** Diagnostics that `--fix` mends. */
  readonly fixable: number;
}

export interface LintSince {
  /** As the user names it. */
  readonly revision: string;
  /** Rules, and entries of op tables, that differ from it. */
  readonly changed: number;
  /** Those that do not. */
  readonly unchanged: Pick<Counts, 'rules' | 'ops'>;
}

export interface LintDiagnostic extends PlainDiagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type LintLaw = Pick<LawText, 'code' | 'law' | 'why' | 'category' | 'fixable'>;

export function lintRun(
  files: readonly string[],
  { diagnostics, counts, allowed }: LintResult,
  problems: readonly Diagnostic[] = [],
  comments: readonly CommentLedger[] = [],
  since?: LintSince,
): LintRun {
  const plain = inTextOrder([...problems, ...diagnostics].map(plainDiagnostic));
  const count = (severity: string) => plain.filter(one => one.severity === severity).length;
  const codes = [...new Set(plain.map(({ code }) => code))].sort();
  return {
    version: 1,
    tool,
    files,
    summary: {
      ...counts,
      errors: count('error'),
      warnings: count('warning'),
      advice: count('advice'),
      allowed,
      fixable: plain.filter(({ fix }) => fix !== undefined).length,
    },
    ...(since && { since }),
    diagnostics: plain.map(diagnostic => {
      const [{ file, line, column }] = diagnostic.labels;
      return { file, line, column, ...diagnostic };
    }),
    laws: codes.flatMap(code => {
      const text = lawTexts.get(code);
      if (text === undefined) return [];
      const { law, why, category, fixable } = text;
      return [{ code, law, why, category, ...(fixable && { fixable }) }];
    }),
    ...(comments.length > 0 && { comments }),
  };
}

/** A file or a rule could not be read. */
export const isUnreadable = ({ code, severity }: PlainDiagnostic): boolean =>
  severity === 'error' && (lawTexts.get(code)?.category ?? 'syntax') === 'syntax';
