/** The integer ops, flags, memory and branches of amd64, read as `witness.c` executes them. */
import { blocks, flagOps } from '../../../../../src/semantics/ops/amd64/flags.ts';
import { integerOps } from '../../../../../src/semantics/ops/amd64/integer.ts';
import { memoryOps } from '../../../../../src/semantics/ops/amd64/memory.ts';
import type { BranchEntry, OpEntry, Place } from '../../../../../src/semantics/ops/entry.ts';
import type { Instruction, Kind } from '../../instructions.ts';
import { decision, type OpReading, partsOf, start } from '../../integer-instructions.ts';

const imm32 = [-(1n << 31n), -1n, 1n, (1n << 31n) - 1n];
/** Of comparisons, 0 too. */
const compared = {
  Int32: [-(1n << 31n), -1n, 0n, 1n, (1n << 31n) - 1n],
  Int16: [-(1n << 15n), -1n, 0n, 1n, (1n << 15n) - 1n],
  Int8: [-(1n << 7n), -1n, 0n, 1n, (1n << 7n) - 1n],
} as const;
const lastOf = ({ name }: OpEntry): bigint => {
  if (/Qconst$/.test(name)) return 63n;
  if (/Lconst$/.test(name)) return 31n;
  return /Wconst$/.test(name) ? 15n : 7n;
};
const isComparison = ({ name }: OpEntry): boolean => /^(CMP|TEST)/.test(name);
const displacements = [-(1n << 31n), (1n << 31n) - 1n];

function constantsOf(entry: OpEntry): readonly bigint[] {
  const { name, aux } = entry;
  if (aux === undefined) return [];
  if (aux.kind === 'Bool') return [0n];
  if (isComparison(entry)) return compared[aux.kind as keyof typeof compared];
  if (aux.encodable === undefined) return imm32;
  if (/^BT[SRC]/.test(name)) return [0n, 31n, 63n];
  return [0n, 1n, lastOf(entry)];
}

/** How the operands of an op are drawn: of three, from fewer. */
function kindOf({ name, operands }: OpEntry): Kind {
  if (/(SS|UCOMISS)(load|store)?(idx\d)?$/.test(name)) return 's';
  if (/(SD|UCOMISD)(load|store)?(idx\d)?$/.test(name)) return 'd';
  return operands.length > 2 ? 'w' : 'i';
}

const isAtomic = ({ name }: OpEntry): boolean => /atomic|lock$|^XCHG|^LoweredAtomic/.test(name);
const scaleOf = ({ name }: OpEntry): bigint | undefined => {
  const found = /idx(\d)$/.exec(name);
  return found === null ? undefined : BigInt(found[1]!);
};
/** Ops whose first operand is a value, the address behind it. */
const isBehind = ({ name }: OpEntry): boolean =>
  /^((ADD|SUB|AND|OR|XOR|MUL|DIV)(Q|L|SS|SD)load|XCHG|XADD)/.test(name);
const values = ({ name }: OpEntry): readonly bigint[] => (/^BT/.test(name) ? [31n, 63n] : [-2n, 127n]);

/** An index of 3, and the base so much less. */
const index = 3n;

function readingsOf(entry: OpEntry, place?: Place): OpReading[] {
  const more = place === undefined ? {} : { place };
  const kind = kindOf(entry);
  const usesMemory = entry.operands.some(one => one.kind === 'memory');
  const { aux } = entry;
  if (/^LEA/.test(entry.name)) {
    const offset = /[QLW]1?$/.test(entry.name) ? displacements[1]! : displacements[0]!;
    return [{ suffix: `${offset}`, constants: [offset], kind, ...more }];
  }
  if (!usesMemory) {
    if (aux === undefined) return [{ constants: [], kind, ...more }];
    return constantsOf(entry).map(constant => ({
      suffix: `${constant}`,
      constants: [constant],
      kind,
      ...more,
    }));
  }
  const scale = scaleOf(entry);
  const pointsAt = (offset: bigint): OpReading['addresses'] => {
    const base = scale === undefined ? [-offset] : [-offset - index * scale, index - start];
    return isBehind(entry) ? [undefined, ...base] : base;
  };
  const offsets = scale !== undefined || isAtomic(entry) ? [-1000n] : displacements;
  if (aux?.kind !== 'SymValAndOff')
    return offsets.map(offset => ({
      suffix: `${offset}`,
      constants: [offset],
      addresses: pointsAt(offset)!,
      kind,
      ...more,
    }));
  return values(entry).flatMap(value =>
    offsets.map(offset => ({
      suffix: `${value} ${offset}`,
      constants: [(BigInt.asUintN(32, value) << 32n) | BigInt.asUintN(32, offset)],
      addresses: pointsAt(offset)!,
      kind,
      ...more,
    })),
  );
}

/** Of a machine whose ops have such names: each with the constants and at the places that a witness shows. */
export const instructionsOf = (
  ops: readonly OpEntry[],
  branches: readonly BranchEntry[],
  place?: Place,
): Instruction[] => [
  ...ops.flatMap(entry => readingsOf(entry, place).flatMap(reading => partsOf(entry, reading))),
  ...branches.map(branch => decision(branch, 'f')),
];

/**
 * Without an instruction of 64 bits: ops that only rules know, sixteen bytes at a time, hints, and what Go makes loops of or has
 * in a register.
 */
const notShown = /^(InvertFlags|AddTupleFirst.*|Flag.*|MOVO.*|REP.*|Prefetch.*|Lowered(Zero|Move|Get).*)$/;
const ops = [...integerOps(), ...flagOps(), ...memoryOps()].filter(
  ({ name, operands }) => !notShown.test(name) && operands.length > 0,
);

export const instructions: readonly Instruction[] = instructionsOf(ops, blocks());
