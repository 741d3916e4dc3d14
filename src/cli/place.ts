/** A place as commands take it and as messages print it: `FILE`, `FILE:LINE`, `FILE:LINE:COLUMN`. */
import { existsSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { rulesCovering } from '../check/read-rules.ts';
import type { Source } from '../text/source.ts';
import { UsageError } from './exit-code.ts';

export interface Place {
  readonly path: string;
  /** From 1. */
  readonly line?: number;
  /** From 1. It chooses nothing, for no line holds two rules, but it has to be there. */
  readonly column?: number;
}

/** The name that messages have for standard input; users may also write `-`. */
export const standardInput = '<stdin>';

/** A file that is there is meant by its whole name, whatever that ends in. Throws `UsageError` for line or column 0. */
export function readPlace(text: string): Place {
  if (text === '') throw new UsageError('a path is empty');
  const parts = existsSync(text)
    ? null
    : /^(?<path>.+?):(?<line>[1-9]\d*)(:(?<column>[1-9]\d*))?$/s.exec(text)?.groups;
  const path = parts?.['path'] ?? text;
  const bare = parts === undefined ? /^(.+?):+$/s.exec(text)?.[1] : undefined;
  if (bare !== undefined && existsSync(bare))
    throw new UsageError(`${text} is not FILE:LINE, such as ${bare}:756`);
  const zeroth = parts === undefined ? /^(.+?):0+(:\d*)?$/s.exec(text)?.[1] : undefined;
  if (zeroth !== undefined && existsSync(zeroth)) throw new UsageError(`lines are counted from 1: ${text}`);
  const before = parts === undefined ? /^(.+?):[1-9]\d*:0+$/s.exec(text)?.[1] : undefined;
  if (before !== undefined && existsSync(before)) throw new UsageError(`columns are counted from 1: ${text}`);
  return {
    path: path === '-' ? standardInput : path,
    ...(parts && { line: Number(parts['line']) }),
    ...(parts?.['column'] !== undefined && { column: Number(parts['column']) }),
  };
}

/** Throws `UsageError` where a line with a rule has no such column; the place just behind a line is one that messages print. */
export function theColumnIsThere(sources: readonly Source[], { line, column }: Place): void {
  if (line === undefined || column === undefined) return;
  const covered = sources.filter(source => rulesCovering(source, [line]).length > 0);
  const longest = Math.max(...covered.map(source => source.line(line).length));
  if (covered.length === 0 || column <= longest + 1) return;
  const names = sources.map(({ name }) => name).join(', ');
  throw new UsageError(`line ${line} of ${names} has ${longest} columns, not ${column}`);
}

/** The same of a place that is to be one rule. Throws `UsageError`. */
export function readPlaceOfRule(text: string): Place & { readonly line: number } {
  const { line, ...place } = readPlace(text);
  if (line === undefined) throw new UsageError(`${text} is not FILE:LINE, such as RISCV64.rules:756`);
  return { ...place, line };
}

/** `-:9` would be an option to commander; `<stdin>:9` is the same place. */
export const asOperand = (argument: string): string => argument.replace(/^-(?=:\d)/, standardInput);

/** Relative to where the command runs, as `git apply` wants it; a path from elsewhere loses its root. */
export function pathInPatch(file: string): string {
  const path = relative(process.cwd(), file);
  const isBelow = path !== '' && !path.startsWith('..');
  return (isBelow ? path : file.replace(/^[A-Za-z]:/, '').replace(/^([/\\]|\.\.?[/\\])+/, ''))
    .split(sep)
    .join('/');
}
