/**
 * Duff's devices of Go's runtime: 128 times the same few instructions, each time for a unit of memory. A constant says at
 * which byte of them to enter.
 */
import { and, bits, bvmul, bvsub, bvudiv, bvule, bvurem, equal } from '../term/build.ts';
import type { Term } from '../term/term.ts';
import type { Aux } from './entry.ts';
import { aux, type Trait } from './table.ts';

const times = 128n;

/** The constant, by the bytes of the instructions for a unit. */
export const entryOf = (instructionBytes: bigint): Aux =>
  aux('Int64', {
    encodable: {
      words: `a multiple of ${instructionBytes} below ${times * instructionBytes}`,
      condition: c =>
        and(
          equal(bvurem(c!, bits(64, instructionBytes)), bits(64, 0n)),
          bvule(c!, bits(64, (times - 1n) * instructionBytes)),
        ),
      examples: [0n, 1n, 2n, 64n, times - 1n].map(index => index * instructionBytes),
    },
  });

/** It goes through memory by words of so many bytes. */
export const ofWords = (bytes: 4 | 8): Trait => ({ unit: () => bits(64, BigInt(bytes)) });

/** The bytes of memory, by those of the instructions for a unit, and of the unit. */
export const bytesFrom = (instructionBytes: bigint, unit: bigint, entry: Term): Term =>
  bvsub(bits(64, times * unit), bvmul(bvudiv(entry, bits(64, instructionBytes)), bits(64, unit)));
