/** Threads that take tasks, each of which reads by itself what it needs. */
import { setMaxListeners } from 'node:events';
import { importOutside } from './outside.ts';

export interface WorkerPool {
  /** `does`: the function of the worker that takes the task, which is plain data as its result is. */
  run<Result>(task: object, does: string): Promise<Result>;
  /** What runs is ended, and what waits is not begun; their results are rejected. */
  stop(): void;
  readonly stopped: boolean;
  destroy(): Promise<void>;
}

/** Most of what a rule makes is garbage before the rule is done; where the young are few, it is copied to the old first. */
export const youngMegabytes = 96;

export async function workerPool(jobs: number): Promise<WorkerPool> {
  const { Tinypool } = (await importOutside('tinypool')) as typeof import('tinypool');
  const pool = new Tinypool({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: jobs,
    maxThreads: jobs,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  });
  const stopped = new AbortController();
  // Each task waits for it: Node would warn of a leak.
  setMaxListeners(0, stopped.signal);
  return {
    run: (task, does) => pool.run(task, { name: does, signal: stopped.signal }),
    stop: () => stopped.abort(),
    get stopped() {
      return stopped.signal.aborted;
    },
    destroy: () => pool.destroy(),
  };
}
