/** What rules rested on at a revision of Git: their own text, the op tables, the compiler's functions. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ChangedRules, changedRules } from '../check/changed-rules.ts';
import { type Helpers, helperFiles, helpersIn } from '../check/helpers.ts';
import { type ReadRules, rulesCovering } from '../check/read-rules.ts';
import { extentsOf } from '../lint/allowances.ts';
import type { TableReader } from '../rules/tables/load.ts';
import { fileNameOf, Source, type Span } from '../text/source.ts';
import { UsageError } from './exit-code.ts';
import type { RulesFile } from './find-rules.ts';
import { type FolderAt, folderAt } from './git.ts';
import { isTableName, type OpTables, opTablesIn } from './op-tables.ts';
import { readSource } from './read-text.ts';
import { readWith } from './read-with-tables.ts';

export class Past {
  readonly #revision: string;
  readonly #ops: string | undefined;
  readonly #folders = new Map<string, FolderAt>();
  readonly #tables = new Map<string, (arch: string) => OpTables>();
  readonly #sameBeside = new Map<string, boolean>();

  /** `ops`: the folder of the op tables, where it is not that of the rules. */
  constructor(revision: string, ops: string | undefined) {
    this.#revision = revision;
    this.#ops = ops;
  }

  /** `read` is asked only where something has changed. Throws `UsageError` where Git cannot say. */
  changedRules(
    file: RulesFile,
    arch: string,
    ruleCount: number,
    read: (wanted: readonly Span[]) => ReadRules,
  ): ChangedRules {
    const { folder, fileName, source } = file;
    if (folder === undefined || fileName === undefined) {
      throw new UsageError(`${source.name} is in no repository that could say what has changed in it`);
    }
    const then = this.#folder(folder);
    const sameRest = this.#restIsSame(folder);
    if (sameRest && then.isSame(fileName, source.text)) {
      const rules = { source, arch, rules: [], diagnostics: [] };
      return { rules, spans: [], unchanged: ruleCount };
    }
    const helpers = helpersOf(this.#helperFolders(folder), textNow);
    const text = then.text(fileName);
    if (text === undefined) {
      const spans = rulesCovering(source, []);
      return { rules: read(spans), spans, unchanged: 0 };
    }
    const sourceThen = new Source(source.name, text);
    const tables = this.#tablesOf(folder)(arch);
    const before = {
      source: sourceThen,
      helpers: sameRest
        ? helpers
        : helpersOf(this.#helperFolders(folder), (one, name) => this.#folder(one).text(name)),
      read: (wanted: readonly Span[]) => readWith(tables, sourceThen, arch, wanted),
    };
    return changedRules({ source, helpers, read }, before, sameRest);
  }

  /** The rules or entries of a text that stand otherwise at the revision, in whichever order; all of a new file. */
  changedExtents(folder: string, source: Source): readonly Span[] {
    const text = this.#folder(folder).text(fileNameOf(source.name)) ?? '';
    const textAt = (of: string, { start, end }: Span) => of.slice(start, end).trim();
    const known = new Set(extentsOf(new Source(source.name, text)).map(span => textAt(text, span)));
    return extentsOf(source).filter(span => !known.has(textAt(source.text, span)));
  }

  #folder(folder: string): FolderAt {
    const known = this.#folders.get(folder) ?? folderAt(folder, this.#revision);
    this.#folders.set(folder, known);
    return known;
  }

  #tablesOf(folder: string): (arch: string) => OpTables {
    const known =
      this.#tables.get(folder) ??
      opTablesIn(this.#ops, folder, one => this.#readerOf(this.#folder(one), one));
    this.#tables.set(folder, known);
    return known;
  }

  #readerOf(then: FolderAt, folder: string): TableReader {
    return {
      list: () => then.names,
      read(name) {
        const text = then.text(name);
        return text === undefined ? undefined : new Source(join(folder, name), text);
      },
    };
  }

  /** The tables and functions that all rules of a folder share are as they were. */
  #restIsSame(folder: string): boolean {
    const known = this.#sameBeside.get(folder) ?? this.#compare(folder);
    this.#sameBeside.set(folder, known);
    return known;
  }

  #compare(folder: string): boolean {
    const tables = this.#ops ?? folder;
    const shared = [
      ...[...namesIn(tables), ...this.#folder(tables).names]
        .filter(isTableName)
        .map(name => [tables, name] as const),
      ...this.#helperFolders(folder).flatMap(one => helperFiles.map(name => [one, name] as const)),
    ];
    return shared.every(([one, name]) => {
      const text = textNow(one, name);
      return text === undefined
        ? !this.#folder(one).names.includes(name)
        : this.#folder(one).isSame(name, text);
    });
  }

  /** Go keeps the functions above its rules; a copy of them may lie beside. */
  #helperFolders(folder: string): readonly string[] {
    return [folder, join(folder, '..')].filter(one => one === folder || namesIn(one).some(isHelperFile));
  }
}

const isHelperFile = (name: string): boolean => helperFiles.some(known => known === name);

const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);

function textNow(folder: string, name: string): string | undefined {
  return namesIn(folder).includes(name) ? readSource(join(folder, name)).text : undefined;
}

function helpersOf(
  folders: readonly string[],
  textOf: (folder: string, name: string) => string | undefined,
): Helpers {
  return helpersIn(folders.flatMap(folder => helperFiles.flatMap(name => textOf(folder, name) ?? [])));
}
