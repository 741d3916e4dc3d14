/** The verdicts on Go 1.27's rules for vectors on WebAssembly; and no other instruction passes for the right one. */
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/api/index.ts';
import { describeRegister } from '../../src/model/register-values.ts';
import type { OpEntry } from '../../src/semantics/ops/entry.ts';
import { vectorOps } from '../../src/semantics/ops/wasm/vector.ts';
import { vectorNumberOps } from '../../src/semantics/ops/wasm/vector-numbers.ts';
import { goRules } from '../support/go-rules.ts';
import { nightly } from '../support/nightly.ts';
import { checkFile } from '../support/verdicts.ts';
import { ledger } from './go-numbers.ts';

const ops = [...vectorOps, ...vectorNumberOps];
/** What another op takes and gives as well. */
const shapeOf = ({ operands, results, aux }: OpEntry): string =>
  [...operands, ...results].map(describeRegister).join() + (aux?.kind ?? '');

/** The next op of the table that takes and gives the same; undefined where it is the only one. */
function another(name: string): string | undefined {
  const index = ops.findIndex(one => one.name === name);
  const own = ops[index]!;
  const later = [...ops.slice(index + 1), ...ops.slice(0, index)];
  return later.find(one => shapeOf(one) === shapeOf(own))?.name;
}

const go127 = goRules('1.27');
describe.skipIf('missing' in go127)(`Go 1.27${'missing' in go127 ? `: ${go127.missing}` : ''}`, () => {
  const folder = 'folder' in go127 ? go127.folder : '';
  const checked = folder === '' ? [] : checkFile(folder, 'simdWasm.rules', 'Wasm');
  const proved = checked.filter(({ verdict }) => verdict.kind === 'proved');

  it('proves what has a model', () => {
    expect(ledger(checked)).toEqual({ 'proved bits': 296 });
  });

  it('refutes a proved rule with another instruction in the place of its own, in a sample by day', () => {
    const exchanged = proved.flatMap(({ text }) => {
      const name = /=> (?:\((?:V128Or|SelectV) )?\((\w+)/.exec(text)![1]!;
      const other = another(name);
      return other === undefined ? [] : [text.replace(`(${name}`, `(${other}`)];
    });
    const wrong = [...new Set(exchanged)];
    const tried = wrong.filter((_, index) => nightly || index % 4 === 0);
    const { results } = verify(tried.join('\n'), { arch: 'Wasm' });
    expect(results).toHaveLength(tried.length);
    expect(results.filter(({ verdict }) => verdict !== 'refuted').map(({ rule }) => rule)).toEqual([]);
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
    const { results } = verify(wrong.join('\n'), { arch: 'Wasm' });
    expect(results.map(({ verdict }) => verdict)).toEqual(wrong.map(() => 'refuted'));
  });
});
