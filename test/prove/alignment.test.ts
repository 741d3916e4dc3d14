/** Where a result loads and stores words, on machines that want aligned addresses. */
import { describe, expect, it } from 'vitest';
import { constantKinds, constantSorts, settled, widthOf } from '../../src/semantics/ops/entry.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { bits } from '../../src/semantics/term/build.ts';
import { evaluate } from '../../src/semantics/term/evaluate.ts';
import { subterms, variable } from '../../src/semantics/term/term.ts';
import { verdictOf } from '../support/machine-verdict.ts';

const aligned = [...isas.values()].flatMap(({ name, aligned }) =>
  aligned === undefined ? [] : [[name, aligned.widest]],
);

it('is wanted by the machines of which Go does not say unalignedOK', () =>
  expect(aligned).toEqual([
    ['ARM', 4],
    ['MIPS', 4],
    ['MIPS64', 8],
    ['RISCV64', 8],
  ]));

describe('a move by words', () => {
  const zero = { ARM: 'MOVWconst', MIPS: 'MOVWconst', MIPS64: 'MOVVconst', RISCV64: 'MOVDconst' };
  const machines = Object.keys(zero) as (keyof typeof zero)[];

  it.each(machines.flatMap(arch => [undefined, 1, 2, 4, 8].map(promised => [arch, promised] as const)))(
    'on %s, where the alignment is a multiple of %s',
    (arch, promised) => {
      const condition = promised === undefined ? '' : `&& t.Alignment()%${promised} == 0`;
      // No type is smaller than its alignment.
      const kept = (bytes: number): string =>
        (promised ?? 1) > bytes ? 'vacuous' : promised === bytes ? 'proved bits' : 'refuted duty';
      const moved = (size: number, letter: string): string =>
        verdictOf(
          arch,
          `(Move [${size}] {t} dst src mem) ${condition} => (MOV${letter}store dst (MOV${letter}load src mem) mem)`,
        );
      const zeroed = (size: number, letter: string): string =>
        verdictOf(
          arch,
          `(Zero [${size}] {t} p mem) ${condition} => (MOV${letter}store p (${zero[arch]} [0]) mem)`,
        );
      for (const verdict of [moved, zeroed]) {
        expect(verdict(1, 'B')).toBe((promised ?? 1) > 1 ? 'vacuous' : 'proved bits');
        expect(verdict(2, 'H')).toBe(kept(2));
        expect(verdict(4, 'W')).toBe(kept(4));
      }
      if (arch === 'MIPS64') expect(moved(8, 'V')).toBe(kept(8));
      if (arch === 'RISCV64') expect(moved(8, 'D')).toBe(kept(8));
      // Doubles go through memory by words, or may lie at words.
      if (arch === 'MIPS' || arch === 'ARM')
        expect(moved(8, 'D')).toBe((promised ?? 1) >= 4 ? 'proved bits' : 'refuted duty');
    },
  );

  it.each([
    ['MIPS', '(MOVWconst [0])'],
    ['ARM', '(MOVWconst [0])'],
    ['MIPS64', '(MOVVconst [0])'],
    ['RISCV64', '(MOVDconst [0])'],
  ])('at offsets, on %s', (arch, value) => {
    const zeroed = (alignment: number, ...stores: readonly (readonly [offset: number, size: 2 | 4])[]) => {
      const bytes = stores.reduce((sum, [, size]) => sum + size, 0);
      const result = stores.reduce(
        (mem, [offset, size]) => `(MOV${size === 4 ? 'W' : 'H'}store [${offset}] p ${value} ${mem})`,
        'mem',
      );
      return verdictOf(arch, `(Zero [${bytes}] {t} p mem) && t.Alignment() == ${alignment} => ${result}`);
    };
    expect(zeroed(4, [0, 4], [4, 4])).toBe('proved bits');
    expect(zeroed(4, [0, 2], [2, 4], [6, 2])).toBe('refuted duty');
    expect(zeroed(2, [0, 2], [2, 2], [4, 2])).toBe('proved bits');
    expect(zeroed(2, [0, 4], [4, 2])).toBe('refuted duty');
    expect(zeroed(2, [0, 2], [2, 4])).toBe('refuted duty');
  });
});

describe('a result goes where its match does', () => {
  const orOf = (address: string): string =>
    `(AtomicOr8 ptr val mem) && !config.BigEndian => (LoweredAtomicOr (AND <typ.UInt32Ptr> (MOVWconst [${address}]) ptr) (SLL <typ.UInt32> (ZeroExt8to32 val) (SLLconst <typ.UInt32> [3] (ANDconst <typ.UInt32> [3] ptr))) mem)`;
  it.each([
    ['MIPS', orOf('^3'), 'proved bits'],
    ['MIPS', '(Load <t> ptr mem) && is32BitInt(t) => (MOVWload ptr mem)', 'proved bits'],
    [
      'MIPS',
      '(Store {t} ptr val mem) && t.Size() == 8 && t.IsFloat() => (MOVDstore ptr val mem)',
      'proved bits',
    ],
    [
      'MIPS',
      '(MOVHUload [off1] {s} (ADDconst [off2] p) mem) => (MOVHUload [off1+off2] {s} p mem)',
      'proved bits',
    ],
    [
      'ARM',
      '(MOVWload [0] {s} (ADDshiftLL p i [c]) mem) && s == nil => (MOVWloadshiftLL p i [c] mem)',
      'proved bits',
    ],
    ['RISCV64', '(AtomicLoad32 p mem) => (LoweredAtomicLoad32 p mem)', 'proved bits'],
    [
      'RISCV64',
      '(MOVDstore [off] {s} p (MOVDconst [0]) mem) => (MOVDstorezero [off] {s} p mem)',
      'proved bits',
    ],
    // The compiler reads it.
    [
      'MIPS64',
      '(MOVBUload [off] {sym} (SB) _) && symIsRO(sym) && config.BigEndian => (MOVVconst [int64(read16(sym, int64(off), config.ctxt.Arch.ByteOrder)>>8)])',
      'proved bits',
    ],
    // A byte says nothing of the half-word that begins with it.
    [
      'MIPS',
      '(MOVBUload [off] {s} p mem) && config.BigEndian => (SRLconst [8] (MOVHUload <typ.UInt16> [off] {s} p mem))',
      'refuted duty',
    ],
    // Two halves are a word, which need not be at a multiple of four.
    [
      'RISCV64',
      '(MOVHstore [2] {s} p (SRLI [16] x) (MOVHstore [0] {s} p x mem)) => (MOVWstore [0] {s} p x mem)',
      'refuted duty',
    ],
    [
      'RISCV64',
      '(MOVHstore [2] {s} p (SRLI [16] x) (MOVHstore [0] {s} p x m:(MOVWstorezero [0] {s} p mem))) => (MOVWstore [0] {s} p x mem)',
      'proved bits',
    ],
  ])('%s: %s: %s', (arch, rule, verdict) => expect(verdictOf(arch, rule)).toBe(verdict));

  it.each(['AMD64', 'ARM64', 'LOONG64'])('%s takes words from any address', arch => {
    const letter = arch === 'AMD64' ? 'L' : 'W';
    const rule = `(Move [4] dst src mem) => (MOV${letter}store dst (MOV${letter}load src mem) mem)`;
    expect(verdictOf(arch, rule)).toBe('proved bits');
  });
});

describe('loops and devices of Go', () => {
  const lowered = (alignment: string, size: string, last = size) =>
    `(Zero [s] {t} ptr mem) && s > 16 && ${alignment} => (LoweredZero [int32(${size})] ptr (ADDconst <ptr.Type> ptr [int32(s-${last})]) mem)`;
  it.each([
    ['MIPS', lowered('s%4 == 0', 't.Alignment()', 'moveSize(t.Alignment(), config)'), 'proved bits'],
    ['MIPS', lowered('s%4 == 0', '4'), 'refuted duty'],
    ['MIPS', lowered('t.Alignment()%4 == 0', '4'), 'proved bits'],
    ['MIPS', lowered('t.Alignment()%2 == 0 && s%4 == 0', '4'), 'refuted duty'],
    ['RISCV64', '(Zero [s] {t} ptr mem) => (LoweredZero [s] {t.Alignment()} ptr mem)', 'proved bits'],
    ['RISCV64', '(Zero [s] {t} ptr mem) => (LoweredZero [s] {8} ptr mem)', 'refuted duty'],
    [
      'RISCV64',
      '(Move [s] {t} dst src mem) => (LoweredMove [s] {2*t.Alignment()} dst src mem)',
      'refuted duty',
    ],
    [
      'ARM',
      '(Zero [s] {t} ptr mem) && s%4 == 0 && s > 4 && s <= 512 && t.Alignment()%4 == 0 => (DUFFZERO [4 * (128 - s/4)] ptr (MOVWconst [0]) mem)',
      'proved bits',
    ],
    [
      'ARM',
      '(Zero [s] {t} ptr mem) && s%4 == 0 && s > 4 && s <= 512 && t.Alignment()%2 == 0 => (DUFFZERO [4 * (128 - s/4)] ptr (MOVWconst [0]) mem)',
      'refuted duty',
    ],
    [
      'MIPS64',
      '(Zero [s] {t} ptr mem) && s%8 == 0 && s > 24 && s <= 8*128 && t.Alignment()%8 == 0 => (DUFFZERO [8 * (128 - s/8)] ptr mem)',
      'proved bits',
    ],
    [
      'MIPS64',
      '(Zero [s] {t} ptr mem) && s%8 == 0 && s > 24 && s <= 8*128 && t.Alignment()%4 == 0 => (DUFFZERO [8 * (128 - s/8)] ptr mem)',
      'refuted duty',
    ],
  ])('%s: %s: %s', (arch, rule, verdict) => expect(verdictOf(arch, rule)).toBe(verdict));

  /** Ops of these machines that fill or copy memory, of arbitrary operands and constants. */
  const sequences = [...isas.values()].flatMap(isa =>
    isa.aligned === undefined
      ? []
      : [...isa.ops.values()].flatMap(entry => {
          if (!entry.operands.some(({ kind }) => kind === 'memory')) return [];
          const operands = entry.operands.map((register, index) =>
            variable(`a${index}`, register.kind === 'memory' ? 'Memory' : widthOf(settled(register))),
          );
          const constants = constantKinds(entry).map((kind, index) =>
            variable(`c${index}`, constantSorts[kind]),
          );
          const results = entry.denote(operands, constants);
          const goes = subterms(...results).some(
            term => term.kind === 'application' && ['fill', 'move'].includes(term.operator.name),
          );
          return goes ? [{ isa, entry, operands, constants }] : [];
        }),
  );

  it('say in which units they go', () => {
    expect(sequences.map(({ isa, entry }) => `${isa.name} ${entry.name}`)).toEqual([
      ...['DUFFZERO', 'DUFFCOPY', 'LoweredZero', 'LoweredMove'].map(name => `ARM ${name}`),
      ...['LoweredZero', 'LoweredMove'].map(name => `MIPS ${name}`),
      ...['DUFFZERO', 'DUFFCOPY', 'LoweredZero', 'LoweredMove'].map(name => `MIPS64 ${name}`),
      ...['LoweredZero', 'LoweredZeroLoop', 'LoweredMove', 'LoweredMoveLoop'].map(name => `RISCV64 ${name}`),
    ]);
    for (const { isa, entry, operands, constants } of sequences) {
      for (let alignment = 1n; alignment <= 16n; alignment++) {
        const known = constants.map(({ sort }) => bits(sort as number, alignment));
        const { value } = evaluate(entry.unit!(operands, known), new Map());
        const widest = BigInt(isa.aligned!.widest);
        const largest = [8n, 4n, 2n, 1n].find(unit => unit <= widest && alignment % unit === 0n);
        expect([entry.name, value]).toEqual([entry.name, entry.name.startsWith('DUFF') ? widest : largest]);
      }
    }
  });
});

describe('rules for all machines', () => {
  const joined = (more: string): string =>
    `(Store {t1} (OffPtr [1] p) (Const8 [0]) (Store {t2} p (Const8 [0]) mem)) && t1.Size() == 1 && t2.Size() == 1 ${more} => (Store {typ.UInt16} p (Const16 [0]) mem)`;
  const forwarded = (alignment: string): string =>
    `(Move {t1} [n] dst p1 (Store {t2} (OffPtr [o] p2) x mem)) && isSamePtr(p1, p2) && t2.Size() == 4 && !t2.IsFloat() && n == 4 && o == 0 ${alignment} => (Store {t2} dst x mem)`;
  it.each([
    [joined(''), 'refuted duty'],
    [joined('&& canLoadUnaligned(config)'), 'proved bits'],
    [joined('&& config.unalignedOK'), 'proved bits'],
    [joined('&& !config.unalignedOK'), 'refuted duty'],
    [forwarded(''), 'refuted'],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('generic', rule)).toContain(verdict));
});
