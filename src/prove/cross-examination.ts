/** An independent check of whatever a prover says: evaluation, on inputs that it did not choose. */
import type { Obligation } from '../model/claim.ts';
import type { RoundingMode } from '../semantics/float/index.ts';
import { describeBriefly } from '../semantics/term/describe.ts';
import type { Proof } from './prover.ts';
import type { Question } from './question.ts';
import { extremeTuples } from './sampling/extreme.ts';
import { namedTuples } from './sampling/named.ts';
import { firstOf, type Tuple, usualTuples } from './sampling/tuples.ts';
import { type SolverName, solverNames } from './solver.ts';
import type { Method } from './verdict.ts';

/** Two provers answered differently: a mistake in rulecheck that must stop the run. */
export class ProversDisagree extends Error {
  override name = 'ProversDisagree';
}

/** The solver that a proof is the word of, if it is. */
export const solverOf = ({ method }: { readonly method?: Method }): SolverName | undefined =>
  solverNames.find(name => name === method);

/**
 * Of each kind of tuple besides the extreme ones, which are all tried: enough to meet every kind of operand, few
 * enough not to be noticed. A solver is slower than many of them, and may be any program that is called so.
 */
const [examinedTuples, examinedOfSolvers] = [12, 1_000];

/**
 * Looks for an input that contradicts a proof, in its modes, and throws `ProversDisagree` if there is one. How many
 * satisfied the conditions as Go rounds.
 */
export function crossExamine(question: Question, proof: Proof, seed: number): number {
  const { obligation } = question;
  const most = solverOf(proof) === undefined ? examinedTuples : examinedOfSolvers;
  // The same term on both sides: no input can contradict that, and one shows that it is not about nothing.
  const isSame = obligation.sources.includes(obligation.target);
  const examine = examinerOf(question, proof);
  let admitted = 0;
  for (const tuples of tuplesByKind(obligation, most, seed)) {
    for (const values of tuples) {
      if (!examine(values)) continue;
      admitted += 1;
      if (isSame) return admitted;
    }
  }
  return admitted;
}

/**
 * Inputs that nobody chose for the question at hand, kind by kind: so many of each at most, but all of the extreme ones.
 * They are lists, for they are gone through for every proof, and a kind is made when it is asked for.
 */
export function* tuplesByKind(
  obligation: Obligation,
  most: number,
  seed: number,
): Generator<readonly Tuple[]> {
  const { human, corners } = usualTuples(obligation.inputs, most, seed);
  yield human;
  yield firstOf(namedTuples(obligation), most);
  yield extremeTuples(obligation);
  yield corners;
}

/** Throws `ProversDisagree` where an input contradicts the proof. Whether it satisfies the conditions as Go rounds. */
export function examinerOf(
  { obligation, judge: real, distinctModes }: Question,
  { equality, method, roundingModes }: Proof,
): (values: readonly bigint[]) => boolean {
  const modes = roundingModes.filter(mode => distinctModes.includes(mode));
  return values => {
    let isAdmitted: boolean | undefined;
    for (const rounding of modes) {
      const admits = real.admits(values, rounding);
      if (rounding === 'rne') isAdmitted = admits;
      if (!admits) continue;
      const agrees =
        equality === 'bits'
          ? real.agreesInBits(values, rounding)
          : real.difference(values, rounding) === undefined;
      if (!agrees)
        throw disagreement(obligation, `proved by ${method}, and yet it differs`, values, rounding);
    }
    return isAdmitted ?? real.admits(values, 'rne');
  };
}

export function disagreement(
  { inputs, sources, target }: Obligation,
  what: string,
  values: readonly bigint[],
  rounding: RoundingMode,
): ProversDisagree {
  const input = inputs.map(({ name }, index) => `${name} = 0x${values[index]!.toString(16)}`).join(', ');
  return new ProversDisagree(
    `${what}: ${describeBriefly(sources[0], 500)} => ${describeBriefly(target, 500)} for ${input} in ${rounding}`,
  );
}
