/**
 * WebAssembly's instructions in the engine that runs this program, around each what Go's compiler puts there: operands
 * and results are i64. Speaks the stream of README.md, with operands that `random.ts` draws.
 *
 *     node witness.js NAME KINDS dynamic|random [COUNT]
 */
import { readSync, writeSync } from 'node:fs';
import { expression, type ValueType } from '../../../../src/semantics/batch/wasm/expression.ts';
import { signed, unsigned } from '../../../../src/semantics/batch/wasm/leb128.ts';
import { ModuleBuilder, newMemory } from '../../../../src/semantics/batch/wasm/module.ts';
import { blockSize } from '../block.ts';
import type { Kind } from '../instructions.ts';
import { randomOperands } from '../random.ts';

type Code = readonly number[];

/** Where the bytes lie that are shown. */
const start = 0x2000;

const local = (index: number): Code => [0x20, index];
const constant64 = (value: bigint): Code => [0x42, ...signed(value)];
const wrap = 0xa7;
const extendU = 0xad;

/** What takes an i64 to an operand of a kind, and a result of the kind to an i64. */
const conversions = {
  w: { operand: [wrap], result: [extendU] },
  x: { operand: [], result: [] },
  s: { operand: [wrap, 0xbe], result: [0xbc, extendU] },
  d: { operand: [0xbf], result: [0xbd] },
} as const satisfies Record<string, { readonly operand: Code; readonly result: Code }>;
type Letter = keyof typeof conversions;

/** An instruction behind its operands, whose kinds come first, and then that of its result. */
function computes(kinds: string, ...instruction: Code): Code {
  const letters = [...kinds] as Letter[];
  const result = letters.at(-1)!;
  const operands = letters
    .slice(0, -1)
    .flatMap((letter, index) => [...local(index), ...conversions[letter].operand]);
  return [...operands, ...instruction, ...conversions[result].result];
}

/** Which NaN results is left open: the canonical one is shown for all, chosen by whether the result equals itself. */
function computesNumber(kinds: string, ...instruction: Code): Code {
  const isSingle = kinds.endsWith('s');
  const result = 3;
  return [
    ...computes(kinds, ...instruction),
    ...[0x21, result, ...local(result)],
    ...constant64(isSingle ? 0x7fc00000n : 0x7ff8000000000000n),
    ...[local(result), local(result)].flatMap(code => [
      ...code,
      ...conversions[isSingle ? 's' : 'd'].operand,
    ]),
    ...[isSingle ? 0x5b : 0x61, 0x1b],
  ];
}

const operations = new Map<string, Code>();

/** Instructions that the specification numbers one after the other. */
function inOrder(first: number, kinds: string, names: string, compute = computes): void {
  for (const [index, name] of names.split(' ').entries()) operations.set(name, compute(kinds, first + index));
}

inOrder(0x50, 'xw', 'I64Eqz');
inOrder(0x51, 'xxw', 'I64Eq I64Ne I64LtS I64LtU I64GtS I64GtU I64LeS I64LeU I64GeS I64GeU');
inOrder(0x5b, 'ssw', 'F32Eq F32Ne F32Lt F32Gt F32Le F32Ge');
inOrder(0x61, 'ddw', 'F64Eq F64Ne F64Lt F64Gt F64Le F64Ge');
inOrder(0x77, 'www', 'I32Rotl');
inOrder(0x79, 'xx', 'I64Clz I64Ctz I64Popcnt');
inOrder(0x7c, 'xxx', 'I64Add I64Sub I64Mul i64.div_s I64DivU I64RemS I64RemU I64And I64Or I64Xor');
inOrder(0x86, 'xxx', 'I64Shl I64ShrS I64ShrU I64Rotl');
inOrder(0x8b, 'ss', 'F32Abs F32Neg');
inOrder(0x8d, 'ss', 'F32Ceil F32Floor F32Trunc F32Nearest F32Sqrt', computesNumber);
inOrder(0x92, 'sss', 'F32Add F32Sub F32Mul F32Div', computesNumber);
inOrder(0x98, 'sss', 'F32Copysign');
inOrder(0x99, 'dd', 'F64Abs F64Neg');
inOrder(0x9b, 'dd', 'F64Ceil F64Floor F64Trunc F64Nearest F64Sqrt', computesNumber);
inOrder(0xa0, 'ddd', 'F64Add F64Sub F64Mul F64Div', computesNumber);
inOrder(0xa6, 'ddd', 'F64Copysign');
inOrder(0xb4, 'xs', 'F32ConvertI64S F32ConvertI64U');
inOrder(0xb6, 'ds', 'F32DemoteF64', computesNumber);
inOrder(0xb9, 'xd', 'F64ConvertI64S F64ConvertI64U');
inOrder(0xbb, 'sd', 'F64PromoteF32', computesNumber);
inOrder(0xc2, 'xx', 'I64Extend8S I64Extend16S I64Extend32S');
for (const [index, name] of ['F32S', 'F32U', 'F64S', 'F64U'].entries())
  operations.set(`I64TruncSat${name}`, computes(name.startsWith('F32') ? 'sx' : 'dx', 0xfc, 4 + index));
operations.set('Select', [...local(0), ...local(1), ...local(2), wrap, 0x1b]);
// As in Go's runtime/asm_wasm.s: i64.div_s traps at the most negative by -1.
operations.set('I64DivS', [
  ...[...local(1), ...constant64(-1n), 0x51, 0x04, 0x7e],
  ...[...constant64(0n), ...local(0), 0x7d, 0x05, ...operations.get('i64.div_s')!, 0x0b],
]);
for (const value of [-(1n << 63n), -1n, 0n, 1n, (1n << 63n) - 1n])
  operations.set(`I64AddConst ${value}`, [...local(0), ...constant64(value), 0x7c]);
for (const value of [-(1n << 31n), (1n << 31n) - 1n])
  operations.set(`LoweredAddr ${value}`, [...local(0), ...constant64(value), 0x7c]);

/** The first operand is the address less the offset. */
const offsets = [0, 0x1000];
const pointer = [...local(0), wrap];
const loads: Readonly<Record<string, readonly [opcode: number, Letter]>> = {
  I64Load: [0x29, 'x'],
  F32Load: [0x2a, 's'],
  F64Load: [0x2b, 'd'],
  I64Load8S: [0x30, 'x'],
  I64Load8U: [0x31, 'x'],
  I64Load16S: [0x32, 'x'],
  I64Load16U: [0x33, 'x'],
  I64Load32S: [0x34, 'x'],
  I64Load32U: [0x35, 'x'],
};
const stores: Readonly<Record<string, readonly [opcode: number, Letter]>> = {
  I64Store: [0x37, 'x'],
  F32Store: [0x38, 's'],
  F64Store: [0x39, 'd'],
  I64Store8: [0x3c, 'x'],
  I64Store16: [0x3d, 'x'],
  I64Store32: [0x3e, 'x'],
};
for (const offset of offsets) {
  const place = [0, ...unsigned(offset)];
  for (const [name, [opcode, letter]] of Object.entries(loads))
    operations.set(`${name} ${offset}`, [...pointer, opcode, ...place, ...conversions[letter].result]);
  for (const [name, [opcode, letter]] of Object.entries(stores))
    operations.set(`${name} ${offset}`, [
      ...[...pointer, ...local(1), ...conversions[letter].operand, opcode, ...place],
      ...constant64(0n),
    ]);
}

/** Of a name and operands, the result: what the function returns, or what the bytes hold after a store. */
function operationOf(name: string): (operands: readonly bigint[]) => bigint {
  const code = operations.get(name);
  if (code === undefined) throw new RangeError(`no such instruction: ${name}`);
  const memory = newMemory(0x1_0000);
  const bytes = new DataView(memory.buffer);
  const module = new ModuleBuilder();
  const parameters: ValueType[] = ['i64', 'i64', 'i64'];
  module.define(
    { parameters, results: ['i64'] },
    body => {
      body.variable('i64');
      body.return(expression('i64', code));
    },
    'run',
  );
  const run = module.instantiate(memory)['run'] as (...operands: readonly bigint[]) => bigint;
  const [op = '', constant = '0'] = name.split(' ');
  const isStore = Object.hasOwn(stores, op);
  if (!isStore && !Object.hasOwn(loads, op))
    return ([a = 0n, b = 0n, c = 0n]) => BigInt.asUintN(64, run(a, b, c));
  return ([content = 0n, value = 0n]) => {
    bytes.setBigUint64(start, content, true);
    const result = run(BigInt(start) - BigInt(constant), value, 0n);
    return isStore ? bytes.getBigUint64(start, true) : BigInt.asUintN(64, result);
  };
}

/** The result; zero where the instruction traps. */
function outcome(run: (operands: readonly bigint[]) => bigint, operands: readonly bigint[]): bigint {
  try {
    return run(operands);
  } catch {
    return 0n;
  }
}

function readLattices(count: number): bigint[][] {
  const word = Buffer.alloc(8);
  const next = (): bigint => {
    for (let filled = 0; filled < 8; ) filled += readSync(0, word, filled, 8 - filled, null);
    return word.readBigUInt64LE();
  };
  return Array.from({ length: count }, () => Array.from({ length: Number(next()) }, next));
}

function* tuples([first, ...rest]: readonly (readonly bigint[])[]): Generator<bigint[]> {
  if (first === undefined) return yield [];
  for (const value of first) for (const tail of tuples(rest)) yield [value, ...tail];
}

function* take<Item>(items: Iterable<Item>, count: number): Generator<Item> {
  let left = count;
  for (const item of items) {
    if (left-- === 0) return;
    yield item;
  }
}

function writeBlock(
  cases: readonly { readonly operands: readonly bigint[]; readonly result: bigint }[],
): void {
  const [first] = cases;
  if (first === undefined) return;
  const columns = [
    ...first.operands.map((_, index) => cases.map(({ operands }) => operands[index]!)),
    cases.map(({ result }) => result),
  ];
  const words = Buffer.from(BigUint64Array.from(columns.flat()).buffer);
  const modesAndFlags = Buffer.alloc(2 * cases.length);
  const block = Buffer.concat([words, modesAndFlags]);
  for (let written = 0; written < block.length; ) {
    try {
      written += writeSync(1, block, written);
    } catch (error) {
      // The reader is slower than this program, and the pipe does not block.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

const [name = '', kinds = '', set = '', count = '0'] = process.argv.slice(2);
const lattices = readLattices(kinds.length);
const run = operationOf(name);
const drawn = set === 'random' ? take(randomOperands([...kinds] as Kind[]), Number(count)) : tuples(lattices);
let block: { operands: bigint[]; result: bigint }[] = [];
for (const operands of drawn) {
  block.push({ operands, result: outcome(run, operands) });
  if (block.length < blockSize) continue;
  writeBlock(block);
  block = [];
}
writeBlock(block);
