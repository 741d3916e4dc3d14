/** What the compiler reads of read-only symbols is what memory has there; and the same where one thing is off. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';

const order = 'config.ctxt.Arch.ByteOrder';
const kindOf = (arch: string, rule: string): string => /^[a-z]+/.exec(verdictOf(arch, rule))![0];

interface Row {
  readonly arch: string;
  readonly rule: string;
  /** What takes the place of what, and makes it wrong. */
  readonly wrong: Readonly<Record<string, string>>;
}

const rows: Readonly<Record<string, Row>> = {
  'a byte': {
    arch: 'AMD64',
    rule: '(MOVBload [off] {sym} (SB) _) && symIsRO(sym) => (MOVLconst [int32(read8(sym, int64(off)))])',
    wrong: { 'int32(read8': 'int32(int8(read8', 'int64(off)))': 'int64(off))))' },
  },
  'a word with its sign': {
    arch: 'AMD64',
    rule: `(MOVWQSXload [off] {sym} (SB) _) && symIsRO(sym) => (MOVQconst [int64(int16(read16(sym, int64(off), ${order})))])`,
    wrong: { 'int64(int16(read16': 'int64((read16' },
  },
  'a word at an offset': {
    arch: '386',
    rule: `(MOVLload [off] {sym} (SB) _) && symIsRO(sym) => (MOVLconst [int32(read32(sym, int64(off), ${order}))])`,
    wrong: { 'read32(sym, int64(off)': 'read32(sym, int64(off)+1' },
  },
  'the lowest byte last': {
    arch: 'MIPS64',
    rule: `(MOVHUload [off] {sym} (SB) _) && symIsRO(sym) => (MOVVconst [int64(read16(sym, int64(off), ${order}))])`,
    wrong: { read16: 'read32' },
  },
  'two offsets': {
    arch: 'Wasm',
    rule: `(I64Load [off] (LoweredAddr {sym} [off2] (SB)) _) && symIsRO(sym) && isU32Bit(off+int64(off2)) => (I64Const [int64(read64(sym, off+int64(off2), ${order}))])`,
    wrong: { 'read64(sym, off+int64(off2)': 'read64(sym, off' },
  },
};

describe.each(Object.entries(rows))('%s', (_, { arch, rule, wrong }) => {
  const changed = Object.entries(wrong).reduce((text, [from, to]) => text.replace(from, to), rule);

  it('is proved', () => {
    expect(kindOf(arch, rule)).toBe('proved');
  });
  it('is refuted with one thing off', () => {
    expect(changed).not.toBe(rule);
    expect(kindOf(arch, changed)).toBe('refuted');
  });
  it('has no model where the symbol may be written', () => {
    const open = rule.includes('symIsRO(sym) &&')
      ? rule.replace('symIsRO(sym) &&', '')
      : rule.replace('&& symIsRO(sym)', '');
    expect(kindOf(arch, open)).toBe('unsupported');
  });
});
