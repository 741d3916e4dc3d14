/** What text and Markdown say alike of the fused family. */

import { type FamilyMember, type FamilyShape, verdictKinds } from '../check/run.ts';

export const familyTitle = 'Fused ops by machine';

/** `2 refuted, 4 proved`, the worst first. */
export function verdictsOf({ instances }: FamilyMember): string {
  const counts = verdictKinds.filter(kind => instances[kind] > 0).map(kind => `${instances[kind]} ${kind}`);
  return counts.length === 0 ? 'no rule' : counts.join(', ');
}

/** `60 1798-1799`: lines by file, where that is not the one named after the architecture. */
export function linesOf({ arch, rules }: FamilyMember): string[] {
  const files = [...new Set(rules.map(({ file }) => file))];
  return files.flatMap(file => {
    const lines = rules.filter(rule => rule.file === file).map(({ line }) => line);
    const prefix = file === `${arch}.rules` ? '' : `${file}:`;
    return rangesOf(lines).map(range => prefix + range);
  });
}

function rangesOf(lines: readonly number[]): string[] {
  const ranges: { first: number; last: number }[] = [];
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range !== undefined && line === range.last + 1) range.last = line;
    else ranges.push({ first: line, last: line });
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
}

/** Who has no op of the shape; a single one differs from the rest. */
export function missingWords({ members, without }: FamilyShape): string | undefined {
  const having = members.filter(({ arch }) => arch !== 'generic').length;
  return without.length === 1 && having > 2 ? 'alone without one' : undefined;
}
