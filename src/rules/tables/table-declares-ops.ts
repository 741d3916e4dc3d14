import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import type { Source } from '../../text/source.ts';
import { blankGoComments } from './split-entries.ts';

/**
 * A table has a list of ops, though nothing need stand in it, as in those of Go's decomposing passes. So a file
 * that was cut short, or is no table at all, is told from rules that name unknown ops.
 */
export function* tableDeclaresOps(source: Source, arch: string): Generator<Diagnostic> {
  if (blankGoComments(source.text).includes('[]opData{')) return;
  yield errorAt(source, { start: 0, end: 0 }, 'no-ops', `the op table of ${arch} declares no ops`, {
    help: 'expected is a Go file with []opData{{name: "ADD", argLength: 2}, ...}',
  });
}
