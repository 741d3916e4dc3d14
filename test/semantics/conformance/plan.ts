import { type Instruction, instructions } from './instructions.ts';
import { lattices } from './lattice.ts';
import { randomOperands } from './random.ts';

/** Where an instruction's operands and rounding modes come from. */
export type OperandSet = 'dynamic' | 'static' | 'random';

/** One run of the witness. */
export interface Section {
  readonly instruction: string;
  readonly set: OperandSet;
  readonly cases: number;
}

const modes = 5;

/**
 * Every instruction on all tuples of the lattice in every mode, taken from frm and, where the encoding has
 * one, from the instruction; and on random tuples, both in turn. The fused ones skip the lattice's second
 * pass: theirs are three quarters of a million tuples.
 */
export function plan(randomCases: number): Section[] {
  return instructions.flatMap(({ name, operands, rounded }) => {
    const tuples = operands.reduce((product, kind) => product * lattices[kind].length, 1);
    const sets: OperandSet[] = rounded && operands.length < 3 ? ['dynamic', 'static'] : ['dynamic'];
    return [
      ...sets.map(set => ({ instruction: name, set, cases: modes * tuples })),
      { instruction: name, set: 'random', cases: randomCases },
    ];
  });
}

const byName = new Map(instructions.map(instruction => [instruction.name, instruction]));

export function instructionNamed(name: string): Instruction {
  const instruction = byName.get(name);
  if (instruction === undefined) throw new RangeError(`there is no instruction ${name}`);
  return instruction;
}

/** The operands that the witness must report, in its order; of random ones the first thousand. */
export function* expectedOperands({ instruction, set }: Section): Generator<readonly bigint[]> {
  const { operands } = instructionNamed(instruction);
  if (set === 'random') {
    let left = 1000;
    for (const tuple of randomOperands(operands)) {
      if (left-- === 0) return;
      yield tuple;
    }
  }
  for (let mode = 0; mode < modes; mode++) yield* tuples(operands.map(kind => lattices[kind]));
}

function* tuples([first, ...rest]: readonly (readonly bigint[])[]): Generator<readonly bigint[]> {
  if (first === undefined) return yield [];
  for (const value of first) for (const tail of tuples(rest)) yield [value, ...tail];
}
