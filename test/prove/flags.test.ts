/** Rules on flags, each with wrong neighbours: what reads them, what inverts them, and constants of them. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';

describe('rules on the flags of ARM64', () => {
  it.each([
    // What the machine holds.
    ['(Less64 x y) => (LessThan (CMP x y))', 'proved bits'],
    ['(Less64 x y) => (LessThanU (CMP x y))', 'refuted'],
    ['(Less64 x y) => (LessThanNoov (CMP x y))', 'refuted'],
    ['(Less64 x y) => (LessThan (CMPW x y))', 'refuted'],
    ['(Leq64F x y) => (LessEqualF (FCMPD x y))', 'proved bits'],
    ['(Leq64F x y) => (LessEqual (FCMPD x y))', 'refuted'],
    ['(NZ (LessThan cc) yes no) => (LT cc yes no)', 'proved bits'],
    ['(NZ (LessThan cc) yes no) => (LT cc no yes)', 'refuted'],
    // Every flag that a value of flags has is observed.
    ['(CMPconst [0] x) => (TST x x)', 'refuted'],
    ['(Equal (CMPconst [0] x)) => (Equal (TST x x))', 'proved bits'],
    ['(CMPWconst [c] x) && c < 0 && c != -1<<31 => (CMNWconst [-c] x)', 'proved bits'],
    ['(CMPWconst [c] x) && c < 0 => (CMNWconst [-c] x)', 'refuted'],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('ARM64', rule)).toBe(verdict));
});

describe('InvertFlags', () => {
  it.each([
    ['(CMP x y) => (InvertFlags (CMP y x))', 'proved bits'],
    ['(CMP x y) => (InvertFlags (CMP x y))', 'refuted'],
    ['(FCMPD (FMOVDconst [0]) x) => (InvertFlags (FCMPD0 x))', 'proved bits'],
    ['(LT (InvertFlags cmp) yes no) => (GT cmp yes no)', 'proved bits'],
    ['(LT (InvertFlags cmp) yes no) => (GE cmp yes no)', 'refuted'],
    ['(LT (InvertFlags cmp) yes no) => (LT cmp yes no)', 'refuted'],
    ['(EQ (InvertFlags cmp) yes no) => (EQ cmp yes no)', 'proved bits'],
    // An unsigned condition is not asked of numbers, of which it would be wrong.
    ['(ULT (InvertFlags cmp) yes no) => (UGT cmp yes no)', 'proved bits'],
    ['(FLT (InvertFlags cmp) yes no) => (FGT cmp yes no)', 'proved bits'],
    ['(FLT (InvertFlags cmp) yes no) => (UGT cmp yes no)', 'refuted'],
    [
      '(CSEL [cc] x y (InvertFlags cmp)) && cc == OpARM64LessThanU => (CSEL [OpARM64GreaterThanU] x y cmp)',
      'proved bits',
    ],
    [
      '(CSEL [cc] x y (InvertFlags cmp)) && cc == OpARM64Equal => (CSEL [OpARM64Equal] x y cmp)',
      'proved bits',
    ],
    [
      '(CSEL [cc] x y (InvertFlags cmp)) && cc == OpARM64LessThanU => (CSEL [OpARM64GreaterEqualU] x y cmp)',
      'refuted',
    ],
    // Both differences of the least integer and 0 are negative.
    ['(LTnoov (InvertFlags cmp) yes no) => (GTnoov cmp yes no)', 'refuted'],
    ['(InvertFlags (InvertFlags cmp)) => cmp', 'proved bits'],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('ARM64', rule)).toBe(verdict));
});

describe('constants of flags', () => {
  it.each([
    ['(CMPconst (MOVDconst [x]) [y]) => (FlagConstant [subFlags64(x,y)])', 'proved bits'],
    ['(CMPconst (MOVDconst [x]) [y]) => (FlagConstant [subFlags64(y,x)])', 'refuted'],
    ['(CMPconst (MOVDconst [x]) [y]) => (FlagConstant [addFlags64(x,-y)])', 'refuted'],
    ['(TSTconst (MOVDconst [x]) [y]) => (FlagConstant [logicFlags64(x&y)])', 'proved bits'],
    ['(UGT (FlagConstant [fc]) yes no) && fc.ugt() => (First yes no)', 'proved bits'],
    ['(UGT (FlagConstant [fc]) yes no) && fc.uge() => (First yes no)', 'refuted'],
    // The compiler asks for no overflow, the branch does not.
    ['(LTnoov (FlagConstant [fc]) yes no) && fc.ltNoov() => (First yes no)', 'proved bits'],
    ['(LTnoov (FlagConstant [fc]) yes no) && !fc.ltNoov() => (First no yes)', 'refuted'],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('ARM64', rule)).toBe(verdict));
});
