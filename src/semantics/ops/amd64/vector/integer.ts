/** Vector instructions on integers, lane by lane (Intel SDM volume 2, by the instruction's page). */
import {
  bits,
  bvadd,
  bvand,
  bvmul,
  bvneg,
  bvnot,
  bvor,
  bvsle,
  bvslt,
  bvsub,
  bvule,
  bvult,
  bvxor,
  countLeadingZeros,
  countOnes,
  equal,
  extract,
  falsity,
  ifThenElse,
  not,
  rotateLeft,
  truth,
  zeroExtend,
} from '../../../term/build.ts';
import type { Term } from '../../../term/term.ts';
import {
  absolute,
  average,
  byTruthTable,
  carrylessProduct,
  chosen,
  funnelled,
  highProduct,
  saturating,
  shiftedBy,
  wideProduct,
} from '../../element-arithmetic.ts';
import { affine, fieldInverse, fieldProduct, rounds, substitutedWord } from '../../finite-field.ts';
import { byBits, filled, inEitherOrder, isNegative, lanesOf, lanewise, vectorOf } from '../../lanes.ts';
import { integer, type Row, vector } from '../../table.ts';
import {
  alike,
  compares,
  forms,
  type Instruction,
  imm8,
  type Meaning,
  one,
  type Size,
  sizes,
  three,
  two,
} from './forms.ts';

type Lane = (...lanes: Term[]) => Term;
type Letter = keyof typeof widthOf;
const widthOf = { B: 8, W: 16, D: 32, Q: 64 } as const;
const all = Object.keys(widthOf) as Letter[];

const [narrow, wide] = [[128, 256] as const, [512] as const];
const onlyVex = { forms: 'vex' } as const;
const symmetric = { commutes: true } as const;

type More = Pick<Instruction, 'commutes' | 'forms'>;
const constant = (width: number, value: number | bigint): Term => bits(width, BigInt(value));

/** Of one element width: what is done with elements that have the same place. */
const lanes = (
  signature: (size: Size) => ReturnType<typeof two>,
  name: string,
  page: string,
  width: number,
  each: Lane,
  sentence: string,
  more: More = {},
  among: readonly Size[] = sizes,
): Row[] =>
  forms({ name, page, sentence, ...more }, ...alike(among, width, signature, () => lanewise(width, each)));
const unary = lanes.bind(undefined, one);
const binary = (
  name: string,
  page: string,
  width: number,
  each: (a: Term, b: Term) => Term,
  sentence: string,
  more: More = {},
  among: readonly Size[] = sizes,
): Row[] => {
  const both = more.commutes ? inEitherOrder(each) : each;
  return lanes(two, name, page, width, (a, b) => both(a!, b!), sentence, more, among);
};
const ternary = lanes.bind(undefined, three);

/** The same by the letters of widths, behind the name. */
const each = (letters: readonly Letter[], rows: (letter: Letter, width: number) => Row[]): Row[] =>
  letters.flatMap(letter => rows(letter, widthOf[letter]));

const sum = saturating(bvadd, true);
const unsignedSum = saturating(bvadd, false);
const difference = saturating(bvsub, true);
const unsignedDifference = saturating(bvsub, false);

/** An element of each pair of neighbours: those of the first vector's 128 bits, then those of the second's. */
export const pairs =
  (width: number, each: Lane): Meaning =>
  (x, y) => {
    const group = 128 / width;
    const split = [lanesOf(width, x!), lanesOf(width, y!)];
    const count = split[0]!.length;
    return vectorOf(
      Array.from({ length: count }, (_, place) => {
        const [start, within] = [place - (place % group), place % group];
        const from = split[within < group / 2 ? 0 : 1]!;
        const first = start + 2 * (within % (group / 2));
        return each(from[first]!, from[first + 1]!);
      }),
    );
  };
const horizontal = (name: string, page: string, width: number, each: Lane, sentence: string): Row[] =>
  forms({ name, page, sentence, ...onlyVex }, ...alike(narrow, width, two, () => pairs(width, each)));

/** Sums of products of neighbours, of twice the width. */
const products =
  (width: number, each: Lane, sum: Lane): Meaning =>
  (x, y) => {
    const [a, b] = [lanesOf(width, x!), lanesOf(width, y!)];
    const product = (place: number): Term => each(a[place]!, b[place]!);
    return vectorOf(
      Array.from({ length: a.length / 2 }, (_, place) => sum(product(2 * place), product(2 * place + 1))),
    );
  };

/** Of the even elements, whose products are of twice the width. */
const evens =
  (signed: boolean): Meaning =>
  (x, y) => {
    const [a, b] = [lanesOf(64, x!), lanesOf(64, y!)];
    const low = (lane: Term): Term => lanesOf(32, lane)[0]!;
    return vectorOf(a.map((lane, place) => wideProduct(signed)(low(lane), low(b[place]!))));
  };

/** The sum of eight absolute differences of bytes, in 64 bits. */
const distances: Meaning = (x, y) => {
  const [a, b] = [lanesOf(8, x!), lanesOf(8, y!)];
  const distance = (place: number): Term => {
    const [p, q] = [a[place]!, b[place]!];
    return zeroExtend(16, ifThenElse(bvult(p, q), bvsub(q, p), bvsub(p, q)));
  };
  return vectorOf(
    Array.from({ length: a.length / 8 }, (_, group) => {
      const summands = Array.from({ length: 8 }, (_, place) => distance(8 * group + place));
      return zeroExtend(
        64,
        summands.reduce((total, one) => bvadd(total, one)),
      );
    }),
  );
};

const withSign = (a: Term, b: Term): Term =>
  ifThenElse(isNegative(b), bvneg(a), ifThenElse(equal(b, constant(b.sort as number, 0)), b, a));

/** A count that an immediate holds, for elements of a width. */
const byImmediate =
  (width: number, meaning: (lane: Term, count: Term) => Term): Meaning =>
  (x, immediate) =>
    lanewise(width, lane => meaning(lane, immediate!))(x!);
const rotated = (lane: Term, count: Term, isRight = false): Term => {
  const width = lane.sort as number;
  const by = (count.sort as number) < width ? zeroExtend(width, count) : extract(width - 1, 0, count);
  return rotateLeft(lane, isRight ? bvneg(by) : by);
};

const shifts = [
  { name: 'VPSLL', kind: 'left', page: 'PSLLW/PSLLD/PSLLQ', words: 'left, zeros coming in' },
  { name: 'VPSRL', kind: 'right', page: 'PSRLW/PSRLD/PSRLQ', words: 'right, zeros coming in' },
  { name: 'VPSRA', kind: 'signed', page: 'PSRAW/PSRAD/PSRAQ', words: 'right, the sign coming in' },
] as const;

/** By the low three bits of the immediate. */
const relationOf =
  (signed: boolean) =>
  (immediate: Term) =>
  (a: Term, b: Term): Term => {
    const [below, atMost] = signed ? [bvslt, bvsle] : [bvult, bvule];
    const relations = [
      equal(a, b),
      below(a, b),
      atMost(a, b),
      falsity,
      not(equal(a, b)),
      not(below(a, b)),
      not(atMost(a, b)),
      truth,
    ];
    return byBits(lanesOf(1, immediate).slice(0, 3), relations);
  };

const bitwise = [
  { name: 'VPAND', page: 'PAND', each: bvand, words: 'the bitwise AND', ...symmetric },
  { name: 'VPOR', page: 'POR', each: bvor, words: 'the bitwise OR', ...symmetric },
  { name: 'VPXOR', page: 'PXOR', each: bvxor, words: 'the bitwise exclusive OR', ...symmetric },
  {
    name: 'VPANDN',
    page: 'PANDN',
    each: (a: Term, b: Term): Term => bvand(bvnot(a), b),
    words: 'the bitwise AND of the inverted first with the second',
  },
] as const;

// biome-ignore format: an instruction is a line
export const integerRows = (): readonly Row[] => [
  ...bitwise.flatMap(({ name, page, each: meaning, words, ...more }) => [
    ...forms({ name, page, sentence: words, ...more, ...onlyVex }, ...alike(narrow, 128, two, () => (x, y) => ('commutes' in more ? inEitherOrder(meaning) : meaning)(x!, y!))),
    ...each(['D', 'Q'], (letter, width) => [
      ...binary(`${name}${letter}`, page, width, (a, b) => meaning(a, b), words, more, wide),
      ...binary(`${name}${letter}`, page, width, (a, b) => meaning(a, b), words, { ...more, forms: 'only masked' }, narrow),
    ]),
  ]),
  ...each(['D', 'Q'], (letter, width) => forms({ name: `VPTERNLOG${letter}`, page: 'VPTERNLOGD/VPTERNLOGQ', sentence: 'bits of three vectors by the table that the immediate is', ...onlyVex }, ...alike(sizes, width, size => [...three(size), imm8], () => (x, y, z, table) => byTruthTable(x!, y!, z!, table!)))),

  ...each(all, (letter, width) => binary(`VPADD${letter}`, 'PADDB/PADDW/PADDD/PADDQ', width, (a, b) => bvadd(a, b), 'sums, which wrap around', symmetric)),
  ...each(all, (letter, width) => binary(`VPSUB${letter}`, 'PSUBB/PSUBW/PSUBD', width, (a, b) => bvsub(a, b), 'differences, which wrap around')),
  ...each(['B', 'W'], (letter, width) => [
    ...binary(`VPADDS${letter}`, 'PADDSB/PADDSW', width, (a, b) => sum(a, b), 'signed sums, saturated', symmetric),
    ...binary(`VPADDUS${letter}`, 'PADDUSB/PADDUSW', width, (a, b) => unsignedSum(a, b), 'unsigned sums, saturated', symmetric),
    ...binary(`VPSUBS${letter}`, 'PSUBSB/PSUBSW', width, (a, b) => difference(a, b), 'signed differences, saturated'),
    ...binary(`VPSUBUS${letter}`, 'PSUBUSB/PSUBUSW', width, (a, b) => unsignedDifference(a, b), 'unsigned differences, saturated'),
    ...binary(`VPAVG${letter}`, 'PAVGB/PAVGW', width, average(false), 'unsigned averages, rounded up', symmetric),
  ]),
  ...each(all, (letter, width) => unary(`VPABS${letter}`, 'PABSB/PABSW/PABSD/PABSQ', width, a => absolute(a!), 'absolute values')),
  ...each(all, (letter, width) => [
    ...binary(`VPMINS${letter}`, 'PMINSB/PMINSW', width, (a, b) => chosen(bvslt)(a, b), 'the lesser of signed integers', symmetric),
    ...binary(`VPMAXS${letter}`, 'PMAXSB/PMAXSW/PMAXSD/PMAXSQ', width, (a, b) => chosen((p, q) => bvslt(q, p))(a, b), 'the greater of signed integers', symmetric),
    ...binary(`VPMINU${letter}`, 'PMINUB/PMINUW', width, (a, b) => chosen(bvult)(a, b), 'the lesser of unsigned integers', symmetric),
    ...binary(`VPMAXU${letter}`, 'PMAXUB/PMAXUW', width, (a, b) => chosen((p, q) => bvult(q, p))(a, b), 'the greater of unsigned integers', symmetric),
    ...unary(`VPOPCNT${letter}`, 'VPOPCNT', width, a => countOnes(a!), 'counts of ones'),
  ]),
  ...each(['W', 'D', 'Q'], (letter, width) => binary(`VPMULL${letter}`, letter === 'W' ? 'PMULLW' : 'PMULLD/PMULLQ', width, (a, b) => bvmul(a, b), 'the low halves of products', symmetric)),
  ...binary('VPMULHW', 'PMULHW', 16, (a, b) => highProduct(true)(a, b), 'the high halves of signed products', symmetric),
  ...binary('VPMULHUW', 'PMULHUW', 16, (a, b) => highProduct(false)(a, b), 'the high halves of unsigned products', symmetric),
  ...forms({ name: 'VPMULDQ', page: 'PMULDQ', sentence: 'signed products of the low doublewords of quadwords', ...symmetric, ...onlyVex }, ...alike(narrow, 64, two, () => evens(true))),
  ...forms({ name: 'VPMULUDQ', page: 'PMULUDQ', sentence: 'unsigned products of the low doublewords of quadwords', ...symmetric, ...onlyVex }, ...alike(narrow, 64, two, () => evens(false))),
  ...forms({ name: 'VPMADDWD', page: 'PMADDWD', sentence: 'sums of two signed products of words', ...symmetric }, ...alike(sizes, 32, two, () => products(16, (a, b) => wideProduct(true)(a!, b!), (a, b) => bvadd(a!, b!)))),
  ...forms({ name: 'VPMADDUBSW', page: 'PMADDUBSW', sentence: 'saturated sums of two products of unsigned bytes and signed ones' }, ...alike(sizes, 16, two, () => products(8, (a, b) => wideProduct(false, true)(a!, b!), (a, b) => sum(a!, b!)))),
  ...forms({ name: 'VPDPWSSD', page: 'VPDPWSSD', sentence: 'adds two signed products of words to doublewords' }, ...alike(sizes, 32, three, () => (total, x, y) => {
    const added = products(16, (a, b) => wideProduct(true)(a!, b!), (a, b) => bvadd(a!, b!))(x!, y!);
    return lanewise(32, (a, b) => bvadd(a!, b!))(total!, added);
  })),
  ...forms({ name: 'VPCLMULQDQ', page: 'PCLMULQDQ', sentence: 'carryless products of the quadwords that the immediate names, in 128 bits', ...onlyVex }, ...alike(sizes, 128, size => [...two(size), imm8], () => (x, y, immediate) => lanewise(128, (a, b) => {
    const [ofX, ofY] = [lanesOf(1, immediate!)[0]!, lanesOf(1, immediate!)[4]!];
    return carrylessProduct(byBits([ofX], lanesOf(64, a!)), byBits([ofY], lanesOf(64, b!)));
  })(x!, y!))),
  ...binary('VGF2P8MULB', 'GF2P8MULB', 8, fieldProduct, 'products in GF(2^8)', symmetric),
  ...([['AFFINEQB', (byte: Term) => byte, ''], ['AFFINEINVQB', fieldInverse, ' of inverses']] as const).flatMap(([name, each, words]) =>
    forms({ name: `VGF2P8${name}`, page: `GF2P8${name}`, sentence: `affine transformations${words} in GF(2^8)` }, ...alike(sizes, 8, size => [...two(size), imm8], () => (x, matrices, immediate) => affine(each)(x!, matrices!, immediate!)))),
  ...([['ENC', rounds.encrypt], ['ENCLAST', rounds.encryptLast], ['DEC', rounds.decrypt], ['DECLAST', rounds.decryptLast]] as const).flatMap(([name, round]) =>
    forms({ name: `VAES${name}`, page: `AES${name}`, sentence: `a round of AES on each 128 bits, the second added`, ...onlyVex }, ...alike(sizes, 128, two, () => lanewise(128, (state, key) => bvxor(round(state!), key!))))),
  ...forms({ name: 'VAESIMC', page: 'AESIMC', sentence: 'the inverse of mixing columns', ...onlyVex }, ...alike([128], 128, one, () => x => rounds.mixColumnsBack(x!))),
  ...forms({ name: 'VAESKEYGENASSIST', page: 'AESKEYGENASSIST', sentence: 'words of a key expansion', ...onlyVex }, ...alike([128], 128, size => [...one(size), imm8], () => (x, immediate) => {
    const constant = zeroExtend(32, immediate!);
    return vectorOf([1, 3].flatMap(place => {
      const word = substitutedWord(lanesOf(32, x!)[place]!);
      return [word, bvxor(rotateLeft(word, bits(32, 24n)), constant)];
    }));
  })),
  ...forms({ name: 'VPSADBW', page: 'PSADBW', sentence: 'sums of eight absolute differences of bytes', ...symmetric, ...onlyVex }, ...alike(sizes, 64, two, () => distances)),
  ...each(['B', 'W', 'D'], (letter, width) => binary(`VPSIGN${letter}`, 'PSIGNB/PSIGNW/PSIGND', width, withSign, 'negated where the second is negative, zero where it is zero', onlyVex, narrow)),
  ...each(['W', 'D'], (letter, width) => [
    ...horizontal(`VPHADD${letter}`, 'PHADDW/PHADDD', width, (a, b) => bvadd(a!, b!), 'sums of neighbours in 128 bits'),
    ...horizontal(`VPHSUB${letter}`, 'PHSUBW/PHSUBD', width, (a, b) => bvsub(a!, b!), 'differences of neighbours in 128 bits'),
  ]),
  ...horizontal('VPHADDSW', 'PHADDSW', 16, (a, b) => sum(a!, b!), 'saturated sums of neighbours in 128 bits'),
  ...horizontal('VPHSUBSW', 'PHSUBSW', 16, (a, b) => difference(a!, b!), 'saturated differences of neighbours in 128 bits'),
  ...each(['D', 'Q'], (letter, width) => unary(`VPLZCNT${letter}`, 'VPLZCNTD/VPLZCNTQ', width, a => countLeadingZeros(a!), 'counts of leading zeros')),

  ...shifts.flatMap(({ name, kind, page, words }) => [
    ...each(['W', 'D', 'Q'], (letter, width) => [
      ...forms({ name: `${name}${letter}`, page, sentence: `shifts ${words}, all by the low quadword of the second`, loads: false }, ...alike(sizes, width, size => [vector(size), integer(64)], () => (x, count) => lanewise(width, a => shiftedBy(kind, a!, count!))(x!))),
      ...forms({ name: `${name}${letter}`, page, sentence: `shifts ${words}, by the immediate` }, ...alike(sizes, width, size => [vector(size), imm8], () => byImmediate(width, (a, count) => shiftedBy(kind, a, zeroExtend(64, count))), 'const')),
      ...binary(`${name}V${letter}`, `V${name.slice(1)}VW/V${name.slice(1)}VD/V${name.slice(1)}VQ`, width, (a, count) => shiftedBy(kind, a, count), `shifts ${words}, by the elements of the second`),
    ]),
  ]),
  ...each(['D', 'Q'], (letter, width) => (['L', 'R'] as const).flatMap(side => [
    ...forms({ name: `VPRO${side}${letter}`, page: `VPRO${side}D/VPRO${side}Q`, sentence: 'rotates by the immediate' }, ...alike(sizes, width, size => [vector(size), imm8], () => byImmediate(width, (a, count) => rotated(a, count, side === 'R')))),
    ...binary(`VPRO${side}V${letter}`, `VPRO${side}VD/VPRO${side}VQ`, width, (a, count) => rotated(a, count, side === 'R'), 'rotates by the elements of the second'),
  ])),
  ...each(['W', 'D', 'Q'], (letter, width) => ([['L', 'left'], ['R', 'right']] as const).flatMap(([side, kind]) => {
    /** To the left the first operand is above, to the right below. */
    const joined = (a: Term, b: Term, count: Term): Term => kind === 'left' ? funnelled(kind, a, b, count) : funnelled(kind, b, a, count);
    return [
      ...forms({ name: `VPSH${side}D${letter}`, page: `VPSH${side}D`, sentence: 'shifts two elements side by side by the immediate' }, ...alike(sizes, width, size => [...two(size), imm8], () => (x, y, count) => lanewise(width, (a, b) => joined(a!, b!, count!))(x!, y!))),
      ...ternary(`VPSH${side}DV${letter}`, `VPSH${side}DV`, width, (a, b, count) => joined(a!, b!, count!), 'shifts two elements side by side by the elements of the third'),
    ];
  })),

  ...each(all, (letter, width) => [
    ...binary(`VPCMPEQ${letter}`, 'PCMPEQB/PCMPEQW/PCMPEQD', width, (a, b) => filled(equal)(a, b), 'all ones where elements are equal', { ...symmetric, ...onlyVex }, narrow),
    ...binary(`VPCMPGT${letter}`, 'PCMPGTB/PCMPGTW/PCMPGTD', width, (a, b) => filled((p, q) => bvslt(q, p))(a, b), 'all ones where a signed element is greater', onlyVex, narrow),
    ...compares({ name: `VPCMPEQ${letter}`, page: 'PCMPEQB/PCMPEQW/PCMPEQD', sentence: 'where elements are equal', ...symmetric, ...onlyVex }, wide, width, two, () => equal),
    ...compares({ name: `VPCMPGT${letter}`, page: 'PCMPGTB/PCMPGTW/PCMPGTD', sentence: 'where a signed element is greater', ...onlyVex }, wide, width, two, () => (a, b) => bvslt(b, a)),
    ...[['', true] as const, ['U', false] as const].flatMap(([letterOfSign, signed]) =>
      compares({ name: `VPCMP${letterOfSign}${letter}`, page: `VPCMP${letter}/VPCMPU${letter}`, sentence: 'where the relation that the immediate names holds' }, sizes, width, size => [...two(size), imm8], immediate => relationOf(signed)(immediate!))),
  ]),
];
