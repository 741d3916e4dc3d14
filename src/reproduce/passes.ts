/** Which pass of the compiler the rules of a file belong to. */
import type { Pass } from './known-rules.ts';

/** Undefined for files whose rules take apart what only the compiler makes: loads, pairs of words. */
export function passOfFile(fileName: string): Pass | undefined {
  if (/^dec|splitload/.test(fileName)) return undefined;
  if (fileName === 'generic.rules' || /^div/.test(fileName)) return 'opt';
  return fileName.endsWith('latelower.rules') ? 'late lower' : 'lower';
}

/** The flag that makes the compiler print what the pass rewrites: rules on ops of the language run several times. */
export function traceFlag(pass: Pass): string {
  return pass === 'opt' ? '-d=ssa/~opt$/debug=2' : `-d=ssa/${pass.replace(' ', '_')}/debug=2`;
}
