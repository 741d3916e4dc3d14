/** Entries of integers, memory and branches as instructions of a witness, by registers and bytes of memory. */

import { MemoryReader } from '../../../src/semantics/memory/without-memory.ts';
import {
  type BranchEntry,
  constantKinds,
  constantSorts,
  type OpEntry,
  type Register,
  settled,
  widthOf,
} from '../../../src/semantics/ops/entry.ts';
import { bits, bvadd, concat, fromTruth } from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, type Variable, variable } from '../../../src/semantics/term/term.ts';
import type { Instruction } from './instructions.ts';

/** Each constant that the op is executed with; a symbol is at 0. */
export type Constants = Readonly<Record<string, readonly bigint[]>>;

/** Where the bytes lie that a witness shows of memory, as low as their first one. */
const start = 0x0123_4567_89ab_cdefn;
const shown = 8;

const widthOfRegister = (register: Register): number => widthOf(settled(register));

/** What is seen of a result: its register, or all bytes that the witness shows of memory. */
function observed(result: Term, register: Register, reader: MemoryReader): Term {
  if (register.kind !== 'memory') return reader.read(result);
  return Array.from({ length: shown }, (_, index) =>
    reader.byteAt(result, bvadd(bits(64, start), bits(64, BigInt(index)))),
  ).reduceRight((high, low) => concat(high, low));
}

/** Operands of the instruction: what memory held before, if there is any, and all registers but the address. */
function instruction(name: string, entry: OpEntry, part: number, constant: bigint): Instruction {
  const usesMemory = entry.operands.some(({ kind }) => kind === 'memory');
  const address = variable('p', 64);
  const operands = entry.operands.map((register, index) => {
    if (register.kind === 'memory') return variable('mem', 'Memory');
    return usesMemory && index === 0 ? address : variable(`x${index}`, widthOfRegister(register));
  });
  const constants = constantKinds(entry).map((kind, index) =>
    bits(constantSorts[kind], index === 0 ? constant : 0n),
  );
  const reader = new MemoryReader();
  const register = entry.results[part]!;
  const term = observed(entry.denote(operands, constants)[part]!, register, reader);
  const registers = operands.filter(({ sort, name }) => sort !== 'Memory' && name !== 'p');
  const bytes = reader.initialBytes.map(({ byte }) => byte);
  const run = evaluator(term, [address, ...registers, ...bytes]);
  const pointer = BigInt.asUintN(64, start - constant);
  const places = reader.initialBytes.map(read => {
    const place = evaluator(read.address, [address]);
    return Number(place([pointer], 'rne').value - start);
  });
  return {
    name,
    operands: [...(usesMemory ? ['i' as const] : []), ...registers.map(() => 'i' as const)],
    rounded: false,
    resultWidth: register.kind === 'memory' ? 8 * shown : widthOfRegister(register),
    execute(given) {
      const [content, rest] = usesMemory ? [given[0]!, given.slice(1)] : [0n, given];
      const values = [
        pointer,
        ...registers.map(({ sort }, index) => BigInt.asUintN(Number(sort), rest[index]!)),
        ...places.map(place => (content >> BigInt(8 * place)) & 0xffn),
      ];
      return { bits: run(values, 'rne').value, flags: 0 };
    },
  };
}

/** An op in all its readings: with each constant, and each part of a tuple. */
function readings(entry: OpEntry, constants: Constants): Instruction[] {
  const parts = entry.results.length === 1 ? [''] : entry.results.map((_, part) => `.${part}`);
  return parts.flatMap((suffix, part) =>
    entry.aux === undefined
      ? [instruction(`${entry.name}${suffix}`, entry, part, 0n)]
      : constants[entry.name]!.map(one => instruction(`${entry.name}${suffix} ${one}`, entry, part, one)),
  );
}

/** 1 for a branch that is taken. */
function decision({ name, controls, taken }: BranchEntry): Instruction {
  const operands: Variable[] = controls.map((register, index) =>
    variable(`x${index}`, widthOfRegister(register)),
  );
  const run = evaluator(fromTruth(64, taken(operands)), operands);
  return {
    name,
    operands: operands.map(() => 'i'),
    rounded: false,
    execute: given => ({ bits: run([...given], 'rne').value, flags: 0 }),
  };
}

/** Every op that takes a register, and every branch. */
export function integerInstructions(
  ops: readonly OpEntry[],
  branches: readonly BranchEntry[],
  constants: Constants,
): Instruction[] {
  return [
    ...ops.filter(({ operands }) => operands.length > 0).flatMap(entry => readings(entry, constants)),
    ...branches.map(decision),
  ];
}
