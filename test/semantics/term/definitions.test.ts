/** Operators that are short for others have the value of their definition, and are what their names say. */
import { describe, expect, it } from 'vitest';
import { randomOf } from '../../../src/semantics/operands/random.ts';
import * as build from '../../../src/semantics/term/build.ts';
import { definitionOf } from '../../../src/semantics/term/definitions.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, variable } from '../../../src/semantics/term/term.ts';

const binary = { bvsdiv: build.bvsdiv, bvsrem: build.bvsrem, bvmulhu: build.bvmulhu, bvmulhs: build.bvmulhs };
const unary = {
  countLeadingZeros: build.countLeadingZeros,
  countTrailingZeros: build.countTrailingZeros,
  countOnes: build.countOnes,
  reverseBits: build.reverseBits,
  inverse: build.inverse,
};
const words = { reverseBytes: build.reverseBytes, rotateLeft: build.rotateLeft };

/** Every pair of values of a narrow width; random ones, and corners, of a wide one. */
function pairs(width: number): bigint[][] {
  if (width <= 4) {
    const all = Array.from({ length: 2 ** width }, (_, value) => BigInt(value));
    return all.flatMap(a => all.map(b => [a, b]));
  }
  const random = randomOf(11);
  const corners = [0n, 1n, -1n, 1n << BigInt(width - 1), (1n << BigInt(width - 1)) - 1n, BigInt(width)];
  const drawn = Array.from({ length: 60 }, () =>
    BigInt.asUintN(width, BigInt(random(0, 2 ** 31 - 1)) * BigInt(random(0, 2 ** 31 - 1)) * 7n),
  );
  const values = [...corners.map(corner => BigInt.asUintN(width, corner)), ...drawn];
  return values.flatMap(a => values.slice(0, 20).map(b => [a, b]));
}

describe('an operator has the value of its definition', () => {
  for (const [name, make] of Object.entries({ ...binary, ...unary, ...words })) {
    const widths =
      name === 'reverseBytes' ? [8, 16, 64] : name === 'rotateLeft' ? [1, 2, 4, 64] : [1, 3, 4, 32, 64];
    it.each(widths)(`${name} on %i bits`, width => {
      const [a, b] = [variable('a', width), variable('b', width)];
      const operands = name in unary || name === 'reverseBytes' ? [a] : [a, b];
      const term = (make as (...terms: Term[]) => Term)(...operands);
      const definition = definitionOf(term.kind === 'application' ? term.operator.name : 'not', operands)!;
      const [one, other] = [evaluator(term, [a, b]), evaluator(definition, [a, b])];
      for (const values of pairs(width)) {
        expect([values, one(values, 'rne').value]).toEqual([values, other(values, 'rne').value]);
      }
    });
  }
});

describe('operators by example', () => {
  const value = (term: Term) => evaluator(term, [])([], 'rne').value;
  const byte = (n: bigint) => build.bits(8, n);
  it.each([
    ['a quotient', build.bvudiv(byte(200n), byte(7n)), 28n],
    ['a quotient by zero', build.bvudiv(byte(200n), byte(0n)), 255n],
    ['a remainder', build.bvurem(byte(200n), byte(7n)), 4n],
    ['a remainder by zero', build.bvurem(byte(200n), byte(0n)), 200n],
    ['a signed quotient, toward zero', build.bvsdiv(byte(-7n), byte(2n)), 253n],
    ['the least by minus one', build.bvsdiv(byte(-128n), byte(-1n)), 128n],
    ['a signed remainder', build.bvsrem(byte(-7n), byte(2n)), 255n],
    ['an unsigned high half', build.bvmulhu(byte(255n), byte(255n)), 254n],
    ['a signed high half', build.bvmulhs(byte(-1n), byte(127n)), 255n],
    ['leading zeros', build.countLeadingZeros(byte(3n)), 6n],
    ['leading zeros of zero', build.countLeadingZeros(byte(0n)), 8n],
    ['trailing zeros', build.countTrailingZeros(byte(40n)), 3n],
    ['trailing zeros of zero', build.countTrailingZeros(byte(0n)), 8n],
    ['ones', build.countOnes(byte(0xb1n)), 4n],
    ['reversed bits', build.reverseBits(byte(0x13n)), 0xc8n],
    ['reversed bytes', build.reverseBytes(build.bits(32, 0x12345678n)), 0x78563412n],
    ['an inverse', build.bvmul(build.inverse(byte(0x9dn)), byte(0x9dn)), 1n],
    ['a rotation', build.rotateLeft(byte(0x81n), byte(9n)), 0x03n],
  ])('%s', (_, term, expected) => {
    expect(value(term)).toBe(expected);
  });
});
