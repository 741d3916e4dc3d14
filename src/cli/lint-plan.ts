/** What is to be linted: rules that the generator reads as one, with their ops, and op tables. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { rulesCovering } from '../check/read-rules.ts';
import { extentsOf } from '../lint/allowances.ts';
import type { LintSince } from '../lint/lint-run.ts';
import type { LintRequest, RulesToLint } from '../lint/run-lints.ts';
import type { TableNode } from '../lint/visitor.ts';
import { archOfFile } from '../rules/tables/arch-of-file.ts';
import type { OpTable } from '../rules/tables/op-info.ts';
import { parseOpTable } from '../rules/tables/parse-op-table.ts';
import { type Diagnostic, errorAt } from '../text/diagnostic.ts';
import { Source, type Span } from '../text/source.ts';
import { UsageError } from './exit-code.ts';
import { findRules, problemAt, type RulesFile } from './find-rules.ts';
import { archNamed, namesIn, type OpTables, opTablesIn } from './op-tables.ts';
import { Past } from './past.ts';
import { type Place, readPlace, standardInput, theColumnIsThere } from './place.ts';
import { isShellPipe, readSource, readText, statOf } from './read-text.ts';
import { readWith } from './read-with-tables.ts';

export interface LintPlan {
  readonly request: LintRequest;
  /** Names of rules files and op tables, as messages print them. */
  readonly files: readonly string[];
  /** Folders of which all rules files and op tables are linted. */
  readonly folders: readonly string[];
  /** What cannot be read, where there is something else to lint. */
  readonly problems: readonly Diagnostic[];
  /** Only what begins in these stretches is asked for; everything where there is none for a source. */
  readonly wanted: ReadonlyMap<Source, readonly Span[]>;
  /** Present where only what differs from a revision is asked for; then `wanted` has every source. */
  readonly since?: LintSince;
  /** Rules beside which no op tables stand: they are linted with those that are built in. */
  readonly withoutTables: ReadonlySet<Source>;
}

export interface LintPlanOptions {
  readonly arch?: string;
  readonly ops?: string;
  /** The name that standard input has for messages, and by which its op tables are found. */
  readonly stdinFilename?: string;
  /** Only what differs from this revision of Git. */
  readonly since?: string;
}

/** `places`: rules files and op tables, lines of them, folders, Go trees, `-`. Throws `UsageError`. */
export function planLint(places: readonly string[], options: LintPlanOptions): LintPlan {
  const found = new Found(options);
  let first: unknown;
  for (const text of new Set(places)) {
    const place = readPlace(text);
    try {
      found.add(place);
    } catch (error) {
      first ??= error;
      found.problems.push(problemAt(place.path, error));
    }
  }
  if (first !== undefined && found.isEmpty) throw first;
  const plan = found.plan();
  return options.since === undefined ? plan : sincePlan(plan, options.since, options.ops);
}

/** Leaves of a plan what differs from a revision, and says where that is. */
function sincePlan(plan: LintPlan, revision: string, ops: string | undefined): LintPlan {
  if (plan.wanted.size > 0) throw new UsageError('--since says what is linted; it takes no lines');
  const past = new Past(revision, ops);
  const wanted = new Map<Source, readonly Span[]>();
  const unchanged = { rules: 0, ops: 0 };
  for (const { arch, sources, tables } of plan.request.rules)
    for (const source of sources) {
      const [folder, fileName] = [dirname(source.name), basename(source.name)];
      const file = source.name === standardInput ? {} : { folder, fileName };
      const read = (spans: readonly Span[]) =>
        readWith({ kind: 'tables', tables, builtin: false, diagnostics: [] }, source, arch, spans);
      const count = rulesCovering(source, []).length;
      const { spans, unchanged: same } = past.changedRules(
        { source, identity: source.name, ...file },
        arch,
        count,
        read,
      );
      wanted.set(source, spans);
      unchanged.rules += same;
    }
  for (const { source } of plan.request.tables) {
    const changed = past.changedExtents(dirname(source.name), source);
    wanted.set(source, changed);
    unchanged.ops += extentsOf(source).length - changed.length;
  }
  const isChanged = (source: Source) => wanted.get(source)!.length > 0;
  return {
    ...plan,
    request: {
      rules: plan.request.rules.filter(({ sources }) => sources.some(isChanged)),
      tables: plan.request.tables.filter(({ source }) => isChanged(source)),
    },
    wanted,
    since: {
      revision,
      changed: [...wanted.values()].reduce((sum, spans) => sum + spans.length, 0),
      unchanged,
    },
  };
}

class Found {
  readonly problems: Diagnostic[] = [];
  readonly #options: LintPlanOptions;
  readonly #rules = new Map<string, { readonly file: RulesFile; readonly arch: string }>();
  readonly #tables = new Map<string, TableNode>();
  readonly #lines = new Map<Source, (Place & { readonly line: number })[]>();
  readonly #folders = new Set<string>();
  readonly #tablesFor = new Map<string | undefined, (arch: string) => OpTables>();

  constructor(options: LintPlanOptions) {
    this.#options = options;
  }

  get isEmpty(): boolean {
    return this.#rules.size + this.#tables.size === 0;
  }

  add(place: Place): void {
    const { path } = place;
    if (path === standardInput) this.#addInput(place);
    else if (tableName.test(basename(path))) this.#addTable(path, place);
    else {
      const { files, problems } = findRules(path);
      this.problems.push(...problems);
      for (const file of files) this.#addRules(file, place);
      if (!isFolder(path)) return;
      for (const folder of new Set(files.flatMap(file => file.folder ?? []))) {
        this.#folders.add(folder);
        for (const name of namesIn(folder)) if (tableName.test(name)) this.#addTable(join(folder, name));
      }
    }
  }

  plan(): LintPlan {
    const sets = new Map<string, { arch: string; folder: string | undefined; files: RulesFile[] }>();
    for (const { file, arch } of this.#rules.values()) {
      const key = `${file.folder ?? file.identity}\0${arch}\0${partOf(file.fileName)}`;
      const set = sets.get(key) ?? { arch, folder: file.folder, files: [] };
      set.files.push(file);
      sets.set(key, set);
    }
    const withoutTables = new Set<Source>();
    const rules = [...sets.values()].flatMap(({ arch, folder, files }): RulesToLint[] => {
      const sources = files
        .toSorted((a, b) => Number(isVector(a.fileName)) - Number(isVector(b.fileName)))
        .map(({ source }) => source);
      const tables = this.#tablesOf(folder, arch);
      if (tables.kind === 'tables' && tables.builtin) for (const source of sources) withoutTables.add(source);
      if (tables.kind === 'tables')
        return [{ arch, sources, tables: tables.tables, declared: functionsBeside(folder) }];
      if (tables.kind === 'none')
        this.problems.push(errorAt(sources[0]!, { start: 0, end: 0 }, 'no-op-tables', tables.reason));
      return [];
    });
    const files = [...this.#rules.values()].map(({ file }) => file.source);
    return {
      request: { rules, tables: [...this.#tables.values()] },
      files: [...files.map(({ name }) => name), ...this.#tables.keys()],
      folders: [...this.#folders],
      problems: [...this.problems, ...this.#faultsOfTables()],
      withoutTables,
      wanted: new Map(
        [...this.#lines].map(([source, places]) => {
          const lines = places.map(({ line }) => line);
          const isTable = tableName.test(basename(source.name));
          const spans = isTable ? entriesCovering(source, lines) : rulesCovering(source, lines);
          if (spans.length === 0) {
            const what = isTable ? 'entry of an op or block' : 'rule';
            throw new UsageError(`no ${what} covers line ${lines.join(', ')} of ${source.name}`);
          }
          for (const place of places) theColumnIsThere([source], place);
          return [source, spans];
        }),
      ),
    };
  }

  #addInput(place: Place): void {
    const { stdinFilename } = this.#options;
    const source = new Source(stdinFilename ?? standardInput, readText(0, 'standard input'));
    if (stdinFilename !== undefined && tableName.test(basename(stdinFilename))) {
      this.#addLoneTable(source);
      return;
    }
    const file = {
      source,
      ...(stdinFilename !== undefined && {
        fileName: basename(stdinFilename),
        folder: dirname(stdinFilename),
      }),
      identity: standardInput,
    };
    this.#addRules(file, place);
  }

  #addRules(file: RulesFile, place: Place): void {
    const { arch, ops } = this.#options;
    const own = file.fileName === undefined ? undefined : archOfFile(file.fileName);
    const named = arch === undefined ? own : archNamed(arch, ops ?? file.folder);
    if (named === undefined) {
      throw new UsageError(
        `${file.source.name}: the name of a .rules file gives the architecture; elsewhere --arch gives it`,
      );
    }
    const known = this.#rules.get(file.identity)?.file ?? file;
    this.#rules.set(file.identity, { file: known, arch: named });
    const { line } = place;
    if (line === undefined) return;
    this.#addLine(known.source, { ...place, line });
  }

  #addLine(source: Source, place: Place & { readonly line: number }): void {
    this.#lines.set(source, [...(this.#lines.get(source) ?? []), place]);
  }

  /** The entries of a file, out of the table that it is a part of; `named`: how it was asked for by itself. */
  #addTable(path: string, named?: Place): void {
    if (isShellPipe(path, statOf(path))) throw new UsageError(`cannot read ${path}: it is a pipe`);
    const folder = dirname(path);
    const arch = tableName.exec(basename(path))![1]!;
    const tables = this.#tablesOf(folder, arch);
    const known = tables.kind === 'tables' ? partsOf(tables.tables.arch ?? tables.tables.generic) : [];
    const source = known.find(one => one.name === join(folder, basename(path)));
    const own = source ?? (named && readSource(path));
    if (own !== undefined && named?.line !== undefined) this.#addLine(own, { ...named, line: named.line });
    if (own !== undefined && source === undefined) this.#addLoneTable(own);
    if (source === undefined) return;
    const table = tables.kind === 'tables' && (tables.tables.arch ?? tables.tables.generic);
    if (!table) return;
    const generator = generatorOf(source, folder);
    this.#tables.set(path, {
      source,
      ...(generator && { generator }),
      arch,
      ops: table.ops.filter(({ declared }) => declared?.source === source),
      blocks: table.blocks.filter(({ declared }) => declared?.source === source),
    });
  }

  /** A table that is not read with others: as what an editor has, or where those of all architectures are not beside it. */
  #addLoneTable(source: Source): void {
    const { table, diagnostics } = parseOpTable(source, tableName.exec(basename(source.name))![1]!);
    this.problems.push(...diagnostics);
    this.#tables.set(source.name, { source, ...table });
  }

  #tablesOf(folder: string | undefined, arch: string): OpTables {
    const { ops } = this.#options;
    const tablesFor = this.#tablesFor.get(folder) ?? opTablesIn(ops, folder);
    this.#tablesFor.set(folder, tablesFor);
    const tables = tablesFor(arch);
    this.#seen.add(tables);
    return tables;
  }

  readonly #seen = new Set<OpTables>();

  #faultsOfTables(): Diagnostic[] {
    return [...this.#seen].flatMap(tables => (tables.kind === 'none' ? [] : tables.diagnostics));
  }
}

/** Functions of the `rewrite.go` that the rules of a Go tree stand below, or beside; read when someone asks. */
export function functionsBeside(folder = '.'): () => ReadonlySet<string> {
  let known: ReadonlySet<string> | undefined;
  return () => {
    const path = [join(folder, '..', 'rewrite.go'), join(folder, 'rewrite.go')].find(one => existsSync(one));
    const text = known === undefined && path !== undefined ? readSource(path).text : '';
    known ??= new Set([...text.matchAll(/^func (\w+)/gm)].map(([, name]) => name!));
    return known;
  };
}

/** The file that makes code of the ops, which a table names by a path beside itself. */
function generatorOf({ text }: Source, folder: string): Source | undefined {
  const [, named] = /\bgenfile:\s*"([^"]+\.go)"/.exec(text) ?? [];
  const path = named && join(folder, named);
  return path && existsSync(path) ? readSource(path) : undefined;
}

/** `RISCV64Ops.go`, `simdAMD64ops.go`; the architecture is the group. */
const tableName = /^(?:simd)?(.+?)[Oo]ps\.go$/;

const entriesCovering = (source: Source, lines: readonly number[]): readonly Span[] =>
  extentsOf(source).filter(({ start, end }) => {
    const [first, last] = [source.position(start).line, source.position(end).line];
    return lines.some(line => line >= first && line <= last);
  });

const isVector = (name: string | undefined): boolean => name?.startsWith('simd') ?? false;

/** Rules of the same part are one list to the generator. */
const partOf = (name: string | undefined): string =>
  /(splitload|latelower)\.rules$/.exec(name ?? '')?.[1] ?? '';

const isFolder = (path: string): boolean => statOf(path).isDirectory();

const partsOf = ({ ops, blocks }: OpTable): Source[] => [
  ...new Set([...ops, ...blocks].flatMap(({ declared }) => declared?.source ?? [])),
];
