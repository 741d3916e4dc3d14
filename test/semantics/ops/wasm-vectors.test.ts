/** WebAssembly's vector ops against the engine that runs the test. */
import { describe, expect, test } from 'vitest';
import { expression } from '../../../src/semantics/batch/wasm/expression.ts';
import { unsigned } from '../../../src/semantics/batch/wasm/leb128.ts';
import { ModuleBuilder, newMemory } from '../../../src/semantics/batch/wasm/module.ts';
import { type OpEntry, type Register, settled, widthOf } from '../../../src/semantics/ops/entry.ts';
import { vectorOps } from '../../../src/semantics/ops/wasm/vector.ts';
import { vectorNumberOps } from '../../../src/semantics/ops/wasm/vector-numbers.ts';
import { constantsOf, low, meaningOf, sameUpToNans, tuplesOf } from './drawn-vectors.ts';

const ops = [...vectorOps(), ...vectorNumberOps()];

/** Numbers of the binary format (5.4.8, vector instructions), each list from its first on; `_` has no op here. */
const opcodes = new Map<string, number>();
const inOrder = (first: number, names: string): void => {
  for (const [index, name] of names.split(' ').entries()) if (name !== '_') opcodes.set(name, first + index);
};
const relations = ['Eq', 'Ne', 'LtS', 'LtU', 'GtS', 'GtU', 'LeS', 'LeU', 'GeS', 'GeU'];
for (const [index, shape] of ['I8x16', 'I16x8', 'I32x4'].entries())
  inOrder(0x23 + 10 * index, relations.map(name => shape + name).join(' '));
inOrder(0xd6, 'I64x2Eq I64x2Ne I64x2LtS I64x2GtS I64x2LeS I64x2GeS');
inOrder(0x4d, 'V128Not V128And V128Andnot V128Or V128Xor V128Bitselect');
inOrder(0x60, 'I8x16Abs I8x16Neg I8x16Popcnt');
inOrder(0x0c, 'V128Zero _ I8x16Swizzle');
inOrder(0x0f, 'I8x16Splat I16x8Splat I32x4Splat I64x2Splat F32x4Splat F64x2Splat');
inOrder(
  0x15,
  'I8x16ExtractLaneS I8x16ExtractLaneU I8x16ReplaceLane I16x8ExtractLaneS I16x8ExtractLaneU I16x8ReplaceLane',
);
inOrder(0x1b, 'I32x4ExtractLane I32x4ReplaceLane I64x2ExtractLane I64x2ReplaceLane');
inOrder(0x1f, 'F32x4ExtractLane F32x4ReplaceLane F64x2ExtractLane F64x2ReplaceLane');
for (const [shape, compared, arithmetic] of [
  ['F32x4', 0x41, 0xe0],
  ['F64x2', 0x47, 0xec],
] as const) {
  inOrder(compared, ['Eq', 'Ne', 'Lt', 'Gt', 'Le', 'Ge'].map(name => shape + name).join(' '));
  inOrder(
    arithmetic,
    'Abs Neg _ Sqrt Add Sub Mul Div Min Max'.replace(/[A-Z]\w+/g, name => shape + name),
  );
}
inOrder(0x67, 'F32x4Ceil F32x4Floor F32x4Trunc F32x4Nearest');
inOrder(0x74, 'F64x2Ceil F64x2Floor _ _ _ _ F64x2Trunc');
inOrder(0x94, 'F64x2Nearest');
inOrder(0xf8, 'I32x4TruncSatF32x4S I32x4TruncSatF32x4U F32x4ConvertI32x4S F32x4ConvertI32x4U');
inOrder(0xfe, 'F64x2ConvertLowI32x4S F64x2ConvertLowI32x4U');
for (const [first, shape, narrow] of [
  [0x60, 'I8x16', undefined],
  [0x80, 'I16x8', 'I8x16'],
  [0xa0, 'I32x4', 'I16x8'],
  [0xc0, 'I64x2', 'I32x4'],
] as const) {
  const all = (names: string): string => names.replace(/\w+/g, name => (name === '_' ? name : shape + name));
  inOrder(first, all('Abs Neg'));
  inOrder(first + 0x0b, all('Shl ShrS ShrU Add'));
  inOrder(first + 0x11, all('Sub'));
  if (narrow !== undefined) {
    const halves = `Low${narrow}S High${narrow}S Low${narrow}U High${narrow}U`;
    inOrder(first + 0x07, all(halves.replace(/\w+/g, name => `Extend${name}`)));
    inOrder(first + 0x1c, all(halves.replace(/\w+/g, name => `Extmul${name}`)));
    inOrder(first + 0x15, all('Mul'));
  }
  if (shape !== 'I64x2') inOrder(first + 0x16, all('MinS MinU MaxS MaxU'));
  if (shape === 'I8x16' || shape === 'I16x8') {
    inOrder(first + 0x0f, all('AddSatS AddSatU Sub SubSatS SubSatU'));
    inOrder(first + 0x1b, all('AvgrU'));
  }
}

/** Instructions of two operands that take a count, which Go wraps to an i32. */
const takesCount = /(Shl|Shr[SU])$/;
const loads = {
  i32: [0x28, 2, 0],
  i64: [0x29, 3, 0],
  f32: [0x2a, 2, 0],
  f64: [0x2b, 3, 0],
  v128: [0xfd, 0, 0, 0],
} as const;
const stores = { i64: [0x37, 3, 0], f32: [0x38, 2, 0], f64: [0x39, 3, 0], v128: [0xfd, 11, 0, 0] } as const;

function typeOf(register: Register): keyof typeof loads {
  if (register.kind === 'vector') return 'v128';
  const width = widthOf(settled(register)) as 32 | 64;
  return register.kind === 'float' ? `f${width}` : `i${width}`;
}

/** The instruction between loads of its operands and a store of its result, in the engine. */
function machine({ name, operands, results: [result] }: OpEntry, constant: bigint | undefined) {
  const memory = newMemory(64);
  const view = new DataView(memory.buffer);
  const read = operands.flatMap((register, index) => [
    ...[0x41, 16 * index, ...loads[typeOf(register)]],
    ...(takesCount.test(name) && index === 1 ? [0xa7] : []),
  ]);
  const own = name === 'SelectV' ? [0x1b] : [0xfd, ...unsigned(opcodes.get(name)!)];
  const immediate =
    name === 'V128Zero' ? new Array<number>(16).fill(0) : constant === undefined ? [] : [Number(constant)];
  const isOfWord = /ExtractLane/.test(name) && /^I(8|16|32)/.test(name);
  const extended = isOfWord ? [name.endsWith('U') ? 0xad : 0xac] : [];
  const written = stores[typeOf(result) as keyof typeof stores];
  const code = [0x41, 48, ...read, ...own, ...immediate, ...extended, ...written, 0x42, 0];
  const module = new ModuleBuilder();
  module.define({ parameters: [], results: ['i64'] }, body => body.return(expression('i64', code)), 'run');
  const run = module.instantiate(memory)['run'] as () => bigint;
  return (values: readonly bigint[]): bigint => {
    for (const [index, value] of values.entries()) {
      view.setBigUint64(16 * index, low(64, value), true);
      view.setBigUint64(16 * index + 8, low(64, value >> 64n), true);
    }
    view.setBigUint64(48, 0n, true);
    view.setBigUint64(56, 0n, true);
    run();
    return low(widthOf(settled(result)), view.getBigUint64(48, true) | (view.getBigUint64(56, true) << 64n));
  };
}

test('an instruction of each op, and an op of each instruction', () => {
  expect([...opcodes.keys(), 'SelectV'].sort()).toEqual(ops.map(({ name }) => name).sort());
});

describe('what this engine computes', () => {
  test.each(ops)('$name', entry => {
    for (const constant of constantsOf(entry)) {
      const [run, means] = [machine(entry, constant), meaningOf(entry, constant)];
      const differs = (operands: readonly bigint[]) =>
        !sameUpToNans(entry.results[0], run(operands), means(operands));
      expect(tuplesOf(entry, 160).filter(differs)).toEqual([]);
    }
  });
});
