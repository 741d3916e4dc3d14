/** The verdicts on Go 1.27's rules for vectors on arm64; and no other instruction passes for the right one. */
import { describe, expect, it } from 'vitest';
import { vectorOps } from '../../src/semantics/ops/arm64/vector.ts';
import { vectorNumberOps } from '../../src/semantics/ops/arm64/vector-numbers.ts';
import { goRules } from '../support/go-rules.ts';
import { nightly } from '../support/nightly.ts';
import { checkFile, notRefuted } from '../support/verdicts.ts';
import { ledger } from './go-numbers.ts';
import { withOtherInstructions } from './vector-mutants.ts';

/** Products of polynomials take seconds to be told from what has nothing of them. */
const ops = [...vectorOps(), ...vectorNumberOps()].filter(({ name }) => !name.startsWith('VPMULL'));

const go127 = goRules('1.27');
describe.skipIf('missing' in go127)(`Go 1.27${'missing' in go127 ? `: ${go127.missing}` : ''}`, () => {
  const folder = 'folder' in go127 ? go127.folder : '';
  const checked = folder === '' ? [] : checkFile(folder, 'simdARM64.rules', 'ARM64');
  const texts = checked.map(({ text }) => text);

  it('proves every instance, by night; by day what a shift by an unknown count does not make slow', () => {
    const tried = checked.filter(({ text }) => nightly || !text.startsWith('(ShiftAll'));
    expect(ledger(tried)).toEqual({ 'proved bits': nightly ? 409 : 393, 'proved value': 26 });
  });

  it('refutes a proved rule with another instruction in the place of its own, in a sample by day', () => {
    // To the right nothing overflows.
    const isRight = (rule: string): boolean => /^\(ShiftAllRight.*=> \(V[SU]QSHL/.test(rule);
    const wrong = withOtherInstructions(texts, ops, /=> \((\w+)/).filter(rule => !isRight(rule));
    const tried = wrong.filter((_, index) => nightly || index % 4 === 0);
    expect(tried.length).toBeGreaterThan(50);
    expect(notRefuted(tried.join('\n'), 'ARM64')).toEqual([]);
  });

  it('refutes other halves, other elements, other counts and operands exchanged', () => {
    const wrong = [
      '(VFCVTL4S (VDUPDextr [0] x)) => (VFCVTL2_4S x)',
      '(VSMULL8H (VDUPDextr [1] x) (VDUPDextr [0] y)) => (VSMULL2_8H x y)',
      '(VMOVDins0 [0] dst (VDUPDextr [0] (VXTN4S y))) => (VXTN2_4S dst y)',
      '(VMOVDins0 [1] dst (VDUPDextr [1] (VXTN4S y))) => (VXTN2_4S dst y)',
      '(VMOVDins0 [1] dst (VDUPDextr [0] (VSHRN4S [c] y))) => (VSHRN2_4S dst [c+1] y)',
      '(VMOVSins0 [0] (VMOVI16B [1]) y:(VDUPSextr [i] _)) => y',
      '(VMOVSins0 [1] (VMOVI16B [0]) y:(VDUPSextr [i] _)) => y',
      '(VDUPBbcast [i] (VMOVBins [j] _ (MOVDconst [c]))) && c>=-128 && c<=255 => (VMOVI16B [uint8(c)])',
      '(VDUPHbcast [i] (VMOVHins [j] _ (MOVDconst [c]))) && i == j && c>=-128 && c<=255 => (VMOVI16B [uint8(c)])',
      '(VBIF16B x y (VNOT16B mask)) => (VBIT16B y x mask)',
      '(MulAddFloat32x4 x y z) => (VFMLA4S x y z)',
      '(SubInt8x16 x y) => (VSUB16B y x)',
      '(GreaterFloat64x2 x y) => (VFCMGT2D y x)',
      '(ConcatShiftBytesRightUint8x16 [a] x y) => (VEXT16B [a] y x)',
      '(LookupOrZeroInt8x16 x y) => (VTBL16B y x)',
      '(VSHL8H [a] x) && a==1 => x',
      '(ShiftAllLeftInt16x8 x y) => (VSSHL8H x (VDUPHbcast [0] (VMOVHins [0] x y)))',
      '(ShiftAllRightInt64x2 x y) => (VSSHL2D x (VDUPDbcast [0] (VMOVDins [0] x (NEG <typ.Int64> y))))',
    ];
    expect(notRefuted(wrong.join('\n'), 'ARM64')).toEqual([]);
  });
});
