import type { PlainDiagnostic } from '../text/plain-diagnostic.ts';
import type { RunDiagnostic } from './run.ts';

/** Says beside its labels where it is, as the JSON of the command's contract has it. */
export function runDiagnostic(diagnostic: PlainDiagnostic): RunDiagnostic {
  const [{ file, line, column }] = diagnostic.labels;
  return { file, line, column, ...diagnostic };
}
