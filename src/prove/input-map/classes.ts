/** Kinds of operands that arithmetic treats alike: signs and exponents of numbers, sizes of integers. */

import type { Input } from '../../model/claim.ts';
import { decode, type FloatClass, type Format } from '../../semantics/float/index.ts';
import { widthOfSort } from '../../semantics/term/sort.ts';

export interface OperandClass {
  /** A sign of a few characters, for the edge of a map. */
  readonly label: string;
  readonly name: string;
}

/** What one value can be, in the order of the numbers. */
export interface Classes {
  readonly classes: readonly OperandClass[];
  /** The index of the class that the value is in. */
  classOf(bits: bigint): number;
}

export function classesOf({ variable: { sort }, format }: Pick<Input, 'variable' | 'format'>): Classes {
  if (format !== undefined) return numberClasses(format);
  return sort === 'Bool' ? truths : integerClasses(widthOfSort(sort));
}

export const numbers: readonly OperandClass[] = [
  { label: '−∞', name: 'minus infinity' },
  { label: '−n', name: 'negative normal' },
  { label: '−s', name: 'negative subnormal' },
  { label: '−0', name: 'minus zero' },
  { label: '+0', name: 'plus zero' },
  { label: '+s', name: 'positive subnormal' },
  { label: '+n', name: 'positive normal' },
  { label: '+∞', name: 'plus infinity' },
  { label: 'NaN', name: 'not a number' },
];

/** How far from the middle of the row a number stands. */
const distance: Readonly<Record<Exclude<FloatClass, 'quiet' | 'signaling'>, number>> = {
  zero: 0,
  subnormal: 1,
  normal: 2,
  infinite: 3,
};

export function numberClasses(format: Format): Classes {
  return {
    classes: numbers,
    classOf(bits) {
      const { class: kind, sign } = decode(format, bits);
      if (kind === 'quiet' || kind === 'signaling') return numbers.length - 1;
      return sign ? 3 - distance[kind] : 4 + distance[kind];
    },
  };
}

const truths: Classes = {
  classes: [
    { label: 'no', name: 'false' },
    { label: 'yes', name: 'true' },
  ],
  classOf: Number,
};

const integers: readonly OperandClass[] = [
  { label: 'min', name: 'the least integer' },
  { label: '<−1', name: 'less than −1' },
  { label: '−1', name: '−1' },
  { label: '0', name: '0' },
  { label: '1', name: '1' },
  { label: '>1', name: 'greater than 1' },
  { label: 'max', name: 'the greatest integer' },
];

/** Of integers of two's complement. */
function integerClasses(width: number): Classes {
  const least = -(1n << BigInt(width - 1));
  return {
    classes: integers,
    classOf(bits) {
      const value = BigInt.asIntN(width, bits);
      if (value >= -1n && value <= 1n) return 3 + Number(value);
      if (value === least) return 0;
      if (value === -least - 1n) return 6;
      return value < 0n ? 1 : 5;
    },
  };
}
