/** Vector ops of the language against arithmetic of BigInt and of numbers of JavaScript, element by element. */
import { describe, expect, test } from 'vitest';
import type { OpEntry } from '../../../src/semantics/ops/entry.ts';
import { vectorOps } from '../../../src/semantics/ops/generic/vector.ts';
import { vectorElementOps } from '../../../src/semantics/ops/generic/vector-elements.ts';
import { vectorNumberOps } from '../../../src/semantics/ops/generic/vector-numbers.ts';
import { constantsOf, isDefinedOf, low, meaningOf, sameUpToNans, tuplesOf } from './drawn-vectors.ts';
import {
  type Bounds,
  boundsOf,
  clamp,
  even,
  inGroups,
  joined,
  leadingZeros,
  odd,
  split,
  turned,
} from './elements.ts';

const truth = (holds: boolean): bigint => (holds ? -1n : 0n);
const bitCount = (value: bigint): bigint => BigInt(value.toString(2).replaceAll('0', '').length);
const leadingSigns = (a: bigint, width: number): bigint => leadingZeros(a < 0n ? ~a : a, width) - 1n;
const byByte = (a: bigint, b: bigint): bigint => {
  const count = BigInt.asIntN(8, b);
  return count < 0n ? a >> -count : a << count;
};
/** Of elements as integers, counts whole. */
const reference: Readonly<Record<string, (a: bigint, b: bigint, bounds: Bounds, width: number) => bigint>> = {
  And: (a, b) => a & b,
  Or: (a, b) => a | b,
  Xor: (a, b) => a ^ b,
  Not: a => ~a,
  AndNot: (a, b) => a & ~b,
  Equal: (a, b) => truth(a === b),
  NotEqual: (a, b) => truth(a !== b),
  Less: (a, b) => truth(a < b),
  LessEqual: (a, b) => truth(a <= b),
  Greater: (a, b) => truth(a > b),
  GreaterEqual: (a, b) => truth(a >= b),
  ShiftAllLeft: (a, n, _, width) => (n < width ? a << n : 0n),
  ShiftAllRight: (a, n) => (n < 128n ? a >> n : truth(a < 0n)),
  Mul: (a, b) => a * b,
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Neg: a => -a,
  Abs: a => (a < 0n ? -a : a),
  OnesCount: (a, _, __, width) => bitCount(low(width, a)),
  Min: (a, b) => (a < b ? a : b),
  Max: (a, b) => (a > b ? a : b),
  AddSaturated: (a, b, bounds) => clamp(a + b, bounds),
  SubSaturated: (a, b, bounds) => clamp(a - b, bounds),
  Extend: a => a,
  OrNot: (a, b) => a | ~b,
  Average: (a, b) => (a + b + 1n) >> 1n,
  LeadingZeros: (a, _, __, width) => leadingZeros(a, width),
  LeadingSignBits: (a, _, __, width) => leadingSigns(BigInt.asIntN(width, a), width),
  TruncTo: a => a,
  RotateAllLeftVar: (a, n, _, width) => turned(a, n, width),
  RotateAllRightVar: (a, n, _, width) => turned(a, -n, width),
  Shift: (a, b) => byByte(a, b),
  ShiftSaturated: (a, b, bounds) => clamp(byByte(a, b), bounds),
  MulWiden: (a, b) => a * b,
};

const interleaved = <T>(xs: readonly T[], ys: readonly T[]): T[] =>
  xs.flatMap((one, index) => [one, ys[index]!]);
const half = <T>(list: readonly T[], first: 0 | 1): T[] =>
  list.slice((first * list.length) / 2, ((first + 1) * list.length) / 2);
const pairs = (list: readonly bigint[]): bigint[] => even(list).map((one, index) => one + odd(list)[index]!);
const bitByBit = (a: bigint, b: bigint, mask: bigint): bigint =>
  [...mask.toString(2).padStart(128, '0')].reduce((sum, bit, index) => {
    const place = BigInt(127 - index);
    return sum | ((((bit === '1' ? a : b) >> place) & 1n) << place);
  }, 0n);

/** Of whole vectors, where elements do not stay in their places. */
const moved: Readonly<
  Record<
    string,
    (xs: readonly bigint[], ys: readonly bigint[], zs: readonly bigint[], index: number) => bigint[]
  >
> = {
  ConcatEven: (xs, ys) => even([...xs, ...ys]),
  ConcatOdd: (xs, ys) => odd([...xs, ...ys]),
  InterleaveEven: (xs, ys) => interleaved(even(xs), even(ys)),
  InterleaveOdd: (xs, ys) => interleaved(odd(xs), odd(ys)),
  InterleaveLo: (xs, ys) => interleaved(half(xs, 0), half(ys, 0)),
  InterleaveHi: (xs, ys) => interleaved(half(xs, 1), half(ys, 1)),
  ConcatAddPairs: (xs, ys) => pairs([...xs, ...ys]),
  MulAdd: (xs, ys, zs) => xs.map((one, index) => one * ys[index]! + zs[index]!),
  LookupOrZero: (xs, ys) => ys.map(index => xs[Number(index)] ?? 0n),
  broadcast: xs => xs.map(() => xs[0]!),
  reduceMax: xs => [xs.reduce((a, b) => (a > b ? a : b))],
  reduceMin: xs => [xs.reduce((a, b) => (a < b ? a : b))],
  reduceSum: xs => [xs.reduce((a, b) => a + b)],
  ConcatShiftBytesRight: (xs, ys, _, count) => [...ys, ...xs].slice(count, count + 16),
};

/** What the op gives, as the bits of its result. */
function referenceOf(
  { name }: OpEntry,
  constant: bigint | undefined,
): (operands: readonly bigint[]) => bigint {
  const [, method = '', sign, digits, elements] = /^(\w+?)(Int|Uint)(\d+)x(\d+)$/.exec(name)!;
  const [width, signed] = [Number(digits), sign === 'Int'];
  const type = { width, signed, count: Number(elements) };
  const bounds = boundsOf(width, signed);
  const narrow = /^(TruncTo|SaturateTo)(Int|Uint)(\d+)$/.exec(method);
  if (narrow !== null) {
    const size = Number(narrow[3]);
    const ends = boundsOf(size, narrow[2] === 'Int');
    return ([a]) =>
      joined(
        split(a!, type).map(one => (narrow[1] === 'TruncTo' ? one : clamp(one, ends))),
        size,
      );
  }
  const widened = /^(Extend|MulWiden)(Lo|Hi)/.exec(method);
  if (widened !== null) {
    const part = widened[2] === 'Hi' ? 1 : 0;
    return ([a, b]) => {
      const [xs, ys] = [half(split(a!, type), part), b === undefined ? [] : half(split(b, type), part)];
      return joined(
        xs.map((one, index) => (widened[1] === 'Extend' ? one : one * ys[index]!)),
        2 * width,
      );
    };
  }
  const index = Number(constant ?? 0n);
  if (method === 'GetElem') return ([a]) => low(width, split(a!, type)[index]!);
  if (method === 'SetElem') return ([a, b]) => joined(split(a!, type).with(index, b!), width);
  if (method === 'Broadcast')
    return ([a]) =>
      joined(
        split(0n, type).map(() => a!),
        width,
      );
  if (method === 'carrylessMultiplyWidenLo') {
    return ([a, b]) =>
      Array.from(
        { length: 64 },
        (_, bit) => ((b! >> BigInt(bit)) & 1n) * (low(64, a!) << BigInt(bit)),
      ).reduce((sum, one) => sum ^ one);
  }
  if (/^bitSelectNot/.test(method)) return ([a, b, mask]) => bitByBit(b!, a!, mask!);
  if (/^bitSelect/i.test(method)) return ([a, b, mask]) => bitByBit(a!, b!, mask!);
  const ofWhole = moved[method.replace(/1To\d+$/, '')];
  if (ofWhole !== undefined) {
    return operands => {
      const [xs, ys = [], zs = []] = operands.map(one => split(one, type));
      return joined(ofWhole(xs!, ys, zs, index), width);
    };
  }
  const takesCount = /All(Left|Right)/.test(method);
  return ([a, b = 0n]) => {
    const others = split(b, type);
    const results = split(a!, type).map((one, place) =>
      reference[method]!(one, takesCount ? b : others[place]!, bounds, width),
    );
    return joined(results, width);
  };
}

describe('what BigInt computes', () => {
  test.each([...vectorOps(), ...vectorElementOps()])('$name', entry => {
    for (const constant of constantsOf(entry)) {
      const [means, computes] = [meaningOf(entry, constant), referenceOf(entry, constant)];
      expect(tuplesOf(entry, 40).filter(operands => means(operands) !== computes(operands))).toEqual([]);
    }
  });
});

const toEven = (a: number): number => {
  const [below, fraction] = [Math.floor(a), a - Math.floor(a)];
  if (Math.abs(a) >= 2 ** 52 || fraction === 0) return a;
  const up = fraction > 0.5 || (fraction === 0.5 && below % 2 !== 0);
  const rounded = up ? below + 1 : below;
  return rounded === 0 && a < 0 ? -0 : rounded;
};
/** Of doubles, which are rounded to singles afterwards: twice rounded is once rounded, of one such operation. */
const ofNumbers: Readonly<Record<string, (a: number, b: number) => number>> = {
  Abs: Math.abs,
  Neg: a => -a,
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: (a, b) => a / b,
  Sqrt: Math.sqrt,
  Max: Math.max,
  Min: Math.min,
  Ceil: Math.ceil,
  Floor: Math.floor,
  Trunc: Math.trunc,
  Round: toEven,
  Scale: (a, b) => timesPower(a, Math.floor(b)),
};
/** Times a power of two, rounded once: what is exact goes first. */
const timesPower = (x: number, n: number): number => {
  if (!Number.isFinite(n)) return x * 2 ** n;
  if (!Number.isFinite(x) || x === 0) return x;
  let [fraction, exponent] = [x, Math.max(-5000, Math.min(5000, n))];
  for (; Math.abs(fraction) >= 2; exponent++) fraction /= 2;
  for (; Math.abs(fraction) < 1; exponent--) fraction *= 2;
  if (exponent < -1200) return 0 * x;
  return exponent < 0
    ? fraction * 2 ** -1000 * 2 ** (exponent + 1000)
    : fraction * 2 ** Math.min(exponent, 1000) * 2 ** Math.max(0, exponent - 1000);
};
const relations: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  Equal: (a, b) => a === b,
  NotEqual: (a, b) => a !== b,
  Less: (a, b) => a < b,
  LessEqual: (a, b) => a <= b,
  Greater: (a, b) => a > b,
  GreaterEqual: (a, b) => a >= b,
};

const view = new DataView(new ArrayBuffer(8));
const numberOf = (width: number, bits: bigint): number => {
  view.setBigUint64(0, bits);
  return width === 64 ? view.getFloat64(0) : view.getFloat32(4);
};
const bitsOf = (width: number, number: number): bigint => {
  view.setBigUint64(0, 0n);
  if (width === 64) view.setFloat64(0, number);
  else view.setFloat32(4, number);
  return view.getBigUint64(0);
};
const numbersIn = (width: number, vector: bigint, count = 128 / width): number[] =>
  split(vector, { width, signed: false, count }).map(bits => numberOf(width, bits));
const vectorOfNumbers = (width: number, numbers: readonly number[]): bigint =>
  joined(
    numbers.map(one => bitsOf(width, one)),
    width,
  );

/** What the op gives, as the bits of its result. */
function referenceOfNumbers(
  { name }: OpEntry,
  constant: bigint | undefined,
): (operands: readonly bigint[]) => bigint {
  const [, method = '', kind, digits, elements] = /^(\w+?)(Float|Int|Uint)(\d+)x(\d+)$/.exec(name)!;
  const [width, signed, count] = [Number(digits), kind === 'Int', Number(elements)];
  const index = Number(constant ?? 0n);
  if (method.startsWith('Convert') && kind !== 'Float') {
    const size = Number(/\d+$/.exec(method)![0]);
    return ([a]) => {
      const integers = split(a!, { width, signed, count }).slice(0, method.includes('Lo2') ? 2 : count);
      return vectorOfNumbers(size, integers.map(Number));
    };
  }
  const integral = /^ConvertToU?[Ii]nt(\d+)/.exec(method);
  if (integral !== null)
    return ([a]) =>
      joined(
        numbersIn(width, a!, count).map(one => BigInt(Math.trunc(one))),
        Number(integral[1]),
      );
  if (method === 'ConvertLo2ToFloat64') return ([a]) => vectorOfNumbers(64, numbersIn(32, a!).slice(0, 2));
  const format = /^ConvertToFloat(\d+)$/.exec(method);
  if (format !== null) return ([a]) => vectorOfNumbers(Number(format[1]), numbersIn(width, a!, count));
  const type = { width, signed: false };
  if (method === 'GetElem') return ([a]) => split(a!, type)[index]!;
  if (method === 'SetElem') return ([a, b]) => joined(split(a!, type).with(index, b!), width);
  if (method === 'Broadcast')
    return ([a]) =>
      joined(
        split(0n, type).map(() => a!),
        width,
      );
  if (method.startsWith('broadcast'))
    return ([a]) =>
      joined(
        split(a!, type).map((_, __, all) => all[0]!),
        width,
      );
  const reduction = /^reduce(\w+)$/.exec(method);
  return operands => {
    const [xs, ys = [], zs = []] = operands.map(one => numbersIn(width, one, count)) as number[][];
    const product = /^MulAdd(EvenSubOdd|OddSubEven)?$/.exec(method);
    if (product !== null) {
      const subtracts = { EvenSubOdd: 1, OddSubEven: 0 }[product[1] ?? ''];
      return vectorOfNumbers(
        width,
        xs!.map((x, at) => (at % 2 === subtracts ? x * ys[at]! - zs[at]! : x * ys[at]! + zs[at]!)),
      );
    }
    if (method === 'AddOddSubEven')
      return vectorOfNumbers(
        width,
        xs!.map((x, at) => (at % 2 === 1 ? x + ys[at]! : x - ys[at]!)),
      );
    const scaled = /^(Ceil|Floor|Trunc|Round)Scaled(Residue)?$/.exec(method);
    if (scaled !== null) {
      const scale = 2 ** (index >> 4);
      const multiple = (x: number) =>
        Math.abs(x) >= 2 ** 53 ? x : ofNumbers[scaled[1]!]!(x * scale, 0) / scale;
      return vectorOfNumbers(
        width,
        xs!.map(x => (scaled[2] === undefined ? multiple(x) : x - multiple(x))),
      );
    }
    const pair = /^Concat(Add|Sub)Pairs(?:Grouped)?$/.exec(method)?.[1];
    if (pair !== undefined)
      return vectorOfNumbers(
        width,
        inGroups(128 / width, [xs!, ys], all => even(all).map((x, at) => ofNumbers[pair]!(x, odd(all)[at]!))),
      );
    if (reduction !== null)
      return vectorOfNumbers(width, [xs!.reduce((a, b) => ofNumbers[reduction[1]!]!(a, b))]);
    if (method === 'IsNaN')
      return joined(
        xs!.map(x => truth(Number.isNaN(x))),
        width,
      );
    const relation = relations[method];
    if (relation !== undefined)
      return joined(
        xs!.map((x, at) => truth(relation(x, ys[at]!))),
        width,
      );
    return vectorOfNumbers(
      width,
      xs!.map((x, at) => ofNumbers[method]!(x, ys[at]!)),
    );
  };
}

/** Of small integers everything is exact: a fused sum cannot be told from another one by numbers of JavaScript. */
const smallNumbers = (width: number, count: number, scale = (small: number) => small - 20): bigint[][] =>
  Array.from({ length: 64 }, (_, round) =>
    [3, 5, 11].map(step =>
      vectorOfNumbers(
        width,
        Array.from({ length: count }, (_, at) => scale((round * step + 7 * at) % 41)),
      ),
    ),
  );

/** What converts to any type of integers, and is a little more than a multiple of any power of two, where it is about that. */
const inAnyRange = ({ name }: OpEntry): bigint[][] => {
  const [, width = '', count = ''] =
    /^(?:ConvertToU?[Ii]nt\d+|\w+ScaledResidue)Float(\d+)x(\d+)$/.exec(name) ?? [];
  const scale = (small: number) => small / 4 + 2 ** -17;
  return width === '' ? [] : smallNumbers(Number(width), Number(count), scale).map(([first]) => [first!]);
};

describe('what numbers of JavaScript are', () => {
  test.each(vectorNumberOps())('$name', entry => {
    const width = entry.name.includes('Float32') ? 32 : 64;
    for (const constant of constantsOf(entry)) {
      const isDefined = isDefinedOf(entry, constant);
      const [means, computes] = [meaningOf(entry, constant), referenceOfNumbers(entry, constant)];
      const tuples = entry.name.startsWith('MulAdd')
        ? smallNumbers(width, Number(/\d+$/.exec(entry.name)![0]))
        : tuplesOf(entry, 120).concat(inAnyRange(entry)).filter(isDefined);
      expect(tuples.length).toBeGreaterThan(4);
      const differs = (operands: readonly bigint[]) =>
        !sameUpToNans(entry.results[0], means(operands), computes(operands));
      expect(tuples.filter(differs)).toEqual([]);
    }
  });
});
