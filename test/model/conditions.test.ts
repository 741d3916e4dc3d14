/** Conditions: what is assumed, what is licensed, what is bookkeeping, and that nothing is dropped. */
import { describe, expect, it } from 'vitest';
import { UseCounts } from '../../src/model/use-counts.ts';
import { checkText } from '../support/verdicts.ts';

const verdictOf = (rule: string) => checkText(rule)[0]!.verdict;

describe('conditions on constants are assumptions', () => {
  it('prove what only holds under them', () => {
    expect(verdictOf('(ANDI [c] x) && c == -1 => x').kind).toBe('proved');
    expect(verdictOf('(ANDI [c] x) && c >= 0 && c < 256 => (ANDI [c] (MOVBUreg x))').kind).toBe('proved');
    expect(verdictOf('(ANDI [c] x) && c >= 0 && c <= 256 => (ANDI [c] (MOVBUreg x))').kind).toBe('refuted');
    expect(verdictOf('(ANDI [c] x) => x').kind).toBe('refuted');
  });

  it('that can never hold make a rule vacuous, not proved', () => {
    expect(verdictOf('(ANDI [c] x) && c < 0 && c > 0 => x').kind).toBe('vacuous');
    expect(verdictOf('(ANDI [c] x) && c < 0 && c > 0 => (ANDI [c] x)').kind).toBe('vacuous');
    expect(verdictOf('(FADDD x (FMOVDconst [c])) && c != c => (FADDD x (FMOVDconst [c]))').kind).toBe(
      'vacuous',
    );
  });

  it.each([
    ['(SLLI [70] x) => x', 'the match can never hold: no value has such operands and constants'],
    ['(SLLI [70] x) => (SLLI [70] x)', 'the match can never hold: no value has such operands and constants'],
    [
      '(SLLI [70] (SLLI [c] x)) && c > 7 => x',
      'the match can never hold: no value has such operands and constants',
    ],
    ['(SLLI [c] x) && c > 70 => x', 'the conditions can never hold'],
    ['(SLLI [c] x) && c < 0 && c > 0 => x', 'the conditions can never hold'],
    ['(SLLI [c] x) && false => x', 'the conditions can never hold'],
  ])('and it is said what can never hold: %s', (rule, reason) => {
    expect(verdictOf(rule)).toMatchObject({ kind: 'vacuous', reason });
  });

  const intWanted = 'is an 8-bit integer, where an integer as wide as a pointer is wanted';
  it.each([
    [
      '(IsInBounds (And8 (Const8 [c]) _) (Const8 [d])) && 0 <= c && c < d => (ConstBool [true])',
      `the match can never hold: (And8 (Const8 [c]) _) ${intWanted}`,
    ],
    ['(Add64 <t> x y) && t.Size() == 40 => (Add64 <t> y x)', 'the conditions can never hold'],
  ])('and of types too: %s', (rule, reason) => {
    expect(verdictOf(rule)).toMatchObject({ kind: 'vacuous', reason });
  });
});

describe('a number of uses', () => {
  it.each(['x.Uses < 1', 'x.Uses == 0', 'x.Uses <= 0', '1 > x.Uses', 'x.Uses == 1 && x.Uses > 1'])(
    'that no matched value has makes a rule vacuous: %s',
    condition => {
      expect(verdictOf(`(FADDD x y) && ${condition} => (FADDD y x)`).kind).toBe('vacuous');
      expect(verdictOf(`(FADDD x y) && ${condition} => x`).kind).toBe('vacuous');
    },
  );

  it.each([
    'x.Uses > 0',
    'x.Uses >= 1',
    'x.Uses != 0',
    '0 < x.Uses',
    'x.Uses <= 1',
    'x.Uses == 1 && y.Uses > 1',
    'x.Uses >= 2 && x.Uses != 2 && x.Uses < 4',
  ])('that a value can have says nothing: %s', condition => {
    expect(verdictOf(`(FADDD x y) && ${condition} => (FADDD y x)`).kind).toBe('proved');
    expect(verdictOf(`(FADDD x y) && ${condition} => x`).kind).toBe('refuted');
  });

  it.each([
    '(Add64 n:(Neg64 x) n) && n.Uses == 1 => (Const64 [0])',
    '(Add64 n:(Neg64 x) (Mul64 n y)) && n.Uses == 1 => (Const64 [0])',
    '(Add64 x x) && x.Uses < 2 => (Const64 [0])',
  ])('that the match itself exceeds is never met: %s', rule => {
    expect(checkText(rule)[0]!.verdict.kind).toBe('vacuous');
  });

  // Both negations may be one value, and then x is used once.
  it.each([
    '(Add64 n:(Neg64 x) n) && n.Uses == 2 => (Const64 [0])',
    '(Add64 (Neg64 x) (Neg64 x)) && x.Uses == 1 => (Const64 [0])',
  ])('that the match itself may have is no reason: %s', rule => {
    expect(checkText(rule)[0]!.verdict.kind).toBe('refuted');
  });

  it('is left empty exactly where no number up to a bound satisfies all conditions', () => {
    const operators = ['==', '!=', '<', '<=', '>', '>='];
    const holds = (n: number, operator: string, bound: number) =>
      new Map([
        ['==', n === bound],
        ['!=', n !== bound],
        ['<', n < bound],
        ['<=', n <= bound],
        ['>', n > bound],
        ['>=', n >= bound],
      ]).get(operator)!;
    const said = operators.flatMap(operator => [0, 1, 2, 3].map(bound => [operator, bound] as const));
    for (const [first, a] of said)
      for (const [second, b] of said) {
        const uses = new UseCounts();
        uses.permit({ name: 'x', operator: first, bound: BigInt(a) });
        const some = [1, 2, 3, 4, 5].some(n => holds(n, first, a) && holds(n, second, b));
        const permitted = uses.permit({ name: 'x', operator: second, bound: BigInt(b) });
        // A number that is excluded first, and pinned only then, is not remembered: nothing is lost but the word vacuous.
        if (permitted !== some) expect([first, second, a === b]).toEqual(['!=', '==', true]);
      }
  });
});

describe('a name that has no model', () => {
  const missingOf = (condition: string) => {
    const { claim } = checkText(`(ANDI [c] x) && ${condition} => x`)[0]!;
    return claim.kind === 'unsupported' ? claim.missing : undefined;
  };

  it.each([
    ['isFoo(x)', 'helper', "isFoo is no function of the compiler's that is known"],
    [
      'isPowerOfTow(c)',
      'helper',
      "isPowerOfTow is no function of the compiler's that is known; did you mean isPowerOfTwo?",
    ],
    [
      'isNonNegativ(x)',
      'helper',
      "isNonNegativ is no function of the compiler's that is known; did you mean isNonNegative?",
    ],
    ['math.Flor(1.5) == 1', 'helper', 'the helper math.Flor has no model; did you mean math.Floor?'],
    [
      'x.Type.IsSignd()',
      'helper',
      "Type.IsSignd is no method of the compiler's that is known; did you mean IsSigned?",
    ],
    ['x.Usess == 1', 'construct', "Usess is no field of the compiler's that is known; did you mean Uses?"],
    ['config.PtrSiz == 8', 'construct', 'the name config.PtrSiz has no model; did you mean config.PtrSize?'],
    [
      '!config.ctxt.Flag_share',
      'construct',
      'the name config.ctxt.Flag_share has no model; did you mean config.ctxt.Flag_shared?',
    ],
    [
      'buildcfg.GORISCV64X >= 22',
      'construct',
      'the name buildcfg.GORISCV64X has no model; did you mean buildcfg.GORISCV64?',
    ],
    ['x.Foo == 1', 'construct', "Foo is no field of the compiler's that is known"],
    ['c == math.MaxInt32x', 'construct', 'the name math.MaxInt32x has no model; did you mean math.MaxInt32?'],
    [
      'logLargeCopyy(x, c)',
      'helper',
      "logLargeCopyy is no function of the compiler's that is known; did you mean logLargeCopy?",
    ],
    ['isMalloc(x)', 'helper', 'the helper isMalloc has no model'],
    ['len(x.Args) == 1', 'helper', 'the helper len has no model'],
    ['x.needRegister()', 'helper', 'the helper needRegister has no model'],
    ['x.Block.Func.anything()', 'helper', 'the helper Block.Func.anything has no model'],
  ])('is called what it is, with a close one that has: %s', (condition, kind, reason) => {
    expect(missingOf(condition)).toMatchObject({ kind, reason });
  });

  it.each(['is18Bit(c)', 'is16Bitx16(c)', 'canMergeLoadx86(v, x)', 'symIsROZero(x)'])(
    "has no close one where it is likely Go's own: %s",
    condition => expect(missingOf(condition)?.reason).not.toContain('did you mean'),
  );

  it.each(['config.noDuffDevice', 'config.hasGReg', 'buildcfg.GOAMD64 >= 3', 'buildcfg.GOLOONG64 >= 2'])(
    'is none of the settings, of which there may be more: %s',
    condition => expect(missingOf(condition)).toBeUndefined(),
  );
});

describe('constants', () => {
  it('in a match are compared as Go compares: a zero matches both zeros', () => {
    expect(verdictOf('(FADDD x (FMOVDconst [0])) => x')).toMatchObject({
      kind: 'refuted',
      counterexample: { difference: 'sign-of-zero' },
    });
    expect(verdictOf('(FEQD x (FMOVDconst [0])) => (FEQD x (FMOVDconst [0]))').kind).toBe('proved');
    expect(verdictOf('(FSUBD x (FMOVDconst [0])) => (FADDD x (FMOVDconst [0]))')).toMatchObject({
      kind: 'refuted',
      counterexample: { difference: 'sign-of-zero' },
    });
  });

  it('named twice are the same constant', () => {
    expect(verdictOf('(ANDI [c] (ANDI [c] x)) => (ANDI [c] x)').kind).toBe('proved');
    expect(verdictOf('(ANDI [c] (ANDI [d] x)) => (ANDI [c] x)').kind).toBe('refuted');
    expect(verdictOf('(ANDI [c] (ANDI [d] x)) => (ANDI [c&d] x)').kind).toBe('proved');
  });

  it('that a result does not restate are zero', () => {
    expect(verdictOf('(ANDI [c] x) => (ANDI x)').kind).toBe('refuted');
    expect(verdictOf('(ANDI [0] x) => (MOVDconst)').kind).toBe('proved');
  });
});

describe('a variable that occurs twice is one value', () => {
  it('in a match', () => {
    expect(verdictOf('(FEQD x x) => (SEQZ (SNEZ (ANDI [0x300] (FCLASSD x))))').kind).toBe('proved');
    expect(verdictOf('(FEQD x y) => (FEQD x x)').kind).toBe('refuted');
  });
});

describe('bookkeeping and configuration assume nothing', () => {
  it.each([
    'x.Uses == 1',
    'x.Uses == 1 || y.Uses == 1',
    '!(x.Uses == 1)',
    'buildcfg.GORISCV64 >= 22',
    '!base.ConvertHash.MatchPos(v.Pos, nil)',
  ])('%s', condition => {
    expect(verdictOf(`(FNEGD x:(FNEGD y)) && ${condition} => y`).kind).toBe('proved');
    expect(verdictOf(`(FNEGD x:(FNEGD y)) && ${condition} => x`).kind).toBe('refuted');
  });
  it('clobber(x)', () => {
    expect(verdictOf('(FNEGD x:(FNEGD y)) && clobber(x) => y').kind).toBe('proved');
    expect(verdictOf('(FNEGD x:(FNEGD y)) && clobber(x) => (FNEGD y)').kind).toBe('refuted');
  });
});

describe('a predicate without a model makes the rule unsupported', () => {
  it.each([
    ['canBeReplaced(x, y)', 'canBeReplaced'],
    ['!x.Type.IsEmptyInterface()', 'Type.IsEmptyInterface'],
  ])('%s', (condition, missing) => {
    expect(verdictOf(`(FADDD x y) && ${condition} => (FADDD y x)`)).toMatchObject({
      kind: 'unsupported',
      missing,
    });
  });
});

describe('widths', () => {
  it('above what an op fixes anything may be, and not twice the same', () => {
    expect(verdictOf('(ANDI [c] (Cvt64Fto32 x)) => (ANDI [c] (FCVTWD x))').kind).toBe('refuted');
    expect(verdictOf('(ANDI [c] (Cvt64Fto32 x)) && isU32Bit(c) => (ANDI [c] (FCVTWD x))').kind).toBe(
      'proved',
    );
    expect(verdictOf('(MOVWUreg (Cvt64Fto32 x)) => (MOVWUreg (FCVTWD x))').kind).toBe('proved');
  });

  it('of an operand: a narrow op does not see the upper bits of a register', () => {
    expect(verdictOf('(MOVBUreg x) => (ANDI [255] x)').kind).toBe('proved');
    expect(verdictOf('(FCVTSW x) => (FCVTSL x)')).toMatchObject({ kind: 'refuted' });
  });
});

describe('what Go leaves open', () => {
  it('is assumed away in a match and not claimed of a result', () => {
    const [lowering] = checkText('(Cvt64Fto64 x) => (FCVTLD x)');
    expect(lowering!.verdict).toMatchObject({ kind: 'proved' });
    expect(lowering!.verdict.assumptions).toEqual([
      { kind: 'defined', words: expect.stringContaining('in range') },
    ]);
    expect(verdictOf('(FCVTLD x) => (Cvt64Fto64 x)')).toMatchObject({
      kind: 'refuted',
      counterexample: { difference: 'duty' },
    });
  });

  it('is which NaN it is: no rule is refuted for the sign of one that Go leaves open', () => {
    const open = verdictOf('(Copysign x (Neg64F (Cvt32Fto64F y))) => (FSGNJD x (FCVTDS (FNEGS y)))');
    expect(open).toMatchObject({ kind: 'undecided' });
    expect(open.reason).toContain('which NaN');
    // Wrong for numbers as well.
    expect(verdictOf('(Copysign x (Cvt32Fto64F y)) => (FSGNJD x (FCVTDS (FNEGS y)))').kind).toBe('refuted');
  });

  it('is which NaN it is: proved up to NaNs only', () => {
    expect(verdictOf('(Add64F ...) => (FADDD ...)')).toMatchObject({ kind: 'proved', equality: 'value' });
    expect(verdictOf('(Neg64F ...) => (FNEGD ...)')).toMatchObject({ kind: 'proved', equality: 'bits' });
  });
});
