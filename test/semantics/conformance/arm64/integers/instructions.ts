/** The integer ops of arm64 that an instruction or a written-out sequence shows, and the constants of each. */
import { conditions } from '../../../../../src/semantics/ops/arm64/conditions.ts';
import { blocks, flagOps } from '../../../../../src/semantics/ops/arm64/flags.ts';
import { integerOps } from '../../../../../src/semantics/ops/arm64/integer.ts';
import { memoryOps } from '../../../../../src/semantics/ops/arm64/memory.ts';
import type { OpEntry } from '../../../../../src/semantics/ops/entry.ts';
import type { Instruction } from '../../instructions.ts';
import {
  type Constants,
  decision,
  every,
  indexedBy,
  integerInstructions,
  partsOf,
} from '../../integer-instructions.ts';

const namesOf = (pattern: RegExp): string[] =>
  [...integerOps(), ...flagOps()].map(({ name }) => name).filter(name => pattern.test(name));

/**
 * What Go makes a sequence of has a size, and the rest name no operands. Sixteen bytes are loaded and stored around each
 * instruction on vectors; a hint shows nothing.
 */
const memory = memoryOps().filter(
  ({ name }) => !/^Lowered(Zero|Move|Get)|^FMOVQ|^F(LD|ST)PQ$|^PRFM$/.test(name),
);
const isPair = ({ name }: OpEntry): boolean => /^F?(LDP|STP)|^MOVQ/.test(name);
const isIndexed = ({ name }: OpEntry): boolean => /idx\d?$/.test(name);
const plain = memory.filter(entry => !isPair(entry) && !isIndexed(entry));

/** As memory shows eight bytes, what lies at the address, and what lies behind. */
const pair = (entry: OpEntry): Instruction[] =>
  [-256n, 240n].flatMap(offset =>
    [0n, 8n].flatMap(behind =>
      partsOf(entry, {
        suffix: behind === 0n ? `${offset}` : `${offset} ${behind}`,
        constants: [offset],
        addresses: [-offset - behind],
        kind: 'i',
      }),
    ),
  );

/** Ends of ranges, and constants that Go's assembler loads. */
const constants: Constants = (() => {
  const any = 1311768467463790320n;
  const sums = [0n, 1n, 4095n, 16773120n, -1n, any];
  const compared = [0n, 1n, 4095n, -1n];
  const masks = [255n, -256n, 6148914691236517205n, any];
  /** 256 times the lowest bit, and the width. */
  const fields = [64n, 1n, 2072n, 16129n];
  return {
    ...every(['ADDconst', 'SUBconst', 'ADDSconstflags'], sums),
    ...every(['CMPconst', 'CMPWconst', 'CMNconst', 'CMNWconst'], compared),
    ...every(['ANDconst', 'ORconst', 'XORconst'], masks),
    ...every(['TSTconst', 'TSTWconst'], [1n, -256n]),
    ...every(['SLLconst', 'SRLconst', 'SRAconst', 'RORconst', 'EXTRconst'], [0n, 1n, 63n]),
    ...every(['RORWconst', 'EXTRWconst'], [0n, 1n, 31n]),
    ...every(namesOf(/shift(LL|RL|RA|RO)$/), [0n, 1n, 63n]),
    ...every(['BFI', 'BFXIL', 'SBFIZ', 'SBFX', 'UBFIZ', 'UBFX'], fields),
    ...every(
      ['CSEL', 'CSEL0', 'CSETM'],
      conditions.map((_, index) => BigInt(index + 1)),
    ),
    ...every(
      plain.map(({ name }) => name),
      [-256n, 4088n],
    ),
    ...every(['CSINC', 'CSINV', 'CSNEG'], [1n, 4n, 7n]),
  };
})();

const comparesNumbers = ({ name }: OpEntry): boolean => /^FCMP[SD]0?$/.test(name);
const isShown = ({ name }: OpEntry): boolean => name !== 'InvertFlags' && name !== 'FlagConstant';
const ops = [...integerOps(), ...flagOps()].filter(isShown);
const testsBit = ({ name }: { readonly name: string }): boolean => /^TBN?Z$/.test(name);

export const instructions: readonly Instruction[] = [
  ...integerInstructions(
    [...ops.filter(entry => !comparesNumbers(entry)), ...plain],
    blocks().filter(block => !testsBit(block)),
    constants,
  ),
  ...blocks()
    .filter(testsBit)
    .flatMap(block => [0n, 31n, 63n].map(bit => decision(block, 'i', [bit]))),
  ...memory.filter(isIndexed).flatMap(entry => indexedBy(BigInt(/\d$/.exec(entry.name)?.[0] ?? 1))(entry)),
  ...memory.filter(isPair).flatMap(pair),
  ...ops
    .filter(comparesNumbers)
    .flatMap(entry => partsOf(entry, { constants: [], kind: entry.name.startsWith('FCMPS') ? 's' : 'd' })),
];
