/**
 * Verdicts on the rules of a document, kept from one state of its text to the next: what was not touched is not
 * checked again, wherever its lines have gone.
 */
import { checkFile, type FileOptions, knownBy, type Recall } from '../check/check-file.ts';
import type { ReadRule } from '../check/read-rules.ts';
import type { RuleResult, RunDiagnostic } from '../check/run.ts';
import type { Region } from '../text/plain-diagnostic.ts';
import type { Source } from '../text/source.ts';
import type { RulesDocument } from './document.ts';

export interface CheckedText {
  /** Absent where the rule turned out to mean nothing: a diagnostic says why. */
  readonly result?: RuleResult;
  readonly diagnostics: readonly RunDiagnostic[];
}

interface Kept extends CheckedText {
  /** The line that the rule began on when it was checked. */
  readonly line: number;
}

/** What runs with these options have found, wherever it is kept. */
export interface Earlier {
  readonly options: FileOptions;
  readonly recall: (source: Source) => Recall;
}

export class Verdicts {
  readonly #options: FileOptions;
  readonly #earlier: readonly Earlier[];
  #kept: ReadonlyMap<string, Kept> = new Map();

  constructor(options: FileOptions, earlier: readonly Earlier[] = []) {
    this.#options = options;
    this.#earlier = earlier;
  }

  /**
   * Checks the rules that are not known yet, those nearest to `line` first, and pauses after each that no earlier run
   * has checked. Rules that are gone from the document are forgotten at the end.
   */
  *check(document: RulesDocument, line: number): Generator<void> {
    const kept = new Map<string, Kept>();
    const unknown: { readonly rule: ReadRule; readonly text: string; readonly at: number }[] = [];
    for (const rule of document.read.rules) {
      const text = textOf(document, rule);
      const known = this.#kept.get(text);
      if (known !== undefined) kept.set(text, known);
      else unknown.push({ rule, text, at: lineOf(document, rule) });
    }
    this.#kept = kept;
    unknown.sort((one, other) => Math.abs(one.at - line) - Math.abs(other.at - line));
    const recalls = this.#earlier.map(({ options, recall }) => {
      const knownOf = knownBy(document.read, options);
      const recalled = recall(document.source);
      return (rule: ReadRule) => recalled(rule, knownOf(rule));
    });
    for (const { rule, text, at } of unknown) {
      const result = firstOf(recalls, rule);
      if (result !== undefined) {
        kept.set(text, { result, diagnostics: [], line: at });
        continue;
      }
      kept.set(text, { ...checked(document, rule, this.#options), line: at });
      yield;
    }
  }

  /** What is known of the rules of a document, with the lines where they stand now, in the order of the text. */
  known(document: RulesDocument): CheckedText[] {
    return document.read.rules.flatMap(rule => {
      const kept = this.#kept.get(textOf(document, rule));
      return kept === undefined ? [] : [moved(kept, lineOf(document, rule) - kept.line)];
    });
  }
}

function firstOf(
  recalls: readonly ((rule: ReadRule) => RuleResult | undefined)[],
  rule: ReadRule,
): RuleResult | undefined {
  for (const recall of recalls) {
    const result = recall(rule);
    if (result !== undefined) return result;
  }
  return undefined;
}

/** One rule in full, with a thorough search for a repair. */
export function explained(document: RulesDocument, rule: ReadRule, options: FileOptions): CheckedText {
  return checked(document, rule, { ...options, details: 'all', repair: 'thorough' });
}

function checked(document: RulesDocument, rule: ReadRule, options: FileOptions): CheckedText {
  const parts = [...checkFile({ ...document.read, rules: [rule], diagnostics: [] }, options)];
  const [result] = parts.flatMap(part => (part.kind === 'result' ? [part.result] : []));
  return {
    ...(result && { result }),
    diagnostics: parts.flatMap(part => (part.kind === 'diagnostic' ? [part.diagnostic] : [])),
  };
}

const lineOf = ({ source }: RulesDocument, { rule }: ReadRule): number =>
  source.position(rule.span.start).line;

/** The text of a rule and what stands before it on its line: equal ones have their parts in equal columns. */
function textOf({ source }: RulesDocument, { rule: { span } }: ReadRule): string {
  const { column } = source.position(span.start);
  return `${column} ${source.text.slice(span.start, span.end)}`;
}

function moved(kept: Kept, lines: number): CheckedText {
  if (lines === 0) return kept;
  const { result, diagnostics } = kept;
  return {
    ...(result && {
      result: {
        ...movedRegion(result, lines),
        instances: result.instances.map(instance => ({
          ...instance,
          match: movedRegion(instance.match, lines),
          result: movedRegion(instance.result, lines),
        })),
      },
    }),
    diagnostics: diagnostics.map(diagnostic => {
      const [primary, ...related] = diagnostic.labels;
      return {
        ...diagnostic,
        line: diagnostic.line + lines,
        labels: [movedRegion(primary, lines), ...related.map(label => movedRegion(label, lines))],
      };
    }),
  };
}

const movedRegion = <Place extends Region>(place: Place, lines: number): Place => ({
  ...place,
  line: place.line + lines,
  endLine: place.endLine + lines,
});
