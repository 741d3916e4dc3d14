/** Fixes as changes of a text: those that do not stand in each other's way, the first of them first. */
import type { Diagnostic } from '../text/diagnostic.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { Source } from '../text/source.ts';

/** The edits of all fixes of a source that can be made at once. A fix is made whole or not at all. */
export function editsOf(source: Source, diagnostics: readonly Diagnostic[]): readonly TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const { labels, fix } of diagnostics) {
    if (fix === undefined || labels[0].source !== source) continue;
    const { edits } = fix;
    if (edits.every(edit => chosen.every(other => isApart(edit, other)))) chosen.push(...edits);
  }
  return chosen;
}

const isApart = ({ span: a }: TextEdit, { span: b }: TextEdit): boolean => a.end < b.start || b.end < a.start;

/** A text with its fixes made, again and again until there is nothing left to fix. */
export function fixed(
  source: Source,
  diagnose: (source: Source) => readonly Diagnostic[],
): { readonly text: string; readonly count: number } {
  let current = source;
  let count = 0;
  for (let round = 0; round < rounds; round++) {
    const edits = editsOf(current, diagnose(current));
    if (edits.length === 0) break;
    count += edits.length;
    current = new Source(current.name, applyEdits(current.text, edits));
  }
  return { text: current.text, count };
}

/** One mended thing may show another; more rounds than this is a fix that undoes another. */
const rounds = 10;
