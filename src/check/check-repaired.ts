/** The verdict on a rule as it would stand repaired in its file, by the same provers, from the text on. */
import { Source } from '../text/source.ts';
import { checkFile, type FileOptions } from './check-file.ts';
import { type ReadRules, readRules, rulesCovering } from './read-rules.ts';
import type { RuleResult } from './run.ts';

/** `text`: the rule that stands in the place of the result's. Undefined where it cannot be read. */
export function checkRepaired(
  { source, arch, tables }: ReadRules,
  { line, endLine }: Pick<RuleResult, 'line' | 'endLine'>,
  text: string,
  options: FileOptions,
): RuleResult | undefined {
  if (tables === undefined) return undefined;
  const lines = source.text.split('\n');
  const repaired = new Source(
    source.name,
    [...lines.slice(0, line - 1), text, ...lines.slice(endLine)].join('\n'),
  );
  const file = readRules(repaired, arch, tables, rulesCovering(repaired, [line]));
  const parts = [...checkFile(file, { ...options, repair: 'none', details: 'none' })];
  if (parts.some(({ kind }) => kind === 'diagnostic')) return undefined;
  return parts.flatMap(part => (part.kind === 'result' ? [part.result] : []))[0];
}
