/** Proof by another prover in every case of what the conditions leave of the signs of constants. */
import { type Proof, type Prover, unknown } from '../prover.ts';
import { Question } from '../question.ts';
import { casesOfSigns } from '../signs-of-constants.ts';
import type { Equality } from '../verdict.ts';

export const inCasesOfSigns = (prover: Prover): Prover => ({
  method: prover.method,
  ask({ obligation, hasNumbers }, budget) {
    let all: Proof | undefined;
    for (const one of hasNumbers ? casesOfSigns(obligation) : []) {
      const finding = prover.ask(new Question(one), budget);
      if (finding.kind !== 'proved') return unknown('a case of the signs of constants is not proved');
      all = all === undefined ? finding : both(all, finding);
    }
    return all?.roundingModes.includes('rne') ? all : unknown('nothing is known of the signs of constants');
  },
});

/** That which says least first. */
const equalities: readonly Equality[] = ['contraction', 'value', 'bits'];

const both = (a: Proof, b: Proof): Proof => ({
  ...a,
  equality: equalities.find(equality => equality === a.equality || equality === b.equality)!,
  roundingModes: a.roundingModes.filter(mode => b.roundingModes.includes(mode)),
});
