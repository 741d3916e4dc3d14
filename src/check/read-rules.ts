/** One rules file, read as far as its errors allow, and only the rules that are asked for. */

import type { Rule } from '../rules/ast.ts';
import { type ParsedRules, parseRules } from '../rules/parse/parse-rules.ts';
import { blankComments } from '../rules/parse/rule-text.ts';
import { splitRules } from '../rules/parse/split.ts';
import { printRule } from '../rules/print.ts';
import { resolveFile } from '../rules/resolve/resolve-file.ts';
import type { ResolvedRule } from '../rules/resolved.ts';
import type { Tables } from '../rules/tables/load.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Source, Span } from '../text/source.ts';

export interface ReadRules {
  readonly source: Source;
  readonly arch: string;
  /** The ops that the rules can name; absent where there are none for the architecture. */
  readonly tables?: Tables;
  readonly rules: readonly ReadRule[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A rule without an error, all instances bound to their ops. */
export interface ReadRule {
  readonly rule: Rule;
  readonly instances: readonly ResolvedRule[];
  /** On one line. */
  readonly printed: string;
  /** Which of the rules of the file that are alike but for blanks and comments it is, from 1. */
  readonly occurrence: number;
}

/** `wanted`: the stretches of text to read as rules, from `rulesCovering`. */
export function readRules(source: Source, arch: string, tables: Tables, wanted: readonly Span[]): ReadRules {
  return readParsed(source, arch, tables, parseRules(source, wanted));
}

/** The same of trees that are there already. */
export function readParsed(source: Source, arch: string, tables: Tables, parsed: ParsedRules): ReadRules {
  const resolved = resolveFile(source, parsed.rules, tables);
  const occurrences = occurrencesIn(source);
  return {
    source,
    arch,
    tables,
    rules: resolved.rules.flatMap(({ rule, instances }) => {
      const bound = instances.flatMap(instance => instance.rule ?? []);
      if (bound.length !== instances.length) return [];
      return [
        { rule, instances: bound, printed: printRule(rule), occurrence: occurrences.get(rule.span.start)! },
      ];
    }),
    diagnostics: [...parsed.diagnostics, ...resolved.diagnostics],
  };
}

/** The stretches of text that are a rule, well formed or not, and cover one of the lines; all if none is given. */
export function rulesCovering(source: Source, lines: readonly number[]): Span[] {
  const spans = splitRules(blankComments(source.text));
  if (lines.length === 0) return spans;
  return spans.filter(({ start, end }) => {
    const [first, last] = [source.position(start).line, source.position(end).line];
    return lines.some(line => line >= first && line <= last);
  });
}

/** Of each rule by its offset: which it is, from 1, of those that are alike but for blanks and comments. */
function occurrencesIn(source: Source): ReadonlyMap<number, number> {
  const blanked = blankComments(source.text);
  const counts = new Map<string, number>();
  return new Map(
    splitRules(blanked).map(({ start, end }) => {
      const text = blanked.slice(start, end).replace(/\s+/g, '');
      const occurrence = (counts.get(text) ?? 0) + 1;
      counts.set(text, occurrence);
      return [start, occurrence];
    }),
  );
}
