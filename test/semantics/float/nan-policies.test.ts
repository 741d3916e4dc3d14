import { describe, expect, test } from 'vitest';
import * as float from '../../../src/semantics/float/index.ts';
import { subtractingNoNan } from '../../../src/semantics/float/nan-policies.ts';

const { BINARY32, BINARY64, BINARY16 } = float;

function environment(nan: float.NanPolicy): float.Environment {
  return { rounding: 'rne', nan, tininess: 'after' };
}

const fused = (nan: float.NanPolicy, operands: readonly string[]) => {
  const [a, b, c] = operands.map(text => float.parseValue(BINARY64, text)) as [bigint, bigint, bigint];
  const { bits, flags } = float.fusedMultiplyAdd(BINARY64, a, b, c, environment(nan));
  return `${float.formatBits(BINARY64, bits)} ${float.flagNames(flags).join(' ')}`.trim();
};

describe('a fused infinity * zero + NaN is where machines differ most', () => {
  test.each([
    [float.canonical, '0x7ff8000000000000 NV', '0x7ff8000000000000 NV'],
    [float.arm64, '0x7ff8000000000000 NV', '0xfff8000000000001 NV'],
    [float.amd64, '0xfff8000000000002', '0xfff8000000000001 NV'],
    [float.ppc64, '0xfff8000000000002 NV', '0xfff8000000000001 NV'],
    [float.s390x, '0x7ff8000000000000 NV', '0x7ff8000000000000 NV'],
    [float.loong64, '0xfff8000000000002 NV', '0xfff8000000000001 NV'],
  ])('$name', (nan, withQuiet, withSignaling) => {
    expect(fused(nan, ['inf', '0', 'nan(0xfff8000000000002)'])).toBe(withQuiet);
    expect(fused(nan, ['-0', 'inf', 'snan(0xfff0000000000001)'])).toBe(withSignaling);
  });
});

describe('without a NaN operand', () => {
  test.each([float.arm64, float.ppc64, float.s390x, float.loong64, float.canonical])(
    '$name: positive',
    nan => {
      expect(fused(nan, ['inf', '1', '-inf'])).toBe('0x7ff8000000000000 NV');
    },
  );
  test('AMD64: negative', () => {
    expect(fused(float.amd64, ['inf', '1', '-inf'])).toBe('0xfff8000000000000 NV');
  });
});

describe('conversions move a NaN with its sign, aligned at the top, and quiet', () => {
  test.each([
    ['widens', BINARY32, BINARY64, 0xffc12345n, 0xfff82468a0000000n, 0],
    ['narrows', BINARY64, BINARY32, 0xfff82468afffffffn, 0xffc12345n, 0],
    ['loses its payload', BINARY64, BINARY16, 0x7ff0000000000001n, 0x7e00n, float.Flag.NV],
    ['becomes quiet', BINARY32, BINARY64, 0x7f800001n, 0x7ff8000020000000n, float.Flag.NV],
  ])('%s', (_what, from, to, bits, moved, flags) => {
    expect(float.convertFormat(from, to, bits, environment(float.arm64))).toEqual({ bits: moved, flags });
  });

  test('and RISC-V forgets it', () => {
    const { bits } = float.convertFormat(BINARY32, BINARY64, 0xffc12345n, environment(float.canonical));
    expect(bits).toBe(float.canonicalNan(BINARY64));
  });
});

test.each([float.amd64, float.arm64, float.ppc64, float.s390x, float.loong64, float.canonical])(
  'every $name result is a quiet NaN, in a format with no signaling one too',
  nan => {
    for (const format of [float.formatOf(2, 2), float.formatOf(3, 3)]) {
      const all = Array.from({ length: 2 ** format.width }, (_, bits) => BigInt(bits));
      for (const a of all) {
        for (const b of all) {
          const { bits } = float.add(format, a, b, environment(nan));
          const isNanOperand = float.isNan(format, a) || float.isNan(format, b);
          if (isNanOperand) expect(float.isNan(format, bits)).toBe(true);
          expect(float.isSignalingNan(format, bits)).toBe(false);
        }
      }
    }
  },
);

describe('a fused difference', () => {
  test('passes on the NaN that it was to subtract, with its own sign', () => {
    // The caller flips the sign of the addend: nan(0x7ff8000000000002) stands for the other NaN.
    const flipped = ['1', '1', 'nan(0x7ff8000000000002)'];
    expect(fused(float.ppc64, flipped)).toBe('0x7ff8000000000002');
    expect(fused(subtractingNoNan(float.ppc64), flipped)).toBe('0xfff8000000000002');
  });

  test('passes on the NaN of a factor, and of an invalid operation, like the sum', () => {
    for (const operands of [
      ['nan(0xfff8000000000003)', '1', '2'],
      ['inf', '0', '-1'],
    ]) {
      expect(fused(subtractingNoNan(float.ppc64), operands)).toBe(fused(float.ppc64, operands));
    }
  });
});
