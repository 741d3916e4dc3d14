/** What a configuration file may say, checked: severities by code, for all files or for some. */
import { closest } from '../text/closest.ts';
import { fileNameOf } from '../text/source.ts';
import { isFirm, knownCodes } from './law-texts.ts';
import { type Level, type LevelOf, levels } from './lint.ts';

export interface LintConfig {
  readonly severities: ReadonlyMap<string, Level>;
  /** For files whose name, without its folder, is like the pattern; `*` stands for anything. Later ones win. */
  readonly files: readonly { readonly pattern: string; readonly severities: ReadonlyMap<string, Level> }[];
  /** What is linted where the command names nothing. */
  readonly paths: readonly string[];
  readonly maxWarnings?: number;
}

export const emptyConfig: LintConfig = { severities: new Map(), files: [], paths: [] };

/** What is wrong with a configuration, in words. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const keys = ['severities', 'files', 'paths', 'maxWarnings'];

/** What a configuration file holds. Throws `ConfigError`. */
export function readConfig(value: unknown): LintConfig {
  const all = objectOf(value, 'the configuration');
  const outside = Object.keys(all).find(name => keys.includes(name));
  if (outside !== undefined) throw new ConfigError(`${outside} stands within \`lint\``);
  const { lint } = known(all, ['lint']);
  return lint === undefined ? emptyConfig : readSettings(objectOf(lint, '`lint`'));
}

function readSettings(lint: Readonly<Record<string, unknown>>): LintConfig {
  const { severities, files = [], paths = [], maxWarnings } = known(lint, keys);
  if (!Array.isArray(files)) throw new ConfigError('files is not a list');
  if (!Array.isArray(paths) || !paths.every(path => typeof path === 'string'))
    throw new ConfigError('paths is not a list of paths');
  if (maxWarnings !== undefined && !(Number.isInteger(maxWarnings) && Number(maxWarnings) >= 0))
    throw new ConfigError('maxWarnings is not a whole number');
  return {
    severities: severitiesOf(severities),
    files: files.map(one => {
      const { pattern, severities: own } = known(objectOf(one, 'an entry of files'), [
        'pattern',
        'severities',
      ]);
      if (typeof pattern !== 'string') throw new ConfigError('an entry of files has no pattern');
      if (/[/\\]/.test(pattern))
        throw new ConfigError(`the pattern ${pattern} names a folder; it is of the name of a file alone`);
      return { pattern, severities: severitiesOf(own) };
    }),
    paths,
    ...(maxWarnings !== undefined && { maxWarnings: Number(maxWarnings) }),
  };
}

function objectOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ConfigError(`${what} is not an object`);
  return value as Readonly<Record<string, unknown>>;
}

function known(
  value: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Readonly<Record<string, unknown>> {
  for (const name of Object.keys(value))
    if (!names.includes(name)) throw new ConfigError(`there is no setting ${name}${suggestion(name, names)}`);
  return value;
}

const suggestion = (name: string, names: Iterable<string>): string => {
  const meant = closest(name, names);
  return meant === undefined ? '' : `; did you mean ${meant}?`;
};

function severitiesOf(value: unknown): ReadonlyMap<string, Level> {
  if (value === undefined) return new Map();
  return new Map(
    Object.entries(objectOf(value, 'severities')).map(([code, level]) => {
      if (!knownCodes.has(code))
        throw new ConfigError(`no lint has the code ${code}${suggestion(code, knownCodes)}`);
      if (isFirm(code))
        throw new ConfigError(`${code} is always an error: a rule that breaks it means nothing`);
      const found = levels.find(one => one === level);
      if (found === undefined)
        throw new ConfigError(`the severity of ${code} is one of ${levels.join(', ')}`);
      return [code, found];
    }),
  );
}

/** How severe laws are by a configuration. */
export const levelsOf =
  (config: LintConfig): LevelOf =>
  ({ code, severity }, file = '') =>
    levelIn(config, file, code) ?? severity;

/** How severe a code is in a file. */
export function levelIn(config: LintConfig, file: string, code: string): Level | undefined {
  const name = fileNameOf(file);
  let level = config.severities.get(code);
  for (const { pattern, severities } of config.files)
    if (isLike(name, pattern)) level = severities.get(code) ?? level;
  return level;
}

/** Patterns that none of these files is like. */
export const patternsOfNoFile = (config: LintConfig, files: readonly string[]): readonly string[] =>
  config.files.flatMap(({ pattern }) =>
    files.some(file => isLike(fileNameOf(file), pattern)) ? [] : [pattern],
  );

/** Whether a name is like a pattern in which `*` stands for anything. */
function isLike(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map(part => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
