/** Which pass of the compiler the rules of a file belong to. */
import type { Pass } from './known-rules.ts';

/** Undefined for files whose rules take apart what only the compiler makes: loads, pairs of words. */
export function passOfFile(fileName: string): Pass | undefined {
  if (/^dec|splitload/.test(fileName)) return undefined;
  if (fileName === 'generic.rules' || /^div/.test(fileName)) return 'opt';
  return fileName.endsWith('latelower.rules') ? 'late lower' : 'lower';
}

/** The flags that make the compiler print what its passes rewrite, one function after the other. */
export const traceOfAll = '-c=1 -d=ssa/~^(.*_)?(opt|lower)$|^(divisible|divmod|decompose_builtin)$/debug=2';
