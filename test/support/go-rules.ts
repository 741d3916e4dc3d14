/** Go's own rules files, for tests: they are fetched, never kept in the repository. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TableReader } from '../../src/rules/tables/load.ts';
import { Source } from '../../src/text/source.ts';

export type GoVersion = '1.19' | '1.27';

/** The files of one Go release, or why there are none. */
export type GoRules = { readonly folder: string } | { readonly missing: string };

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Looks in the folder that RULECHECK_GO_RULES names, then in `.cache/go-rules`, and at last fetches them there
 * with the tool that lies beside the repository (or under RULECHECK_SHARED).
 */
export function goRules(version: GoVersion): GoRules {
  const named = process.env['RULECHECK_GO_RULES'];
  const cached = join(root, '.cache/go-rules', `go${version}`);
  const found = [...(named ? [join(named, `go${version}`)] : []), cached].find(hasRules);
  if (found !== undefined) return { folder: found };
  const tool = join(process.env['RULECHECK_SHARED'] ?? join(root, '../shared'), 'tools/go-rules');
  if (!existsSync(tool)) return { missing: `no Go ${version} rules: no ${tool}` };
  try {
    execFileSync(tool, [version, cached], { stdio: 'pipe', timeout: 600_000 });
  } catch (error) {
    return { missing: `no Go ${version} rules: ${String(error).split('\n')[0]}` };
  }
  return hasRules(cached) ? { folder: cached } : { missing: `no Go ${version} rules: ${tool} left none` };
}

function hasRules(folder: string): boolean {
  return existsSync(join(folder, 'generic.rules'));
}

/** The names of the rules files in a folder. */
export function rulesFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.rules'))
    .sort();
}

export function sourceOf(folder: string, name: string): Source {
  return new Source(name, readFileSync(join(folder, name), 'utf8'));
}

/** The op tables of a folder. */
export function tableReader(folder: string): TableReader {
  return {
    read: name => (existsSync(join(folder, name)) ? sourceOf(folder, name) : undefined),
    list: () => readdirSync(folder),
  };
}
