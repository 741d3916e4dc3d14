/** The ops of 386, read as `witness.c` executes them. */
import { flagOps } from '../../../../src/semantics/ops/386/flags.ts';
import { floatOps } from '../../../../src/semantics/ops/386/float.ts';
import { integerOps } from '../../../../src/semantics/ops/386/integer.ts';
import { memoryOps } from '../../../../src/semantics/ops/386/memory.ts';
import { blocks } from '../../../../src/semantics/ops/amd64/flags.ts';
import { isa } from '../../../../src/semantics/ops/table.ts';
import { instructionsOf } from '../amd64/integers/instructions.ts';
import type { Instruction } from '../instructions.ts';
import { opInstructions, type Reading } from '../op-instructions.ts';

/** What only rules know, what repeats an instruction, and what Go has in a register. */
const notShown = /^(InvertFlags|Flag.*|REP.*|DUFF.*|LoweredGet.*)$/;
const ops = [...integerOps, ...flagOps, ...memoryOps].filter(
  ({ name, operands }) => !notShown.test(name) && operands.length > 0,
);

export const instructions386 = (ofNumbers: readonly Reading[]): readonly Instruction[] => [
  ...instructionsOf(ops, blocks, { width: 64, order: 'little', pointerSize: 4 }),
  ...opInstructions(isa('386', [floatOps]), ofNumbers),
];
