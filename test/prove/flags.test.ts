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

describe('rules on a field of the condition register of PPC64', () => {
  it.each([
    ['(Less64 x y) => (LessThan (CMP x y))', 'proved bits'],
    ['(Less64U x y) => (LessThan (CMP x y))', 'refuted'],
    ['(Leq64F x y) => (FLessEqual (FCMPU x y))', 'proved bits'],
    ['(Leq64F x y) => (LessEqual (FCMPU x y))', 'refuted'],
    ['(LE (InvertFlags cmp) yes no) => (GE cmp yes no)', 'proved bits'],
    ['(LE (InvertFlags cmp) yes no) => (LE cmp yes no)', 'refuted'],
    ['(ISEL [4] x _ (FlagEQ)) => x', 'proved bits'],
    // What Go has, and what it means.
    ['(ISEL [5] _ x (FlagEQ)) => x', 'refuted'],
    ['(ISEL [5] x _ (FlagEQ)) => x', 'proved bits'],
    ['(SETBC [n] (InvertFlags cmp)) => (SETBCR [n] cmp)', 'refuted'],
    ['(CMPconst [0] (Select0 z:(SUBCC x y))) => (Select1 <types.TypeFlags> z)', 'proved bits'],
    ['(CMP x y) => (Select1 <types.TypeFlags> (SUBCC x y))', 'refuted'],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('PPC64', rule)).toBe(verdict));
});

describe('rules on words of PPC64, whose counts go beyond the width', () => {
  it.each([
    ['(SRW x (MOVDconst [c])) && 0 <= c && c < 32 => (SRWconst [c] x)', 'proved bits'],
    ['(SRW x (MOVDconst [c])) => (SRWconst [c & 31 | (c >> 5 & 1 * 31)] x)', 'refuted'],
    ['(SRAW x (MOVDconst [c])) => (SRAWconst [c & 31 | (c >> 5 & 1 * 31)] x)', 'proved bits'],
    ['(MOVHZreg (SRWconst [c] x)) && x.Type.Size() <= 16 => (SRWconst [c] x)', 'refuted'],
    ['(MOVHZreg (SRWconst [c] x)) && c >= 16 => (SRWconst [c] x)', 'proved bits'],
    ['(Mod64 x y) && buildcfg.GOPPC64 >= 9 => (MODSD x y)', 'refuted'],
    ['(Mod64u x y) && buildcfg.GOPPC64 >= 9 => (MODUD x y)', 'proved bits'],
    ['(Div64 [false] x y) => (DIVD x y)', 'proved bits'],
    ['(MOVWZreg w:(SLWconst u)) => w', 'proved bits'],
    ['(MOVWZreg w:(EXTSWSLconst u)) => w', 'refuted'],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('PPC64', rule)).toBe(verdict));
});
