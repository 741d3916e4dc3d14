/** Instructions that move elements, or parts of them, to other places (Intel SDM volume 2, by the instruction's page). */
import { bits, bvlshr, extract, ifThenElse, zeroExtend } from '../../../term/build.ts';
import type { Term } from '../../../term/term.ts';
import { clamped, compressed, expanded } from '../../element-arithmetic.ts';
import { low, type Register } from '../../entry.ts';
import { byBits, isSet, lanesOf, lanewise, lookedUp, top, vectorOf } from '../../lanes.ts';
import { any, integer, mask, op, type Row, see, vector, zext } from '../../table.ts';
import { alike, forms, imm8, type Meaning, one, type Shape, type Size, sizes, three, two } from './forms.ts';

type Lanes = readonly Term[];
const quarters = (immediate: Term): Term[][] => {
  const choice = lanesOf(1, immediate);
  return [0, 2, 4, 6].map(place => choice.slice(place, place + 2));
};

/** What is done in each 128 bits by itself. */
const grouped =
  (width: number, within: (groups: Lanes[], immediate: Term, group: number) => Lanes): Meaning =>
  (...terms) => {
    const vectors = terms.filter(term => (term.sort as number) >= 128);
    const immediate = terms.find(term => (term.sort as number) < 128);
    const split = vectors.map(term => lanesOf(width, term));
    const count = 128 / width;
    return vectorOf(
      Array.from({ length: split[0]!.length / count }, (_, group) =>
        within(
          split.map(lanes => lanes.slice(group * count, (group + 1) * count)),
          immediate ?? bits(8, 0n),
          group,
        ),
      ).flat(),
    );
  };

const interleaved = (width: number, from: 'low' | 'high'): Meaning =>
  grouped(width, ([x, y]) => {
    const half = x!.length / 2;
    const start = from === 'low' ? 0 : half;
    return Array.from({ length: half }, (_, place) => [x![start + place]!, y![start + place]!]).flat();
  });

const permuted =
  (width: number): Meaning =>
  (indices, ...tables) =>
    lanewise(width, index => lookedUp(width, vectorOf(tables), index!))(indices!);

const shuffledBytes: Meaning = grouped(8, ([x, indices]) =>
  indices!.map(index => ifThenElse(isSet(top(index)), bits(8, 0n), lookedUp(8, vectorOf(x!), index))),
);

const packed = (width: number, signed: boolean): Meaning =>
  grouped(width, ([x, y]) => [...x!, ...y!].map(lane => clamped(width / 2, signed, lane)));

/** The bytes of the first above those of the second, to the right by so many bytes. */
const aligned: Meaning = grouped(128, ([x, y], immediate) => {
  const both = vectorOf([y![0]!, x![0]!]);
  return [extract(127, 0, bvlshr(both, vectorOf([bits(3, 0n), zeroExtend(253, immediate)])))];
});

const shuffled = (width: number, choose: (lanes: Lanes[], choices: readonly Term[][]) => Lanes): Meaning =>
  grouped(width, (lanes, immediate) => choose(lanes, quarters(immediate)));

const halves = (immediate: Term): { chosen: Term[]; isZero: Term }[] =>
  [0, 4].map(place => {
    const choice = lanesOf(1, immediate).slice(place, place + 4);
    return { chosen: choice.slice(0, 2), isZero: choice[3]! };
  });

/** Each half one of the four of two vectors, or zeros. */
const halvesOfTwo: Meaning = (x, y, immediate) => {
  const table = [...lanesOf(128, x!), ...lanesOf(128, y!)];
  return vectorOf(
    halves(immediate!).map(({ chosen, isZero }) => {
      const half = byBits(chosen, table);
      if (isZero.kind === 'constant') return isZero.value === 1n ? bits(128, 0n) : half;
      return ifThenElse(isSet(isZero), bits(128, 0n), half);
    }),
  );
};

const letters = [
  ['B', 8],
  ['W', 16],
  ['D', 32],
  ['Q', 64],
] as const;

/** The lowest element in all places. */
const broadcast = (width: number, among: readonly Size[]): Shape[] =>
  alike(
    among,
    width,
    () => [vector(128)],
    size => x => vectorOf(Array.from({ length: size / width }, () => lanesOf(width, x!)[0]!)),
  );

const halfOf =
  (size: number): Meaning =>
  (x, immediate) =>
    byBits(lanesOf(1, immediate!).slice(0, 1), lanesOf(size / 2, x!));
const withHalf =
  (size: number): Meaning =>
  (x, y, immediate) => {
    const [low, high] = lanesOf(size / 2, x!);
    return byBits(lanesOf(1, immediate!).slice(0, 1), [vectorOf([y!, high!]), vectorOf([low!, y!])]);
  };
const withImmediate = (signature: typeof two) => (size: number) => [...signature(size), imm8];

const arranged =
  (width: number, arrange: typeof compressed): Meaning =>
  (x, k) =>
    vectorOf(arrange(lanesOf(width, x!), lanesOf(1, k!).map(isSet)));

/** The element that the low bits of the immediate name. */
const inserted =
  (width: number): Meaning =>
  (x, value, immediate) => {
    const lanes = lanesOf(width, x!);
    const choice = lanesOf(1, immediate!).slice(0, Math.log2(lanes.length));
    return vectorOf(
      lanes.map((lane, place) =>
        byBits(
          choice,
          lanes.map((_, index) => (index === place ? value! : lane)),
        ),
      ),
    );
  };
const extracted =
  (width: number): Meaning =>
  (x, immediate) =>
    lookedUp(width, x!, immediate!);

/** Of a vector of numbers Go has a number in the general register. */
const extractedTo = (width: number): Register => ({
  ...(width === 64 ? integer(64) : zext(integer(width))),
  ...(width >= 32 && { isOfAnyClass: true }),
});

// biome-ignore format: an instruction is a line
export const shuffleRows = (): readonly Row[] => [
  ...([['WD', 16], ['DQ', 32], ['QDQ', 64]] as const).flatMap(([letters, width]) => ([['L', 'low'], ['H', 'high']] as const).flatMap(([letter, from]) =>
    forms({ name: `VPUNPCK${letter}${letters}`, page: `PUNPCK${letter}BW/PUNPCK${letter}WD/PUNPCK${letter}DQ/PUNPCK${letter}QDQ`, sentence: `the ${from} elements of both in turn, in 128 bits`, forms: 'vex' }, ...alike(sizes, width, two, () => interleaved(width, from))))),
  ...forms({ name: 'VPSHUFB', page: 'PSHUFB', sentence: 'bytes of the 128 bits by their indices, or zeros' }, ...alike(sizes, 8, two, () => shuffledBytes)),
  ...forms({ name: 'VPSHUFD', page: 'PSHUFD', sentence: 'doublewords of the 128 bits by the immediate' }, ...alike(sizes, 32, withImmediate(one), () => shuffled(32, ([x], choices) => choices.map(choice => byBits(choice, x!))))),
  ...forms({ name: 'VPSHUFLW', page: 'PSHUFLW', sentence: 'the low words of the 128 bits by the immediate' }, ...alike(sizes, 16, withImmediate(one), () => shuffled(16, ([x], choices) => [...choices.map(choice => byBits(choice, x!.slice(0, 4))), ...x!.slice(4)]))),
  ...forms({ name: 'VPSHUFHW', page: 'PSHUFHW', sentence: 'the high words of the 128 bits by the immediate' }, ...alike(sizes, 16, withImmediate(one), () => shuffled(16, ([x], choices) => [...x!.slice(0, 4), ...choices.map(choice => byBits(choice, x!.slice(4)))]))),
  ...forms({ name: 'VSHUFPS', page: 'SHUFPS', sentence: 'two singles of the first and two of the second by the immediate', forms: 'vex' }, ...alike(sizes, 32, withImmediate(two), () => shuffled(32, ([x, y], choices) => choices.map((choice, place) => byBits(choice, place < 2 ? x! : y!))))),
  ...forms({ name: 'VSHUFPD', page: 'SHUFPD', sentence: 'a double of the first and one of the second by the immediate', forms: 'vex' }, ...alike(sizes, 64, withImmediate(two), () => grouped(64, ([x, y], immediate, group) => [x!, y!].map((lanes, place) => byBits(lanesOf(1, immediate).slice(2 * group + place, 2 * group + place + 1), lanes))))),
  ...forms({ name: 'VPALIGNR', page: 'PALIGNR', sentence: 'bytes of both in the 128 bits, moved by the immediate' }, ...alike(sizes, 8, withImmediate(two), () => aligned)),
  ...letters.flatMap(([letter, width]) => [
    ...forms({ name: `VPERM${letter}`, page: width < 32 ? `VPERM${letter}` : width === 32 ? 'VPERMD/VPERMW' : 'VPERMQ', sentence: 'elements of the second by the indices of the first' }, ...alike(width < 32 ? sizes : [256, 512], width, two, () => permuted(width))),
    ...forms({ name: `VPERMI2${letter}`, page: width === 8 ? 'VPERMI2B' : 'VPERMI2W/D/Q/PS/PD', sentence: 'elements of the second and third by the indices of the first' }, ...alike(sizes, width, three, () => permuted(width))),
    ...forms({ name: `VPBROADCAST${letter}`, page: 'VPBROADCASTB/W/D/Q', sentence: 'the lowest element in all places' }, ...broadcast(width, sizes)),
  ]),
  ...([['PS', 32], ['PD', 64]] as const).flatMap(([letters, width]) => [
    ...forms({ name: `VPERM${letters}`, page: `VPERM${letters}`, sentence: 'elements of the second by the indices of the first' }, ...alike([256, 512], width, two, () => permuted(width))),
    ...forms({ name: `VPERMI2${letters}`, page: 'VPERMI2W/D/Q/PS/PD', sentence: 'elements of the second and third by the indices of the first' }, ...alike(sizes, width, three, () => permuted(width))),
    ...forms({ name: `VBROADCASTS${letters[1]}`, page: 'VBROADCAST', sentence: 'the lowest element in all places' }, ...broadcast(width, width === 64 ? [256, 512] : sizes)),
  ]),
  ...([['P', 'B', 8, 'B/VCOMPRESSW', 'B/VPEXPANDW'], ['P', 'W', 16, 'B/VCOMPRESSW', 'B/VPEXPANDW'], ['P', 'D', 32, 'D', 'D'], ['P', 'Q', 64, 'Q', 'Q'], ['', 'PS', 32, 'PS', 'PS'], ['', 'PD', 64, 'PD', 'PD']] as const).flatMap(([first, last, width, compressPage, expandPage]) => [
    ...forms({ name: `V${first}COMPRESS${last}`, page: `V${first}COMPRESS${compressPage}`, sentence: 'the elements that the mask chooses in the lowest places, zeros above them', forms: 'mask chooses', loads: false }, ...alike(sizes, width, size => [...one(size), mask(size / width)], () => arranged(width, compressed))),
    ...forms({ name: `V${first}EXPAND${last}`, page: `V${first}EXPAND${expandPage}`, sentence: 'the lowest elements in the places that the mask chooses, zeros in the others', forms: 'mask chooses' }, ...alike(sizes, width, size => [...one(size), mask(size / width)], () => arranged(width, expanded))),
  ]),
  ...(['I', 'F'] as const).flatMap(letter => [
    ...forms({ name: `VPERM2${letter}128`, page: `VPERM2${letter}128`, sentence: 'halves of both by the immediate', forms: 'vex' }, ...alike([256], 128, withImmediate(two), () => halvesOfTwo)),
    op(`VEXTRACT${letter}128128`, [vector(256), imm8], vector(128), halfOf(256), 'the half that the immediate names', see(`VEXTRACT${letter}128`)),
    op(`VEXTRACT${letter}64X4256`, [vector(512), imm8], vector(256), halfOf(512), 'the half that the immediate names', see(`VEXTRACT${letter}64x4`)),
    ...forms({ name: `VINSERT${letter}128`, page: `VINSERT${letter}128`, sentence: 'the second in the half of the first that the immediate names', forms: 'vex' }, { suffix: '256', signature: [vector(256), vector(128), imm8], result: 256, masked: { width: 128, count: 2 }, meaning: withHalf(256) }),
    ...forms({ name: `VINSERT${letter}64X4`, page: `VINSERT${letter}64x4`, sentence: 'the second in the half of the first that the immediate names', forms: 'vex' }, { suffix: '512', signature: [vector(512), vector(256), imm8], result: 512, masked: { width: 256, count: 2 }, meaning: withHalf(512) }),
  ]),
  ...forms({ name: 'VPACKSSDW', page: 'PACKSSWB/PACKSSDW', sentence: 'doublewords of both as words, signed and saturated' }, ...alike(sizes, 16, two, () => packed(32, true))),
  ...forms({ name: 'VPACKUSDW', page: 'PACKUSDW', sentence: 'doublewords of both as words, unsigned and saturated' }, ...alike(sizes, 16, two, () => packed(32, false))),
  ...letters.flatMap(([letter, width]) => [
    op(`VPINSR${letter}128`, [vector(128), width < 32 ? integer(width) : any, imm8], vector(128), (x, value, immediate) => inserted(width)(x, low(width, value), immediate), 'the element that the immediate names replaced', see(letter === 'W' ? 'PINSRW' : 'PINSRB/PINSRD/PINSRQ')),
    op(`VPEXTR${letter}128`, [vector(128), imm8], extractedTo(width), extracted(width), 'the element that the immediate names, zeros above it', see(letter === 'W' ? 'PEXTRW' : 'PEXTRB/PEXTRD/PEXTRQ')),
  ]),
];
