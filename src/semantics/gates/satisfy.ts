/**
 * Whether functions of a graph can hold together: the gates they are made of as clauses (G. Tseitin, On the
 * complexity of derivation in propositional calculus, 1968), and a search over those.
 */
import { type Bit, FALSE, TRUE } from './algebra.ts';
import { type AndXorGraph, nodeOf } from './and-xor-graph.ts';
import { type Literal, type ProofLog, Search } from './search.ts';

interface Effort {
  readonly conflicts: number;
}

interface Satisfied extends Effort {
  readonly kind: 'satisfiable';
  /** In the assignment that was found. */
  holds(bit: Bit): boolean;
}

interface NotSatisfied extends Effort {
  readonly kind: 'unsatisfiable' | 'unknown';
}

export type Satisfaction = Satisfied | NotSatisfied;

export interface SatisfyOptions {
  /** The search gives up after so many. */
  readonly conflicts: number;
  /** Hears the clauses that are searched, and what is learnt of them. */
  readonly proof?: ProofLog & { given(clause: readonly Literal[]): void };
}

export function satisfy(graph: AndXorGraph, asserted: readonly Bit[], options: SatisfyOptions): Satisfaction {
  const facts = conjuncts(graph, asserted);
  if (facts.includes(FALSE)) return { kind: 'unsatisfiable', conflicts: 0 };
  const search = new Search(graph.size, options.proof);
  const give = (clause: readonly Literal[]): void => {
    options.proof?.given(clause);
    search.add(clause);
  };
  for (const node of cone(graph, facts)) for (const clause of clausesOf(graph, node)) give(clause);
  for (const fact of facts) give([fact]);
  const kind = search.solve(options.conflicts);
  const { conflicts } = search;
  if (kind !== 'satisfiable') return { kind, conflicts };
  return { kind, conflicts, holds: bit => bit === TRUE || search.isTrue(bit) };
}

/** Functions that hold together exactly if the given ones do: conjunctions taken apart. */
function conjuncts(graph: AndXorGraph, asserted: readonly Bit[]): Bit[] {
  const facts = new Set<Bit>();
  const pending = [...asserted];
  for (let bit = pending.pop(); bit !== undefined; bit = pending.pop()) {
    if (bit === TRUE) continue;
    if ((bit & 1) === 0 && graph.kindOf(nodeOf(bit)) === 'and')
      pending.push(...graph.operandsOf(nodeOf(bit)));
    else facts.add(bit);
  }
  return [...facts].sort((a, b) => a - b);
}

/** The nodes that the bits are made of, operands before the gates that use them. */
export function cone(graph: AndXorGraph, bits: readonly Bit[]): number[] {
  const reached = new Uint8Array(graph.size);
  for (const bit of bits) reached[nodeOf(bit)] = 1;
  // A gate is younger than its operands.
  for (let node = graph.size - 1; node > 0; node--) {
    if (reached[node] === 0) continue;
    for (const operand of graph.operandsOf(node)) reached[nodeOf(operand)] = 1;
  }
  const nodes: number[] = [];
  for (let node = 1; node < graph.size; node++) if (reached[node] === 1) nodes.push(node);
  return nodes;
}

/** That a gate is what it is of its operands. Bits are literals, and nodes their variables. */
function clausesOf(graph: AndXorGraph, node: number): Literal[][] {
  const gate = 2 * node;
  const operands = graph.operandsOf(node);
  const not = (literal: Literal): Literal => literal ^ 1;
  const [a, b, c] = operands as readonly [Bit, Bit, Bit];
  switch (graph.kindOf(node)) {
    case 'and':
      return [
        [not(gate), a],
        [not(gate), b],
        [gate, not(a), not(b)],
      ];
    case 'xor':
      return [
        [not(gate), a, b],
        [not(gate), not(a), not(b)],
        [gate, not(a), b],
        [gate, a, not(b)],
      ];
    case 'select':
      return [
        [not(a), not(b), gate],
        [not(a), b, not(gate)],
        [a, not(c), gate],
        [a, c, not(gate)],
        // Not needed, but they propagate where the condition is open.
        [not(b), not(c), gate],
        [b, c, not(gate)],
      ];
    case 'majority':
      return [
        [a, b],
        [a, c],
        [b, c],
      ].flatMap(([x, y]) => [
        [not(x!), not(y!), gate],
        [x!, y!, not(gate)],
      ]);
    default:
      return [];
  }
}
