/** Which reports of a run are asked for, and where each goes. */
import { InvalidArgumentError } from 'commander';
import { UsageError } from './exit-code.ts';

export const runFormats = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html'] as const;
export type RunFormat = (typeof runFormats)[number];

export const lintFormats = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'] as const;
export type LintFormat = (typeof lintFormats)[number];

/** One report; without a file it goes to `--output`, or to standard output. */
export interface Target<Format = RunFormat> {
  readonly format: Format;
  readonly file?: string;
}

export interface TargetOptions<Format = RunFormat> {
  /** Absent where nothing is asked for: then it is the text. */
  readonly format?: readonly Target<Format>[];
  readonly output?: string;
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
    return [...previous, { format, ...(file !== undefined && { file }) }];
  };

/** What is to be written. Throws `UsageError` where two reports would end up in one stream. */
export function targetsOf<Format extends string>({
  format = [{ format: 'text' as Format }],
  output,
}: TargetOptions<Format>): readonly Target<Format>[] {
  const shared = format.filter(({ file }) => file === undefined);
  if (shared.length > 1) {
    const names = shared.map(target => target.format).join(' and ');
    throw new UsageError(
      `--format ${names} would go to the same place; --format ${shared[0]!.format}=FILE names a file for one`,
    );
  }
  if (shared.length === 0 && output !== undefined) {
    throw new UsageError('--output has no report to take: every --format names its own file');
  }
  return format.map(target => ({
    ...target,
    ...(target.file === undefined && output !== undefined && { file: output }),
  }));
}
