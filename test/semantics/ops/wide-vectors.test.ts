/** Vector ops of the language that only amd64 has, against arithmetic of BigInt, by the sentences of Go's simd/archsimd. */
import { describe, expect, test } from 'vitest';
import type { OpEntry } from '../../../src/semantics/ops/entry.ts';
import { vectorMaskOps } from '../../../src/semantics/ops/generic/vector-masks.ts';
import { vectorPlaceOps } from '../../../src/semantics/ops/generic/vector-places.ts';
import { vectorShiftOps } from '../../../src/semantics/ops/generic/vector-shifts.ts';
import { vectorWidthOps } from '../../../src/semantics/ops/generic/vector-widths.ts';
import { bits } from '../../../src/semantics/term/build.ts';
import { constantsOf, low, meaningOf, tuplesOf } from './drawn-vectors.ts';
import { boundsOf, clamp, even, inGroups, joined, leadingZeros, odd, split, turned } from './elements.ts';
import { maskedLoad, maskedStore } from './masked-memory.ts';

type List = readonly bigint[];
interface Call {
  /** The vectors as elements of the type that the name ends in. */
  readonly vectors: readonly List[];
  /** The same without signs. */
  readonly plain: readonly List[];
  readonly bits: List;
  readonly constant: bigint;
  readonly width: number;
  readonly signed: boolean;
  readonly size: number;
  /** Of groups of 128 bits. */
  readonly group: number;
  /** What the pattern of the name matched in parentheses. */
  readonly parts: readonly string[];
}
type Reference = (call: Call) => { readonly width: number; readonly elements: List };

const each =
  (compute: (operands: List, call: Call) => bigint, of: 'vectors' | 'plain' = 'vectors'): Reference =>
  call => ({
    width: call.width,
    elements: call[of][0]!.map((_, index) =>
      compute(
        call[of].map(one => one[index]!),
        call,
      ),
    ),
  });
const moved =
  (compute: (vectors: readonly List[], call: Call) => List): Reference =>
  call => ({ width: call.width, elements: compute(call.plain, call) });
const inEachGroup = (compute: (xs: List, ys: List, call: Call) => bigint[]): Reference =>
  moved(([xs, ys = []], call) => {
    const { group } = call;
    const vectors = ys.length === 0 ? [xs!] : [xs!, ys];
    return inGroups(group, vectors, all => compute(all.slice(0, group), all.slice(group), call));
  });
/** The sums or differences of neighbours. */
const ofPairs =
  (isSaturated: boolean): Reference =>
  call => {
    const { vectors, width, group, parts } = call;
    const elements = inGroups(group, vectors, all =>
      even(all).map((one, index) => (parts[0] === 'Add' ? one + odd(all)[index]! : one - odd(all)[index]!)),
    );
    return {
      width,
      elements: isSaturated ? elements.map(one => clamp(one, boundsOf(width, true))) : elements,
    };
  };
const modulo = (a: bigint, n: number): number => Number(BigInt.asUintN(64, a) % BigInt(n));
const pairsOfBits = (constant: bigint): number[] =>
  [0n, 2n, 4n, 6n].map(low => Number((constant >> low) & 3n));
const half = (list: List, part: string | undefined): List =>
  part === 'Hi' ? list.slice(list.length / 2) : list.slice(0, list.length / 2);

function polynomialProduct(a: bigint, b: bigint): bigint {
  let product = 0n;
  for (let rest = b, shifted = a; rest > 0n; rest >>= 1n, shifted <<= 1n) if (rest & 1n) product ^= shifted;
  return product;
}

/** FIPS 197, on numbers. */
const fieldProduct = (a: number, b: number): number => {
  let product = polynomialProduct(BigInt(a), BigInt(b));
  for (let degree = 14n; degree >= 8n; degree--)
    if ((product >> degree) & 1n) product ^= 0x11bn << (degree - 8n);
  return Number(product);
};
const byteNumbers = Array.from({ length: 256 }, (_, byte) => byte);
const inverses = byteNumbers.map(byte => byteNumbers.find(other => fieldProduct(byte, other) === 1) ?? 0);
const box = byteNumbers.map(byte => {
  const inverse = inverses[byte]!;
  const bit = (place: number) => (inverse >> (place % 8)) & 1;
  return byteNumbers
    .slice(0, 8)
    .reduce(
      (sum, i) =>
        sum | ((bit(i) ^ bit(i + 4) ^ bit(i + 5) ^ bit(i + 6) ^ bit(i + 7) ^ ((0x63 >> i) & 1)) << i),
      0,
    );
});
/** The bytes s[row][column] in columns, as FIPS 197 draws them. */
type State = readonly number[];
const cell = (state: State, row: number, column: number): number => state[row + 4 * ((column + 4) % 4)]!;
const ofCells = (each: (row: number, column: number) => number): State =>
  byteNumbers.slice(0, 16).map(place => each(place % 4, Math.floor(place / 4)));
const mixColumns = (state: State, first: readonly number[]): State =>
  ofCells((row, column) =>
    [0, 1, 2, 3].reduce((sum, i) => sum ^ fieldProduct(first[(i - row + 4) % 4]!, cell(state, i, column)), 0),
  );
const inverseMix = (state: State): State => mixColumns(state, [0x0e, 0x0b, 0x0d, 0x09]);
const aesRounds: Readonly<Record<string, (state: State) => State>> = {
  EncryptLastRound: state => ofCells((row, column) => box[cell(state, row, column + row)]!),
  EncryptOneRound: state => mixColumns(aesRounds['EncryptLastRound']!(state), [2, 3, 1, 1]),
  DecryptLastRound: state => ofCells((row, column) => box.indexOf(cell(state, row, column - row))),
  DecryptOneRound: state => inverseMix(aesRounds['DecryptLastRound']!(state)),
};

const shifted: Record<string, (a: bigint, count: bigint, width: number) => bigint> = {
  Left: (a, count, width) => (count < BigInt(width) ? a << count : 0n),
  Right: (a, count, width) => a >> (count < BigInt(width) ? count : BigInt(width)),
};
const joinedShift = (side: string, width: number, a: bigint, b: bigint, count: bigint): bigint => {
  const w = BigInt(width);
  const by = count % w;
  return side === 'Left' ? (((a << w) | b) << by) >> w : ((b << w) | a) >> by;
};

// biome-ignore format: an op is a line
const references: readonly (readonly [name: RegExp, Reference])[] = [
  [/^Shift(Left|Right)$/, each(([a, b], { width, parts }) => shifted[parts[0]!]!(a!, low(width, b!), width))],
  [/^Shift(Left|Right)ConcatMod\d+$/, each(([a, b, count], { width, parts }) => joinedShift(parts[0]!, width, a!, b!, count!), 'plain')],
  [/^ShiftAll(Left|Right)ConcatMod\d+$/, each(([a, b], { width, parts, constant }) => joinedShift(parts[0]!, width, a!, b!, constant), 'plain')],
  [/^RotateLeft$/, each(([a, b], { width }) => turned(a!, b!, width))],
  [/^RotateRight$/, each(([a, b], { width }) => turned(a!, -b!, width))],

  [/^(?:TruncTo|ExtendTo|ExtendLo(\d+)To)U?[Ii]nt(\d+)$/, ({ vectors, parts }) => ({ width: Number(parts[1]), elements: vectors[0]!.slice(0, Number(parts[0] ?? 64)) })],
  [/^SaturateTo(U?)[Ii]nt(\d+)$/, ({ vectors, parts }) => ({ width: Number(parts[1]), elements: vectors[0]!.map(one => clamp(one, boundsOf(Number(parts[1]), parts[0] === ''))) })],
  [/^SaturateTo(U?)[Ii]nt16Concat(?:Grouped)?$/, ({ vectors, parts }) => ({ width: 16, elements: inGroups(4, vectors, all => all.map(one => clamp(one, boundsOf(16, parts[0] === '')))) })],
  [/^LeadingZeros$/, each(([a], { width }) => leadingZeros(a!, width))],
  [/^Average$/, each(([a, b]) => (a! + b! + 1n) / 2n)],
  [/^MulHigh$/, each(([a, b], { width }) => (a! * b!) >> BigInt(width))],
  [/^MulSign$/, each(([a, b]) => a! * BigInt(Math.sign(Number(b!))))],
  [/^MulWidenEven$/, ({ vectors: [xs, ys], width }) => ({ width: 2 * width, elements: even(xs!).map((one, index) => one * ys![2 * index]!) })],
  [/^DotProductPairs$/, ({ vectors: [xs, ys] }) => ({ width: 32, elements: even(xs!).map((one, index) => one * ys![2 * index]! + xs![2 * index + 1]! * ys![2 * index + 1]!) })],
  [/^DotProductPairsSaturated$/, ({ plain: [xs, ys] }) => {
    const products = xs!.map((one, index) => one * BigInt.asIntN(8, ys![index]!));
    return { width: 16, elements: even(products).map((one, index) => clamp(one + odd(products)[index]!, boundsOf(16, true))) };
  }],
  [/^SumOf8AbsDiff$/, ({ plain: [xs, ys] }) => ({
    width: 64,
    elements: Array.from({ length: xs!.length / 8 }, (_, group) =>
      [0, 1, 2, 3, 4, 5, 6, 7].reduce((sum, place) => sum + BigInt(Math.abs(Number(xs![8 * group + place]! - ys![8 * group + place]!))), 0n)),
  })],
  [/^GaloisFieldMul$/, each(([a, b]) => BigInt(fieldProduct(Number(a), Number(b))), 'plain')],
  [/^GaloisFieldAffineTransform(Inverse)?$/, ({ plain: [xs, matrices], constant, parts }) => ({
    width: 8,
    elements: xs!.map((byte, place) => {
      const x = parts[0] === undefined ? Number(byte) : inverses[Number(byte)]!;
      const row = (bit: number) => Number(matrices![8 * Math.floor(place / 8) + 7 - bit]!);
      const sum = byteNumbers.slice(0, 8).map(bit => byteNumbers.slice(0, 8).reduce((odd, i) => odd ^ ((row(bit) & x) >> i & 1), 0));
      return BigInt(sum.reduce((all, bit, i) => all | (bit << i), 0)) ^ constant;
    }),
  })],
  [/^AESRoundKeyGenAssist$/, ({ plain: [xs], constant }) => ({
    width: 32,
    elements: xs!.map((word, place) => {
      const [a, b, c, d] = [0n, 8n, 16n, 24n].map(shift => BigInt(box[Number((word >> shift) & 255n)]!)) as [bigint, bigint, bigint, bigint];
      const ofBytes = (...bytes: readonly bigint[]) => bytes.reduceRight((all, byte) => (all << 8n) | byte);
      return place % 2 === 0 ? ofBytes(b, c, d, a) ^ constant : ofBytes(a, b, c, d);
    }),
  })],
  [/^AES(\w+Round)$/, inEachGroup((state, key, { parts }) => aesRounds[parts[0]!]!(state.map(Number)).map((byte, place) => BigInt(byte) ^ key[place]!))],
  [/^AESInvMixColumns$/, ({ bits }) => ({ width: 8, elements: inverseMix(split(bits[0]!, { width: 8, signed: false }).map(Number)).map(BigInt) })],
  [/^Concat(Add|Sub)Pairs(?:Grouped)?$/, ofPairs(false)],
  [/^Concat(Add|Sub)PairsSaturated(?:Grouped)?$/, ofPairs(true)],
  [/^tern$/, ({ bits: [x, y, z], constant, size }) => ({
    width: 1,
    elements: Array.from({ length: size }, (_, place) => {
      const [p, q, r] = [x!, y!, z!].map(one => Number((one >> BigInt(place)) & 1n)) as [number, number, number];
      return (constant >> BigInt(4 * p + 2 * q + r)) & 1n;
    }),
  })],
  [/^carrylessMultiply$/, ({ plain: [xs, ys], constant }) => ({
    width: 128,
    elements: even(xs!).map((_, group) => polynomialProduct(xs![2 * group + Number(constant & 1n)]!, ys![2 * group + Number((constant >> 4n) & 1n)]!)),
  })],

  [/^ConcatPermute$/, moved(([indices, xs, ys]) => indices!.map(index => [...xs!, ...ys!][modulo(index, 2 * xs!.length)]!))],
  [/^Permute$/, moved(([indices, xs]) => indices!.map(index => xs![modulo(index, xs!.length)]!))],
  [/^PermuteOrZero(?:Grouped)?$/, inEachGroup((xs, indices) => indices.map(index => (index < 128n ? xs[modulo(index, 16)]! : 0n)))],
  [/^Compress$/, moved(([xs, mask]) => xs!.filter((_, index) => mask![index] !== 0n))],
  [/^Expand$/, moved(([xs, mask]) => {
    let next = 0;
    return mask!.map(one => (one === 0n ? 0n : xs![next++]!));
  })],
  [/^Get(Lo|Hi)$/, moved(([xs], { parts }) => half(xs!, parts[0]))],
  [/^Set(Lo|Hi)$/, moved(([xs, ys], { parts }) => (parts[0] === 'Lo' ? [...half(ys!, 'Lo'), ...half(xs!, 'Hi')] : [...half(xs!, 'Lo'), ...half(ys!, 'Lo')]))],
  [/^Interleave(Lo|Hi)Grouped$/, inEachGroup((xs, ys, { parts }) => half(xs, parts[0]).flatMap((one, index) => [one, half(ys, parts[0])[index]!]))],
  [/^broadcast1To(\d+)$/, moved(([xs], { parts }) => Array.from({ length: Number(parts[0]) }, () => xs![0]!))],
  [/^ConcatPermute128Scalars$/, ({ bits, constant }) => {
    const four = bits.flatMap(one => [low(128, one), one >> 128n]);
    return { width: 128, elements: [four[Number(constant & 3n)]!, four[Number(constant >> 4n)]!] };
  }],
  [/^concatSelectedConstant(?:Grouped)?$/, moved(([xs, ys], { constant, width }) =>
    width === 32
      ? inGroups(4, [xs!, ys!], all => pairsOfBits(constant).map((index, place) => all[index + (place < 2 ? 0 : 4)]!))
      : xs!.map((_, place) => [xs!, ys!][place % 2]![place - (place % 2) + Number((constant >> BigInt(place)) & 1n)]!))],
  [/^permuteScalars(Lo|Hi)?(?:Grouped)?$/, inEachGroup((xs, _, { constant, parts }) => {
    const first = parts[0] === 'Hi' ? 4 : 0;
    const four = pairsOfBits(constant).map(index => xs[first + index]!);
    return [...xs.slice(0, first), ...four, ...xs.slice(first + 4)];
  })],
  [/^blend(?:Masked)?$/, each(([a, b, mask]) => (mask === 0n ? a! : b!))],
  [/^ConcatShiftBytesRightGrouped$/, inEachGroup((xs, ys, { constant }) => Array.from({ length: 16 }, (_, place) => [...ys, ...xs][place + Number(constant)] ?? 0n))],
];

function referenceOf({ name }: OpEntry, constant = 0n): (operands: List) => bigint {
  const [, method = '', kind, digits, elements] = /^(\w+?)(Float|Int|Uint)(\d+)x(\d+)$/.exec(name)!;
  const found = references.flatMap(([pattern, reference]) => {
    const parts = pattern.exec(method);
    return parts === null ? [] : [{ parts: parts.slice(1), reference }];
  });
  expect(found).toHaveLength(1);
  const { parts, reference } = found[0]!;
  const [width, count, signed] = [Number(digits), Number(elements), kind === 'Int'];
  const shape = { constant, width, signed, size: width * count, group: 128 / width, parts };
  return operands => {
    const vectors = operands.map(one => split(one, { width, signed, count }));
    const plain = operands.map(one => split(one, { width, signed: false, count }));
    const result = reference({ ...shape, vectors, plain, bits: operands });
    return joined(result.elements, result.width);
  };
}

describe('what BigInt computes', () => {
  test.each([...vectorPlaceOps(), ...vectorShiftOps(), ...vectorWidthOps()])('$name', entry => {
    for (const constant of constantsOf(entry)) {
      const [means, computes] = [meaningOf(entry, constant), referenceOf(entry, constant)];
      expect(tuplesOf(entry, 24).filter(operands => means(operands) !== computes(operands))).toEqual([]);
    }
  });

  test.each(vectorMaskOps().filter(({ name }) => name.startsWith('Cvt')))('$name', entry => {
    const [, of, shape, to] = /^Cvt(\d+)?(?:to)?Mask(\d+x\d+)(?:to(\d+))?$/.exec(entry.name)!;
    const [width = 0, count = 0] = shape!.split('x').map(Number);
    const toBits = (mask: bigint): bigint =>
      joined(
        split(mask, { width, signed: false, count }).map(one => (one === 0n ? 0n : 1n)),
        1,
      );
    const fromBits = (number: bigint): bigint =>
      joined(
        split(number, { width: 1, signed: false, count }).map(one => -one),
        width,
      );
    expect([of, to].filter(bits => bits !== undefined)).toEqual([String(Math.max(8, count))]);
    const means = meaningOf(entry);
    const computes = to === undefined ? fromBits : toBits;
    expect(tuplesOf(entry, 24).filter(([x]) => means([x!]) !== computes(x!))).toEqual([]);
  });

  const shapes = [128, 256, 512].flatMap(size => [8, 16, 32, 64].map(width => ({ width, size })));
  test.each(shapes)('masked loads and stores of elements of $width bits of $size', ({ width, size }) => {
    const shape = { width, signed: false, count: size / width };
    const chosen = (mask: bigint, value: bigint, otherwise: bigint): bigint => {
      const [values, others] = [split(value, shape), split(otherwise, shape)];
      return joined(
        split(mask, shape).map((one, index) => (one === 0n ? others : values)[index]!),
        width,
      );
    };
    const [load, store] = [maskedLoad(width, size), maskedStore(width, size)];
    const [loads, stores] = [meaningOf(load), meaningOf(store)];
    const ofLoads = tuplesOf(load, 24) as [bigint, bigint][];
    expect(ofLoads.filter(one => loads(one) !== chosen(one[1], one[0], 0n))).toEqual([]);
    const ofStores = tuplesOf(store, 24) as [bigint, bigint, bigint][];
    expect(
      ofStores.filter(one => {
        const [memory, value, mask] = one;
        return stores(one) !== ((memory >> BigInt(size)) << BigInt(size)) + chosen(mask, value, memory);
      }),
    ).toEqual([]);
  });

  test('a vector is zero', () => {
    const zero = vectorMaskOps().find(({ name }) => name === 'ZeroSIMD')!;
    const [term] = zero.denote([], [], { width: 256, order: 'little' });
    expect(term).toBe(bits(256, 0n));
  });
});
