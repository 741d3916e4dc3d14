/** What is to be checked, before any of it is read closely: rules, their op tables, and who may fuse. */
import { join } from 'node:path';
import { type ReadRules, rulesCovering } from '../check/read-rules.ts';
import { noRules } from '../check/run.ts';
import { type Shard, shardOf, spansIn } from '../check/shard.ts';
import type { ContractionPolicy } from '../model/contraction.ts';
import { blankComments } from '../rules/parse/rule-text.ts';
import { archOfFile } from '../rules/tables/arch-of-file.ts';
import { type Diagnostic, warningAt } from '../text/diagnostic.ts';
import type { Span } from '../text/source.ts';
import { UsageError } from './exit-code.ts';
import {
  type FoundRules,
  findRules,
  problemAt,
  type RulesFile,
  readRules as readFile,
  rulesIn,
} from './find-rules.ts';
import { hash } from './host.ts';
import { archNamed, digestsOfTables, type OpTables, opTablesIn } from './op-tables.ts';
import { Past } from './past.ts';
import { type Place, readPlace, theColumnIsThere } from './place.ts';
import { readWith } from './read-with-tables.ts';

export interface Plan {
  readonly files: readonly PlannedFile[];
  /** What cannot be read, where there is something else to check. */
  readonly problems: readonly Diagnostic[];
  /** All rules of all files are asked for. */
  readonly complete: boolean;
}

export interface PlannedFile {
  /** As messages print it. */
  readonly name: string;
  readonly contraction: ContractionPolicy;
  /** Rules asked for, well formed or not. */
  readonly ruleCount: number;
  /** Rules that are left out, for they are as they were at the revision that is compared to. */
  readonly unchanged: number;
  /** All that can change what is said of the file's rules; absent where only some of them are asked for. */
  readonly texts?: FileTexts;
  read(): ReadRules;
}

export interface FileTexts {
  readonly arch: string;
  readonly shard: Shard;
  /** Digest of the file. */
  readonly text: string;
  /** Digest of the op tables in its folder. */
  readonly tables: string;
}

export interface PlanOptions {
  readonly arch?: string;
  readonly ops?: string;
  /** Only the rules that cover these lines. */
  readonly rule?: readonly number[];
  readonly contraction?: ContractionPolicy;
  /** Only the rules that fall to this part of several. */
  readonly shard?: Shard;
  /** Only the rules that differ from this revision of Git. */
  readonly since?: string;
}

export const whole: Shard = { index: 1, count: 1 };

/** `places`: files and folders, and lines of them. Throws `UsageError` if there is nothing to check. */
export function plan(places: readonly string[], options: PlanOptions): Plan {
  const { rule = [], ops, contraction, since, shard = whole } = options;
  const before = since === undefined ? undefined : new Past(since, ops);
  const { found, problems } = find(places);
  if (before !== undefined && (rule.length > 0 || found.some(({ place }) => place.line !== undefined))) {
    throw new UsageError('--since says which rules are checked; it takes no lines of them');
  }
  if (before !== undefined && shard.count > 1) {
    throw new UsageError('--since leaves too few rules for shards; leave out one of the two');
  }
  const files = found.flatMap(one => one.files);
  everyLineHasARule(files, rule);
  for (const { place, files: own } of found) {
    everyLineHasARule(own, place.line ?? []);
    theColumnIsThere(
      own.map(({ source }) => source),
      place,
    );
  }
  const licences = licencesOf(files);
  const tables = new Map<string | undefined, (arch: string) => OpTables>();
  const tablesDigest = digestsOfTables(ops);
  const planned = distinct(found).map(({ file, lines }): PlannedFile => {
    const { source, folder } = file;
    const arch = options.arch === undefined ? archOf(file) : archNamed(options.arch, ops ?? folder);
    const tablesFor = tables.get(folder) ?? opTablesIn(ops, folder);
    tables.set(folder, tablesFor);
    const wanted = lines === 'all' ? rule : [...lines, ...rule];
    const spans = rulesCovering(source, wanted);
    const read = (asked: readonly Span[]) => {
      const read = readWith(tablesFor(arch), source, arch, asked);
      if (spans.length > 0 || wanted.length > 0) return read;
      return { ...read, diagnostics: [...read.diagnostics, warningOfNoRules(file)] };
    };
    const isWhole = wanted.length === 0 && since === undefined;
    const own = spansIn(shard, source, spans, hash);
    const changed = before?.changedRules(file, arch, spans.length, read);
    return {
      name: source.name,
      contraction: contraction ?? licences(folder),
      ruleCount: own.length - (changed?.unchanged ?? 0),
      unchanged: changed?.unchanged ?? 0,
      ...(isWhole && {
        texts: { arch, shard, text: hash(source.text), tables: tablesDigest(folder) },
      }),
      read: () => changed?.rules ?? shardOf(read(spans), shard, spans, own),
    };
  });
  const isWhole =
    rule.length === 0 && since === undefined && found.every(({ place }) => place.line === undefined);
  return {
    files: planned,
    problems: shard.index === 1 ? problems : [],
    complete: isWhole && problems.length === 0,
  };
}

interface Found {
  readonly place: Place;
  readonly files: readonly RulesFile[];
}

/** One path that cannot be read does not keep the others from being checked. */
function find(texts: readonly string[]) {
  const found: Found[] = [];
  const problems: Diagnostic[] = [];
  const known = new Map<string, FoundRules>();
  let first: unknown;
  for (const text of new Set(texts)) {
    const place = readPlace(text);
    try {
      const rules = known.get(place.path) ?? findRules(place.path);
      if (!known.has(place.path)) problems.push(...rules.problems);
      known.set(place.path, rules);
      found.push({ place, files: rules.files });
    } catch (error) {
      first ??= error;
      problems.push(problemAt(place.path, error));
    }
  }
  if (first !== undefined && found.length === 0) throw first;
  return { found, problems };
}

/** Each file once, however often it is named, with the lines that are asked for. */
function distinct(found: readonly Found[]) {
  const files = new Map<string, { readonly file: RulesFile; lines: readonly number[] | 'all' }>();
  for (const { place, files: own } of found) {
    for (const file of own) {
      const known = files.get(file.identity) ?? { file, lines: [] };
      known.lines = place.line === undefined || known.lines === 'all' ? 'all' : [...known.lines, place.line];
      files.set(file.identity, known);
    }
  }
  return [...files.values()];
}

/** A file that was cut short must not pass for one in which nothing is wrong. */
function warningOfNoRules({ source, fileName }: RulesFile): Diagnostic {
  const what = fileName === undefined ? 'standard input' : 'the file';
  const held = source.text.trim() === '' ? 'is empty' : 'holds comments and no rule';
  return warningAt(source, { start: 0, end: 0 }, noRules, `${what} ${held}`, {
    help: 'expected are rewrites such as (FSUBD x y) => (FADDD x (FNEGD y))',
  });
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
 * Go's own rules ask `useFMA` since Go 1.21. A folder of several rules files in which no rule asks is older than
 * the question, and there the Go language itself permits fusing; of a file that lies alone it cannot be known.
 * Files of the folder count whether they are to be checked or not.
 */
function licencesOf(files: readonly RulesFile[]): (folder: string | undefined) => ContractionPolicy {
  const texts = new Map(files.map(({ source }) => [source.name, source.text]));
  const asks = (path: string) => /\buseFMA\b/.test(blankComments(texts.get(path) ?? textOf(path)));
  const policyOf = (folder: string) => {
    const names = rulesIn(folder);
    const isOlder = names.length > 1 && !names.some(name => asks(join(folder, name)));
    return isOlder ? 'language' : 'licensed';
  };
  const known = new Map<string, ContractionPolicy>();
  return folder => {
    if (folder === undefined) return 'licensed';
    const policy = known.get(folder) ?? policyOf(folder);
    known.set(folder, policy);
    return policy;
  };
}

/** The licence of the rules files of a folder, as they stand on disk. */
export const licenceIn = (folder: string): ContractionPolicy => licencesOf([])(folder);

/** What cannot be read asks nothing. */
function textOf(path: string): string {
  try {
    return readFile(path).source.text;
  } catch (error) {
    problemAt(path, error);
    return '';
  }
}

function everyLineHasARule(files: readonly RulesFile[], lines: number | readonly number[]): void {
  for (const line of [lines].flat()) {
    if (files.every(({ source }) => rulesCovering(source, [line]).length === 0)) {
      const names = files.map(({ source }) => source.name);
      throw new UsageError(`no rule covers line ${line} of ${names.join(', ')}`);
    }
  }
}
