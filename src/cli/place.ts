/** A place as commands take it and as messages print it: `FILE`, `FILE:LINE`, `FILE:LINE:COLUMN`. */
import { existsSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { UsageError } from './exit-code.ts';

export interface Place {
  readonly path: string;
  /** From 1. A column says nothing more: no line holds two rules. */
  readonly line?: number;
}

/** The name that messages have for standard input; users may also write `-`. */
export const standardInput = '<stdin>';

/** A file that is there is meant by its whole name, whatever that ends in. Throws `UsageError` for line 0 of a file. */
export function readPlace(text: string): Place {
  const parts = existsSync(text) ? null : /^(?<path>.+?):(?<line>[1-9]\d*)(:[1-9]\d*)?$/s.exec(text)?.groups;
  const path = parts?.['path'] ?? text;
  const zeroth = parts === undefined ? /^(.+?):0+(:\d*)?$/s.exec(text)?.[1] : undefined;
  if (zeroth !== undefined && existsSync(zeroth)) throw new UsageError(`lines are counted from 1: ${text}`);
  return {
    path: path === '-' ? standardInput : path,
    ...(parts && { line: Number(parts['line']) }),
  };
}

/** The same of a place that is to be one rule. Throws `UsageError`. */
export function readPlaceOfRule(text: string): Required<Place> {
  const { path, line } = readPlace(text);
  if (line === undefined) throw new UsageError(`${text} is not FILE:LINE, such as RISCV64.rules:756`);
  return { path, line };
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
