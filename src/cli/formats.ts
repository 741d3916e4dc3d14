/** Which reports of a run are asked for, and where each goes. */
import { realpathSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { UsageError } from './exit-code.ts';
import { identityOf } from './output.ts';

export const runFormats = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html'] as const;
export type RunFormat = (typeof runFormats)[number];

export const lintFormats = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'] as const;
export type LintFormat = (typeof lintFormats)[number];

/** One report; without a file it goes to `--output`, or to standard output, which is also `-`. */
export interface Target<Format = RunFormat> {
  readonly format: Format;
  readonly file?: string;
}

export interface TargetOptions<Format = RunFormat> {
  /** Absent where nothing is asked for: then it is the text. */
  readonly format?: readonly Target<Format>[];
  readonly output?: string;
}

/** Reads the name of a file that is written. What is named like `sources` is not replaced. */
const fileReader =
  (sources: RegExp, what: string) =>
  (text: string): string => {
    if (sources.test(text) || sources.test(linked(text))) {
      throw new InvalidArgumentError(`It is named as ${what}, which is never written to.`);
    }
    return text;
  };

/** Where reports go that name no file, which may be said too. */
export const standardOutput = '-';

/** Op tables and the generator's functions are Go files, and reports have other names. */
export const readReportFile = fileReader(/\.(?:rules|go)$/i, 'a file of rules or a Go file');

export const readProgramFile = fileReader(/\.rules$|ops\.go$/i, 'a file of rules or an op table');

/** What a link leads to; a path that leads nowhere is what it is. */
function linked(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Reads `FORMAT` or `FORMAT=FILE`, one more of those that were given before. */
export const targetReader =
  <Format extends string>(formats: readonly Format[]) =>
  (text: string, previous: readonly Target<Format>[] = []): readonly Target<Format>[] => {
    const { name = '', file } = /^(?<name>[^=]*)(?:=(?<file>.+))?$/s.exec(text)?.groups ?? {};
    const format = formats.find(known => known === name);
    if (format === undefined) {
      throw new InvalidArgumentError(`Allowed choices are ${formats.join(', ')}.`);
    }
    if (file !== undefined) readReportFile(file);
    return [...previous, { format, ...(file !== undefined && { file }) }];
  };

/** What is to be written. Throws `UsageError` where two reports would end up in one place. */
export function targetsOf<Format extends string>({
  format = [{ format: 'text' as Format }],
  output,
}: TargetOptions<Format>): readonly Target<Format>[] {
  if (output !== undefined && format.every(({ file }) => file !== undefined)) {
    throw new UsageError('--output has no report to take: every --format names its own file');
  }
  const targets = format.map(({ format: name, file = output }) => ({
    format: name,
    ...(file !== undefined && file !== standardOutput && { file }),
  }));
  const places = targets.map(({ file }) => (file === undefined ? standardOutput : identityOf(file)));
  for (const place of places) {
    const shared = targets.filter((_, index) => place !== undefined && places[index] === place);
    if (shared.length > 1) {
      const names = shared.map(target => target.format).join(' and ');
      throw new UsageError(
        `--format ${names} would go to the same place; --format ${shared[0]!.format}=FILE names a file for one`,
      );
    }
  }
  return targets;
}

/** The files among the places that reports go to. */
export const filesOf = (targets: readonly Target<string>[]): readonly string[] =>
  targets.flatMap(({ file }) => file ?? []);
