/**
 * The candidate that a misspelt name most likely means: the nearest by edit distance, if about a third of its
 * letters differ at most. A single letter could mean anything, but the same one in another case.
 */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  let limit = Math.floor((name.length + 1) / 3);
  let best: string | undefined;
  const letters = lettersOf(name);
  const lower = name.toLowerCase();
  for (const candidate of candidates) {
    if (candidate.length === name.length && candidate.toLowerCase() === lower) return candidate;
    if (Math.abs(candidate.length - name.length) > limit) continue;
    if (leastEdits(letters, lettersOf(candidate)) > limit) continue;
    const distance = editDistance(name, candidate, limit);
    if (distance > limit || (distance === limit && best !== undefined)) continue;
    best = candidate;
    limit = distance;
  }
  return best;
}

/** Which letters a name has, one bit each; some letters share one. */
function lettersOf(name: string): number {
  let letters = 0;
  for (let at = 0; at < name.length; at++) letters |= 1 << (name.charCodeAt(at) & 31);
  return letters;
}

/** No fewer edits bring in every letter that one name lacks: nearly all of a table is told apart without counting edits. */
const leastEdits = (a: number, b: number): number => Math.max(bitCount(a & ~b), bitCount(b & ~a));

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/**
 * Insertions, deletions, replacements and exchanges of neighbours that turn one name into the other. What is further
 * than the limit is not counted to the end.
 */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  let beforeLast: number[] = [];
  let last: number[] = [];
  for (let column = 0; column <= b.length; column++) last.push(column);
  for (let row = 1; row <= a.length; row++) {
    // What lies further from the diagonal than the limit is further than the limit.
    const [from, to] = [Math.max(1, row - limit), Math.min(b.length, row + limit)];
    const current: number[] = new Array(b.length + 1).fill(limit + 1);
    current[0] = row;
    for (let column = from; column <= to; column++) {
      const replaced = last[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      const exchanged =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
          ? beforeLast[column - 2]! + 1
          : replaced;
      current[column] = Math.min(last[column]! + 1, current[column - 1]! + 1, replaced, exchanged);
    }
    // An exchange reaches over one row.
    if (Math.min(...last) > limit && Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}
