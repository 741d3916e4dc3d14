import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Source } from '../../text/source.ts';
import type { BlockInfo, OpInfo, OpTable } from './op-info.ts';
import { opsAreDeclaredOnce } from './ops-are-declared-once.ts';
import { parseOpTable } from './parse-op-table.ts';
import { tableDeclaresOps } from './table-declares-ops.ts';

/** The files beside a rules file, whoever reads them. */
export interface TableReader {
  /** A file, or why it cannot be read; undefined where there is none. */
  read(name: string): Source | Diagnostic | undefined;
  /** The names of all files. */
  list(): readonly string[];
}

/** The tables that the rules of one architecture see. */
export interface Tables {
  readonly generic: OpTable;
  /** Absent for the generic rules themselves. */
  readonly arch?: OpTable;
  /** Functions of the compiler beside the tables that do not read as in any known release, and the file of each. */
  readonly otherHelpers?: () => ReadonlyMap<string, string>;
}

export interface LoadedTables {
  /** Absent where the generic table or the architecture's own is missing, or refused. */
  readonly tables?: Tables;
  /** A table is there that rules cannot be read with; a diagnostic says why. */
  readonly refused: boolean;
  /** Names of files that are missing. */
  readonly missing: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the generic table and the table of `arch`, each with the vector ops that Go 1.27 keeps apart. */
export const loadTables = (reader: TableReader, arch: string): LoadedTables => tableLoader(reader)(arch);

/** The same for many architectures: no table is read twice, and what is wrong with one is said once. */
export function tableLoader(reader: TableReader): (arch: string) => LoadedTables {
  const loaded = new Map<string, LoadedTable>();
  const load = (arch: string): LoadedTable => {
    const known = loaded.get(arch);
    if (known !== undefined) return { ...known, diagnostics: [] };
    const table = loadTable(reader, arch);
    loaded.set(arch, table);
    return table;
  };
  return arch => {
    const generic = load('generic');
    const own = arch === 'generic' ? undefined : load(arch);
    const loaded = [generic, ...(own ? [own] : [])];
    const isComplete = loaded.every(({ table }) => table !== undefined);
    return {
      ...(isComplete &&
        generic.table && { tables: { generic: generic.table, ...(own?.table && { arch: own.table }) } }),
      refused: loaded.some(({ refused }) => refused),
      missing: loaded.flatMap(({ missing }) => missing),
      diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
    };
  };
}

interface LoadedTable {
  readonly table?: OpTable;
  readonly refused: boolean;
  readonly missing: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

function loadTable(reader: TableReader, arch: string): LoadedTable {
  const name = `${arch}Ops.go`;
  const vectorNames = [`simd${arch}ops.go`, `simd${arch}Ops.go`].filter(file => reader.list().includes(file));
  const files = [name, ...vectorNames].map(file => reader.read(file));
  if (files[0] === undefined) return { refused: false, missing: [name], diagnostics: [] };
  const ops: OpInfo[] = [];
  const blocks: BlockInfo[] = [];
  const faults: Diagnostic[] = [];
  const unreadEntries: Diagnostic[] = [];
  for (const file of files.filter(one => one !== undefined)) {
    if ('code' in file) {
      faults.push(file);
      continue;
    }
    const { table, diagnostics } = parseOpTable(file, arch);
    ops.push(...table.ops);
    blocks.push(...table.blocks);
    faults.push(...tableDeclaresOps(file, arch));
    unreadEntries.push(...diagnostics);
  }
  const table = { arch, ops, blocks };
  faults.push(...opsAreDeclaredOnce(table));
  const diagnostics = [...faults, ...unreadEntries];
  if (faults.length > 0) return { refused: true, missing: [], diagnostics };
  return { table, refused: false, missing: [], diagnostics };
}
