/** The integer ops of loong64 that one instruction or a written-out sequence shows, and the constants of each. */
import { blocks, integerOps } from '../../../../../src/semantics/ops/loong64/integer.ts';
import { memoryOps } from '../../../../../src/semantics/ops/loong64/memory.ts';
import type { Instruction } from '../../instructions.ts';
import { type Constants, every, indexed, integerInstructions } from '../../integer-instructions.ts';

const isIndexed = (name: string): boolean => name.endsWith('idx');
/** What Go makes a sequence of has a size, and the rest name no operands; a hint shows nothing. */
const shown = memoryOps().filter(({ name }) => !/^Lowered(Zero|Move|Get)|^PRELDX?$/.test(name));

/** Ends of ranges, and constants of which Go's assembler makes several instructions. */
const constants: Constants = (() => {
  const si12 = [-2048n, -1n, 0n, 1n, 2047n];
  const imm32 = [...si12, -(1n << 31n), (1n << 31n) - 1n, (1n << 30n) + 2048n];
  const imm64 = [...imm32, 0x123456789abcdef0n, -0xff00ff00ff0100n];
  return {
    ...every(['ADDVconst', 'SUBVconst', 'ANDconst', 'ORconst', 'XORconst', 'NORconst'], imm64),
    ...every(['SGTconst', 'SGTUconst'], imm32),
    ADDV16const: [-0x80000000n, -0x10000n, 0x10000n, 0x7fff0000n],
    ADDshiftLLV: [1n, 2n, 3n, 4n],
    ...every(['SLLconst', 'SRLconst', 'SRAconst', 'ROTRconst'], [0n, 1n, 31n]),
    ...every(['SLLVconst', 'SRLVconst', 'SRAVconst', 'ROTRVconst'], [0n, 1n, 63n]),
    BSTRPICKW: [0n, (20n << 5n) | 7n, 31n << 5n, (31n << 5n) | 31n],
    BSTRPICKV: [0n, (40n << 6n) | 7n, 63n << 6n, (63n << 6n) | 63n],
    ...every(
      shown.map(({ name }) => name),
      [-2048n, 2047n],
    ),
  };
})();

export const instructions: readonly Instruction[] = [
  ...integerInstructions(
    [...integerOps(), ...shown.filter(({ name }) => !isIndexed(name))],
    blocks(),
    constants,
  ),
  ...shown.filter(({ name }) => isIndexed(name)).flatMap(indexed),
];
