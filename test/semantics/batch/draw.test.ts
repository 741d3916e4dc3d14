import { describe, expect, it } from 'vitest';
import { draw, type Family } from '../../../src/semantics/batch/draw.ts';
import { BINARY32, BINARY64, decode } from '../../../src/semantics/float/index.ts';

const column = (family: Family, seed: number, length = 5_000): BigUint64Array => {
  const values = new BigUint64Array(length);
  draw(family, seed, values);
  return values;
};

const families: readonly Family[] = [
  { kind: 'any', width: 64 },
  { kind: 'any', width: 7 },
  { kind: 'near one', format: BINARY64 },
  { kind: 'near one', format: BINARY32 },
  { kind: 'few bits', format: BINARY64 },
  { kind: 'few bits', format: BINARY32 },
  { kind: 'table', values: [3n, 5n, 2n ** 64n - 1n] },
];

const bitCount = (value: bigint): number => value.toString(2).replaceAll('0', '').length;

describe('drawing operands', () => {
  it('repeats a column for the same family and seed, and only then', () => {
    for (const family of families) {
      expect(column(family, 4)).toEqual(column(family, 4));
      expect(column(family, 4)).not.toEqual(column(family, 5));
    }
  });

  it('does not repeat itself within a column', () => {
    expect(new Set(column({ kind: 'any', width: 64 }, 1)).size).toBe(5_000);
  });

  it('sets every bit of a width about half of the time, and none above', () => {
    for (const width of [1, 7, 32, 64]) {
      const values = column({ kind: 'any', width }, 9);
      for (let bit = 0; bit < 64; bit++) {
        const ones = values.filter(value => ((value >> BigInt(bit)) & 1n) === 1n).length;
        expect(ones).toBeGreaterThanOrEqual(bit < width ? 2_300 : 0);
        expect(ones).toBeLessThanOrEqual(bit < width ? 2_700 : 0);
      }
    }
  });

  it('draws normal numbers near one, of both signs, of all exponents', () => {
    for (const format of [BINARY32, BINARY64]) {
      for (const kind of ['near one', 'few bits'] as const) {
        const numbers = [...column({ kind, format }, 2)].map(bits => decode(format, bits));
        expect(numbers.every(number => number.class === 'normal')).toBe(true);
        const exponents = new Set(numbers.map(({ exponent }) => exponent + format.significandBits - 1));
        expect(Math.min(...exponents)).toBe(-format.significandBits - (format === BINARY32 ? 8 : 11));
        expect(Math.max(...exponents)).toBe(format.significandBits + (format === BINARY32 ? 7 : 10));
        for (const exponent of exponents) {
          const signs = numbers
            .filter(number => number.exponent + format.significandBits - 1 === exponent)
            .map(({ sign }) => sign);
          expect(new Set(signs).size).toBe(2);
        }
      }
    }
  });

  it('draws fractions of few ones and of few zeros', () => {
    const values = column({ kind: 'few bits', format: BINARY64 }, 2);
    const counts = [...values].map(bits => bitCount(bits & BINARY64.fractionMask));
    expect(counts.filter(count => count > 16 && count < 36).length).toBeLessThan(50);
    expect(counts.some(count => count < 3)).toBe(true);
    expect(counts.some(count => count > 49)).toBe(true);
  });

  it('draws each value of a table', () => {
    const values = column({ kind: 'table', values: [3n, 5n, 2n ** 64n - 1n] }, 2);
    expect(new Set(values)).toEqual(new Set([3n, 5n, 2n ** 64n - 1n]));
  });
});
