/** What a solver prints for a script: whether it can be satisfied, and the values of its variables. */
import { widthOfSort } from '../term/sort.ts';
import type { Variable } from '../term/term.ts';
import type { SmtScript } from './script.ts';

export type SmtAnswer =
  | { readonly kind: 'unsat' }
  | { readonly kind: 'sat'; readonly model: ReadonlyMap<Variable, bigint> }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A value at the end of its pair, as SMT-LIB writes it: no symbol looks like one, for those asked for are quoted. */
const values = /\s(?:#x([0-9a-f]+)|#b([01]+)|\(_ bv([0-9]+) [0-9]+\)|(true|false))\s*\)/gi;

/** Throws nothing: what cannot be read is no answer. */
export function readAnswer({ variables }: SmtScript, output: string): SmtAnswer {
  const [, first = '', rest = ''] = /^\s*(\S*)(.*)$/s.exec(output) ?? [];
  if (first === 'unsat') return { kind: 'unsat' };
  if (first !== 'sat')
    return { kind: 'unknown', reason: first === 'unknown' ? 'it does not know' : 'it has no answer' };
  const read = [...rest.replaceAll(/\|[^|]*\|/g, '_').matchAll(values)].map(
    ([, hexadecimal, binary, decimal, truth]) =>
      hexadecimal !== undefined
        ? BigInt(`0x${hexadecimal}`)
        : binary !== undefined
          ? BigInt(`0b${binary}`)
          : BigInt(decimal ?? +(truth!.toLowerCase() === 'true')),
  );
  const fits = variables.every(
    ({ sort }, index) => index < read.length && read[index]! >> BigInt(widthOfSort(sort)) === 0n,
  );
  if (!fits || read.length !== variables.length)
    return { kind: 'unknown', reason: 'its model cannot be read' };
  return { kind: 'sat', model: new Map(variables.map((variable, index) => [variable, read[index]!])) };
}
