/** Values of functions where the variables have some, straight from what the algebras hold. */
import { type Bit, FALSE, nodeOf, TRUE } from '../../../src/semantics/gates/algebra.ts';
import type { AndXorGraph } from '../../../src/semantics/gates/and-xor-graph.ts';
import type { Diagram } from '../../../src/semantics/gates/decision-diagram.ts';
import { cone } from '../../../src/semantics/gates/satisfy.ts';
import type { Word } from '../../../src/semantics/gates/words.ts';

const numberOf = (word: Word, holds: (bit: Bit) => boolean): bigint =>
  word.reduce((value, bit, index) => (holds(bit) ? value | (1n << BigInt(index)) : value), 0n);

/** The value of a word where so many variables are true. */
export function simulate(graph: AndXorGraph, word: Word, isTrue: (variable: Bit) => boolean): bigint {
  const values = new Map<number, boolean>([[0, false]]);
  const holds = (bit: Bit): boolean => values.get(nodeOf(bit))! !== ((bit & 1) === 1);
  for (const node of cone(graph, word)) {
    const [a, b, c] = graph.operandsOf(node).map(holds) as [boolean, boolean, boolean];
    const kind = graph.kindOf(node);
    if (kind === 'variable') values.set(node, isTrue((node * 2) as Bit));
    if (kind === 'and') values.set(node, a && b);
    if (kind === 'xor') values.set(node, a !== b);
    if (kind === 'select') values.set(node, a ? b : c);
    if (kind === 'majority') values.set(node, +a + +b + +c >= 2);
  }
  return numberOf(word, holds);
}

/** The value of a word of a diagram on a conjunction of all variables, each as it is or negated. */
export function valueUnder(diagram: Diagram, word: Word, assignment: Bit): bigint {
  return numberOf(word, bit => bit === TRUE || diagram.and(assignment, bit) !== FALSE);
}
