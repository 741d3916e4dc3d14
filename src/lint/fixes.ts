/** Fixes as changes of a text: those that do not stand in each other's way, the first of them first. */
import type { Diagnostic } from '../text/diagnostic.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { Source } from '../text/source.ts';

/** Fixes of a source that can be made at once: their edits, and the code of each. A fix is made whole or not at all. */
function fixesOf(source: Source, diagnostics: readonly Diagnostic[]) {
  const chosen: TextEdit[] = [];
  const codes: string[] = [];
  for (const { code, labels, fix } of diagnostics) {
    if (fix === undefined || labels[0].source !== source) continue;
    const { edits } = fix;
    if (!edits.every(edit => chosen.every(other => isApart(edit, other)))) continue;
    chosen.push(...edits);
    codes.push(code);
  }
  return { edits: chosen, codes };
}

const isApart = ({ span: a }: TextEdit, { span: b }: TextEdit): boolean => a.end < b.start || b.end < a.start;

export interface Fixed {
  readonly text: string;
  /** How many fixes were made of each code. */
  readonly counts: ReadonlyMap<string, number>;
}

/** A text with its fixes made, again and again until there is nothing left to fix. */
export function fixed(source: Source, diagnose: (source: Source) => readonly Diagnostic[]): Fixed {
  let current = source;
  const counts = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    const { edits, codes } = fixesOf(current, diagnose(current));
    if (edits.length === 0) break;
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
    current = new Source(current.name, applyEdits(current.text, edits));
  }
  return { text: current.text, counts };
}

/** One mended thing may show another; more rounds than this is a fix that undoes another. */
const rounds = 10;
