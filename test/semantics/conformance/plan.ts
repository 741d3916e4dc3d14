import type { Instruction } from './instructions.ts';
import { lattices } from './lattice.ts';
import { type Machine, machineNamed } from './machines.ts';
import { randomOperands } from './random.ts';

/** Where an instruction's operands and rounding modes come from. */
export type OperandSet = 'dynamic' | 'static' | 'random';

/** One run of the witness. */
export interface Section {
  readonly machine: string;
  readonly instruction: string;
  readonly set: OperandSet;
  readonly cases: number;
}

/**
 * Every instruction on all tuples of the lattice in every mode, taken from frm and, where the encoding has
 * one, from the instruction; and on random tuples, both in turn. The fused ones skip the lattice's second
 * pass: theirs are three quarters of a million tuples. What takes no operands is run once.
 */
export function plan({ name: machine, instructions, modes }: Machine, randomCases: number): Section[] {
  return instructions.flatMap(({ name, operands, rounded }) => {
    const tuples = operands.reduce((product, kind) => product * lattices[kind].length, 1);
    const sets: OperandSet[] = rounded && operands.length < 3 ? ['dynamic', 'static'] : ['dynamic'];
    return [
      ...sets.map(set => ({ machine, instruction: name, set, cases: modes * tuples })),
      ...(operands.length === 0
        ? []
        : [{ machine, instruction: name, set: 'random' as const, cases: randomCases }]),
    ];
  });
}

export function instructionOf({ machine, instruction: name }: Section): Instruction {
  const instruction = machineNamed(machine).instructions.find(one => one.name === name);
  if (instruction === undefined) throw new RangeError(`${machine} has no instruction ${name}`);
  return instruction;
}

/** The operands that the witness must report, in its order; of random ones the first thousand. */
export function* expectedOperands(section: Section): Generator<readonly bigint[]> {
  const { operands } = instructionOf(section);
  if (section.set === 'random') {
    let left = 1000;
    for (const tuple of randomOperands(operands)) {
      if (left-- === 0) return;
      yield tuple;
    }
  }
  const { modes } = machineNamed(section.machine);
  for (let mode = 0; mode < modes; mode++) yield* tuples(operands.map(kind => lattices[kind]));
}

function* tuples([first, ...rest]: readonly (readonly bigint[])[]): Generator<readonly bigint[]> {
  if (first === undefined) return yield [];
  for (const value of first) for (const tail of tuples(rest)) yield [value, ...tail];
}
