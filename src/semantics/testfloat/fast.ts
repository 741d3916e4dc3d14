import type { Batch } from './batch.ts';
import type { Conventions, TestFunction } from './functions.ts';

/** Evaluates a function on all lines of a batch into `results` and `flags`. */
export type FastEvaluator = (batch: Batch, results: BigUint64Array, flags: Uint8Array) => void;

/** The fast evaluator of a function, where there is one. */
export function fastEvaluator(_function: TestFunction, _conventions: Conventions): FastEvaluator | undefined {
  return undefined;
}
