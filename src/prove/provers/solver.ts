/**
 * A solver as a prover: for what all of our own leave open. What it says is treated as what any prover says: its
 * model is an input to be replayed, and its proof is cross-examined.
 */
import { roundingModes } from '../../semantics/float/index.ts';
import { readAnswer } from '../../semantics/smt/answer.ts';
import { type Finding, type Prover, unknown, valuesOf } from '../prover.ts';
import { smtQuery } from '../smt-query.ts';
import type { Solver } from '../solver.ts';

export const bySolver = (solver: Solver): Prover => ({
  method: solver.name,
  ask({ obligation }): Finding {
    const script = smtQuery(obligation);
    const answer = readAnswer(script, solver.ask(script.text));
    if (answer.kind === 'unknown') return unknown(`${solver.name}: ${answer.reason}`);
    if (answer.kind === 'unsat') {
      const equality = obligation.sources.length > 1 ? 'contraction' : 'bits';
      return { kind: 'proved', method: solver.name, equality, roundingModes };
    }
    // Of what rounds, the script says too little, and two NaNs that differ in their bits may be the same to Go.
    if (script.hasOpaque || obligation.observed.kind === 'float')
      return unknown(`${solver.name}: the bits differ`);
    return {
      kind: 'candidate',
      values: valuesOf(obligation, answer.model),
    };
  },
});
