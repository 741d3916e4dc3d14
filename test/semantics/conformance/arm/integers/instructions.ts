/** The integer ops of arm that one instruction or a written-out sequence shows, and the constants of each. */
import { BINARY32 } from '../../../../../src/semantics/float/format.ts';
import { blocks, flagOps } from '../../../../../src/semantics/ops/arm/flags.ts';
import { integerOps } from '../../../../../src/semantics/ops/arm/integer.ts';
import { memoryOps } from '../../../../../src/semantics/ops/arm/memory.ts';
import type { OpEntry, Place } from '../../../../../src/semantics/ops/entry.ts';
import type { Instruction, Kind } from '../../instructions.ts';
import { decision, indexed, type OpReading, partsOf, start } from '../../integer-instructions.ts';

const place: Place = { width: 64, order: 'little', pointerSize: 4 };

/**
 * What Go makes a sequence of has a size or is a call, what is only in rules executes nothing, and a shift by a register
 * with a carry beside it has an operand more than a witness draws.
 */
const notShown = /^(Lowered|DUFF|CALL|FlagConstant|InvertFlags|(ADC|SBC|RSC)shift\w\wreg)/;
const isShown = ({ name, operands }: OpEntry): boolean => operands.length > 0 && !notShown.test(name);

const fields: readonly bigint[] = [0x2000n, 0x808n, 0x11fn, 0x1001n];
const counts: readonly bigint[] = [0n, 1n, 31n];
const wide: readonly bigint[] = [-(1n << 31n), -1n, 0n, 1n, 255n, 0x12345678n];
const offsets: readonly bigint[] = [-4096n, 4096n];

/** By what the constant of an op means. */
function constantsOf({ name, aux }: OpEntry): readonly bigint[] {
  if (aux === undefined) return [];
  if (aux.kind === 'SymOff') return offsets;
  if (name.startsWith('BFX')) return fields;
  return aux.encodable === undefined ? wide : counts;
}

/** Of three operands all tuples are tried: few of each. */
function kindOf({ operands }: OpEntry): Kind {
  const [first] = operands;
  if (first?.kind === 'float') return first.format === BINARY32 ? 's' : 'd';
  return operands.filter(({ kind }) => kind !== 'memory').length > 2 ? 'n' : 'i';
}

const shiftOfIndex = /^MOVW(?:load|store)shift(\w\w)$/;
/** An index that is 40 when it is shifted by 2, or -40 where the sign comes in. */
const shiftedIndices: Readonly<Record<string, { readonly index: bigint; readonly distance: bigint }>> = {
  LL: { index: 10n, distance: 40n },
  RL: { index: 160n, distance: 40n },
  RA: { index: -160n, distance: -40n },
};

function readings(entry: OpEntry): readonly OpReading[] {
  const kind = kindOf(entry);
  const [, shift] = shiftOfIndex.exec(entry.name) ?? [];
  if (shift !== undefined) {
    const { index, distance } = shiftedIndices[shift]!;
    return [{ suffix: '2', constants: [2n], addresses: [-distance, index - start], place, kind }];
  }
  const constants = constantsOf(entry);
  if (constants.length === 0) return [{ constants: [], addresses: [0n], place, kind }];
  return constants.map(constant => ({
    suffix: `${constant}`,
    constants: [constant],
    addresses: [-constant],
    place,
    kind,
  }));
}

const isIndexed = ({ name }: OpEntry): boolean => name.endsWith('idx');

export const instructions: readonly Instruction[] = [
  ...[...integerOps(), ...flagOps(), ...memoryOps()]
    .filter(isShown)
    .flatMap(entry =>
      isIndexed(entry) ? indexed(entry) : readings(entry).flatMap(reading => partsOf(entry, reading)),
    ),
  ...blocks().map(block => decision(block, 'i')),
];
