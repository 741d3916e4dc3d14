import type { Diagnostic } from '../../text/diagnostic.ts';
import { Source } from '../../text/source.ts';
import type { OpTable } from './op-info.ts';
import { parseOpTable } from './parse-op-table.ts';

/** The files beside a rules file, whoever reads them. */
export interface TableReader {
  /** The text of a file; undefined where there is none. */
  read(name: string): string | undefined;
  /** The names of all files. */
  list(): readonly string[];
}

/** The tables that the rules of one architecture see. */
export interface Tables {
  readonly generic: OpTable;
  /** Absent for the generic rules themselves. */
  readonly arch?: OpTable;
}

export interface LoadedTables {
  /** Absent where the generic table or the architecture's own is not among the files. */
  readonly tables?: Tables;
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
    if (arch === 'generic') {
      const { table, missing, diagnostics } = generic;
      return { ...(table && { tables: { generic: table } }), missing, diagnostics };
    }
    const own = load(arch);
    return {
      ...(generic.table && own.table && { tables: { generic: generic.table, arch: own.table } }),
      missing: [...generic.missing, ...own.missing],
      diagnostics: [...generic.diagnostics, ...own.diagnostics],
    };
  };
}

interface LoadedTable {
  readonly table?: OpTable;
  readonly missing: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

function loadTable(reader: TableReader, arch: string): LoadedTable {
  const name = `${arch}Ops.go`;
  const text = reader.read(name);
  if (text === undefined) return { missing: [name], diagnostics: [] };
  const vectorNames = [`simd${arch}ops.go`, `simd${arch}Ops.go`].filter(file => reader.list().includes(file));
  const parsed = [
    parseOpTable(new Source(name, text), arch),
    ...vectorNames.map(file => parseOpTable(new Source(file, reader.read(file) ?? ''), arch)),
  ];
  return {
    table: {
      arch,
      ops: parsed.flatMap(({ table }) => table.ops),
      blocks: parsed.flatMap(({ table }) => table.blocks),
    },
    missing: [],
    diagnostics: parsed.flatMap(({ diagnostics }) => diagnostics),
  };
}
