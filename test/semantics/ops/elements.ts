/** Elements of vectors as integers, for the references that vector ops are held to. */
import { low } from './drawn-vectors.ts';

export type Bounds = readonly [least: bigint, greatest: bigint];
export const clamp = (value: bigint, [least, greatest]: Bounds): bigint =>
  value < least ? least : value > greatest ? greatest : value;
export const leadingZeros = (a: bigint, width: number): bigint =>
  BigInt(low(width, a).toString(2).padStart(width, '0').split('1')[0]!.length);
export const turned = (a: bigint, n: bigint, width: number): bigint => {
  const left = ((n % BigInt(width)) + BigInt(width)) % BigInt(width);
  const all = low(width, a);
  return (all << left) | (all >> (BigInt(width) - left));
};
export interface Vector {
  readonly width: number;
  readonly signed: boolean;
  /** Of elements; as many as fit 128 bits if absent. */
  readonly count?: number;
  readonly bounds: Bounds;
}

export const boundsOf = (width: number, signed: boolean): Bounds =>
  signed ? [-(1n << BigInt(width - 1)), (1n << BigInt(width - 1)) - 1n] : [0n, (1n << BigInt(width)) - 1n];
export const split = (
  vector: bigint,
  { width, signed, count = 128 / width }: Omit<Vector, 'bounds'>,
): bigint[] =>
  Array.from({ length: count }, (_, index) =>
    (signed ? BigInt.asIntN : BigInt.asUintN)(width, vector >> BigInt(width * index)),
  );
export const joined = (elements: readonly bigint[], width: number): bigint =>
  elements.reduce((sum, one, index) => sum | (low(width, one) << BigInt(width * index)), 0n);

export const even = <T>(list: readonly T[]): T[] => list.filter((_, index) => index % 2 === 0);
export const odd = <T>(list: readonly T[]): T[] => list.filter((_, index) => index % 2 === 1);
/** Of each group of so many elements: those of all vectors, one vector behind the other. */
export const inGroups = <T>(
  group: number,
  vectors: readonly (readonly T[])[],
  each: (all: readonly T[]) => T[],
): T[] =>
  Array.from({ length: vectors[0]!.length / group }, (_, index) =>
    each(vectors.flatMap(one => one.slice(group * index, group * (index + 1)))),
  ).flat();
