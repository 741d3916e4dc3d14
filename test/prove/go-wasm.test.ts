/**
 * The verdicts on Go 1.27's Wasm rules. What is refuted is refuted in isolation: by a constant that is a NaN, by counts
 * and offsets that rules before these keep out.
 */
import { describe, expect, it } from 'vitest';
import { goRules } from '../support/go-rules.ts';
import { checkFile, instancesOf } from '../support/verdicts.ts';
import { verdicts } from './go-machine.ts';
import { ledger } from './go-numbers.ts';
import { mutateIntegers } from './mutation.ts';

const go127 = goRules('1.27');
describe.skipIf('missing' in go127)(`Go 1.27${'missing' in go127 ? `: ${go127.missing}` : ''}`, () => {
  const folder = 'folder' in go127 ? go127.folder : '';
  const checked = folder === '' ? [] : checkFile(folder, 'Wasm.rules', 'Wasm');
  const optimizations = checked.filter(({ line }) => line > 375);

  it('has a verdict on all but calls, vectors and what depends on the order of rules', () => {
    expect(ledger(optimizations)).toEqual({
      'proved bits': 63,
      'proved value': 2,
      refuted: 6,
    });
    const missing = checked.flatMap(({ claim }) => (claim.kind === 'unsupported' ? claim.missing.name : []));
    expect([...new Set(missing)]).toEqual([
      ...['___', 'V128Load', 'rule order', 'V128Store'],
      ...['StaticCall', 'ClosureCall', 'InterCall', 'TailCall', 'TailCallInter'],
      ...['LoweredConvert', 'NilCheck', 'WB'],
    ]);
    expect(missing).toHaveLength(15);
  });

  it('refutes a sum that may be a NaN, shifts that are not taken modulo 64, and offsets from 2^31 on', () => {
    expect(
      verdicts(checked, kind => kind === 'refuted').map(text => text.replace(/ (&&.*)?=>.*/, '')),
    ).toEqual([
      '386 refuted: (F64Add (F64Const [x]) (F64Const [y]))',
      '393 refuted: (I64Shl (I64Const [x]) (I64Const [y]))',
      '394 refuted: (I64ShrU (I64Const [x]) (I64Const [y]))',
      '395 refuted: (I64ShrS (I64Const [x]) (I64Const [y]))',
      '458 refuted: (I64AddConst [off] (LoweredAddr [off2] {sym} base))',
      '460 refuted: (I64AddConst [off] x:(SP))',
    ]);
  });

  it('has no rule of which a wrong mutant is proved, in a sample', () => {
    const { counts, survivors, contradicted } = mutateIntegers(
      instancesOf(folder, 'Wasm.rules', 'Wasm'),
      'Wasm',
      60,
    );
    expect(contradicted).toEqual([]);
    // Both ops commute, and no type with a model has three bytes.
    expect(survivors).toEqual([
      'proved: (ZeroExt32to64 x) => (I64And x (I64Const [0xffffffff])) with result: operands 1 and 2 of I64And exchanged',
      'unsupported: (Load <t> ptr mem) && t.Size() == 2 && t.IsSigned() => (I64Load16S ptr mem) with condition: 3 for 2 in t.Size() == 2',
      'proved: (I64Mul (I64Const [x]) y) && y.Op != OpWasmI64Const => (I64Mul y (I64Const [x])) with match: operands 1 and 2 of I64Mul exchanged',
    ]);
    expect(counts).toEqual({ refuted: 23, vacuous: 0, meaningless: 3 });
  });
});
