/**
 * Generic ops as instructions of a witness: a Go program with an expression for each, compiled by Go
 * (`generic/witness.go`). Every op has a row there, or stands here with the reason why not.
 */
import { constantKinds, type OpEntry, type Place } from '../../../src/semantics/ops/entry.ts';
import { generic } from '../../../src/semantics/ops/generic/index.ts';
import type { Instruction } from './instructions.ts';
import { decision, type OpReading, partsOf } from './integer-instructions.ts';

const kind = 'w';

const withConstants = (...constants: readonly bigint[]): OpReading[] =>
  constants.map(constant => ({ suffix: `${constant}`, constants: [constant], kind }));

/** Types by the names that the witness has for them. */
const places: ReadonlyMap<string, Place> = new Map(
  Object.entries({ 8: 8, 16: 16, 32: 32, 64: 64, float32: 32, float64: 64, pointer: 64 }).map(
    ([name, width]) => [name, { width, order: 'little' }],
  ),
);
const ofTypes: readonly OpReading[] = [...places].map(([suffix, place]) => ({
  suffix,
  constants: [],
  addresses: [0n],
  place,
  kind,
}));

const zeroes = (to: bigint, size: bigint): OpReading => ({
  suffix: `${to},${size}`,
  constants: [size],
  addresses: [to],
  kind,
});
const moves = (to: bigint, from: bigint, size: bigint): OpReading => ({
  suffix: `${to},${from},${size}`,
  constants: [size],
  addresses: [to, from],
  kind,
});

/** Ops that carry a constant, or whose meaning is told a type. */
const readings: ReadonlyMap<string, readonly OpReading[]> = new Map<string, readonly OpReading[]>([
  ['ConstBool', withConstants(0n, 1n)],
  ...[8, 16, 32, 64].map(width => [`Const${width}`, withConstants(0n, 1n, -1n, -128n)] as const),
  // Whether the divisor -1 is known not to occur does not change the value.
  ...[16, 32, 64].flatMap(width => ['Div', 'Mod'].map(op => [`${op}${width}`, withConstants(0n)] as const)),
  // Unbounded, and bounded.
  ...[...generic.ops.keys()]
    .filter(name => /^[LR]sh\d+U?x\d+$/.test(name))
    .map(name => [name, withConstants(0n, 1n)] as const),
  ['OffPtr', withConstants(-8n, 0n, 1n, 1n << 32n)],
  ['Load', ofTypes],
  ['Store', ofTypes],
  [
    'Zero',
    [
      ...[zeroes(0n, 1n), zeroes(3n, 2n), zeroes(1n, 3n), zeroes(4n, 4n)],
      ...[zeroes(2n, 5n), zeroes(1n, 7n), zeroes(0n, 8n)],
    ],
  ],
  // Apart, or the same.
  [
    'Move',
    [
      ...[moves(7n, 0n, 1n), moves(0n, 5n, 2n), moves(4n, 1n, 3n), moves(0n, 4n, 4n)],
      ...[moves(4n, 0n, 4n), moves(2n, 2n, 5n), moves(0n, 0n, 8n)],
    ],
  ],
]);

const floats = 'floating point: its arithmetic is held to machines of six kinds, and to TestFloat';
const partOfATuple =
  'gives what the op of the tuple gives, whose parts have rows of their own, or puts them together';
const ofWords = 'a word of several as it is, or several words side by side';
const vectors =
  'a vector: held to arithmetic of BigInt and JavaScript, element by element, in test/semantics/ops/vectors.test.ts';
const noValue = 'has no value, and leaves memory as it is';
const anotherSequence =
  'does what the op without Variant in its name does, by another sequence of instructions';
const onBytesOfArm64 =
  'gives what AtomicExchange8 gives and leaves what the op without value leaves: arm64 alone has it';
const otherOrder =
  'does what the op without Acq or Rel in its name does: in which order other processors see it, no value tells';
const ofTheProgram = 'where the program lies: any value is possible';

/** Why an op has no row, by its name. */
export const unwitnessed: ReadonlyMap<string, string> = new Map([
  ...[...generic.ops.values()].filter(ofFloats).map(({ name }) => [name, floats] as const),
  ...['Select0', 'Select1', 'MakeTuple'].map(name => [name, partOfATuple] as const),
  ...[...generic.ops.values()].filter(ofSeveralWords).map(({ name }) => [name, ofWords] as const),
  ...[...generic.ops.values()].filter(ofVectors).map(({ name }) => [name, vectors] as const),
  ['Phi', 'an operand as it is, of which the way through the program decides'],
  ['Last', 'the last operand as it is: it stands in results of rules only'],
  ...['Convert', 'ArrayMake1', 'ArraySelect'].map(name => [name, 'the operand as it is'] as const),
  ...[...generic.ops.keys()]
    .filter(name => name.endsWith('Variant'))
    .map(name => [name, anotherSequence] as const),
  ...['AtomicAnd8value', 'AtomicOr8value'].map(name => [name, onBytesOfArm64] as const),
  ...['VarDef', 'VarLive', 'PrefetchCache', 'PrefetchCacheStreamed'].map(name => [name, noValue] as const),
  ...[...generic.ops.keys()]
    .filter(name => /^Atomic.*(Acq|Rel)\d+$/.test(name))
    .map(name => [name, otherOrder] as const),
  ...['Addr', 'LocalAddr', 'SPanchored', 'SP', 'SB'].map(name => [name, ofTheProgram] as const),
  ...['GetClosurePtr', 'GetCallerPC', 'GetCallerSP'].map(name => [name, ofTheProgram] as const),
]);

/** Why a kind of block has no row. */
export const unwitnessedBlocks: ReadonlyMap<string, string> = new Map([['First', 'decides nothing']]);

function ofSeveralWords({ operands, results }: OpEntry): boolean {
  return [...operands, ...results].some(register => register.kind === 'compound');
}

function ofVectors({ operands, results }: OpEntry): boolean {
  return [...operands, ...results].some(
    register =>
      register.kind === 'vector' ||
      register.kind === 'mask' ||
      (register.kind === 'typed' && register.vector === true),
  );
}

function ofFloats({ operands, results }: OpEntry): boolean {
  return [...operands, ...results].some(register => register.kind === 'float');
}

function readingsOf(entry: OpEntry): readonly OpReading[] {
  const known = readings.get(entry.name);
  if (known !== undefined) return known;
  const [constant] = constantKinds(entry);
  if (constant !== undefined) throw new Error(`${entry.name} is executed with no constant`);
  return [{ constants: [], addresses: [0n], kind }];
}

export const genericInstructions: readonly Instruction[] = [
  ...[...generic.ops.values()]
    .filter(({ name }) => !unwitnessed.has(name))
    .flatMap(entry => readingsOf(entry).flatMap(reading => partsOf(entry, reading))),
  ...[...generic.branches.values()]
    .filter(({ name }) => !unwitnessedBlocks.has(name))
    .map(branch => decision(branch, kind)),
];
