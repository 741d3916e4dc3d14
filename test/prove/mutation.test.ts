/**
 * Mutation: every proved rule on numbers of Go 1.27 is made wrong in every small way. A mutant must be
 * refuted, or be shown equal by the exact evaluator on every input of a tiny format; what remains is named
 * here, with the reason why it is right.
 */
import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/model/missing.ts';
import { modelRule } from '../../src/model/model.ts';
import type { Claim } from '../../src/model/obligation.ts';
import { byExhaustion } from '../../src/prove/by-exhaustion.ts';
import { judge } from '../../src/prove/judge.ts';
import { prove } from '../../src/prove/prove.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';
import { goRules } from '../support/go-rules.ts';
import { checkFile, proveOptions } from '../support/verdicts.ts';
import { mutantsOf } from './mutants.ts';

const context = {
  source: new Source('RISCV64.rules', ''),
  arch: 'RISCV64',
  isas,
  contraction: 'licensed',
} as const;

function claimOf(rule: Parameters<typeof modelRule>[0]): Claim | undefined {
  try {
    return modelRule(rule, context);
  } catch (error) {
    // A mutant whose widths do not fit is no rule at all.
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}

/** Every input of a tiny format, in every mode, gives the same. */
function isEqualOnTinyFormat(claim: Extract<Claim, { kind: 'claim' }>): boolean {
  return claim.obligations.every(obligation => {
    const { cases, modes } = byExhaustion(obligation, judge(obligation), performance.now() + 60_000);
    return cases > 0 && modes.has('rne');
  });
}

/** Mutants that have no tiny counterpart and are right all the same, by what they say. */
const rightAllTheSame = [
  // In the range that Go defines, the low 32 bits of both conversions are the same integer.
  'tested: (Cvt32Fto32 ...) => (FCVTWS ...) with result: FCVTLS for FCVTWS',
  'tested: (Cvt64Fto32 ...) => (FCVTWD ...) with result: FCVTLD for FCVTWD',
  // Both give 0 or 1, which is all that the rule is about.
  'proved: (MOVBUreg x:(SEQZ _)) => x with match: SNEZ for SEQZ',
  'proved: (MOVBUreg x:(SNEZ _)) => x with match: SEQZ for SNEZ',
  // Nothing is below negative infinity.
  'proved: (FEQD x (FMOVDconst [math.Inf(-1)])) => (ANDI [0b00_0000_0001] (FCLASSD x)) with match: FLED for FEQD',
];

const rules = goRules('1.27');
describe.skipIf('missing' in rules)(`Go 1.27${'missing' in rules ? `: ${rules.missing}` : ''}`, () => {
  it('has no rule on numbers of which a wrong mutant is proved', () => {
    const checked = 'folder' in rules ? checkFile(rules.folder, 'RISCV64.rules', 'RISCV64') : [];
    const counts = { refuted: 0, equal: 0, meaningless: 0 };
    const survivors: string[] = [];
    for (const { rule, text, verdict } of checked) {
      if (verdict.kind !== 'proved') continue;
      for (const mutant of mutantsOf(rule)) {
        const claim = claimOf(mutant.rule);
        if (claim === undefined || claim.kind === 'unsupported') {
          counts.meaningless += 1;
          continue;
        }
        const { kind } = prove(claim, proveOptions);
        if (kind === 'refuted') counts.refuted += 1;
        else if (isEqualOnTinyFormat(claim)) counts.equal += 1;
        else survivors.push(`${kind}: ${text} with ${mutant.what}`);
      }
    }
    console.log(`mutants: ${JSON.stringify(counts)}, right all the same: ${survivors.length}`);
    expect(counts).toEqual({ refuted: 693, equal: 28, meaningless: 0 });
    expect(survivors).toEqual(rightAllTheSame);
  });
});
