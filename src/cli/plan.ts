/** What is to be checked, before any of it is read closely: rules, their op tables, and who may fuse. */
import type { ContractionPolicy } from '../model/model.ts';
import { type ReadRules, readRules, rulesCovering } from '../report/read-rules.ts';
import { blankComments } from '../rules/parse/comments.ts';
import { archOfFile } from '../rules/tables/arch-of-file.ts';
import { type Diagnostic, errorAt } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { findRules, type RulesFile, type RulesTree } from './find-rules.ts';
import { type OpTables, opTablesIn } from './op-tables.ts';
import { UsageError } from './usage-error.ts';

export interface PlannedFile {
  readonly contraction: ContractionPolicy;
  /** Rules asked for, well formed or not. */
  readonly ruleCount: number;
  read(): ReadRules;
}

export interface PlanOptions {
  readonly arch?: string;
  readonly ops?: string;
  /** Only the rules that cover these lines. */
  readonly rule?: readonly number[];
  readonly contraction?: ContractionPolicy;
}

/** Throws `UsageError`. */
export function plan(paths: readonly string[], options: PlanOptions): PlannedFile[] {
  const trees = [...new Set(paths)].map(findRules);
  everyLineHasARule(trees, options.rule ?? []);
  return trees.flatMap(tree => planTree(tree, options));
}

function planTree(tree: RulesTree, { arch, ops, rule = [], contraction }: PlanOptions): PlannedFile[] {
  const tablesFor = opTablesIn(ops, tree.tableFolder);
  const seen = new Set<string>();
  const policy = contraction ?? defaultContraction(tree);
  return tree.files.map(file => {
    const name = arch ?? archOf(file);
    const spans = rulesCovering(file.source, rule);
    return {
      contraction: policy,
      ruleCount: spans.length,
      read() {
        const isFirst = !seen.has(name);
        seen.add(name);
        return readWith(tablesFor(name), file.source, name, spans, isFirst);
      },
    };
  });
}

/** `first`: the first of the files that share these tables; it carries what is wrong with them. */
function readWith(
  opTables: OpTables,
  source: Source,
  arch: string,
  spans: readonly Span[],
  first: boolean,
): ReadRules {
  if (opTables.kind === 'none') {
    const span = spans[0] ?? { start: 0, end: 0 };
    const diagnostics = [errorAt(source, span, 'no-op-tables', opTables.reason)];
    return { source, arch, rules: [], diagnostics: spans.length > 0 ? diagnostics : [] };
  }
  const read = readRules(source, arch, opTables.tables, spans);
  const diagnostics = opTables.builtin ? read.diagnostics.map(sayWhichTables) : read.diagnostics;
  return { ...read, diagnostics: [...(first ? opTables.diagnostics : []), ...diagnostics] };
}

function sayWhichTables(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.code !== 'unknown-op') return diagnostic;
  const note =
    'no op tables stand beside the rules, so only the ops that rulecheck itself knows are known; ' +
    "--ops names a folder with Go's own";
  return { ...diagnostic, notes: [...(diagnostic.notes ?? []), note] };
}

function archOf({ fileName, source }: RulesFile): string {
  const arch = fileName === undefined ? undefined : archOfFile(fileName);
  if (arch === undefined) {
    throw new UsageError(
      `${source.name}: the name of a .rules file gives the architecture; elsewhere --arch gives it`,
    );
  }
  return arch;
}

/**
 * Go's own rules ask `useFMA` since Go 1.21. A folder in which no rule asks is older than the question, and
 * there the Go language itself permits fusing; of a lone file it cannot be known.
 */
function defaultContraction({ lone, files }: RulesTree): ContractionPolicy {
  const asks = ({ source }: RulesFile) => /\buseFMA\b/.test(blankComments(source.text));
  return lone || files.some(asks) ? 'licensed' : 'language';
}

function everyLineHasARule(trees: readonly RulesTree[], lines: readonly number[]): void {
  const sources = trees.flatMap(({ files }) => files.map(({ source }) => source));
  for (const line of lines) {
    if (sources.every(source => rulesCovering(source, [line]).length === 0)) {
      throw new UsageError(`no rule covers line ${line} of ${sources.map(({ name }) => name).join(', ')}`);
    }
  }
}
