import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify } from '../../../src/semantics/float/classify.ts';
import { BINARY16, BINARY32, BINARY64, formatOf } from '../../../src/semantics/float/format.ts';
import { parseValue } from '../../../src/semantics/float/parse-value.ts';
import { absolute, copyOppositeSign, copySign, negate, xorSign } from '../../../src/semantics/float/sign.ts';
import { encodings } from './operands.ts';

const formats = [formatOf(2, 2), BINARY16, BINARY32, BINARY64];

describe.each(formats)('signs in $name', format => {
  const pairs = fc.tuple(encodings(format), encodings(format));
  const low = format.signMask - 1n;

  test('only the sign bit changes, whatever the value', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const results = [
          negate(format, a),
          absolute(format, a),
          copySign(format, a, b),
          copyOppositeSign(format, a, b),
          xorSign(format, a, b),
        ];
        for (const result of results) expect(result & low).toBe(a & low);
        for (const result of results) expect(result >> BigInt(format.width)).toBe(0n);
      }),
    );
  });

  test('the pseudo-instructions are what RISC-V says they are', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(copySign(format, a, a)).toBe(a);
        expect(copyOppositeSign(format, a, a)).toBe(negate(format, a));
        expect(xorSign(format, a, a)).toBe(absolute(format, a));
        expect(copyOppositeSign(format, a, b)).toBe(negate(format, copySign(format, a, b)));
        expect(negate(format, negate(format, a))).toBe(a);
      }),
    );
  });
});

test.each([
  ['-inf', 0],
  ['-1', 1],
  ['-0x1p-1074', 2],
  ['-0', 3],
  ['0', 4],
  ['0x1p-1074', 5],
  ['1', 6],
  ['inf', 7],
  ['snan(0xfff0000000000001)', 8],
  ['-nan', 9],
])('FCLASS.D of %s sets bit %i', (text, bit) => {
  expect(classify(BINARY64, parseValue(BINARY64, text))).toBe(1n << BigInt(bit));
});
