/** The ops of 386, read as `witness.c` executes them. */
import { flagOps } from '../../../../src/semantics/ops/386/flags.ts';
import { floatOps } from '../../../../src/semantics/ops/386/float.ts';
import { integerOps } from '../../../../src/semantics/ops/386/integer.ts';
import { memoryOps } from '../../../../src/semantics/ops/386/memory.ts';
import { blocks } from '../../../../src/semantics/ops/amd64/flags.ts';
import type { Place } from '../../../../src/semantics/ops/entry.ts';
import { isa } from '../../../../src/semantics/ops/table.ts';
import { instructionsOf } from '../amd64/integers/instructions.ts';
import type { Instruction } from '../instructions.ts';
import { type OpReading, partsOf } from '../integer-instructions.ts';
import { opInstructions, type Reading } from '../op-instructions.ts';

const place: Place = { width: 64, order: 'little', pointerSize: 4 };

/** Copies and zeroes of so many bytes: from the eight that are shown to others of them. */
const repeated: Readonly<Record<string, readonly Omit<OpReading, 'kind' | 'place'>[]>> = {
  DUFFZERO: [
    { suffix: '126', constants: [126n], addresses: [0n] },
    { suffix: '127', constants: [127n], addresses: [4n] },
  ],
  DUFFCOPY: [{ suffix: '1270', constants: [1270n], addresses: [4n, 0n] }],
  REPSTOSL: [{ constants: [], addresses: [0n] }],
  REPMOVSL: [{ constants: [], addresses: [4n, 0n] }],
};

/** What only rules know, and what Go has in a register. */
const notShown = /^(InvertFlags|Flag.*|LoweredGet.*)$/;
const ops = [...integerOps(), ...flagOps(), ...memoryOps()].filter(
  ({ name, operands }) => !notShown.test(name) && operands.length > 0,
);

export const instructions386 = (ofNumbers: readonly Reading[]): readonly Instruction[] => [
  ...instructionsOf(
    ops.filter(({ name }) => repeated[name] === undefined),
    blocks(),
    place,
  ),
  ...ops.flatMap(entry =>
    (repeated[entry.name] ?? []).flatMap(reading => partsOf(entry, { ...reading, place, kind: 'n' })),
  ),
  ...opInstructions(isa('386', [floatOps]), ofNumbers),
];
