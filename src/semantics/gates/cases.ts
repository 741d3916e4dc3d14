/**
 * A question taken apart by what its smaller facts allow: where a condition leaves few values to the variables
 * it is about (the powers of two, the counts of a shift), each of them is put in, and gates fold.
 */
import { type Bit, FALSE, nodeOf, TRUE } from './algebra.ts';
import { AndXorGraph } from './and-xor-graph.ts';
import {
  assert,
  cone,
  conjuncts,
  type Hypothesis,
  hypotheses,
  type Satisfaction,
  satisfy,
} from './satisfy.ts';
import { Search } from './search.ts';

/** So many are set to look for cases: of facts with more, the cases are not worth it. */
const mostGates = 2 ** 24;

export interface CasesOptions {
  /** More cases than so many are not taken apart. */
  readonly cases: number;
  /** Over all cases. */
  readonly conflicts: number;
  /** Is told how many gates a case has set, which are all gates of the facts, whatever comes of it. May throw. */
  readonly pay: (gates: number) => void;
}

/** Undefined where no facts are small, or where they leave too many cases. */
export function satisfyByCases(
  graph: AndXorGraph,
  asserted: readonly Bit[],
  options: CasesOptions,
): Satisfaction | undefined {
  const facts = conjuncts(graph, asserted);
  if (facts.includes(FALSE)) return { kind: 'unsatisfiable', conflicts: 0 };
  const small = hypotheses(graph, facts);
  const widest = Math.max(...small.map(({ variables }) => variables.length));
  // Without those that are about most variables.
  const narrow = small.filter(({ variables }) => variables.length < widest);
  const cases = casesOf(graph, small, options) ?? casesOf(graph, narrow, options);
  if (cases === undefined) return undefined;
  let conflicts = 0;
  for (const values of cases) {
    const narrowed = new AndXorGraph();
    const question = substitute(graph, facts, values, narrowed);
    const found = satisfy(narrowed, question, { conflicts: options.conflicts - conflicts });
    conflicts += found.conflicts;
    if (found.kind === 'unknown') return { kind: found.kind, conflicts };
    if (found.kind === 'satisfiable') {
      return { kind: found.kind, conflicts, isTrue: order => values.get(order) ?? found.isTrue(order) };
    }
  }
  return { kind: 'unsatisfiable', conflicts };
}

/** The values of variables, by their numbers. */
type Values = ReadonlyMap<number, boolean>;

/** All values that the facts leave to the variables they are about. */
function casesOf(
  graph: AndXorGraph,
  small: readonly Hypothesis[],
  { cases, conflicts, pay }: CasesOptions,
): Values[] | undefined {
  const variables = [...new Set(small.flatMap(({ variables }) => variables))].sort((a, b) => a - b);
  if (variables.length === 0) return undefined;
  const search = new Search(graph.size);
  const facts = small.map(({ fact }) => fact);
  assert(search, graph, facts);
  const gates = cone(graph, facts).length;
  const found: Values[] = [];
  for (;;) {
    const answer = search.solve(conflicts - search.conflicts);
    pay(gates);
    if (answer === 'unsatisfiable') return found;
    if (answer === 'unknown' || found.length === cases || found.length * gates > mostGates) return undefined;
    found.push(new Map(variables.map(node => [graph.orderOf(node)!, search.isTrue(2 * node)])));
    search.add(variables.map(node => 2 * node + +search.isTrue(2 * node)));
  }
}

/** The bits in another graph, with some variables put in. */
function substitute(from: AndXorGraph, bits: readonly Bit[], values: Values, to: AndXorGraph): Bit[] {
  const images = new Int32Array(from.size);
  const imageOf = (bit: Bit): Bit => (images[nodeOf(bit)]! ^ (bit & 1)) as Bit;
  for (const node of cone(from, bits)) {
    const [a, b, c] = from.operandsOf(node).map(imageOf) as [Bit, Bit, Bit];
    switch (from.kindOf(node)) {
      case 'variable': {
        const value = values.get(from.orderOf(node)!);
        images[node] = value === undefined ? to.variable(from.orderOf(node)!) : value ? TRUE : FALSE;
        break;
      }
      case 'and':
        images[node] = to.and(a, b);
        break;
      case 'xor':
        images[node] = to.xor(a, b);
        break;
      case 'select':
        images[node] = to.select(a, b, c);
        break;
      case 'majority':
        images[node] = to.majority(a, b, c);
        break;
    }
  }
  return bits.map(imageOf);
}
