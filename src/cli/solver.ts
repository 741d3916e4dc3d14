/** Solvers that are installed on this machine, as child processes: asked only if the command line says so. */
import { spawnSync } from 'node:child_process';
import { InvalidArgumentError } from 'commander';
import { type Solver, type SolverName, solverNames } from '../prove/solver.ts';
import { UsageError } from './exit-code.ts';
import { findOnPath } from './run-tool.ts';

export type SolverChoice = SolverName | 'auto' | 'none';

/** How each is started so that it reads a script from standard input. */
const arguments_: Readonly<Record<SolverName, readonly string[]>> = {
  z3: ['-in', '-smt2'],
  cvc5: ['--lang=smt2', '--produce-models', '-'],
  bitwuzla: ['--lang', 'smt2'],
};

/** The one that decides most comes first: what `auto` takes of those that are installed. */
const best: readonly SolverName[] = ['bitwuzla', 'z3', 'cvc5'];

const usualTimeoutMs = 10_000;

export function readSolver(text: string): SolverChoice {
  const choices: readonly SolverChoice[] = ['none', 'auto', ...solverNames];
  const choice = choices.find(known => known === text);
  if (choice !== undefined) return choice;
  const why = text === 'z3-wasm' ? 'z3 in WebAssembly is not supported; an installed z3 is. ' : '';
  throw new InvalidArgumentError(`${why}Allowed choices are ${choices.join(', ')}.`);
}

/** `timeoutMs`: for one question. Undefined for none. Throws `UsageError` where it is not installed. */
export function solverFor(choice: SolverChoice, timeoutMs = usualTimeoutMs): Solver | undefined {
  if (choice === 'none') return undefined;
  const names = choice === 'auto' ? best : [choice];
  for (const name of names) {
    const file = findOnPath(name);
    if (file !== undefined) return startedBy(name, file, timeoutMs);
  }
  throw new UsageError(
    choice === 'auto'
      ? `--solver auto: none of ${best.join(', ')} is on PATH`
      : `--solver ${choice}: there is no ${choice} on PATH`,
  );
}

function startedBy(name: SolverName, file: string, timeout: number): Solver {
  const run = (args: readonly string[], input: string): string => {
    const { stdout, error } = spawnSync(file, args, { input, timeout, encoding: 'utf8', maxBuffer: 1 << 26 });
    const isSlow = error !== undefined && 'code' in error && error.code === 'ETIMEDOUT';
    if (error !== undefined && !isSlow) throw new UsageError(`${file} cannot be run: ${error.message}`);
    return isSlow ? '' : stdout;
  };
  const [version = ''] = run(['--version'], '').trim().split('\n');
  return { name, version, ask: script => run(arguments_[name], script) };
}
