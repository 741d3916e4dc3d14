/** The program: runs a command and turns its outcome into an exit code. */

import { CommanderError } from 'commander';
import { visible } from '../text/visible.ts';
import { ExitCode, UsageError } from './exit-code.ts';
import { writeProblem } from './output.ts';
import { asOperand } from './place.ts';
import { buildProgram } from './program.ts';

export { importOutsideBy } from './outside.ts';

/** Runs the command of this process. */
export async function runCommand(): Promise<void> {
  process.stdout.on('error', error => {
    const problem = writeProblem('standard output', error);
    if (problem !== undefined) end(report(problem));
  });
  // There is no other place to say it.
  process.stderr.on('error', () => end(ExitCode.unusable));
  try {
    await buildProgram(end).parseAsync(process.argv.slice(2).map(asOperand), { from: 'user' });
  } catch (error) {
    end(report(error));
  }
}

/** What workers do. */
export const worker = (): Promise<typeof import('./worker.ts')> => import('./worker.ts');

/** Set, not passed to `exit`: what is still on its way to a pipe is then written. With several, the highest. */
function end(code: number): void {
  process.exitCode = Math.max(code, Number(process.exitCode ?? ExitCode.clean));
}

/** A message may quote rules, which are text that anyone may have written. */
function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

function report(error: unknown): number {
  // Commander has said what there is to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.clean : ExitCode.unusable;
  if (error instanceof UsageError) {
    process.stderr.write(`rulecheck: ${visible(error.message)}\n`);
    return ExitCode.unusable;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`rulecheck: internal error, please report it\n${visibleLines(text)}\n`);
  return ExitCode.internal;
}
