/** Conversions between elements of different widths and kinds (Intel SDM volume 2, by the instruction's page). */
import { BINARY32, BINARY64, type Format } from '../../../float/format.ts';
import { amd64 as nan } from '../../../float/nan-policies.ts';
import { arithmetic, bits, extract, fromInteger } from '../../../term/build.ts';
import type { Term } from '../../../term/term.ts';
import { clamped, clampedUnsigned, extension } from '../../element-arithmetic.ts';
import { lanesOf, vectorOf } from '../../lanes.ts';
import { type Row, vector } from '../../table.ts';
import { truncatedTo } from './float.ts';
import { forms, type Shape, sizes } from './forms.ts';

type Each = (lane: Term) => Term;

/** So many of the lowest elements, of other widths before and after; zeros above them. */
const converted = (
  suffix: string,
  source: number,
  from: number,
  to: number,
  count: number,
  each: Each,
): Shape => {
  const result = Math.max(128, count * to);
  return {
    suffix,
    signature: [vector(source)],
    result,
    masked: { width: to, count },
    meaning: x => {
      const lanes = lanesOf(from, x!).slice(0, count).map(each);
      const above = result - count * to;
      return vectorOf(above === 0 ? lanes : [...lanes, bits(above, 0n)]);
    },
  };
};

const integerWidths = { B: 8, W: 16, D: 32, Q: 64 } as const;

const widenings = (
  [
    ['B', 'W'],
    ['B', 'D'],
    ['B', 'Q'],
    ['W', 'D'],
    ['W', 'Q'],
    ['D', 'Q'],
  ] as const
).flatMap(([from, to]) => [
  { letters: `${from}${to}`, from: integerWidths[from], to: integerWidths[to], sign: 'S', signed: true },
  { letters: `${from}${to}`, from: integerWidths[from], to: integerWidths[to], sign: 'Z', signed: false },
]);

const narrowings = (
  [
    ['W', 'B'],
    ['D', 'B'],
    ['D', 'W'],
    ['Q', 'B'],
    ['Q', 'W'],
    ['Q', 'D'],
  ] as const
).map(([from, to]) => ({ letters: `${from}${to}`, from: integerWidths[from], to: integerWidths[to] }));

/** Sources whose results all fill a register of 128 bits or less have their own size in the name. */
const narrowed = (from: number, to: number, each: Each): Shape[] =>
  sizes.map(size => {
    const count = size / from;
    const result = count * to;
    return converted(result > 128 ? `${result}` : `128_${size}`, size, from, to, count, each);
  });

const kept = [
  {
    prefix: '',
    words: 'the low halves of elements or less',
    each: (to: number) => (a: Term) => extract(to - 1, 0, a),
  },
  {
    prefix: 'S',
    words: 'elements narrowed, signed and saturated',
    each: (to: number) => (a: Term) => clamped(to, true, a),
  },
  {
    prefix: 'US',
    words: 'elements narrowed, unsigned and saturated',
    each: (to: number) => (a: Term) => clampedUnsigned(to, a),
  },
];

const { convert } = arithmetic(nan);
const numbers = { PS: BINARY32, PD: BINARY64 } as const;
type Number = keyof typeof numbers;
const integers = {
  DQ: { width: 32, signed: true },
  UDQ: { width: 32, signed: false },
  QQ: { width: 64, signed: true },
  UQQ: { width: 64, signed: false },
} as const;
type Integer = keyof typeof integers;

/**
 * By the wider of both: as many elements as a vector of some size has of it. Where two sources give a result of 128
 * bits, X and Y behind the name tell them apart.
 */
function sized(from: number, to: number, each: Each): { letter: string; shape: Shape }[] {
  return sizes.flatMap(size => {
    const count = size / Math.max(from, to);
    const [source, result] = [Math.max(128, count * from), Math.max(128, count * to)];
    if (from < to && size === 128) return [];
    const letter = from > to ? { 128: 'X', 256: 'Y', 512: '' }[size] : '';
    return [{ letter, shape: converted(`${result}`, source, from, to, count, each) }];
  });
}

const conversions = (
  name: string,
  page: string,
  sentence: string,
  from: number,
  to: number,
  each: Each,
): Row[] =>
  sized(from, to, each).flatMap(({ letter, shape }) =>
    forms({ name: `${name}${letter}`, page, sentence }, shape),
  );

const formatOf = (name: Number): Format => numbers[name];

// biome-ignore format: an instruction is a line
export const conversionRows = (): readonly Row[] => [
  ...widenings.flatMap(({ letters, from, to, sign, signed }) =>
    forms({ name: `VPMOV${sign}X${letters}`, page: `PMOV${sign}X`, sentence: `the lowest elements, ${signed ? 'sign' : 'zero'}-extended` }, ...sizes.map(size => converted(`${size}`, Math.max(128, (size / to) * from), from, to, size / to, a => extension(signed)(to, a))))),
  ...narrowings.flatMap(({ letters, from, to }) => kept.flatMap(({ prefix, words, each }) =>
    forms({ name: `VPMOV${prefix}${letters}`, page: `VPMOV${letters}/VPMOVS${letters}/VPMOVUS${letters}`, sentence: words, loads: false }, ...narrowed(from, to, each(to))))),
  ...(Object.keys(integers) as Integer[]).flatMap(name => (Object.keys(numbers) as Number[]).flatMap(number => {
    const [{ width, signed }, format] = [integers[name], formatOf(number)];
    return [
      ...conversions(`VCVT${name}2${number}`, `VCVT${name}2${number}`, `${signed ? 'signed' : 'unsigned'} integers as numbers, rounded`, width, format.width, a => fromInteger(format, signed, a)),
      ...conversions(`VCVTT${number}2${name}`, `VCVTT${number}2${name}`, `numbers as ${signed ? 'signed' : 'unsigned'} integers, truncated`, format.width, width, a => truncatedTo(format, width, signed, a)),
    ];
  })),
  ...conversions('VCVTPS2PD', 'CVTPS2PD', 'singles as doubles', 32, 64, a => convert(BINARY32, BINARY64, a)),
  ...conversions('VCVTPD2PS', 'CVTPD2PS', 'doubles as singles, rounded', 64, 32, a => convert(BINARY64, BINARY32, a)),
];
