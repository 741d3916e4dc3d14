/** The op tables that a tree of rules is read with: Go's own, or those that rulecheck has built in. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtinTable } from '../model/builtin-tables.ts';
import { loadTables, type TableReader, type Tables } from '../rules/tables/load.ts';
import { isas } from '../semantics/ops/index.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { reasonOf } from './output.ts';
import { UsageError } from './usage-error.ts';

export interface OpTables {
  readonly tables: Tables;
  readonly builtin: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** `asked`: the folder that the user names; `beside`: the one in which the rules stand. */
export function opTablesFor(arch: string, asked: string | undefined, beside: string | undefined): OpTables {
  const folder = asked ?? beside;
  if (folder === undefined) return builtinTables(arch);
  const { tables, missing, diagnostics } = loadTables(folderReader(folder), arch);
  if (tables !== undefined) return { tables, builtin: false, diagnostics };
  const noneIsThere = missing.length === (arch === 'generic' ? 1 : 2);
  if (asked === undefined && noneIsThere) return builtinTables(arch);
  throw new UsageError(
    `${missing.join(' and ')} not found in ${folder}: the rules of ${arch} name ops of both tables`,
  );
}

function builtinTables(arch: string): OpTables {
  const [generic, own] = [isas.get('generic'), isas.get(arch)];
  if (generic === undefined || own === undefined) {
    const known = [...isas.keys()].filter(name => name !== 'generic').join(', ');
    throw new UsageError(
      `no op tables for ${arch}: there is no ${arch}Ops.go beside the rules, and built in are only those of ` +
        `${known}; --ops names a folder that has them`,
    );
  }
  return {
    tables: { generic: builtinTable(generic), ...(arch !== 'generic' && { arch: builtinTable(own) }) },
    builtin: true,
    diagnostics: [],
  };
}

function folderReader(folder: string): TableReader {
  const attempt = <Result>(read: () => Result): Result => {
    try {
      return read();
    } catch (error) {
      throw new UsageError(`cannot read op tables in ${folder}: ${reasonOf(error)}`);
    }
  };
  return {
    read: name => {
      const path = join(folder, name);
      return existsSync(path) ? attempt(() => readFileSync(path, 'utf8')) : undefined;
    },
    list: () => attempt(() => readdirSync(folder)),
  };
}
