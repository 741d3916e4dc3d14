/**
 * The constants by which Go's compiler divides integers without dividing, as its magic.go computes them: exactly, and
 * of every divisor. The functions are called by their width, `umagic32`, and give a struct.
 */
import {
  isNoPower,
  isPositiveNoPower,
  isZero,
  signedDivisibility,
  signedMagic,
  unsignedDivisibility,
  unsignedMagic,
} from '../../semantics/division/constants.ts';
import { concat, not, zeroExtend } from '../../semantics/term/build.ts';
import type { Term } from '../../semantics/term/term.ts';
import { fn, type GoFunction } from './go-function.ts';
import { BOOL, INT8, INT16, INT32, INT64, record, UINT64 } from './type.ts';

/** A struct of its fields, the first on top. */
const fields = (...values: readonly Term[]): Term =>
  values.map(value => zeroExtend(64, value)).reduce((high, low) => concat(high, low));

const magicData = { s: INT64, m: UINT64 } as const;

/** Each with the struct that it gives, what is in it, and where Go's function panics. */
const functions = {
  umagic: {
    data: record('umagicData', magicData),
    of: (c: Term) => {
      const { shift, multiplier } = unsignedMagic(c);
      return fields(shift, multiplier);
    },
    panics: { words: 'a magic number of 0 or a power of two', where: (c: Term) => not(isNoPower(c)) },
    isUsable: isNoPower,
  },
  smagic: {
    data: record('smagicData', magicData),
    of: (c: Term) => {
      const { shift, multiplier } = signedMagic(c);
      return fields(shift, multiplier);
    },
    panics: {
      words: 'a signed magic number of what is not positive, or of a power of two',
      where: (c: Term) => not(isPositiveNoPower(c)),
    },
    isUsable: isPositiveNoPower,
  },
  udivisible: {
    data: record('udivisibleData', { k: INT64, m: UINT64, max: UINT64 }),
    of: (c: Term) => {
      const { zeros, inverse, greatest } = unsignedDivisibility(c);
      return fields(zeros, inverse, greatest);
    },
    panics: { words: 'divisibility by 0', where: isZero },
    isUsable: isNoPower,
  },
  sdivisible: {
    data: record('sdivisibleData', { k: INT64, m: UINT64, a: UINT64, max: UINT64 }),
    of: (c: Term) => {
      const { zeros, inverse, offset, greatest } = signedDivisibility(c);
      return fields(zeros, inverse, offset, greatest);
    },
    panics: { words: 'signed divisibility by 0', where: isZero },
    isUsable: isPositiveNoPower,
  },
} as const;

const widths = [
  [8, INT8],
  [16, INT16],
  [32, INT32],
  [64, INT64],
] as const;

export const magicFunctions: readonly (readonly [string, GoFunction])[] = widths.flatMap(([width, type]) =>
  Object.entries(functions).flatMap(([name, { data, of, panics, isUsable }]): [string, GoFunction][] => [
    [`${name}OK${width}`, fn([type], BOOL, isUsable)],
    [`${name}${width}`, fn([type], data, of, panics)],
  ]),
);
