import { describe, expect, it } from 'vitest';
import { canonical } from '../../../src/semantics/float/index.ts';
import { checkStream } from '../../../src/semantics/testfloat/check-stream.ts';
import { type Conventions, testFunctions } from '../../../src/semantics/testfloat/functions.ts';

const conventions: Conventions = { rounding: 'rne', tininess: 'after', exact: false, nan: canonical };

/** Lines worked out by hand from IEEE 754-2019 and the RISC-V manual. TestFloat's own vectors are not kept here. */
const lines: readonly (readonly [name: string, line: string, options?: Partial<Conventions>])[] = [
  ['f16_add', '3C00 4000 4200 00'],
  ['bf16_mul', '4000 4040 40C0 00'],
  ['f32_sub', '7F800000 7F800000 7FC00000 10'],
  ['f32_div', '3F800000 80000000 FF800000 08'],
  ['f64_sqrt', 'BFF0000000000000 7FF8000000000000 10'],
  ['f64_mul', '0010000000000000 3FE0000000000000 0008000000000000 00'],
  ['f64_mul', '7FE0000000000000 4000000000000000 7FF0000000000000 05'],
  ['f64_mul', '7FE0000000000000 4000000000000000 7FEFFFFFFFFFFFFF 05', { rounding: 'rtz' }],
  // (1 + 2^-52) * (1 - 2^-52) * 2^-1022 is tiny before rounding, and not after it.
  ['f64_mul', '3FF0000000000001 000FFFFFFFFFFFFF 0010000000000000 01'],
  ['f64_mul', '3FF0000000000001 000FFFFFFFFFFFFF 0010000000000000 03', { tininess: 'before' }],
  ['f32_mulAdd', '7F800000 00000000 7FC00000 7FC00000 10'],
  ['f64_eq', '7FF8000000000000 7FF8000000000000 0 00'],
  ['f64_eq', '0000000000000000 8000000000000000 1 00'],
  ['f64_eq_signaling', '7FF8000000000000 7FF8000000000000 0 10'],
  ['f64_le', '7FF8000000000000 3FF0000000000000 0 10'],
  ['f64_le_quiet', '7FF8000000000000 3FF0000000000000 0 00'],
  ['f64_lt_quiet', '7FF0000000000001 3FF0000000000000 0 10'],
  ['f32_lt', '3F800000 40000000 1 00'],
  ['f32_roundToInt', '40200000 40000000 00'],
  ['f32_roundToInt', '40200000 40400000 01', { rounding: 'rmm', exact: true }],
  ['f32_to_i32', 'BFC00000 FFFFFFFE 00'],
  ['f32_to_i32', 'BFC00000 FFFFFFFF 01', { rounding: 'rtz', exact: true }],
  ['f64_to_ui32', 'BFF0000000000000 00000000 10'],
  ['f64_to_ui64', '7FF8000000000000 FFFFFFFFFFFFFFFF 10'],
  ['f16_to_i64', 'FC00 8000000000000000 10'],
  ['i32_to_f16', 'FFFFFFFF BC00 00'],
  ['ui32_to_f32', 'FFFFFFFF 4F800000 01'],
  ['i64_to_f64', '8000000000000000 C3E0000000000000 00'],
  ['ui64_to_bf16', '8000000000000000 5F00 00'],
  ['f16_to_f64', '3C00 3FF0000000000000 00'],
  ['f64_to_f32', '7FF0000000000001 7FC00000 10'],
  ['f32_to_bf16', '8683F7FF 8684 01'],
];

describe('TestFloat functions', () => {
  it.each(lines.map(([name, line, options = {}]) => [name, line, options] as const))(
    '%s agrees with %s',
    async (name, line, options) => {
      const tally = await checkStream(
        [Buffer.from(line)],
        testFunctions.get(name)!,
        { ...conventions, ...options },
        { exactly: true },
      );
      expect(tally.first).toEqual([]);
      expect(tally.checked).toBe(1);
    },
  );

  it('has every function of every format', () => {
    for (const float of ['f16', 'bf16', 'f32', 'f64']) {
      for (const operation of [
        'add',
        'sub',
        'mul',
        'div',
        'sqrt',
        'mulAdd',
        'roundToInt',
        'eq',
        'le',
        'lt',
      ]) {
        expect(testFunctions.has(`${float}_${operation}`)).toBe(true);
      }
      for (const integer of ['ui32', 'ui64', 'i32', 'i64']) {
        expect(testFunctions.has(`${float}_to_${integer}`)).toBe(true);
        expect(testFunctions.has(`${integer}_to_${float}`)).toBe(true);
      }
    }
    expect(testFunctions.size).toBe(4 * (7 + 6 + 3 + 8));
  });
});
