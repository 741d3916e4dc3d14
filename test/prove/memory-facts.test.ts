/** What Go's compiler knows of addresses, values and types in memory; and what a result may read. */
import { describe, expect, it } from 'vitest';
import { assumptionsOf, verdictOf } from '../support/machine-verdict.ts';

describe('what helpers say of memory', () => {
  it.each([
    [
      '(Load <t1> p1 (Store {t2} p2 x _)) && isSamePtr(p1, p2) && copyCompatibleType(t1, x.Type) && t1.Size() == t2.Size() => x',
      'proved bits',
    ],
    [
      '(Load <t1> p1 (Store {t2} p2 x _)) && copyCompatibleType(t1, x.Type) && t1.Size() == t2.Size() => x',
      'refuted',
    ],
    [
      '(Move [n] {t} dst1 src1 move:(Move [n] {t} dst2 _ mem)) && isSamePtr(dst1, dst2) && config.PtrSize == 8 && disjoint(src1, n, dst2, n) => (Move [n] {t} dst1 src1 mem)',
      'proved bits',
    ],
    [
      '(Move [n] {t} dst1 src1 move:(Move [n] {t} dst2 _ mem)) && isSamePtr(dst1, dst2) && config.PtrSize == 8 => (Move [n] {t} dst1 src1 mem)',
      'refuted',
    ],
    [
      '(Store {t} p1 x mem:(Zero [n] p2 _)) && isConstZero(x) && t.Size() == 4 && n == 8 && isSamePtr(p1, p2) => mem',
      'proved bits',
    ],
    [
      '(Store {t} p1 x mem:(Zero [n] p2 _)) && t.Size() == 4 && n == 8 && isSamePtr(p1, p2) => mem',
      'refuted',
    ],
    [
      '(Store {t} p1 x mem:(Zero [n] p2 _)) && isConstZero(x) && t.Size() == 4 && n == 3 && isSamePtr(p1, p2) => mem',
      'refuted',
    ],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('generic', rule)).toBe(verdict));

  it('takes no offset for one that no address has, where the rule needs that', () => {
    const rule = (more: string): string =>
      `(Load <t> (OffPtr [o] p) (Zero [n] q _)) && is8BitInt(t) && isSamePtr(p, q) && o >= 0 && ${more} => (Const8 [0])`;
    const bound = 'the offset from a pointer is less than 2^48, as addresses are';
    expect(verdictOf('generic', rule('n > o'))).toBe('proved bits');
    expect(assumptionsOf('generic', rule('n > o'))).not.toContain(bound);
    expect(verdictOf('generic', rule('n >= o + 1'))).toBe('proved bits');
    expect(assumptionsOf('generic', rule('n >= o + 1'))).toContain(bound);
    expect(verdictOf('generic', rule('n >= o'))).toBe('refuted');
  });
});

describe('places of unknown distance', () => {
  const cleared = (more: string): string =>
    `(Store {t1} op:(OffPtr [o1] p1) x mem:(Store {t2} p2 _ (Zero [n] p3 _))) && isConstZero(x) && t1.Size() == 4 && t2.Size() == 2 && ${more} => mem`;
  const [within, same, apart] = [
    'o1 >= 0 && 4 + o1 <= n',
    'isSamePtr(p1, p3)',
    'disjoint(op, t1.Size(), p2, t2.Size())',
  ];

  it.each([
    [`${within} && ${same} && ${apart}`, 'proved bits'],
    [`${within} && ${apart}`, 'refuted'],
    [`${within} && ${same}`, 'refuted'],
    [`o1 >= 0 && 3 + o1 <= n && ${same} && ${apart}`, 'refuted'],
    [`4 + o1 <= n && ${same} && ${apart}`, 'refuted'],
    [`${within} && ${same} && disjoint(op, t2.Size(), p2, t2.Size())`, 'refuted'],
    [`${within} && ${same} && disjoint(op, t1.Size(), p2, t2.Size() - 1)`, 'refuted'],
  ])('a zero stored where memory was cleared, if %s: %s', (more, verdict) =>
    expect(verdictOf('generic', cleared(more))).toBe(verdict),
  );

  const moved = (more: string): string =>
    `(Move [n] {t} dst1 src1 move:(Move [n] {t} dst2 _ mem)) && ${more} => (Move [n] {t} dst1 src1 mem)`;

  it.each([
    ['isSamePtr(dst1, dst2) && disjoint(src1, n, dst2, n)', 'proved bits'],
    ['isSamePtr(dst1, dst2) && disjoint(src1, n - 1, dst2, n)', 'refuted'],
    ['isSamePtr(dst1, dst2) && disjoint(src1, n, dst2, n - 1)', 'refuted'],
    ['disjoint(src1, n, dst2, n)', 'refuted'],
  ])('a move over what was moved there, on machines of 4 and of 8 bytes, if %s: %s', (more, verdict) =>
    expect(verdictOf('generic', moved(more))).toBe(verdict),
  );
});

describe('a result reads no page that the match does not', () => {
  it.each([
    ['ARM64', '(MOVBUload [off] {s} p mem) => (ANDconst [255] (MOVWUload [off] {s} p mem))', 'refuted duty'],
    [
      'ARM64',
      '(MOVHUload [off] {s} p mem) => (ANDconst [0xffff] (MOVHUload <typ.UInt16> [off] {s} p mem))',
      'proved bits',
    ],
    ['ARM64', '(FMOVDload [off] {sym} ptr mem) => (FMOVQload [off] {sym} ptr mem)', 'refuted duty'],
    ['AMD64', '(ORLload [off] {sym} val base mem) => (ORQload [off] {sym} val base mem)', 'refuted duty'],
    ['Wasm', '(Load <t> ptr mem) && t.Size() == 1 && t.IsSigned() => (I64Load ptr mem)', 'refuted duty'],
    ['Wasm', '(Load <t> ptr mem) && t.Size() == 1 && t.IsSigned() => (I64Load8S ptr mem)', 'proved bits'],
    [
      'generic',
      '(Load <t> ptr mem) && is8BitInt(t) && !config.BigEndian => (Trunc16to8 (Load <typ.UInt16> ptr mem))',
      'refuted duty',
    ],
    // The word at a multiple of four lies on one page.
    [
      'RISCV64',
      '(MOVBUload [0] {s} p mem) && s == nil => (ANDI [255] (SRL <typ.UInt64> (MOVWUload <typ.UInt32> [0] {s} (ANDI <typ.Uintptr> [^3] p) mem) (SLLI <typ.UInt64> [3] (ANDI <typ.UInt64> [3] p))))',
      'proved bits',
    ],
  ])('%s: %s: %s', (arch, rule, verdict) => expect(verdictOf(arch, rule)).toBe(verdict));
});
