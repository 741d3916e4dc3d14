/** Values for people and programs: a number or an integer, and the bits it is made of. */
import type { Duty, Input, Observation } from '../model/claim.ts';
import { conditionNumbers } from '../model/go/type.ts';
import { BINARY32, BINARY64, type Format, formatValue } from '../semantics/float/index.ts';
import {
  type ConstantKind,
  constantSorts,
  type FlagsRegister,
  type SettledRegister,
  settled,
  widthOf,
} from '../semantics/ops/entry.ts';
import { type Sort, widthOfSort } from '../semantics/term/sort.ts';
import type { Shown } from './run.ts';

/** `0x` and all hexadecimal digits that the width takes. */
export function showBits(width: number, bits: bigint): string {
  return `0x${bits.toString(16).padStart(Math.ceil(width / 4), '0')}`;
}

export function showNumber(format: Format, bits: bigint): Shown {
  return { bits: showBits(format.width, bits), value: formatValue(format, bits) };
}

/**
 * The low `width` bits of a register, read as a signed integer; fewer than a byte, as flags and condition codes have, are
 * no such.
 */
export function showInteger(width: number, bits: bigint): Shown {
  const value = width < 8 ? BigInt.asUintN(width, bits) : BigInt.asIntN(width, bits);
  return { bits: showBits(width, BigInt.asUintN(width, bits)), value: `${value}` };
}

function showTruth(bits: bigint, [no, yes]: readonly [string, string]): Shown {
  return { bits: showBits(1, bits), value: bits === 0n ? no : yes };
}

export function showSort(sort: Sort, bits: bigint): Shown {
  return sort === 'Bool' ? showTruth(bits, ['false', 'true']) : showInteger(widthOfSort(sort), bits);
}

export function showInput({ constant, format, flags, variable }: Input, bits: bigint): Shown {
  if (flags !== undefined) return showFlags(flags, bits);
  const shown = format === undefined ? showSort(variable.sort, bits) : showNumber(format, bits);
  return constant === undefined ? shown : inWords(constant, bits, shown);
}

/** Of a duty that is not met, and of one that is. */
const dutyWords: Readonly<Record<Duty['kind'], readonly [string, string]>> = {
  'not a NaN': ['a NaN', 'a number'],
  encodable: ['cannot be encoded', 'can be encoded'],
  reached: ['reads beside it', 'reads no more'],
  aligned: ['not aligned', 'aligned'],
  made: ['not expected by other rules', 'expected by other rules'],
  defined: ['not defined', 'defined'],
  'no panic': ['the compiler panics', 'no panic'],
};

export function showObserved(observed: Observation, bits: bigint): Shown {
  switch (observed.kind) {
    case 'float':
      return showNumber(observed.format, bits);
    case 'integer':
      return showInteger(observed.width, bits);
    case 'branch':
      return showTruth(bits, ['second successor', 'first successor']);
    case 'memory':
      return showInteger(8, bits);
    case 'duty':
      return showTruth(bits, dutyWords[observed.duty.kind]);
  }
}

/** A register, memory and what has no model left out. */
export type Place = SettledRegister;

const numberPlace = (format: Format): Place => ({ kind: 'float', format });

/** A register as wide as any; `Copy` passes on whatever it is given. */
export const placeOf = settled;

/** How a constant of a kind is written: as a number, a truth value, or the bits that it is packed in. */
export function placeOfConstant(kind: ConstantKind): Place {
  if (kind === 'Bool') return { kind: 'boolean' };
  if (kind === 'Float32') return numberPlace(BINARY32);
  if (kind === 'Float64') return numberPlace(BINARY64);
  return { kind: 'integer', width: constantSorts[kind] };
}

/** The first name is that of the lowest bit. */
const namedBits = (names: readonly string[], bits: bigint): string =>
  names.map((name, place) => `${name}=${(bits >> BigInt(place)) & 1n}`).join(' ');

/** What is packed in a constant, as Go's rules write it. */
const packedWords: { readonly [Kind in ConstantKind]?: (bits: bigint) => string | undefined } = {
  CCop: bits => conditionNames.get(bits),
  ARM64BitField: bits => `armBFAuxInt(${bits >> 8n}, ${bits & 0xffn})`,
  ValAndOff: bits => `makeValAndOff(${BigInt.asIntN(32, bits >> 32n)}, ${BigInt.asIntN(32, bits)})`,
  FlagConstant: bits => namedBits(['N', 'Z', 'C', 'V'], bits),
  S390XRotateParams: bits => `{${bits >> 16n}, ${(bits >> 8n) & 0xffn}, ${bits & 0xffn}}`,
};

const conditionNames: ReadonlyMap<bigint, string> = new Map(
  Array.from(conditionNumbers, ([name, number]) => [number, `Op${name}`]),
);

/** With what is packed in place of one number. */
const inWords = (kind: ConstantKind, bits: bigint, shown: Shown): Shown => ({
  ...shown,
  value: packedWords[kind]?.(bits) ?? shown.value,
});

/** A constant of an op. */
export function showConstant(kind: ConstantKind, bits: bigint): Shown {
  return inWords(kind, bits, showPlace(placeOfConstant(kind), bits));
}

/** `N=1 Z=0 C=1 V=0`, and of a comparison the flags of its operands exchanged; a condition code is one number. */
function showFlags(register: FlagsRegister, bits: bigint): Shown {
  const { fields, isCode, exchanged } = register;
  const words = [bits, ...(exchanged ? [bits >> BigInt(fields.length)] : [])].map(part =>
    isCode ? showInteger(fields.length, part).value : namedBits(fields, part),
  );
  return { bits: showBits(widthOf(register), bits), value: words.join(', exchanged ') };
}

export function showPlace(place: Place, bits: bigint): Shown {
  switch (place.kind) {
    case 'float':
      return showNumber(place.format, bits);
    case 'boolean':
      return { ...showInteger(8, bits), value: bits === 0n ? 'false' : 'true' };
    case 'flags':
      return showFlags(place, bits);
    default:
      return showInteger(widthOf(place), bits);
  }
}
