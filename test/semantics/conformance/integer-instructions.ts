/** Entries of integers, memory and branches as instructions of a witness, by registers and bytes of memory. */

import { MemoryReader } from '../../../src/semantics/memory/without-memory.ts';
import {
  askedOf,
  type BranchEntry,
  constantKinds,
  constantSorts,
  low,
  type OpEntry,
  type Place,
  type Register,
  settled,
  widthOf,
} from '../../../src/semantics/ops/entry.ts';
import { bits, bvadd, concat, equal, fromTruth } from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import type { ByteOrder } from '../../../src/semantics/term/operator.ts';
import { type Term, type Variable, variable } from '../../../src/semantics/term/term.ts';
import type { Instruction, Kind } from './instructions.ts';

/** Each constant that the op is executed with; a symbol is at 0. */
export type Constants = Readonly<Record<string, readonly bigint[]>>;

/** The same constants for each of the ops. */
export const every = (ops: readonly string[], constants: readonly bigint[]): Constants =>
  Object.fromEntries(ops.map(op => [op, constants]));

/** An op read in one way. */
export interface OpReading {
  /** What the witness calls it behind the op's name; the part of a tuple comes before. */
  readonly suffix?: string;
  readonly constants: readonly bigint[];
  /** Where in the bytes that are shown the op's addresses point, if it works on memory; other operands are not there. */
  readonly addresses?: readonly (bigint | undefined)[];
  readonly place?: Place;
  /** How operands are drawn. */
  readonly kind: Kind;
}

/** Where the bytes lie that a witness shows of memory, as low as their first one. */
export const start = 0x0123_4567_89ab_cdefn;
const shown = 8;

const widthOfRegister = (register: Register, place?: Place): number =>
  register.kind === 'typed' && place !== undefined ? place.width : widthOf(settled(register));

/** What is seen of a result: its register, the flags of it that are defined, or all bytes that the witness shows of memory. */
function observed(result: Term, register: Register, isOpen: boolean, reader: MemoryReader): Term {
  if (register.kind === 'flags') {
    // The machine holds none of the exchanged operands.
    const held = reader.read(low(register.fields.length, result));
    return isOpen ? askedOf(register, held) : held;
  }
  if (register.kind !== 'memory') return reader.read(result);
  return Array.from({ length: shown }, (_, index) =>
    reader.byteAt(result, bvadd(bits(64, start), bits(64, BigInt(index)))),
  ).reduceRight((high, low) => concat(high, low));
}

/** Operands of the instruction: what memory held before, if there is any, and all registers but the addresses. */
function instruction(name: string, entry: OpEntry, part: number, reading: OpReading): Instruction {
  const usesMemory = entry.operands.some(({ kind }) => kind === 'memory');
  const places = usesMemory ? (reading.addresses ?? []) : [];
  const operands = entry.operands.map((register, index) => {
    if (register.kind === 'memory') return variable('mem', 'Memory');
    return places[index] === undefined
      ? variable(`x${index}`, widthOfRegister(register, reading.place))
      : variable(`p${index}`, widthOfRegister(register, reading.place));
  });
  const addresses = operands.filter((_, index) => places[index] !== undefined);
  const constants = constantKinds(entry).map((kind, index) =>
    bits(constantSorts[kind], reading.constants[index] ?? 0n),
  );
  const reader = new MemoryReader(8 * (reading.place?.pointerSize ?? 8));
  const register = entry.results[part]!;
  const denoted = (undefinedBits: bigint): Term => {
    const rest = entry.undefinedBits === undefined ? [] : [bits(entry.undefinedBits, undefinedBits)];
    const result = entry.denote([...operands, ...rest], constants, reading.place)[part]!;
    return observed(result, register, entry.undefinedBits !== undefined, reader);
  };
  const term = denoted(0n);
  const registers = operands.filter(one => one.sort !== 'Memory' && !addresses.includes(one));
  const bytes = reader.initialBytes.map(({ byte }) => byte);
  const variables = [...addresses, ...registers, ...bytes];
  const run = evaluator(term, variables);
  const condition =
    entry.undefinedBits === undefined
      ? entry.defined && reader.read(entry.defined.condition(operands, constants))
      : equal(term, denoted(-1n));
  const isDefined = condition && evaluator(fromTruth(1, condition), variables);
  const pointers = addresses.map(({ sort }, index) =>
    BigInt.asUintN(Number(sort), start + places.filter(place => place !== undefined)[index]!),
  );
  const indices = reader.initialBytes.map(read =>
    Number(evaluator(read.address, addresses)(pointers, 'rne').value - start),
  );
  const valuesOf = (given: readonly bigint[]): bigint[] => {
    const [content, rest] = usesMemory ? [given[0]!, given.slice(1)] : [0n, given];
    return [
      ...pointers,
      ...registers.map(({ sort }, index) => BigInt.asUintN(Number(sort), rest[index]!)),
      ...indices.map(index => (content >> BigInt(8 * index)) & 0xffn),
    ];
  };
  const count = registers.length + (usesMemory ? 1 : 0);
  const kind = count > 2 && reading.kind === 'i' ? 'c' : reading.kind;
  return {
    name,
    operands: [
      ...(usesMemory ? [kind] : []),
      ...entry.operands.flatMap((register, index): Kind[] =>
        register.kind === 'memory' || places[index] !== undefined
          ? []
          : [register.kind === 'flags' ? 'f' : kind],
      ),
    ],
    rounded: false,
    resultWidth: term.sort as number,
    ...(isDefined && { defined: given => isDefined(valuesOf(given), 'rne').value === 1n }),
    execute: given => ({ bits: run(valuesOf(given), 'rne').value, flags: 0 }),
  };
}

/** An op read in one way, each part of a tuple by itself, with its number behind a dot. */
export function partsOf(entry: OpEntry, reading: OpReading): Instruction[] {
  const parts = entry.results.length === 1 ? [''] : entry.results.map((_, part) => `.${part}`);
  const suffix = reading.suffix === undefined ? '' : ` ${reading.suffix}`;
  return parts.map((number, part) => instruction(`${entry.name}${number}${suffix}`, entry, part, reading));
}

/** An op with each of its constants: the first of them an offset, where it works on memory. */
function readings(entry: OpEntry, constants: Constants): OpReading[] {
  if (entry.aux === undefined) return [{ constants: [], addresses: [0n], kind: 'i' }];
  return constants[entry.name]!.map(constant => ({
    suffix: `${constant}`,
    constants: [constant],
    addresses: [-constant],
    kind: 'i',
  }));
}

/** What an op that takes a base and an index is given as its index. */
const index = 40n;

/** An op whose first two operands are a base and an index, which counts so many bytes. */
export const indexedBy =
  (scale: bigint) =>
  (entry: OpEntry): Instruction[] =>
    partsOf(entry, { constants: [], addresses: [-index * scale, index - start], kind: 'i' });
export const indexed = indexedBy(1n);

/** 1 for a branch that is taken, with the constants of its aux behind its name. */
export function decision(branch: BranchEntry, kind: Kind, constants: readonly bigint[] = []): Instruction {
  const { name, controls, taken } = branch;
  const operands: Variable[] = controls.map((register, index) =>
    variable(`x${index}`, widthOfRegister(register)),
  );
  const given = constantKinds(branch).map((one, index) => bits(constantSorts[one], constants[index]!));
  const run = evaluator(fromTruth(64, taken(operands, given)), operands);
  const valuesOf = (given: readonly bigint[]) =>
    operands.map(({ sort }, index) => BigInt.asUintN(Number(sort), given[index]!));
  return {
    name: [name, ...constants].join(' '),
    operands: controls.map(control => (control.kind === 'flags' ? 'f' : kind)),
    rounded: false,
    execute: given => ({ bits: run(valuesOf(given), 'rne').value, flags: 0 }),
  };
}

/** Every op that takes a register, and every branch. */
export function integerInstructions(
  ops: readonly OpEntry[],
  branches: readonly BranchEntry[],
  constants: Constants,
  order: ByteOrder = 'little',
  pointerSize = 8,
): Instruction[] {
  const place: Place = { width: 64, order, pointerSize };
  return [
    ...ops
      .filter(({ operands }) => operands.length > 0)
      .flatMap(entry => readings(entry, constants).flatMap(reading => partsOf(entry, { place, ...reading }))),
    ...branches.map(branch => decision(branch, 'i')),
  ];
}
