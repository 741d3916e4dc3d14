/** The integer ops of ppc64 that an instruction or a written-out sequence shows, and the constants of each. */
import { blocks, flagOps } from '../../../../../src/semantics/ops/ppc64/flags.ts';
import { integerOps } from '../../../../../src/semantics/ops/ppc64/integer.ts';
import { memoryOps } from '../../../../../src/semantics/ops/ppc64/memory.ts';
import type { Instruction } from '../../instructions.ts';
import { type Constants, every, indexed, integerInstructions, partsOf } from '../../integer-instructions.ts';

const isIndexed = (name: string): boolean => name.endsWith('idx');
/** What Go makes a sequence of has a size, and the rest name no operands; a hint shows nothing. */
const memory = memoryOps().filter(({ name }) => !/^Lowered(Quad)?(Zero|Move|Get)|^DCBT$/.test(name));
const isAtomic = (name: string): boolean => name.startsWith('LoweredAtomic');

const rotation = (width: bigint, sh: bigint, mb: bigint, behind: bigint): bigint =>
  (width << 24n) | (sh << 16n) | (mb << 8n) | behind;
const ofWord = [
  rotation(32n, 0n, 0n, 32n),
  rotation(32n, 5n, 8n, 20n),
  rotation(32n, 31n, 28n, 4n),
  rotation(32n, 1n, 31n, 32n),
];
const cleared = (sh: bigint, mb: bigint): bigint => (sh << 16n) | (mb << 8n) | 63n;

/** Ends of ranges, and masks of each shape. */
const constants: Constants = (() => {
  const si16 = [-32768n, -1n, 0n, 1n, 32767n];
  const ui16 = [0n, 1n, 32768n, 65535n];
  // Of these Go's assembler makes several instructions, or shifts the immediate.
  const masks = [...ui16, -8n, -32769n, -(1n << 31n), 65536n, 1n << 31n, 305419896n, (1n << 32n) - 1n];
  const terms = [...si16, -32769n, 32768n, 1n << 31n, (1n << 32n) - 1n];
  const minuends = [...si16, -(1n << 31n), -32769n, 32768n, (1n << 31n) - 1n];
  return {
    ...every(['ADDCconst', 'ADDCCconst'], terms),
    ADDconst: [...terms, -(1n << 33n), 1n << 32n, (1n << 33n) - 1n],
    ...every(['SUBFCconst', 'SUBCconst'], minuends),
    ...every(['MULLDconst', 'MULLWconst', 'CMPconst', 'CMPWconst'], si16),
    ...every(['CMPUconst', 'CMPWUconst'], ui16),
    ...every(['ANDconst', 'ANDCCconst', 'ORconst', 'XORconst'], masks),
    ...every(['SLDconst', 'SRDconst', 'SRADconst', 'ROTLconst', 'EXTSWSLconst'], [0n, 1n, 63n]),
    ...every(['SLWconst', 'SRWconst', 'SRAWconst', 'ROTLWconst'], [0n, 1n, 31n]),
    ...every(['RLWINM', 'RLWNM'], ofWord),
    ...every(['RLDICL', 'RLDICLCC'], [rotation(64n, 0n, 0n, 64n), rotation(64n, 13n, 40n, 64n)]),
    RLDICR: [rotation(64n, 0n, 0n, 64n), rotation(64n, 13n, 0n, 24n)],
    CLRLSLDI: [cleared(0n, 0n), cleared(3n, 56n), cleared(40n, 40n)],
    CLRLSLWI: [cleared(0n, 0n), cleared(3n, 24n), cleared(16n, 16n)],
    ...every(['ISEL', 'ISELZ'], [0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n]),
    ...every(['SETBC', 'SETBCR'], [0n, 1n, 2n, 3n]),
    ...every(
      memory.map(({ name }) => name),
      [-32768n, 32764n],
    ),
    ...every(memory.map(({ name }) => name).filter(isAtomic), [0n]),
  };
})();

/** Not executed: all triples of the lattice take too long. */
const ofThree = new Set(['ADDE', 'SUBE', 'MADDLD', 'ISEL', 'LoweredAtomicCas32', 'LoweredAtomicCas64']);

const ops = [...integerOps(), ...flagOps(), ...memory].filter(
  ({ name }) => name !== 'InvertFlags' && !ofThree.has(name),
);

export const instructions: readonly Instruction[] = [
  ...integerInstructions(
    ops.filter(({ name }) => !isIndexed(name) && name !== 'FCMPU'),
    blocks(),
    constants,
  ),
  ...ops
    .filter(({ name }) => name === 'FCMPU')
    .flatMap(entry => partsOf(entry, { constants: [], kind: 'd' })),
  ...memory.filter(({ name }) => isIndexed(name)).flatMap(indexed),
];
