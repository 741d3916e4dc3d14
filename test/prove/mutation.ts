/** What becomes of rules that are made wrong on purpose. */

import type { Claim } from '../../src/model/claim.ts';
import { ModelError } from '../../src/model/missing.ts';
import { modelRule } from '../../src/model/model.ts';
import { judge } from '../../src/prove/judge.ts';
import { prove } from '../../src/prove/prove.ts';
import { byExhaustion } from '../../src/prove/provers/exhaustion.ts';
import { unbounded } from '../../src/semantics/budget.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';
import { type Checked, proveOptions } from '../support/verdicts.ts';
import { mutantsOf } from './mutants.ts';

export interface Mutation {
  readonly counts: {
    readonly refuted: number;
    /** The same on every input of a tiny format. */
    readonly equal: number;
    readonly meaningless: number;
  };
  /** The others, with their verdict. */
  readonly survivors: readonly string[];
}

/** Judges every mutant of the rules that are proved. */
export function mutate(checked: readonly Checked[], arch: string): Mutation {
  const counts = { refuted: 0, equal: 0, meaningless: 0 };
  const survivors: string[] = [];
  for (const { rule, text, verdict } of checked) {
    if (verdict.kind !== 'proved') continue;
    for (const mutant of mutantsOf(rule)) {
      const claim = claimOf(mutant.rule, arch);
      if (claim === undefined || claim.kind === 'unsupported') {
        counts.meaningless += 1;
        continue;
      }
      const { kind, method, roundingModes: modes } = prove(claim, proveOptions);
      const wasExhausted = method === 'exhaustion' && modes?.includes('rne');
      if (kind === 'refuted') counts.refuted += 1;
      else if (wasExhausted || isEqualOnTinyFormat(claim)) counts.equal += 1;
      else survivors.push(`${kind}: ${text} with ${mutant.what}`);
    }
  }
  return { counts, survivors };
}

function claimOf(rule: Parameters<typeof modelRule>[0], arch: string): Claim | undefined {
  const source = new Source(`${arch}.rules`, '');
  try {
    return modelRule(rule, { source, arch, isas, contraction: 'licensed' });
  } catch (error) {
    // A mutant whose widths do not fit is no rule at all.
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}

/** Every input of a tiny format gives the same, in the mode in which Go runs. */
function isEqualOnTinyFormat(claim: Extract<Claim, { kind: 'claim' }>): boolean {
  return claim.obligations.every(obligation => {
    const { cases, modes } = byExhaustion(obligation, judge(obligation), unbounded());
    return cases > 0 && modes.has('rne');
  });
}
