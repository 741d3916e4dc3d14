/**
 * Proof at one position: two words are equal if they have the same bit wherever one looks. Of shifts, rotations and
 * masks by counts that are not known that is a question of sums and comparisons of the counts, which a search of gates
 * answers at once; bit by bit the same question is as large as all shifters together.
 */
import { roundingModes } from '../../semantics/float/index.ts';
import { AndXorGraph } from '../../semantics/gates/and-xor-graph.ts';
import { readGates } from '../../semantics/gates/reading.ts';
import { satisfy } from '../../semantics/gates/satisfy.ts';
import { and, equal, not, or } from '../../semantics/term/build.ts';
import { subterms, type Term } from '../../semantics/term/term.ts';
import { BitsAt } from '../../semantics/words/bit-at.ts';
import { type Prover, unknown } from '../prover.ts';
import { stepsForConflict } from './gate-search.ts';

/** What this decides it mostly decides with few; the circuits are small, so that many are no loss either. */
const mostConflicts = 40_000;

export const byPositions: Prover = {
  method: 'positions',
  // Fields of bits by two counts that are not known are decided by some 35,000 conflicts, and by nothing that comes after.
  share: 15 / 16,
  ask(question, budget) {
    const { assumptions, sources, target } = question.sides('bits', roundingModes, budget);
    const [source, ...others] = sources;
    if (others.length > 0 || typeof target.sort !== 'number')
      return unknown('there is not one result of bits');
    if (!subterms(source!, target).some(movesByUnknown)) return unknown('nothing is moved by a count');

    const bits = new BitsAt(...assumptions, source!, target);
    const place = bits.newPlace();
    const isEqual = or(
      not(bits.isWithin(place, target)),
      equal(bits.at(source!, place), bits.at(target, place)),
    );
    const claim = and(isEqual, ...bits.claimsAt(place));
    const hypotheses = [...assumptions, ...bits.congruence()];

    const graph = new AndXorGraph();
    const reading = readGates([...hypotheses, claim], graph);
    budget.spend(graph.size);
    const holds = hypotheses.map(hypothesis => reading.wordOf(hypothesis)[0]!);
    const fails = graph.not(reading.wordOf(claim)[0]!);
    const conflicts = Math.min(mostConflicts, Math.floor(budget.left / stepsForConflict));
    const found = satisfy(graph, [...holds, fails, ...reading.congruence()], { conflicts });
    budget.spend(found.conflicts * stepsForConflict);
    return found.kind === 'unsatisfiable'
      ? { kind: 'proved', method: 'positions', equality: 'bits', roundingModes }
      : unknown('a bit may differ, or the search ended');
  },
};

const moving: ReadonlySet<string> = new Set(['bvshl', 'bvlshr', 'bvashr', 'rotateLeft']);

const movesByUnknown = (term: Term): boolean =>
  term.kind === 'application' && moving.has(term.operator.name) && term.operands[1]!.kind !== 'constant';
