/** The verdicts on Go's 386 rules, and on rules about what 32 bits are. */
import { describe, expect, it } from 'vitest';
import { type GoVersion, goRules } from '../support/go-rules.ts';
import { verdictOf } from '../support/machine-verdict.ts';
import { type Checked, checkFile } from '../support/verdicts.ts';
import { verdicts } from './go-machine.ts';
import { ledger } from './go-numbers.ts';

const rulesOf = (version: GoVersion) => {
  const rules = goRules(version);
  if ('missing' in rules) return { missing: rules.missing, checked: [] };
  return {
    checked: ['386.rules', '386splitload.rules'].flatMap(file => checkFile(rules.folder, file, '386')),
  };
};

const go127 = rulesOf('1.27');
describe.skipIf(go127.missing)(`Go 1.27 ${go127.missing ?? ''}`, () => {
  it('decides all but calls, checks, panics, and constants of shared code', () => {
    expect(ledger(go127.checked)).toEqual({
      'proved bits': 706,
      'proved value': 16,
      refuted: 2,
      unsupported: 18,
    });
  });

  it('refutes the rules that FINDINGS.md judges, and leaves none open', () => {
    const others = verdicts(go127.checked, kind => kind === 'refuted' || kind === 'undecided');
    expect(others.map(one => one.replace(/ (&&|=>).*/, ''))).toEqual([
      '898 refuted: (SARWconst [c] (MOVLconst [d]))',
      '899 refuted: (SARBconst [c] (MOVLconst [d]))',
    ]);
  });
});

const go119 = rulesOf('1.19');
describe.skipIf(go119.missing)(`Go 1.19 ${go119.missing ?? ''}`, () => {
  it('refutes the same rules, and no other in a sample', () => {
    const isWrong = ({ text }: Checked): boolean => /^\(SAR[WB]const \[c\] \(MOVLconst/.test(text);
    const refuted = go119.checked.filter(isWrong);
    expect(refuted.map(({ line, verdict }) => [line, verdict.kind])).toEqual([
      [910, 'refuted'],
      [911, 'refuted'],
    ]);
    const sample = go119.checked.filter((one, index) => !isWrong(one) && index % 24 === 7);
    expect(verdicts(sample, kind => kind !== 'proved' && kind !== 'unsupported')).toEqual([]);
    expect(sample.length).toBeGreaterThan(25);
  });
});

describe('addresses have 32 bits', () => {
  it.each([
    [
      'they come around the end',
      '(MOVLload [2147483647] {sym} (LEAL [1] {nil} p) (MOVLstore [-2147483648] {sym} p x _)) => x',
      'proved bits',
    ],
    [
      'of an index the upper bits are shifted out',
      '(MOVLloadidx4 [0] {sym} p i (MOVLstoreidx1 [0] {sym} p (SHLLconst [2] i) x _)) => x',
      'proved bits',
    ],
    [
      'an index counts at its scale',
      '(MOVLloadidx4 [4] {sym} p i (MOVLstoreidx1 [3] {sym} p (ADDLconst [1] i) x _)) => x',
      'refuted',
    ],
    [
      'neighbours are others',
      '(MOVLloadidx1 [4] {sym} p i (MOVLstoreidx1 [2] {sym} p (ADDLconst [1] i) x _)) => x',
      'refuted',
    ],
    [
      'and those of amd64 do not',
      '(MOVLload [2147483647] {sym} (LEAQ [1] {nil} p) (MOVLstore [-2147483648] {sym} p x _)) => x',
      'refuted',
      'AMD64',
    ],
  ])('%s: %s', (_, rule, verdict, arch = '386') => {
    expect(verdictOf(arch, rule)).toBe(verdict);
  });
});

describe('carries are flags', () => {
  it.each([
    [
      'a mask is what a sum carries',
      '(ADCL x (MOVLconst [0]) (Select1 <types.TypeFlags> (ADDLcarry y z))) => (ADDL x (NEGL (SBBLcarrymask <typ.UInt32> (Select1 <types.TypeFlags> (ADDLcarry y z)))))',
      'proved bits',
    ],
    [
      'with its sign',
      '(ADCL x (MOVLconst [0]) (Select1 <types.TypeFlags> (ADDLcarry y z))) => (ADDL x (SBBLcarrymask <typ.UInt32> (Select1 <types.TypeFlags> (ADDLcarry y z))))',
      'refuted',
    ],
    ['a sum is not a difference', '(Add32carry x y) => (SUBLcarry x y)', 'refuted'],
    ['a difference borrows', '(Sub32carry x y) => (SUBLcarry x y)', 'proved bits'],
    ['and is not the exchanged one', '(Sub32withcarry x y c) => (SBBL y x c)', 'refuted'],
  ])('%s: %s', (_, rule, verdict) => {
    expect(verdictOf('386', rule)).toBe(verdict);
  });
});

describe('narrow shifts and divisions', () => {
  it.each([
    [
      'a constant is taken as narrow as it is shifted',
      '(SARWconst [c] (MOVLconst [d])) => (MOVLconst [int32(int16(d))>>uint64(c)])',
      'proved bits',
    ],
    [
      'a narrow shift takes nothing in',
      '(SHRW x (MOVLconst [c])) && c&31 < 16 => (SHRLconst [c&31] x)',
      'refuted',
    ],
    [
      'but of what was extended',
      '(MOVWLZX (SHRWconst [c] x)) => (SHRLconst [int32(c)] (MOVWLZX x))',
      'proved bits',
    ],
    ['a remainder is no quotient', '(Mod32 x y) => (DIVL x y)', 'refuted'],
    ['zero has no lowest bit', '(Ctz32 x) => (BSFL x)', 'refuted'],
    ['halves have an order', '(Ctz64On32 x y) => (LoweredCtz64 y x)', 'refuted'],
  ])('%s: %s', (_, rule, verdict) => {
    expect(verdictOf('386', rule)).toBe(verdict);
  });
});
