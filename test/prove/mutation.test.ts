/**
 * Mutation: every proved rule on numbers of Go 1.27 is made wrong in every small way. A mutant must be
 * refuted, or be shown equal by the exact evaluator on every input of a tiny format; what remains is named
 * here, with the reason why it is right.
 */
import { describe, expect, it } from 'vitest';
import { goRules } from '../support/go-rules.ts';
import { checkFile } from '../support/verdicts.ts';
import { isOnNumbersOfRiscv64 } from './go-numbers.ts';
import { mutate } from './mutation.ts';

/** Mutants that have no tiny counterpart and are right all the same, by what they say. */
const rightAllTheSame = [
  // In the range that Go defines, the low 32 bits of both conversions are the same integer.
  'proved: (Cvt32Fto32 ...) => (FCVTWS ...) with result: FCVTLS for FCVTWS',
  'proved: (Cvt64Fto32 ...) => (FCVTWD ...) with result: FCVTLD for FCVTWD',
  // Nothing is below negative infinity.
  'proved: (FEQD x (FMOVDconst [math.Inf(-1)])) => (ANDI [0b00_0000_0001] (FCLASSD x)) with match: FLED for FEQD',
];

/** A class is one bit: to count it or to compare it with a mask of low bits is to test it. */
const isOfOneBit = /FCLASS.*(CPOP for SNEZ|SLTIU? for ANDI)$/;

/** A comparison is 0 or 1: either extension of its byte changes nothing, whichever comparison it is. */
const isOfTruth = /^proved: \(MOVBUreg x:\(F(?:EQ|NE|LT|LE)[SD] _ _\)\) => x with match: /;

const rules = goRules('1.27');
describe.skipIf('missing' in rules)(`Go 1.27${'missing' in rules ? `: ${rules.missing}` : ''}`, () => {
  it('has no rule on numbers of which a wrong mutant is proved', () => {
    const checked = 'folder' in rules ? checkFile(rules.folder, 'RISCV64.rules', 'RISCV64') : [];
    const numbers = checked.filter(({ text }) => isOnNumbersOfRiscv64(text));
    const { counts, survivors } = mutate(numbers, 'RISCV64');
    console.log(`mutants: ${JSON.stringify(counts)}, right all the same: ${survivors.length}`);
    expect(survivors.filter(mutant => !isOfOneBit.test(mutant) && !isOfTruth.test(mutant))).toEqual(
      rightAllTheSame,
    );
    expect(counts).toEqual({ refuted: 1055, equal: 0, meaningless: 0 });
  });
});
