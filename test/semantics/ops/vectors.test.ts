/**
 * Vector ops against what is not this program: WebAssembly's against the engine that runs the test, those of the
 * language against arithmetic of BigInt, element by element.
 */
import { describe, expect, test } from 'vitest';
import { expression } from '../../../src/semantics/batch/wasm/expression.ts';
import { unsigned } from '../../../src/semantics/batch/wasm/leb128.ts';
import { ModuleBuilder, newMemory } from '../../../src/semantics/batch/wasm/module.ts';
import { type OpEntry, settled, widthOf } from '../../../src/semantics/ops/entry.ts';
import { vectorOps as ofLanguage } from '../../../src/semantics/ops/generic/vector.ts';
import { vectorOps as ofWasm } from '../../../src/semantics/ops/wasm/vector.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { variable } from '../../../src/semantics/term/term.ts';

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

const low = (width: number, value: bigint): bigint => BigInt.asUintN(width, value);

/** Deterministic words; edges of all widths lie in between. */
function* vectors(): Generator<bigint> {
  let state = 0x9e3779b97f4a7c15n;
  const edges = [
    0x80n,
    0x7fn,
    0xffn,
    0x8000n,
    0x7fffn,
    0x80000000n,
    0x7fffffffn,
    1n << 63n,
    0n,
    1n,
    -1n,
    -2n,
  ];
  for (let round = 0; ; round++) {
    let value = 0n;
    for (let word = 0; word < 8; word++) {
      state = low(64, state * 6364136223846793005n + 1442695040888963407n);
      const edge = edges[Number((state >> 40n) % BigInt(edges.length))]!;
      value = (value << 16n) | low(16, round % 2 === 0 ? edge >> BigInt(16 * (word % 4)) : state >> 33n);
    }
    // Repeated elements, so that operands meet equal ones.
    yield round % 5 === 4
      ? low(128, edges[(round * 7) % edges.length]! * 0x01010101010101010101010101010101n)
      : value;
  }
}
const source = vectors();
const drawn = Array.from({ length: 160 }, () => source.next().value as bigint);
const counts = [0n, 1n, 7n, 8n, 9n, 15n, 16n, 31n, 32n, 33n, 63n, 64n, 65n, 1n << 32n, (1n << 63n) + 3n, -1n];

function meaningOf(entry: OpEntry): (operands: readonly bigint[]) => bigint {
  const variables = entry.operands.map((register, index) =>
    variable(`x${index}`, widthOf(settled(register))),
  );
  const run = evaluator(entry.denote(variables, [])[0], variables);
  return operands => run(operands.slice(0, variables.length), 'rne').value;
}

const tuplesOf = ({ operands }: OpEntry): bigint[][] =>
  drawn.map((a, index) => {
    const b = index % 7 === 0 ? a : drawn[(index * 31 + 5) % drawn.length]!;
    const isCount = operands[1] !== undefined && widthOf(settled(operands[1])) === 64;
    return [
      a,
      isCount ? low(64, counts[index % counts.length]!) : b,
      drawn[(index * 17 + 3) % drawn.length]!,
    ];
  });

/** The instruction between loads of its operands and a store of its result, in the engine. */
function machine({ name, operands }: OpEntry): (operands: readonly bigint[]) => bigint {
  const memory = newMemory(64);
  const view = new DataView(memory.buffer);
  const at = (place: number, instruction: number) => [0x41, place, 0xfd, ...unsigned(instruction), 0, 0];
  const read = operands.flatMap((register, index) =>
    widthOf(settled(register)) === 64 ? [0x20, 0, 0xa7] : at(16 * index, 0),
  );
  const opcode = opcodes.get(name)!;
  const code = [0x41, 48, ...read, 0xfd, ...unsigned(opcode), 0xfd, 11, 0, 0, 0x42, 0];
  const module = new ModuleBuilder();
  module.define(
    { parameters: ['i64'], results: ['i64'] },
    body => body.return(expression('i64', code)),
    'run',
  );
  const run = module.instantiate(memory)['run'] as (count: bigint) => bigint;
  return values => {
    for (const [index, value] of values.entries()) {
      view.setBigUint64(16 * index, low(64, value), true);
      view.setBigUint64(16 * index + 8, low(64, value >> 64n), true);
    }
    run(BigInt.asIntN(64, values[1]!));
    return view.getBigUint64(48, true) | (view.getBigUint64(56, true) << 64n);
  };
}

test('an instruction of each op, and an op of each instruction', () => {
  expect([...opcodes.keys()].sort()).toEqual(ofWasm.map(({ name }) => name).sort());
});

describe('what this engine computes', () => {
  test.each(ofWasm)('$name', entry => {
    const [run, means] = [machine(entry), meaningOf(entry)];
    expect(tuplesOf(entry).filter(operands => run(operands) !== means(operands))).toEqual([]);
  });
});

const truth = (holds: boolean): bigint => (holds ? -1n : 0n);
type Bounds = readonly [least: bigint, greatest: bigint];
const clamp = (value: bigint, [least, greatest]: Bounds): bigint =>
  value < least ? least : value > greatest ? greatest : value;
const bitCount = (value: bigint): bigint => BigInt(value.toString(2).replaceAll('0', '').length);
/** Of elements as numbers, the count whole. */
const reference: Readonly<Record<string, (a: bigint, b: bigint, bounds: Bounds, width: number) => bigint>> = {
  And: (a, b) => a & b,
  Or: (a, b) => a | b,
  Xor: (a, b) => a ^ b,
  Not: a => ~a,
  AndNot: (a, b) => a & ~b,
  Equal: (a, b) => truth(a === b),
  NotEqual: (a, b) => truth(a !== b),
  Less: (a, b) => truth(a < b),
  LessEqual: (a, b) => truth(a <= b),
  Greater: (a, b) => truth(a > b),
  GreaterEqual: (a, b) => truth(a >= b),
  ShiftAllLeft: (a, n, _, width) => (n < width ? a << n : 0n),
  ShiftAllRight: (a, n) => (n < 128n ? a >> n : truth(a < 0n)),
  Mul: (a, b) => a * b,
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Neg: a => -a,
  Abs: a => (a < 0n ? -a : a),
  OnesCount: (a, _, __, width) => bitCount(low(width, a)),
  Min: (a, b) => (a < b ? a : b),
  Max: (a, b) => (a > b ? a : b),
  AddSaturated: (a, b, bounds) => clamp(a + b, bounds),
  SubSaturated: (a, b, bounds) => clamp(a - b, bounds),
  Extend: a => a,
  MulWiden: (a, b) => a * b,
};

describe('what BigInt computes, element by element', () => {
  test.each(ofLanguage)('$name', entry => {
    const [, op = '', part, , sign, digits] =
      /^([A-Za-z]+?)(?:(Lo|Hi)(\d+ToU?[Ii]nt\d+)?)?(Int|Uint)(\d+)x\d+$/.exec(entry.name)!;
    const width = Number(digits);
    const signed = sign === 'Int';
    const bounds: Bounds = signed
      ? [-(1n << BigInt(width - 1)), (1n << BigInt(width - 1)) - 1n]
      : [0n, (1n << BigInt(width)) - 1n];
    const element = (vector: bigint, index: number): bigint =>
      (signed ? BigInt.asIntN : BigInt.asUintN)(width, vector >> BigInt(width * index));
    const size = part === undefined ? width : 2 * width;
    const first = part === 'Hi' ? 64 / width : 0;
    const means = meaningOf(entry);
    for (const [a, b] of tuplesOf(entry) as [bigint, bigint][]) {
      const computed = Array.from({ length: 128 / size }, (_, index) => {
        const second = op.startsWith('ShiftAll') ? b : element(b, first + index);
        const result = reference[op]!(element(a, first + index), second, bounds, width);
        return low(size, result) << BigInt(size * index);
      });
      expect(means([a, b])).toBe(computed.reduce((sum, one) => sum | one));
    }
  });
});
