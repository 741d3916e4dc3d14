/** The ops of mips64 that one instruction or a written-out sequence shows, and the constants of each. */
import { type OpEntry, type Register, settled, widthOf } from '../../../../src/semantics/ops/entry.ts';
import { floatOps, pseudoOps } from '../../../../src/semantics/ops/mips64/float.ts';
import { blocks, integerOps } from '../../../../src/semantics/ops/mips64/integer.ts';
import { memoryOps } from '../../../../src/semantics/ops/mips64/memory.ts';
import { isa } from '../../../../src/semantics/ops/table.ts';
import { and, fromTruth, isNan, not, truth } from '../../../../src/semantics/term/build.ts';
import { evaluator } from '../../../../src/semantics/term/evaluate.ts';
import { variable } from '../../../../src/semantics/term/term.ts';
import type { Instruction } from '../instructions.ts';
import { type Constants, every, integerInstructions, partsOf } from '../integer-instructions.ts';
import { opInstructions } from '../op-instructions.ts';

/** What Go makes a sequence of has a size, and the rest name no operands. */
const shown = memoryOps().filter(({ name }) => !/^(Lowered(Zero|Move|Get)|DUFF)/.test(name));

/** Ends of ranges, and constants of which Go's assembler makes several instructions. */
const constants: Constants = (() => {
  const imm16 = [-32768n, -1n, 0n, 1n, 32767n];
  const imm32 = [...imm16, -(1n << 31n), (1n << 31n) - 1n, (1n << 30n) + 32768n];
  return {
    ...every(['ADDVconst', 'SUBVconst', 'ANDconst', 'ORconst', 'XORconst', 'SGTconst', 'SGTUconst'], imm32),
    ...every(['SLLVconst', 'SRLVconst', 'SRAVconst'], [0n, 1n, 32n, 63n]),
    ...every(
      shown.map(({ name }) => name),
      [-32768n, 32767n],
    ),
  };
})();

/** Which NaN a processor gives is not said, and neither is what its manual leaves open. */
export function upToNan(entry: OpEntry, instruction: Instruction): Instruction {
  const operands = entry.operands.map((register, index) => variable(`x${index}`, widthHere(register)));
  const [result] = entry.results;
  const [term] = entry.denote(operands, []);
  const run = evaluator(
    fromTruth(
      1,
      and(
        entry.defined?.condition(operands, []) ?? truth,
        result.kind === 'float' ? not(isNan(result.format, term)) : truth,
      ),
    ),
    operands,
  );
  const isTold = (given: readonly bigint[]): boolean => {
    const values = operands.map(({ sort }, index) => BigInt.asUintN(Number(sort), given[index]!));
    return run(values, 'rne').value === 1n;
  };
  return { ...instruction, defined: isTold };
}
const widthHere = (register: Register): number => widthOf(settled(register));

const floats = isa('MIPS64', [floatOps, () => pseudoOps().filter(({ operands }) => operands.length > 0)]);

const addsConstant = ({ name }: OpEntry): boolean => name.startsWith('LoweredAtomicAddconst');

/** Of an atomic op the constant is no offset. */
const withAddend = (entry: OpEntry): Instruction[] =>
  constants[entry.name]!.flatMap(constant =>
    partsOf(entry, {
      suffix: `${constant}`,
      constants: [constant],
      addresses: [0n],
      place: { width: 64, order: 'big' },
      kind: 'i',
    }),
  );

export const instructions: readonly Instruction[] = [
  ...integerInstructions(
    [...integerOps(), ...shown.filter(entry => !addsConstant(entry))],
    blocks(),
    constants,
    'big',
  ),
  ...shown.filter(addsConstant).flatMap(withAddend),
  ...opInstructions(floats, []).map(instruction => upToNan(floats.ops.get(instruction.name)!, instruction)),
];
