import { compileTerm } from '../batch/compile.ts';
import { Unsupported } from '../batch/lower.ts';
import { Flag } from '../float/index.ts';
import { apply, variable } from '../term/term.ts';
import { type Batch, batchSize } from './batch.ts';
import type { Conventions, TestFunction } from './functions.ts';

/** Evaluates a function on all lines of a batch into `results` and `flags`. */
export type FastEvaluator = (batch: Batch, results: BigUint64Array, flags: Uint8Array) => void;

/** The fast evaluator of a function, where there is one: its operator compiled to WebAssembly. */
export function fastEvaluator(
  { operands, result, operator }: TestFunction,
  conventions: Conventions,
): FastEvaluator | undefined {
  // Compiled operators detect tininess after rounding.
  if (operator === undefined || conventions.tininess === 'before') return undefined;
  const variables = operands.map(({ width }, index) => variable(`x${index}`, width));
  const term = apply(operator(conventions), ...variables);
  const compiled = compileTerm(term, variables, conventions.rounding, batchSize);
  if (compiled instanceof Unsupported) return undefined;

  const signaled = result.kind === 'integer' && !conventions.exact ? ~Flag.NX : ~0;
  return (batch, results, flags) => {
    compiled.operands.forEach((column, index) => {
      column.set(batch.operands[index]!);
    });
    compiled.run(batch.count);
    results.set(compiled.values.subarray(0, batch.count));
    for (let row = 0; row < batch.count; row++) flags[row] = compiled.flags[row]! & signaled;
  };
}
