import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BFLOAT16, BINARY16, BINARY32, BINARY64, formatOf } from '../../../src/semantics/float/format.ts';
import { canonical } from '../../../src/semantics/float/nan-policy.ts';
import { formatHex, formatValue, parseValue, ValueError } from '../../../src/semantics/float/value.ts';
import { encodings } from './operands.ts';

const formats = [formatOf(2, 2), formatOf(3, 4), BINARY16, BFLOAT16, BINARY32, BINARY64, formatOf(15, 113)];

describe.each(formats)('values in $name', format => {
  test.each([
    ['formatValue', formatValue],
    ['formatHex', formatHex],
  ])('what %s writes reads back as the same bits', (_name, write) => {
    fc.assert(
      fc.property(encodings(format), bits => {
        expect(parseValue(format, write(format, bits))).toBe(bits);
      }),
      { numRuns: format.width > 64 ? 20 : 300 },
    );
  });
});

test('binary64 is written as JavaScript writes it', () => {
  const view = new DataView(new ArrayBuffer(8));
  fc.assert(
    fc.property(encodings(BINARY64), bits => {
      view.setBigUint64(0, bits);
      const value = view.getFloat64(0);
      if (!Number.isFinite(value) || value === 0) return;
      expect(formatValue(BINARY64, bits)).toBe(String(value));
      expect(parseValue(BINARY64, value.toString())).toBe(bits);
      expect(parseValue(BINARY64, value.toExponential(19))).toBe(bits);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  [0n, '0', '0x0p+0'],
  [0x8000000000000000n, '-0', '-0x0p+0'],
  [0x3fb999999999999an, '0.1', '0x1.999999999999ap-4'],
  [0xc026000000000000n, '-11', '-0x1.6p+3'],
  [1n, '5e-324', '0x1p-1074'],
  [0x7fefffffffffffffn, '1.7976931348623157e+308', '0x1.fffffffffffffp+1023'],
  [0x7ff0000000000000n, 'inf', 'inf'],
  [0xfff0000000000000n, '-inf', '-inf'],
  [0x7ff8000000000000n, 'nan', 'nan'],
  [0xfff8000000000000n, 'nan(0xfff8000000000000)', 'nan(0xfff8000000000000)'],
  [0x7ff0000000000001n, 'snan(0x7ff0000000000001)', 'snan(0x7ff0000000000001)'],
])('0x%s is %s', (bits, decimal, hexadecimal) => {
  expect(formatValue(BINARY64, bits)).toBe(decimal);
  expect(formatHex(BINARY64, bits)).toBe(hexadecimal);
});

test('short digits are those of the format, not of a double', () => {
  expect(formatValue(BINARY32, 0x3dcccccdn)).toBe('0.1');
  expect(formatValue(BINARY32, 0x7f7fffffn)).toBe('3.4028235e+38');
  expect(formatValue(BINARY16, 0x2e66n)).toBe('0.1');
});

test.each([
  ['0x3ff0000000000000', 0x3ff0000000000000n],
  ['0x1.8p-3', 0x3fc8000000000000n],
  ['-0X.8P1', 0xbff0000000000000n],
  ['+0x1p-1022', 0x0010000000000000n],
  [' 1. ', 0x3ff0000000000000n],
  ['.5e1', 0x4014000000000000n],
  ['-3e-5', 0xbeff75104d551d69n],
  ['-Infinity', 0xfff0000000000000n],
  ['NaN', 0x7ff8000000000000n],
  ['-nan', 0xfff8000000000000n],
  ['1e999999999999', 0x7ff0000000000000n],
  ['-1e-999999999999', 0x8000000000000000n],
  ['0e99', 0n],
  ['0x1p99999999999999999999', 0x7ff0000000000000n],
  ['0x1p-99999999999999999999', 0n],
])('%s is read', (text, bits) => {
  expect(parseValue(BINARY64, text)).toBe(bits);
});

test('the environment rounds what is read', () => {
  const read = (text: string, rounding: 'rdn' | 'rup') =>
    parseValue(BINARY64, text, { rounding, nan: canonical, tininess: 'after' });
  expect(read('0.1', 'rup') - read('0.1', 'rdn')).toBe(1n);
  expect(read('1e-99999', 'rup')).toBe(1n);
  expect(read('1e99999', 'rdn')).toBe(BINARY64.infinity - 1n);
});

test.each([
  ['', 'cannot read "" as a binary32 value'],
  ['1,5', 'expected a decimal such as -3e-5'],
  ['e5', 'cannot read "e5"'],
  ['0x', 'cannot read "0x"'],
  ['0x.p1', 'cannot read "0x.p1"'],
  ['0x10', '0x10 has 2 hexadecimal digits: the bits of a binary32 value take 8'],
  ['0x3ff0000000000000', 'has 16 hexadecimal digits'],
  ['nan(0x3f800000)', '0x3f800000 is not a NaN'],
  ['snan(0x7fc00000)', '0x7fc00000 is a quiet NaN'],
])('%j is refused', (text, message) => {
  expect(() => parseValue(BINARY32, text)).toThrow(ValueError);
  expect(() => parseValue(BINARY32, text)).toThrow(message);
});

test('bits beyond the width of an odd format are refused', () => {
  expect(() => parseValue(formatOf(3, 3), '0xff')).toThrow('does not fit the 6 bits');
});
