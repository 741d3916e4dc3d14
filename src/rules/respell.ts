/** Words with other ops for their members, spelled as near as can be to how they were. */
import type { Choice, Word } from './ast.ts';

/**
 * A spelling of `names`, one for each member of a rule's alternations: in the pattern of the word itself, then
 * in that of `model` (`F(MADD|MSUB)D`), where all names fit it, else as one group of whole names.
 */
export function respell(names: readonly string[], word: Word | undefined, model: Word): string {
  const [first = ''] = names;
  if (names.every(name => name === first)) return first;
  for (const pattern of [word, model]) {
    const spelled = pattern && inPattern(names, pattern);
    if (spelled !== undefined) return spelled;
  }
  return `(${names.join('|')})`;
}

/** Undefined where the word has not exactly one group, or a name does not fit around it. */
function inPattern(names: readonly string[], { parts }: Word): string | undefined {
  const groups = parts.filter((part): part is Choice => part.kind === 'choice');
  if (groups.length !== 1) return undefined;
  const at = parts.indexOf(groups[0]!);
  const letters = (some: Word['parts']) =>
    some.map(part => (part.kind === 'letters' ? part.text : '')).join('');
  const [prefix, suffix] = [letters(parts.slice(0, at)), letters(parts.slice(at + 1))];
  const fits = (name: string) =>
    name.startsWith(prefix) && name.endsWith(suffix) && name.length > prefix.length + suffix.length;
  if (!names.every(fits)) return undefined;
  const members = names.map(name => name.slice(prefix.length, name.length - suffix.length));
  return `${prefix}(${members.join('|')})${suffix}`;
}
