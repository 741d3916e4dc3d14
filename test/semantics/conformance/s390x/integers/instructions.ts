/** The integer ops, condition codes, memory and branches of s390x, read as `witness.c` executes them. */
import type { BranchEntry, OpEntry } from '../../../../../src/semantics/ops/entry.ts';
import { blocks, flagOps } from '../../../../../src/semantics/ops/s390x/flags.ts';
import { integerOps } from '../../../../../src/semantics/ops/s390x/integer.ts';
import { memoryOps } from '../../../../../src/semantics/ops/s390x/memory.ts';
import type { Instruction } from '../../instructions.ts';
import {
  type Constants,
  decision,
  integerInstructions,
  type OpReading,
  partsOf,
  start,
} from '../../integer-instructions.ts';

/** Without an instruction: ops that only rules know, and those that the witness has no room for. */
const notShown =
  /^(InvertFlags|AddTupleFirst\d+|SumBytes\d|SYNC|STM[34]|STMG[234]|Lowered(Zero|Move|Get\w+))$/;
const ops = [...integerOps(), ...flagOps(), ...memoryOps()].filter(({ name }) => !notShown.test(name));

const every = (names: readonly string[], constants: readonly bigint[]): Constants =>
  Object.fromEntries(names.map(name => [name, constants]));

const imm32 = [-(1n << 31n), -1n, 0n, 74565n, (1n << 31n) - 1n];
const counts = [0n, 1n, 31n, 32n, 63n];
const displacements = [-524288n, 524287n];

/** An index of 16, behind a base that is so much less. */
const index = 16n;
const isIndexed = ({ name }: OpEntry): boolean => /(load|store)idx$/.test(name);
/** Of ops that Go's rules never give an offset. */
const isAtomic = ({ name }: OpEntry): boolean => /atomic|^(LAA|Lowered|STM2)/.test(name);

const constants: Constants = {
  ...every(
    ops.filter(({ aux }) => aux?.kind === 'Int32' || aux?.kind === 'Int64').map(({ name }) => name),
    imm32,
  ),
  ...every(['ORconst', 'XORconst'], [...imm32, (1n << 32n) - 1n]),
  ...every(
    ops.filter(({ aux }) => aux?.kind === 'UInt8').map(({ name }) => name),
    counts,
  ),
  ...every(
    ops.filter(({ aux }) => aux?.kind === 'SymOff').map(({ name }) => name),
    displacements,
  ),
  ...every(
    ops.filter(isAtomic).map(({ name }) => name),
    [0n],
  ),
  ...every(['MOVDaddr', 'MOVDaddridx'], [-524288n, 4095n]),
  RISBGZ: [0x05_14_21n],
  RXSBG: [0x00_3f_00n, 0x3b_3c_03n, 0x3c_03_3fn],
  ADDCconst: [-32768n, -1n, 0n, 32767n],
  LOCGR: [1n, 2n, 4n, 8n],
};

interface Packed {
  readonly value: bigint;
  readonly offset: bigint;
  readonly places: readonly bigint[];
  readonly suffix?: string;
}
const at = (offset: bigint, ...values: readonly bigint[]): Packed[] =>
  values.map(value => ({ value, offset, places: [-offset] }));

/** Ops whose constant is a value or a size, and an offset. */
const packed: Readonly<Record<string, readonly Packed[]>> = {
  MOVBstoreconst: at(2n, 0n, -1n),
  MOVHstoreconst: at(2n, -32768n, -1n, 0n, 32767n),
  MOVWstoreconst: at(2n, -32768n, -1n, 0n, 32767n),
  MOVDstoreconst: at(2n, -32768n, -1n, 0n, 32767n),
  CLEAR: [...at(3n, 1n), ...at(1n, 3n), ...at(0n, 8n)],
  MVC: [
    { value: 3n, offset: 1n, places: [-1n, 3n], suffix: 'apart' },
    { value: 4n, offset: 0n, places: [0n, 2n], suffix: 'below' },
  ],
};
const readingOf = ({ value, offset, places, suffix }: Packed): OpReading => ({
  suffix: [value, offset, ...(suffix === undefined ? [] : [suffix])].join(' '),
  constants: [(BigInt.asUintN(32, value) << 32n) | BigInt.asUintN(32, offset)],
  addresses: places,
  kind: 'i',
});

const masks = [0n, 2n, 4n, 6n, 8n, 10n, 12n, 14n];
const one = [2n, 4n, 8n];
const jumps: Readonly<Record<string, readonly (readonly bigint[])[]>> = {
  BRC: [0n, 1n, 2n, 4n, 8n, 15n].map(mask => [mask]),
  ...Object.fromEntries(['CRJ', 'CGRJ', 'CLRJ', 'CLGRJ'].map(name => [name, masks.map(mask => [mask])])),
  ...Object.fromEntries(
    ['CIJ', 'CGIJ'].map(name => [name, [0n, 127n, -128n].flatMap(n => one.map(mask => [n, mask]))]),
  ),
  ...Object.fromEntries(
    ['CLIJ', 'CLGIJ'].map(name => [name, [0n, 255n].flatMap(n => one.map(mask => [n, mask]))]),
  ),
};
const decisions = (branch: BranchEntry): Instruction[] =>
  jumps[branch.name]!.map(given => decision(branch, 'i', given));

/** The address is the second operand. */
const isFolded = ({ name }: OpEntry): boolean => /^(ADD|SUB|MULL|AND|OR|XOR)[DW]?load$/.test(name);
const isPlain = (entry: OpEntry): boolean =>
  !isIndexed(entry) && !isFolded(entry) && packed[entry.name] === undefined && !entry.name.endsWith('floor');

/** Those of three operands take long to record; `witness.c` has them. */
const isRecorded = ({ operands }: Instruction): boolean => operands.length < 3;

export const s390xIntegers: readonly Instruction[] = [
  ...integerInstructions(ops.filter(isPlain), [], constants),
  ...ops.filter(isIndexed).flatMap(entry =>
    displacements.flatMap(offset =>
      partsOf(entry, {
        suffix: `${offset}`,
        constants: [offset],
        addresses: [-offset - index, index - start],
        kind: 'i',
      }),
    ),
  ),
  ...ops.filter(isFolded).flatMap(entry =>
    displacements.flatMap(offset =>
      partsOf(entry, {
        suffix: `${offset}`,
        constants: [offset],
        addresses: [undefined, -offset],
        kind: 'i',
      }),
    ),
  ),
  ...ops
    .filter(({ name }) => name.endsWith('floor'))
    .flatMap(entry => partsOf(entry, { suffix: '4', constants: [], addresses: [4n], kind: 'i' })),
  ...ops.flatMap(entry => (packed[entry.name] ?? []).flatMap(one => partsOf(entry, readingOf(one)))),
  ...blocks().flatMap(decisions),
].filter(isRecorded);
