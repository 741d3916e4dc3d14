/** Reads everything that is to be checked: rules, op tables, and who may fuse in each tree. */
import type { ContractionPolicy } from '../model/model.ts';
import { type ReadRules, readRules, rulesCovering } from '../report/read-rules.ts';
import { blankComments } from '../rules/parse/comments.ts';
import { archOfFile } from '../rules/tables/arch-of-file.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { findRules, type RulesFile, type RulesTree } from './find-rules.ts';
import { type OpTables, opTablesFor } from './op-tables.ts';
import { UsageError } from './usage-error.ts';

export interface TreeToCheck {
  readonly files: readonly ReadRules[];
  readonly contraction: ContractionPolicy;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadOptions {
  readonly arch?: string;
  readonly ops?: string;
  readonly rule?: readonly number[];
  readonly contraction?: ContractionPolicy;
}

/** Throws `UsageError`. */
export function readTrees(paths: readonly string[], options: ReadOptions): TreeToCheck[] {
  const trees = [...new Set(paths)].map(findRules);
  everyLineHasARule(trees, options.rule ?? []);
  return trees.map(tree => readTree(tree, options));
}

function readTree(tree: RulesTree, { arch, ops, rule, contraction }: ReadOptions): TreeToCheck {
  const tables = new Map<string, OpTables>();
  const tablesOf = (name: string): OpTables => {
    const known = tables.get(name) ?? opTablesFor(name, ops, tree.tableFolder);
    tables.set(name, known);
    return known;
  };
  const files = tree.files.map(file => {
    const name = arch ?? archOf(file);
    const opTables = tablesOf(name);
    const read = readRules(file.source, name, opTables.tables, rule);
    return opTables.builtin ? { ...read, diagnostics: read.diagnostics.map(sayWhichTables) } : read;
  });
  return {
    files,
    contraction: contraction ?? defaultContraction(tree),
    diagnostics: [...[...tables.values()], ...files].flatMap(({ diagnostics }) => diagnostics),
  };
}

function archOf({ fileName, source }: RulesFile): string {
  const arch = fileName === undefined ? undefined : archOfFile(fileName);
  if (arch === undefined) {
    throw new UsageError(
      `${source.name}: the architecture is read off the name of a .rules file; --arch gives it otherwise`,
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

function sayWhichTables(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.code !== 'unknown-op') return diagnostic;
  const note =
    'no op tables stand beside the rules, so only the ops that rulecheck itself knows are known; ' +
    "--ops names a folder with Go's own";
  return { ...diagnostic, notes: [...(diagnostic.notes ?? []), note] };
}

function everyLineHasARule(trees: readonly RulesTree[], lines: readonly number[]): void {
  const sources = trees.flatMap(({ files }) => files.map(({ source }) => source));
  for (const line of lines) {
    if (sources.every(source => rulesCovering(source, [line]).length === 0)) {
      throw new UsageError(`no rule covers line ${line} of ${sources.map(({ name }) => name).join(', ')}`);
    }
  }
}
