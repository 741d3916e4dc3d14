/** How common a difference is: the lattice of inputs, in every rounding mode. */
import type { Obligation } from '../../model/claim.ts';
import { type RoundingMode, roundingModes } from '../../semantics/float/index.ts';
import { randomOf } from '../../semantics/operands/random.ts';
import { dependsOnRounding } from '../../semantics/term/evaluate.ts';
import { judge } from '../judge.ts';
import { take } from '../provers/sampling.ts';
import { cancellingTuples, cornerTuples, humanTuples, type Tuple } from '../sampling/tuples.ts';

export interface Survey {
  /** Inputs on which the conditions hold as Go rounds. */
  readonly tried: number;
  /** Of those, how many differ. */
  readonly differing: Readonly<Record<RoundingMode, number>>;
}

/** Inputs of each kind that are drawn: numbers a person would choose, corners of the format, cancellation. */
const drawn = { human: 500, corners: 400, cancelling: 100 };

export function survey(obligation: Obligation, seed: number): Survey {
  const { admits, difference } = judge(obligation);
  const { assumptions, sources, target } = obligation;
  const rounds = dependsOnRounding(...assumptions, ...sources, target);
  const modes: readonly RoundingMode[] = rounds ? roundingModes : ['rne'];
  const differing = { rne: 0, rtz: 0, rdn: 0, rup: 0, rmm: 0 };
  let tried = 0;
  for (const values of lattice(obligation, seed)) {
    if (admits(values, 'rne')) tried += 1;
    for (const mode of modes) {
      if (admits(values, mode) && difference(values, mode) !== undefined) differing[mode] += 1;
    }
  }
  const { rne } = differing;
  return { tried, differing: rounds ? differing : { rne, rtz: rne, rdn: rne, rup: rne, rmm: rne } };
}

function* lattice(obligation: Obligation, seed: number): Generator<Tuple> {
  const random = randomOf(seed);
  const { inputs } = obligation;
  yield* take(humanTuples(inputs), drawn.human);
  yield* take(cornerTuples(inputs, drawn.corners, random), drawn.corners);
  yield* take(cancellingTuples(obligation, drawn.cancelling, random), drawn.cancelling);
}
