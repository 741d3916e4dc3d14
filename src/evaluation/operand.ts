/** Reads the operands of an op as people write them, by the register or the kind of constant they go to. */

import { type Place, placeOfConstant } from '../check/show-value.ts';
import { conditionNumbers } from '../model/go/type.ts';
import { isInfinite, isZero, parseValue } from '../semantics/float/index.ts';
import { type ConstantKind, type FlagsRegister, widthOf } from '../semantics/ops/entry.ts';

/** A text that is not a value of its register; the message says what would be. */
export class OperandError extends Error {
  override readonly name = 'OperandError';
}

/** Throws `OperandError`, or `ValueError` for numbers. */
export function readOperand(place: Place, text: string): bigint {
  switch (place.kind) {
    case 'float':
      return parseValue(place.format, text);
    case 'boolean':
      return readTruth(text);
    case 'memory':
    case 'tuple':
    case 'opaque':
      throw new OperandError(`${describePlace(place)} cannot be written as an operand`);
    case 'flags':
      return readFlags(place, text) ?? readInteger(widthOf(place), text);
    default:
      return readInteger(widthOf(place), text);
  }
}

/** A constant of an op. Throws as `readOperand` does. */
export function readConstant(kind: ConstantKind, text: string): bigint {
  const name = /^\s*(?:Op)?(?:ARM64)?([A-Za-z]+)\s*$/i.exec(text)?.[1];
  if (kind !== 'CCop' || name === undefined) return readOperand(placeOfConstant(kind), text);
  const condition = conditions.get(name.toLowerCase());
  if (condition !== undefined) return condition;
  const names = Array.from(conditionNumbers.keys(), one => one.replace(/^ARM64/, '')).join(', ');
  throw new OperandError(`there is no condition ${text.trim()}: there is ${names}`);
}

/** As the op table names them, in any case. */
const conditions: ReadonlyMap<string, bigint> = new Map(
  Array.from(conditionNumbers, ([name, number]) => [name.replace(/^ARM64/, '').toLowerCase(), number]),
);

export const describeConstant = (kind: ConstantKind): string =>
  kind === 'CCop' ? 'condition' : describePlace(placeOfConstant(kind));

/** What becomes of a number that the format has no place for; nothing where it keeps its size. */
export function rangeNote(place: Place, text: string, bits: bigint): string | undefined {
  if (place.kind !== 'float' || /inf|nan/i.test(text) || /^0x[0-9a-f]+$/i.test(text.trim())) return undefined;
  const { format } = place;
  const digits = text
    .trim()
    .replace(/^[+-]?(0x)?/i, '')
    .replace(/[ep][+-]?\d+$/i, '');
  const verb = isInfinite(format, bits)
    ? 'overflows'
    : isZero(format, bits) && /[1-9a-f]/i.test(digits)
      ? 'underflows'
      : undefined;
  return verb && `${text} ${verb} ${format.name}`;
}

export function describePlace(place: Place): string {
  switch (place.kind) {
    case 'float':
      return place.format.name;
    case 'integer':
      return `int${place.width}`;
    case 'vector':
      return `vec${place.width}`;
    case 'mask':
      return `mask${place.width}`;
    case 'boolean':
      return 'bool';
    case 'flags':
      return `flags ${place.fields.join('')}${place.exchanged ? ', and those of the operands exchanged' : ''}`;
    case 'opaque':
      return place.what;
    case 'compound':
      return place.of;
    case 'memory':
    case 'tuple':
      return `a ${place.kind}`;
  }
}

function readInteger(width: number, text: string): bigint {
  const match = /^([+-]?)(\d+|0x[0-9a-f]+)$/i.exec(text.trim());
  if (match === null) {
    throw new OperandError(
      `cannot read ${JSON.stringify(text)} as an integer: expected a decimal such as -3 or bits such as 0xff`,
    );
  }
  const [, sign, digits] = match;
  const value = BigInt(digits!) * (sign === '-' ? -1n : 1n);
  if (value < -(1n << BigInt(width - 1)) || value >= 1n << BigInt(width)) {
    throw new OperandError(`${text} does not fit ${width} bits`);
  }
  return BigInt.asUintN(width, value);
}

/** `N=1 Z=0 C=1 V=0`, as results show them; undefined for a number. What is not named is clear. */
function readFlags(register: FlagsRegister, text: string): bigint | undefined {
  if (!text.includes('=')) return undefined;
  const { fields, exchanged } = register;
  const parts = text.split(/, exchanged\b/);
  if (parts.length > (exchanged ? 2 : 1))
    throw new OperandError(`${describePlace(register)} are not exchanged`);
  const names = parts.flatMap((part, half) =>
    part
      .trim()
      .split(/\s+/)
      .map((word): bigint => {
        const [name = '', bit = ''] = word.split('=');
        const place = fields.indexOf(name);
        if (place < 0 || !/^[01]$/.test(bit))
          throw new OperandError(
            `cannot read ${word}: expected ${fields.map(one => `${one}=0`).join(' ')} or the like`,
          );
        return BigInt(bit) << BigInt(half * fields.length + place);
      }),
  );
  return names.reduce((sum, one) => sum | one, 0n);
}

/** Also the byte that holds it, as results show it. */
const truths: ReadonlyMap<string, bigint> = new Map([
  ['0x00', 0n],
  ['0x01', 1n],
  ['0', 0n],
  ['false', 0n],
  ['1', 1n],
  ['true', 1n],
]);

function readTruth(text: string): bigint {
  const value = truths.get(text.trim().toLowerCase());
  if (value === undefined) {
    throw new OperandError(`cannot read ${JSON.stringify(text)} as a truth value: expected true or false`);
  }
  return value;
}
