/** Sentences on findings, the same in every report. */
import { equalityWords } from '../../report/text/words.ts';
import type { HuntFinding, RepairFinding, ShownFinding } from './finding.ts';

/** One line that names the finding, as an issue would; `quote` sets off what is not ours. */
export function titleOf(
  { file, line, from, to, status }: HuntFinding,
  quote: (text: string) => string,
): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const what = status === 'not compiled' ? 'and the compiler fails' : 'where that is wrong';
  return `cmd/compile: ${quote(`${name}:${line}`)} rewrites ${quote(from)} to ${quote(to)} ${what}`;
}

/** `proved by bits and words, equal in all bits; taken for granted: ...` */
export function proofWords({ proof }: RepairFinding): string {
  const { methods, equality, assumptions } = proof;
  const granted = assumptions.length === 0 ? '' : `; taken for granted: ${assumptions.join('; ')}`;
  return `proved by ${methods.join(' and ')}, ${equalityWords[equality]}${granted}`;
}

/** The lines of the trace that are worth reading: those of the rule, then those of others that can be to blame. */
export const traceLines = ({
  trace = [],
  suspects = [],
  unexplained = [],
}: ShownFinding): readonly string[] => [...trace, ...suspects.map(suspect => suspect.trace), ...unexplained];

/** `go1.27.3 for amd64; go1.19.8 is right` */
export function releaseWords({ shown, goarch, releases }: HuntFinding): string {
  const wrong = releases.filter(({ isWrong }) => isWrong).map(({ toolchain }) => toolchain);
  const right = releases.filter(({ isWrong }) => !isWrong).map(({ toolchain }) => toolchain);
  const built = [...new Set([...(shown?.toolchain === undefined ? [] : [shown.toolchain]), ...wrong])];
  const machine = goarch === undefined ? '' : ` for ${goarch}`;
  const emulator = shown?.emulator === undefined ? '' : ` under ${shown.emulator.replace(/^.*\//, '')}`;
  const verb = right.length === 1 ? 'is' : 'are';
  return `${built.join(', ')}${machine}${emulator}${right.length === 0 ? '' : `; ${right.join(', ')} ${verb} right`}`;
}
