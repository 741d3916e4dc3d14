/** What is assumed of an element helps where it is assumed, and nowhere else. */
import { expect, it } from 'vitest';
import type { Obligation } from '../../src/model/claim.ts';
import { byLanes } from '../../src/prove/provers/lanes.ts';
import { Question } from '../../src/prove/question.ts';
import { Budget } from '../../src/semantics/budget.ts';
import { and, bits, bvand, bvult, concat, extract } from '../../src/semantics/term/build.ts';
import { type Term, variable } from '../../src/semantics/term/term.ts';

const x = variable('x', 32);
const [low, high] = [extract(15, 0, x), extract(31, 16, x)];
const isByte = (element: Term): Term => bvult(element, bits(16, 256n));
const byteOf = (element: Term): Term => bvand(element, bits(16, 255n));

/** Both elements are their low bytes, if something is assumed. */
function answer(...assumptions: readonly Term[]): string {
  const obligation = {
    inputs: [{ name: 'x', variable: x, role: 'operand' }],
    assumptions,
    sources: [concat(high, low)],
    target: concat(byteOf(high), byteOf(low)),
    observed: { kind: 'integer', width: 32 },
  } as Obligation;
  return byLanes.ask(new Question(obligation), Budget.of(1_000_000)).kind;
}

it.each<[string, readonly Term[], string]>([
  ['both', [isByte(low), isByte(high)], 'proved'],
  ['both, as one', [and(isByte(high), isByte(low))], 'proved'],
  ['the first', [isByte(low)], 'candidate'],
  ['the second', [isByte(high)], 'candidate'],
  ['none', [], 'candidate'],
  // Of bits that one element has not by itself.
  ['both together', [bvult(extract(23, 8, x), bits(16, 1n))], 'unknown'],
])('of %s', (_, assumptions, kind) => expect(answer(...assumptions)).toBe(kind));
