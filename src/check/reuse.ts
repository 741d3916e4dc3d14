/**
 * Results of an earlier run in the place of a second computation. What is stored of a file is either all that a run has
 * to say of it, to be used where not a byte of the file and of its op tables has changed, or single rules, found by
 * what is claimed of them wherever they stand now.
 */
import { printRule } from '../rules/print.ts';
import { type Region, regionOf } from '../text/plain-diagnostic.ts';
import type { Source } from '../text/source.ts';
import {
  checkFile,
  type FileOptions,
  type KnownBy,
  knownBy,
  type Recall,
  type RunPart,
} from './check-file.ts';
import type { ReadRule, ReadRules } from './read-rules.ts';
import { linesOf, opRegions } from './rule-result.ts';
import { internalError, type RuleIdentity, type RuleResult } from './run.ts';

export interface StoredFile {
  /** Digest of the file's text; absent where the parts are not all that there is to say. */
  readonly text?: string;
  /** Digest of the texts of the op tables that the file was read with. */
  readonly tables: string;
  readonly parts: readonly RunPart[];
}

/** Where stored files, and what else takes long, are kept as plain data, by names that say what they depend on. */
export interface Store {
  /** Undefined where there is none, or it was damaged. */
  load<Stored extends object>(name: string): Stored | undefined;
  save(name: string, stored: object): void;
}

/**
 * A mistake of rulecheck's own is tried again. A budget of steps ends the same way each time, and an entry's name has it;
 * of what a clock may end nothing is stored at all.
 */
const isSettled = (part: RunPart): boolean =>
  part.kind === 'result' || part.diagnostic.code !== internalError;

/**
 * What is worth storing of a file that was checked.
 *
 * @param texts digests of the file and of its op tables
 */
export function storedFile(
  file: string,
  texts: { readonly text: string; readonly tables: string },
  parts: readonly RunPart[],
): StoredFile {
  const settled = parts.filter(isSettled);
  const isOwn = (part: RunPart) => part.kind === 'result' || part.diagnostic.file === file;
  // What is wrong with a table is said once in a run, and not always beside the same file.
  const isWhole = settled.length === parts.length && parts.every(isOwn);
  return {
    tables: texts.tables,
    ...(isWhole ? { text: texts.text, parts } : { parts: settled.filter(({ kind }) => kind === 'result') }),
  };
}

/** The parts under the name that the file has now. */
export function renamed(parts: readonly RunPart[], file: string): RunPart[] {
  return parts.map(part => {
    if (part.kind === 'result') return { kind: 'result', result: { ...part.result, file } };
    const { diagnostic } = part;
    const [first, ...others] = diagnostic.labels.map(label => ({ ...label, file }));
    return { kind: 'diagnostic', diagnostic: { ...diagnostic, file, labels: [first!, ...others] } };
  });
}

/** The stored results by what they claim. */
export function resultsByKey({ parts }: StoredFile): ReadonlyMap<string, RuleResult> {
  return new Map(
    parts.flatMap(part => (part.kind === 'result' ? [[part.result.key, part.result] as const] : [])),
  );
}

/**
 * The stored result of a rule as it stands now; undefined where it does not serve.
 *
 * @param sameTables the op tables are those of the stored result, any op of which a repair may name
 */
export function resultInPlace(
  stored: RuleResult,
  source: Source,
  read: ReadRule,
  known: { readonly identity: RuleIdentity; readonly key: string },
  sameTables: boolean,
): RuleResult | undefined {
  const region = regionOf(source, read.rule.span);
  const lines = linesOf(source, region);
  // A repair is spelled as the rule is, and may name any op.
  const isRepaired = stored.verdict === 'refuted' || stored.repairDetails !== undefined;
  const isAlike = sameTables && isSameLayout(stored, region, lines);
  if (isRepaired && !isAlike) return undefined;
  if (stored.instances.length !== read.instances.length) return undefined;
  return {
    ...stored,
    file: source.name,
    ...region,
    rule: printRule(read.rule),
    instances: stored.instances.map((instance, member) => {
      const [match, result] = opRegions(source, read.instances[member]!);
      const { facts } = instance;
      return {
        ...instance,
        match,
        result,
        ...(facts?.source !== undefined && { facts: { ...facts, source: source.line(result.line) } }),
      };
    }),
    ...known,
    ...(stored.source && { source: lines }),
  };
}

function isSameLayout(stored: RuleResult, region: Region, lines: readonly string[]): boolean {
  return (
    stored.column === region.column &&
    stored.endColumn === region.endColumn &&
    stored.source?.length === lines.length &&
    stored.source.every((line, index) => line === lines[index])
  );
}

/** A rule, and what a run would say of it without computing it: nothing where it would pass the rule over. */
export interface Reused {
  readonly read: ReadRule;
  readonly stored?: RuleResult;
}

/**
 * The rules of a file of which nothing would be computed.
 *
 * @param whole all that is stored of the file, where it serves as it is: then it speaks of every rule
 * @param recall the stored results of single rules, where it does not
 */
export function reusedIn(
  file: ReadRules,
  options: FileOptions,
  whole: readonly RunPart[] | undefined,
  recall: Recall | undefined,
): Reused[] {
  const knownOf = knownBy(file, options);
  const nameOf = ({ identity: { hash, occurrence } }: Pick<KnownBy, 'identity'>) => `${hash} ${occurrence}`;
  const results = whole?.flatMap(part => (part.kind === 'result' ? part.result : []));
  const byName = results && new Map(results.map(result => [nameOf(result), result]));
  return file.rules.flatMap(read => {
    const known = knownOf(read);
    const stored = byName ? byName.get(nameOf(known)) : recall?.(read, known);
    return stored || byName ? [{ read, ...(stored && { stored }) }] : [];
  });
}

/** The result of one rule as it is computed now; undefined where the rule has none. */
export function recomputed(file: ReadRules, read: ReadRule, options: FileOptions): RuleResult | undefined {
  for (const part of checkFile({ ...file, rules: [read], diagnostics: [] }, options)) {
    if (part.kind === 'result') return part.result;
  }
  return undefined;
}
