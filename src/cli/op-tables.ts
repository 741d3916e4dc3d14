/** The op tables that rules are read with: Go's own, or those that rulecheck has built in. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { helperFiles } from '../check/helpers.ts';
import { otherHelpersIn } from '../check/other-helpers.ts';
import { builtinTables } from '../model/builtin-tables.ts';
import { type LoadedTables, type TableReader, type Tables, tableLoader } from '../rules/tables/load.ts';
import { isas } from '../semantics/ops/index.ts';
import { once } from '../semantics/remembered.ts';
import { closest } from '../text/closest.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { UsageError } from './exit-code.ts';
import { problemAt } from './find-rules.ts';
import { hash } from './host.ts';
import { reasonOf } from './output.ts';
import { readSource } from './read-text.ts';

export type OpTables =
  | {
      readonly kind: 'tables';
      readonly tables: Tables;
      readonly builtin: boolean;
      /** Of the tables' own text. */
      readonly diagnostics: readonly Diagnostic[];
    }
  /** There are none for the architecture; `reason` says what was looked for. */
  | { readonly kind: 'none'; readonly reason: string }
  /** They are there, but no rule can be read with them. */
  | { readonly kind: 'refused'; readonly reason: string; readonly diagnostics: readonly Diagnostic[] };

/** The architecture as tables spell it, whichever way the user does: `riscv64` is RISCV64. */
export function archNamed(name: string, folder: string | undefined): string {
  const tables = folder === undefined ? [] : folderReader(folder).list();
  const names = [...isas.keys(), ...tables.flatMap(table => /^(.+)Ops\.go$/.exec(table)?.[1] ?? [])];
  return names.find(known => known.toLowerCase() === name.toLowerCase()) ?? name;
}

/** Suggests the machine whose name is nearly so, however it is written; says nothing where there is none. */
export function didYouMean(arch: string): string {
  const byUpperCase = new Map([...isas.keys()].map(name => [name.toUpperCase(), name]));
  const meant = closest(arch.toUpperCase(), byUpperCase.keys());
  return meant === undefined ? '' : `did you mean ${byUpperCase.get(meant)}? `;
}

/** `asked`: the folder that the user names; `beside`: the one in which the rules stand. */
export function opTablesFor(arch: string, asked: string | undefined, beside: string | undefined): OpTables {
  return opTablesIn(asked, beside)(arch);
}

/** The same for many architectures: no table is read twice. `reader`: of a folder, as it is or once was. */
export function opTablesIn(
  asked: string | undefined,
  beside: string | undefined,
  reader: (folder: string) => TableReader = folderReader,
): (arch: string) => OpTables {
  const folder = asked ?? beside;
  if (folder === undefined) return builtinOrReason;
  if (reader === folderReader && asked !== undefined && !existsSync(asked))
    throw new UsageError(`cannot read op tables in ${asked}: no such file or directory`);
  const load = tableLoader(reader(folder));
  // An editor and a lint never ask.
  const otherHelpers = reader === folderReader ? once(() => otherHelpersBeside(folder, beside)) : undefined;
  const known = new Map<string, OpTables>();
  return arch => {
    const tables =
      known.get(arch) ??
      withHelpers(tablesOrReason(load(arch), arch, folder, asked !== undefined), otherHelpers);
    known.set(arch, tables);
    return tables;
  };
}

const withHelpers = (found: OpTables, otherHelpers: Tables['otherHelpers']): OpTables =>
  found.kind === 'tables' && otherHelpers !== undefined
    ? { ...found, tables: { ...found.tables, otherHelpers } }
    : found;

/**
 * Functions of the compiler that do not read as in any known release, each with its file, where that stands in a folder or
 * above it, as in Go's tree. Of several folders the first that has the file counts.
 */
function otherHelpersBeside(...folders: readonly (string | undefined)[]): ReadonlyMap<string, string> {
  const places = folders.flatMap(folder => (folder === undefined ? [] : [folder, join(folder, '..')]));
  return new Map(
    helperFiles.flatMap(file => {
      const path = places.map(place => join(place, file)).find(one => existsSync(one));
      const text = path === undefined ? undefined : rawText(path);
      return text === undefined ? [] : otherHelpersIn(text, hash).map(helper => [helper, file] as const);
    }),
  );
}

function tablesOrReason(
  { tables, refused, missing, diagnostics }: LoadedTables,
  arch: string,
  folder: string,
  isAsked: boolean,
): OpTables {
  if (tables !== undefined) return { kind: 'tables', tables, builtin: false, diagnostics };
  if (refused) {
    const why = diagnostics
      .map(({ labels: [{ source }], message }) => `${source.name}: ${message}`)
      .join('; ');
    return { kind: 'refused', reason: why, diagnostics };
  }
  const noneIsThere = missing.length === (arch === 'generic' ? 1 : 2);
  if (!isAsked && noneIsThere) return builtinOrReason(arch);
  const reason = `${missing.join(' and ')} not found in ${folder}: the rules of ${arch} name ops of both tables`;
  return { kind: 'none', reason };
}

function builtinOrReason(arch: string): OpTables {
  const [generic, own] = [isas.get('generic'), isas.get(arch)];
  if (generic === undefined || own === undefined) {
    const known = [...isas.keys()].filter(name => name !== 'generic').join(', ');
    const reason =
      `no op tables for ${arch}: there is no ${arch}Ops.go beside the rules, and only those of ${known} are ` +
      `built in; ${didYouMean(arch)}--ops names a folder that has them`;
    return { kind: 'none', reason };
  }
  return { kind: 'tables', tables: builtinTables(generic, own), builtin: true, diagnostics: [] };
}

function folderReader(folder: string): TableReader {
  let listed: readonly string[] | undefined;
  const list = () => {
    listed ??= namesIn(folder);
    return listed;
  };
  const read = (name: string) => {
    if (!list().includes(name)) return undefined;
    const path = join(folder, name);
    try {
      return readSource(path);
    } catch (error) {
      return problemAt(path, error);
    }
  };
  return { read, list };
}

export function namesIn(folder: string): readonly string[] {
  try {
    return existsSync(folder) ? readdirSync(folder) : [];
  } catch (error) {
    throw new UsageError(`cannot read op tables in ${folder}: ${reasonOf(error)}`);
  }
}

/**
 * Of each folder a digest of all its op tables, as they are written, or of those that the user names, and which functions
 * of the compiler beside them have another text than is known; of none where the built-in ones serve.
 */
export function digestsOfTables(asked?: string): (beside: string | undefined) => string {
  const known = new Map<string | undefined, string>();
  const digest = (beside: string | undefined) => {
    const folder = asked ?? beside;
    if (folder === undefined) return 'built in';
    const names = namesIn(folder).filter(isTableName).sort();
    const tables = names.map(name => [name, rawText(join(folder, name))]);
    return hash(JSON.stringify([tables, ...otherHelpersBeside(folder, beside)]));
  };
  return beside => {
    const text = known.get(beside) ?? digest(beside);
    known.set(beside, text);
    return text;
  };
}

/** `RISCV64Ops.go`, `simdAMD64ops.go`. */
export const isTableName = (name: string): boolean => /ops\.go$/i.test(name);

/** What cannot be read, reading says later. */
function rawText(path: string): string | undefined {
  try {
    return readSource(path).text;
  } catch (error) {
    problemAt(path, error);
    return undefined;
  }
}
