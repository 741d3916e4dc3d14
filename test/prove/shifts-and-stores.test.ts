/** Shifts whose count is masked or saturated, and stores whose address is put together; each with wrong neighbours. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';

const shift = (width: number, limit: number, count: string) =>
  `(Rsh64x${width} <t> x y) && !shiftIsBounded(v) => (SRA <t> x (OR <y.Type> y (ADDI <y.Type> [-1] (SLTIU <y.Type> [${limit}] ${count}))))`;

describe('a signed shift by a count that saturates', () => {
  it.each([
    [shift(8, 64, '(ZeroExt8to64 y)'), 'proved bits'],
    [shift(16, 64, '(ZeroExt16to64 y)'), 'proved bits'],
    [shift(32, 64, '(ZeroExt32to64 y)'), 'proved bits'],
    [shift(64, 64, 'y'), 'proved bits'],
    [shift(16, 65, '(ZeroExt16to64 y)'), 'refuted'],
    [shift(16, 62, '(ZeroExt16to64 y)'), 'refuted'],
    [shift(16, 64, '(ZeroExt8to64 y)'), 'refuted'],
    [shift(16, 64, '(SignExt16to64 y)'), 'proved bits'],
    [shift(32, 64, '(ZeroExt16to64 y)'), 'refuted'],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('RISCV64', rule)).toBe(verdict));
});

const stored = (condition: string, offset: string) =>
  `(MOVDstore [off1] {sym} (ADDI [off2] base) val mem) ${condition} => (MOVDstore [${offset}] {sym} base val mem)`;

describe('a store of eight bytes', () => {
  it.each([
    [stored('&& is32Bit(int64(off1)+off2)', 'off1+int32(off2)'), 'proved bits'],
    [stored('&& is32Bit(off2)', 'off1+int32(off2)'), 'refuted'],
    [stored('', 'off1+int32(off2)'), 'refuted'],
    [stored('&& is32Bit(int64(off1)+off2)', 'off1-int32(off2)'), 'refuted'],
    [stored('&& is32Bit(int64(off1)+off2)', 'off1+int32(off2)+1'), 'refuted'],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('RISCV64', rule)).toBe(verdict));
});
