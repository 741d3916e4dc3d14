/** What lies above a word to which a number was converted, by the manual of each machine. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';

describe('conversions to words', () => {
  it.each([
    // A write to a W register zeroes the upper half.
    ...['FCVTZSDW', 'FCVTZUDW', 'FCVTZSSW', 'FCVTZUSW'].flatMap(op => [
      ['ARM64', `(MOVWUreg x:(${op} _)) => x`, 'proved bits'],
      ['ARM64', `(MOVWreg x:(${op} _)) => x`, 'refuted'],
    ]),
    ['ARM64', '(MOVWUreg x:(FMOVSfpgp _)) => x', 'proved bits'],
    // So does one to a register of 32 bits.
    ['AMD64', '(MOVLQZX x:(CVTTSD2SL _)) => x', 'proved bits'],
    ['AMD64', '(MOVLQSX x:(CVTTSS2SL _)) => x', 'refuted'],
    // FCVT.W.D sign-extends.
    ['RISCV64', '(MOVWreg x:(FCVTWD _)) => x', 'proved bits'],
    ['RISCV64', '(MOVWUreg x:(FCVTWS _)) => x', 'refuted'],
    // CONVERT TO FIXED and TO LOGICAL leave the upper half as it was.
    ['S390X', '(MOVWZreg x:(CLFDBR _)) => x', 'refuted'],
    ['S390X', '(MOVWreg x:(CFEBRA _)) => x', 'refuted'],
  ])('%s: %s: %s', (arch, rule, verdict) => expect(verdictOf(arch!, rule!)).toBe(verdict));
});
