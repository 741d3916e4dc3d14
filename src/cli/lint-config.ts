/** The configuration of the lints: `rulecheck.config.js`, `.mjs`, `.ts`, `.json`, or `rulecheck` in package.json. */
import { dirname, isAbsolute, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type LoaderResult, lilconfig } from 'lilconfig';
import { ConfigError, emptyConfig, type LintConfig, readConfig } from '../lint/config.ts';
import { UsageError } from './exit-code.ts';
import { reasonOf } from './output.ts';
import { importOutside } from './outside.ts';

/** Types are stripped by Node itself, from 22.18 on. */
async function load(path: string): Promise<LoaderResult> {
  const module: unknown = await importOutside(pathToFileURL(path).href);
  return (module as { readonly default?: LoaderResult }).default ?? module;
}

const names = ['js', 'mjs', 'ts', 'json'].map(ending => `rulecheck.config.${ending}`);

export interface FoundConfig extends LintConfig {
  /** Where it was found, if there is one. */
  readonly file?: string;
}

/** `asked`: a path, false where no configuration is wanted; else it is looked for from here upward. Throws `UsageError`. */
export async function lintConfig(asked: string | false | undefined): Promise<FoundConfig> {
  if (asked === false) return emptyConfig;
  let path = asked ?? 'the configuration';
  const json = (file: string, text: string): LoaderResult => {
    path = file;
    return JSON.parse(text);
  };
  const search = lilconfig('rulecheck', {
    searchPlaces: [...names, 'package.json'],
    loaders: { '.js': load, '.mjs': load, '.ts': load, '.json': json },
  });
  try {
    const found = asked === undefined ? await search.search() : await search.load(asked);
    if (found === null || found.isEmpty) return emptyConfig;
    path = found.filepath;
    const config = readConfig(found.config);
    return { ...config, file: path, paths: config.paths.map(one => pathFrom(dirname(path), one)) };
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(`${path}: ${error.message}`);
    const isUnknown =
      error instanceof Error && 'code' in error && error.code === 'ERR_UNKNOWN_FILE_EXTENSION';
    const reason = isUnknown ? 'this Node reads no TypeScript; 22.18 and newer do' : reasonOf(error);
    throw new UsageError(`cannot read ${path}: ${reason}`);
  }
}

/** A path that stands in a file of a folder, as it is from here. */
const pathFrom = (folder: string, path: string): string =>
  isAbsolute(path) ? path : relative(process.cwd(), join(folder, path)) || '.';
