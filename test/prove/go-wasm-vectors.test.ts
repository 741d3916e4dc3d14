/** The verdicts on Go 1.27's rules for vectors on WebAssembly; and no other instruction passes for the right one. */
import { describe, expect, it } from 'vitest';
import { vectorOps } from '../../src/semantics/ops/wasm/vector.ts';
import { vectorNumberOps } from '../../src/semantics/ops/wasm/vector-numbers.ts';
import { goRules } from '../support/go-rules.ts';
import { nightly } from '../support/nightly.ts';
import { checkFile, notRefuted } from '../support/verdicts.ts';
import { ledger } from './go-numbers.ts';
import { withOtherInstructions } from './vector-mutants.ts';

const ops = [...vectorOps(), ...vectorNumberOps()];
const go127 = goRules('1.27');
describe.skipIf('missing' in go127)(`Go 1.27${'missing' in go127 ? `: ${go127.missing}` : ''}`, () => {
  const folder = 'folder' in go127 ? go127.folder : '';
  const checked = folder === '' ? [] : checkFile(folder, 'simdWasm.rules', 'Wasm');
  const proved = checked.filter(({ verdict }) => verdict.kind === 'proved');

  it('proves what has a model', () => {
    expect(ledger(checked)).toEqual({ 'proved bits': 296 });
  });

  it('refutes a proved rule with another instruction in the place of its own, in a sample by day', () => {
    const rules = proved.map(({ text }) => text);
    const wrong = withOtherInstructions(rules, ops, /=> (?:\((?:V128Or|SelectV) )?\((\w+)/);
    const tried = wrong.filter((_, index) => nightly || index % 4 === 0);
    expect(tried.length).toBeGreaterThan(50);
    expect(notRefuted(tried.join('\n'), 'Wasm')).toEqual([]);
  });

  it('refutes shifts and rotations by other counts, and operands exchanged', () => {
    const wrong = [
      '(ShiftAllLeftInt8x16 x d:(Const64 [c])) && uint64(c) <= 8 => (I8x16Shl x (I64Const [c]))',
      '(ShiftAllRightInt16x8 x d:(Const64 [c])) && uint64(c) < 32 => (I16x8ShrS x (I64Const [c]))',
      '(ShiftAllRightInt64x2 x d:(I64Const [c])) && uint64(c) < 65 => (I64x2ShrS x d)',
      '(SubInt32x4 x y) => (I32x4Sub y x)',
      '(AndNotInt8x16 x y) => (V128Andnot y x)',
      '(SubSaturatedUint8x16 x y) => (I8x16SubSatU y x)',
      '(LessUint16x8 x y) => (I16x8LtU y x)',
    ];
    expect(notRefuted(wrong.join('\n'), 'Wasm')).toEqual([]);
  });
});
