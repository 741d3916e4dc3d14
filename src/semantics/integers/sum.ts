/**
 * Sums of products of unknown integers. Nothing wraps around here: what a word of n bits keeps of an integer P is
 * P - 2^n * floor(P / 2^n), with the quotient as an unknown of its own.
 */
import type { Term } from '../term/term.ts';

export interface Range {
  readonly least: bigint;
  readonly greatest: bigint;
}

/** An integer of which no more is said than its range, and what it is: a word, or floor(of / 2^places). */
export interface Unknown extends Range {
  /** Later unknowns are quotients of sums of earlier ones. */
  readonly serial: number;
  readonly term?: Term;
  readonly quotient?: { readonly of: Sum; readonly places: number };
}

interface Product {
  /** By their serials. */
  readonly factors: readonly Unknown[];
  readonly coefficient: bigint;
}

export type Sum = ReadonlyMap<string, Product>;

const keyOf = (factors: readonly Unknown[]): string => factors.map(({ serial }) => serial).join();

function sumOf(products: Iterable<Product>): Sum {
  const sum = new Map<string, Product>();
  for (const { factors, coefficient } of products) {
    const key = keyOf(factors);
    const total = (sum.get(key)?.coefficient ?? 0n) + coefficient;
    if (total === 0n) sum.delete(key);
    else sum.set(key, { factors, coefficient: total });
  }
  return sum;
}

export const constantSum = (value: bigint): Sum => sumOf([{ factors: [], coefficient: value }]);
export const sumOfUnknown = (unknown: Unknown): Sum => sumOf([{ factors: [unknown], coefficient: 1n }]);

export const times = (factor: bigint, sum: Sum): Sum => mapped(sum, coefficient => factor * coefficient);
export const plus = (a: Sum, b: Sum): Sum => sumOf([...a.values(), ...b.values()]);
export const minus = (a: Sum, b: Sum): Sum => plus(a, times(-1n, b));

/** The sum with other coefficients. */
export const mapped = (sum: Sum, change: (coefficient: bigint) => bigint): Sum =>
  sumOf([...sum.values()].map(product => ({ ...product, coefficient: change(product.coefficient) })));

const isBit = ({ least, greatest }: Unknown): boolean => least === 0n && greatest === 1n;

/** A bit multiplied by itself is itself. */
const factorsOf = (a: Product, b: Product): readonly Unknown[] =>
  [...a.factors, ...b.factors]
    .sort((one, other) => one.serial - other.serial)
    .filter((factor, index, all) => factor !== all[index - 1] || !isBit(factor));

export const product = (a: Sum, b: Sum): Sum =>
  sumOf(
    [...a.values()].flatMap(one =>
      [...b.values()].map(other => ({
        factors: factorsOf(one, other),
        coefficient: one.coefficient * other.coefficient,
      })),
    ),
  );

export const productOfRanges = (a: Range, b: Range): Range => {
  const ends = [a.least * b.least, a.least * b.greatest, a.greatest * b.least, a.greatest * b.greatest];
  return hull(ends.map(end => ({ least: end, greatest: end })));
};

export const hull = ([first, ...others]: readonly Range[]): Range =>
  others.reduce(
    (all, { least, greatest }) => ({
      least: least < all.least ? least : all.least,
      greatest: greatest > all.greatest ? greatest : all.greatest,
    }),
    first!,
  );

/** Of each product by itself: what products have to do with each other is not seen. */
export function rangeOfSum(sum: Sum): Range {
  let [least, greatest] = [0n, 0n];
  for (const { factors, coefficient } of sum.values()) {
    const range = factors.reduce(productOfRanges, { least: coefficient, greatest: coefficient });
    least += range.least;
    greatest += range.greatest;
  }
  return { least, greatest };
}

/** The unknowns that are quotients, the last one first. */
export const quotientsIn = (sum: Sum): readonly Unknown[] =>
  [...new Set([...sum.values()].flatMap(({ factors }) => factors))]
    .filter(({ quotient }) => quotient !== undefined)
    .sort((a, b) => b.serial - a.serial);

/** Some multiple 2^k of the sum, with (numerator / 2^places) in the place of the unknown. */
export function substituted(
  sum: Sum,
  unknown: Unknown,
  numerator: Sum,
  places: number,
): { readonly sum: Sum; readonly scale: number } {
  const powers = [...sum.values()].map(({ factors }) => factors.filter(factor => factor === unknown).length);
  const most = Math.max(0, ...powers);
  let result: Sum = new Map();
  for (const { factors, coefficient } of sum.values()) {
    const rest = factors.filter(factor => factor !== unknown);
    const power = factors.length - rest.length;
    let replaced = sumOf([{ factors: rest, coefficient: coefficient << BigInt(places * (most - power)) }]);
    for (let count = 0; count < power; count++) replaced = product(replaced, numerator);
    result = plus(result, replaced);
  }
  return { sum: result, scale: places * most };
}
