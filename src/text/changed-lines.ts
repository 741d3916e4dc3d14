/**
 * Which lines of two texts differ. Lines that each text has once, in the order of both, tell which others belong together
 * (patience diff); most lines of rules files are such, and the time is that of sorting them.
 */
import { countWhile } from './count-while.ts';
import type { Span } from './source.ts';

/** Lines of the first text, from `start` up to `end`, and those of the second that stand in their place. */
export interface Change {
  readonly before: Span;
  readonly after: Span;
}

export function changedLines(before: readonly string[], after: readonly string[]): Change[] {
  const changes: Change[] = [];
  compare(before, after, { start: 0, end: before.length }, { start: 0, end: after.length }, changes);
  return changes;
}

function compare(
  before: readonly string[],
  after: readonly string[],
  a: Span,
  b: Span,
  changes: Change[],
): void {
  let [aStart, aEnd, bStart, bEnd] = [a.start, a.end, b.start, b.end];
  while (aStart < aEnd && bStart < bEnd && before[aStart] === after[bStart]) {
    aStart++;
    bStart++;
  }
  while (aStart < aEnd && bStart < bEnd && before[aEnd - 1] === after[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  if (aStart === aEnd && bStart === bEnd) return;
  const anchors = anchorsIn(before, after, { start: aStart, end: aEnd }, { start: bStart, end: bEnd });
  if (anchors.length === 0) {
    changes.push({ before: { start: aStart, end: aEnd }, after: { start: bStart, end: bEnd } });
    return;
  }
  for (const [inA, inB] of [...anchors, [aEnd, bEnd] as const]) {
    compare(before, after, { start: aStart, end: inA }, { start: bStart, end: inB }, changes);
    [aStart, bStart] = [inA + 1, inB + 1];
  }
}

type Anchor = readonly [inA: number, inB: number];

/** The longest run of lines that both have once and in the same order. */
function anchorsIn(before: readonly string[], after: readonly string[], a: Span, b: Span): readonly Anchor[] {
  const places = onceIn(after, b);
  const pairs = [...onceIn(before, a)].flatMap(([line, inA]): Anchor[] => {
    const inB = places.get(line);
    return inB === undefined ? [] : [[inA, inB]];
  });
  // Of each length the pair that ends a run so long with the smallest place in the second text.
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, [, inB]] of pairs.entries()) {
    const shorter = countWhile(ends.length, length => pairs[ends[length]!]![1] < inB);
    previous[index] = shorter === 0 ? -1 : ends[shorter - 1]!;
    ends[shorter] = index;
  }
  const run: Anchor[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]!) run.push(pairs[at]!);
  return run.reverse();
}

/** The places of lines that stand once in a stretch. */
function onceIn(lines: readonly string[], { start, end }: Span): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let at = start; at < end; at++) {
    const line = lines[at]!;
    if (places.has(line)) repeated.add(line);
    else places.set(line, at);
  }
  for (const line of repeated) places.delete(line);
  return places;
}
