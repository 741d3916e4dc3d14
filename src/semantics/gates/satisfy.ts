/**
 * Whether functions of a graph can hold together: the gates they are made of as clauses (G. Tseitin, On the
 * complexity of derivation in propositional calculus, 1968), and a search over those.
 */
import { type Bit, FALSE, nodeOf, TRUE } from './algebra.ts';
import type { AndXorGraph, GateKind } from './and-xor-graph.ts';
import { type Literal, type ProofLog, Search } from './search.ts';

interface Satisfied {
  readonly kind: 'satisfiable';
  readonly conflicts: number;
  /** Whether the variable of this number is true in the assignment that was found. */
  isTrue(order: number): boolean;
}

export type Satisfaction =
  | Satisfied
  | { readonly kind: 'unsatisfiable'; readonly conflicts: number }
  | { readonly kind: 'unknown'; readonly conflicts: number };

export interface SatisfyOptions {
  /** The search gives up after so many. */
  readonly conflicts: number;
  /** Hears the clauses that are searched, and what is learnt of them. */
  readonly proof?: ProofLog & { given(clause: readonly Literal[]): void };
}

export function satisfy(graph: AndXorGraph, asserted: readonly Bit[], options: SatisfyOptions): Satisfaction {
  return satisfying(graph, asserted, options.proof).within(options.conflicts);
}

/** The same question, to be asked again where it was given up: what was learnt is kept. */
export interface Satisfying {
  /** Gives up after so many conflicts more; the answer counts these alone. */
  within(conflicts: number): Satisfaction;
}

export function satisfying(
  graph: AndXorGraph,
  asserted: readonly Bit[],
  proof?: SatisfyOptions['proof'],
): Satisfying {
  const facts = conjuncts(graph, asserted);
  if (facts.includes(FALSE)) {
    proof?.given([]);
    return { within: () => ({ kind: 'unsatisfiable', conflicts: 0 }) };
  }
  const search = new Search(graph.size, proof);
  assert(search, graph, facts, proof?.given);
  preferHypotheses(search, graph, facts);
  return {
    within(most) {
      const before = search.conflicts;
      const kind = search.solve(most);
      const conflicts = search.conflicts - before;
      if (kind !== 'satisfiable') return { kind, conflicts };
      const trueOrders = new Set(
        cone(graph, facts).flatMap(node => (search.isTrue(2 * node) ? (graph.orderOf(node) ?? []) : [])),
      );
      return { kind, conflicts, isTrue: order => trueOrders.has(order) };
    },
  };
}

/** Gives the search the gates of the facts, and the facts. */
export function assert(
  search: Search,
  graph: AndXorGraph,
  facts: readonly Bit[],
  given?: (clause: readonly Literal[]) => void,
): void {
  const clause: Literal[] = [];
  for (const node of cone(graph, facts)) {
    for (const pattern of clauses[graph.kindOf(node)]) {
      clause.length = pattern.length;
      for (const [index, place] of pattern.entries()) clause[index] = literalAt(graph, node, place);
      given?.([...clause]);
      search.add(clause);
    }
  }
  for (const fact of facts) {
    given?.([fact]);
    search.add([fact]);
  }
}

/** Decides first what the smaller facts are about: they are what the largest is asked under. */
function preferHypotheses(search: Search, graph: AndXorGraph, facts: readonly Bit[]): void {
  for (const { variables } of hypotheses(graph, facts))
    for (const node of variables) search.prefer(node, true, 1);
}

export interface Hypothesis {
  readonly fact: Bit;
  /** The nodes of what it is about. */
  readonly variables: readonly number[];
}

/** All facts but the one that is made of most gates. */
export function hypotheses(graph: AndXorGraph, facts: readonly Bit[]): Hypothesis[] {
  // By node, the last fact that reached it: there can be hundreds, and the graph is read once for all of them.
  const reachedBy = new Int32Array(graph.size).fill(-1);
  const sizes: number[] = [];
  const found = facts.map((fact, index) => {
    const variables: number[] = [];
    let size = 0;
    const pending = [nodeOf(fact)];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (node === 0 || reachedBy[node] === index) continue;
      reachedBy[node] = index;
      size += 1;
      if (graph.kindOf(node) === 'variable') variables.push(node);
      for (let place = graph.arityOf(node) - 1; place >= 0; place--)
        pending.push(nodeOf(graph.operandOf(node, place)));
    }
    sizes.push(size);
    return { fact, variables };
  });
  const largest = sizes.indexOf(Math.max(...sizes));
  return found.filter((_, index) => index !== largest);
}

/** Functions that hold together exactly if the given ones do: conjunctions taken apart. */
export function conjuncts(graph: AndXorGraph, asserted: readonly Bit[]): Bit[] {
  const facts = new Set<Bit>();
  const pending = [...asserted];
  for (let bit = pending.pop(); bit !== undefined; bit = pending.pop()) {
    if (bit === TRUE || facts.has(bit)) continue;
    const isConjunction = (bit & 1) === 0 && graph.kindOf(nodeOf(bit)) === 'and';
    if (isConjunction) pending.push(...graph.operandsOf(nodeOf(bit)));
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
    for (let place = graph.arityOf(node) - 1; place >= 0; place--)
      reached[nodeOf(graph.operandOf(node, place))] = 1;
  }
  const nodes: number[] = [];
  for (let node = 1; node < graph.size; node++) if (reached[node] === 1) nodes.push(node);
  return nodes;
}

/** In a pattern of clauses: the gate, and its operands from the first; plus one for what is negated. */
const [GATE, A, B, C] = [0, 2, 4, 6] as const;
const NOT = 1;

const literalAt = (graph: AndXorGraph, node: number, place: number): Literal =>
  (place < A ? 2 * node : graph.operandOf(node, (place >> 1) - 1)) ^ (place & NOT);

/** That a gate is what it is of its operands. Bits are literals, and nodes their variables. */
const clauses: Readonly<Record<GateKind, readonly (readonly number[])[]>> = {
  constant: [],
  variable: [],
  and: [
    [GATE + NOT, A],
    [GATE + NOT, B],
    [GATE, A + NOT, B + NOT],
  ],
  xor: [
    [GATE + NOT, A, B],
    [GATE + NOT, A + NOT, B + NOT],
    [GATE, A + NOT, B],
    [GATE, A, B + NOT],
  ],
  select: [
    [A + NOT, B + NOT, GATE],
    [A + NOT, B, GATE + NOT],
    [A, C + NOT, GATE],
    [A, C, GATE + NOT],
    // Not needed, but they propagate where the condition is open.
    [B + NOT, C + NOT, GATE],
    [B, C, GATE + NOT],
  ],
  majority: [
    [A + NOT, B + NOT, GATE],
    [A, B, GATE + NOT],
    [A + NOT, C + NOT, GATE],
    [A, C, GATE + NOT],
    [B + NOT, C + NOT, GATE],
    [B, C, GATE + NOT],
  ],
};
