/**
 * Rules that choose the machine's op for an op of the language, made from what both mean: for a rules file
 * that stands alone. Two ops belong together if they have the same term, up to NaNs.
 */
import { normalForm } from '../../semantics/normal-form/normal-form.ts';
import type { OpEntry, Register } from '../../semantics/ops/entry.ts';
import { isas } from '../../semantics/ops/index.ts';
import { bits } from '../../semantics/term/build.ts';
import { type Term, variable } from '../../semantics/term/term.ts';

/** The name of the text as a source. */
export const builtinName = '(built in)';

/** A text of rules such as `(FMA ...) => (FMADDD ...)`. */
export function loweringsFor(arch: string): string {
  const byMeaning = new Map<Term, string>();
  for (const entry of isas.get(arch)?.ops.values() ?? []) {
    const meaning = numericMeaning(entry);
    if (meaning !== undefined && !byMeaning.has(meaning)) byMeaning.set(meaning, entry.name);
  }
  const lines = [...(isas.get('generic')?.ops.values() ?? [])].flatMap(entry => {
    const meaning = numericMeaning(entry);
    const name = meaning && byMeaning.get(meaning);
    return name === undefined ? [] : [`(${entry.name} ...) => (${name} ...)`];
  });
  return `${lines.join('\n')}\n`;
}

/** The normal form of an op from numbers to a number; undefined for other ops. */
function numericMeaning({ operands, result, constant, barrier, denote }: OpEntry): Term | undefined {
  const widths = operands.map(numberWidth);
  if (result.kind !== 'float' || constant !== undefined || barrier === true) return undefined;
  if (!widths.every(width => width !== undefined)) return undefined;
  const terms = widths.map((width, index) => variable(`operand ${index}`, width));
  return normalForm(denote(terms, bits(1, 0n)), result.format);
}

const numberWidth = (register: Register): number | undefined =>
  register.kind === 'float' ? register.format.width : undefined;
