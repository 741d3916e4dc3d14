/**
 * Proof bit by bit where diagrams grow too large: both sides as a hashed graph of gates, and a search for an input
 * on which they differ. Products and quotients of unknowns are congruent at first, and exact only where that leaves a
 * difference.
 */
import type { Budget } from '../../semantics/budget.ts';
import { roundingModes } from '../../semantics/float/index.ts';
import { type Bit, TooManyGates } from '../../semantics/gates/algebra.ts';
import { AndXorGraph } from '../../semantics/gates/and-xor-graph.ts';
import { satisfyByCases } from '../../semantics/gates/cases.ts';
import type { Arithmetic } from '../../semantics/gates/products.ts';
import { type Reading, readGates } from '../../semantics/gates/reading.ts';
import { type Satisfaction, satisfying } from '../../semantics/gates/satisfy.ts';
import type { Term } from '../../semantics/term/term.ts';
import { tidied } from '../../semantics/words/tidied.ts';
import { type Finding, type Prover, unknown, valuesOf } from '../prover.ts';
import type { Question } from '../question.ts';

/** What a conflict of the search costs. */
export const stepsForConflict = 200;

/** So many gates are set in the time of a step. */
const gatesOfStep = 100;

/** How far a search goes: over all cases, and in how many. */
interface Extent {
  readonly conflicts: number;
  readonly cases: number;
}

const searchTo = (extent: Extent): Prover => ({
  method: 'search',
  ask(question, budget) {
    try {
      const within = (equality: Level): Found => {
        const found = search(question, 'congruent', equality, extent, budget);
        const isOpaque = found.kind === 'differs' && found.isOpaque;
        return isOpaque ? search(question, 'exact', equality, extent, budget) : found;
      };
      const found = within('bits');
      return isOfNansOnly(question, found)
        ? answer(question, within('value'), 'value')
        : answer(question, found, 'bits');
    } catch (error) {
      if (error instanceof TooManyGates) return unknown(error.message);
      throw error;
    }
  },
});

export const byShortSearch = searchTo({ conflicts: 150, cases: 0 });
export const byGateSearch = searchTo({ conflicts: 20_000, cases: 128 });

type Found =
  | { readonly kind: 'same' | 'unknown' }
  | { readonly kind: 'differs'; readonly isOpaque: boolean; readonly values: readonly bigint[] };

/** In all bits, or up to which NaN a number is. */
type Level = 'bits' | 'value';

/** The bits that differ are of two NaNs, which no one tells apart. */
const isOfNansOnly = ({ obligation, judge }: Question, found: Found): boolean =>
  obligation.observed.kind === 'float' &&
  found.kind === 'differs' &&
  !found.isOpaque &&
  judge.admits(found.values, 'rne') &&
  !judge.agreesInBits(found.values, 'rne') &&
  judge.difference(found.values, 'rne') === undefined;

interface Circuit {
  readonly graph: AndXorGraph;
  readonly reading: Reading;
  /** What holds together exactly if an admitted input differs. */
  readonly asserted: readonly Bit[];
}

/** The short search and the full one ask the same circuit. */
const circuits = new WeakMap<Question, Map<`${Arithmetic} ${Level}`, Circuit>>();

function circuitOf(question: Question, arithmetic: Arithmetic, level: Level, budget: Budget): Circuit {
  let known = circuits.get(question);
  if (known === undefined) {
    known = new Map();
    circuits.set(question, known);
  }
  let circuit = known.get(`${arithmetic} ${level}`);
  if (circuit === undefined) {
    const sides = question.sides('bits', roundingModes, budget);
    const form = question.formOfWords.paidFrom(budget);
    const terms = tidied([sides.target, ...sides.sources, ...sides.assumptions], form);
    const [target, ...others] = terms as [Term, ...Term[]];
    const sources = others.slice(0, sides.sources.length);
    const assumptions = others.slice(sides.sources.length);
    const graph = new AndXorGraph();
    const reading = readGates(terms, graph, arithmetic);
    const holds = assumptions.map(assumption => reading.wordOf(assumption)[0]!);
    const { observed } = question.obligation;
    const format = level === 'value' && observed.kind === 'float' ? observed.format : undefined;
    const differs = sources.map(source =>
      graph.not(reading.agree(reading.wordOf(source), reading.wordOf(target), format)),
    );
    budget.spend(graph.size);
    circuit = { graph, reading, asserted: [...holds, ...differs, ...reading.congruence()] };
    known.set(`${arithmetic} ${level}`, circuit);
  }
  return circuit;
}

function search(
  question: Question,
  arithmetic: Arithmetic,
  level: Level,
  { conflicts: most, cases }: Extent,
  budget: Budget,
): Found {
  const { graph, reading, asserted } = circuitOf(question, arithmetic, level, budget);
  const conflicts = Math.min(most, Math.floor(budget.left / stepsForConflict));
  const whole = satisfying(graph, asserted);
  const within = (conflicts: number): Satisfaction => {
    const found = whole.within(conflicts);
    budget.spend(found.conflicts * stepsForConflict);
    return found;
  };
  let found = within(cases === 0 ? conflicts : Math.ceil(conflicts / 4));
  if (found.kind === 'unknown' && cases > 0) {
    const inCases = satisfyByCases(graph, asserted, {
      cases,
      conflicts,
      pay: gates => budget.spend(Math.ceil(gates / gatesOfStep)),
    });
    if (inCases !== undefined) budget.spend(inCases.conflicts * stepsForConflict);
    found = inCases ?? within(conflicts - found.conflicts);
  }
  if (found.kind === 'unknown') return { kind: 'unknown' };
  if (found.kind === 'unsatisfiable') return { kind: 'same' };
  const assignment = reading.assignment(order => found.isTrue(order));
  return {
    kind: 'differs',
    isOpaque: reading.hasOpaqueBits,
    values: valuesOf(question.obligation, assignment),
  };
}

function answer({ obligation }: Question, found: Found, level: Level): Finding {
  if (found.kind === 'same') {
    const equality = obligation.sources.length > 1 ? 'contraction' : level;
    return { kind: 'proved', method: 'search', equality, roundingModes };
  }
  if (found.kind === 'differs' && !found.isOpaque) return { kind: 'candidate', values: found.values };
  return unknown('the search ended without an answer');
}
