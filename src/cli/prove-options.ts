/** The options of commands that prove, as the provers know them. */
import type { ProveOptions } from '../prove/prove.ts';

export interface ProverFlags {
  readonly seed: number;
  readonly runs: number;
  readonly budget: number;
  readonly timeout?: number;
}

export function proveOptions({ seed, runs, budget, timeout }: ProverFlags): ProveOptions {
  return { seed, runs, steps: budget, ...(timeout !== undefined && { timeoutMs: timeout }) };
}
