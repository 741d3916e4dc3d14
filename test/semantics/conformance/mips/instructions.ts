/** The ops of mips that one instruction or a written-out sequence shows, and the constants of each. */
import type { OpEntry, Place } from '../../../../src/semantics/ops/entry.ts';
import { floatOps, pseudoOps } from '../../../../src/semantics/ops/mips/float.ts';
import { blocks, integerOps } from '../../../../src/semantics/ops/mips/integer.ts';
import { memoryOps } from '../../../../src/semantics/ops/mips/memory.ts';
import { isa } from '../../../../src/semantics/ops/table.ts';
import type { Instruction } from '../instructions.ts';
import { type Constants, every, integerInstructions, partsOf } from '../integer-instructions.ts';
import { upToNan } from '../mips64/instructions.ts';
import { opInstructions } from '../op-instructions.ts';

/** What Go makes a sequence of has a size, and the rest name no operands. */
const shown = memoryOps().filter(({ name }) => !/^Lowered(Zero|Move|Get)/.test(name));

/** Ends of ranges, and constants of which Go's assembler makes several instructions. */
const constants: Constants = (() => {
  const imm16 = [-32768n, -1n, 0n, 1n, 32767n];
  const imm32 = [...imm16, -(1n << 31n), (1n << 31n) - 1n, (1n << 30n) + 32768n];
  return {
    ...every(['ADDconst', 'SUBconst', 'ANDconst', 'ORconst', 'XORconst', 'SGTconst', 'SGTUconst'], imm32),
    ...every(['SLLconst', 'SRLconst', 'SRAconst'], [0n, 1n, 31n]),
    ...every(
      shown.map(({ name }) => name),
      [-32768n, 32767n],
    ),
  };
})();

const place: Place = { width: 64, order: 'big', pointerSize: 4 };
const floats = isa('MIPS', [floatOps, () => pseudoOps().filter(({ operands }) => operands.length > 0)]);

/** Of an atomic op the constant is no offset, and neither is it where nothing is read or written. */
const takesOperand = ({ name }: OpEntry): boolean => name === 'LoweredAtomicAddconst';

const withAddend = (entry: OpEntry): Instruction[] =>
  constants[entry.name]!.flatMap(constant =>
    partsOf(entry, {
      suffix: `${constant}`,
      constants: [constant],
      addresses: [0n],
      place,
      kind: 'i',
    }),
  );

export const instructions: readonly Instruction[] = [
  ...integerInstructions(
    [...integerOps(), ...shown.filter(entry => !takesOperand(entry))],
    blocks(),
    constants,
    place.order,
    place.pointerSize,
  ),
  ...shown.filter(takesOperand).flatMap(withAddend),
  ...opInstructions(floats, []).map(instruction => upToNan(floats.ops.get(instruction.name)!, instruction)),
];
