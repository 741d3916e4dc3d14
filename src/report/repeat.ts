import type { Run } from '../check/run.ts';

/** The options that repeat a run exactly: those that a command does not have by itself. */
export function repeatOptions({ seed, runs, readings = {} }: Run): string {
  const asked = Object.entries(readings).map(([option, reading]) => ` --${option} ${reading}`);
  return `--seed ${seed} --runs ${runs}${asked.join('')}`;
}
