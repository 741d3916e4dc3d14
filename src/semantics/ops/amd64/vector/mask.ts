/** Mask registers, blends, moves under a mask, and what moves between vectors, masks and general registers (Intel SDM volume 2). */
import { BINARY32, BINARY64 } from '../../../float/format.ts';
import {
  bits,
  bvand,
  bvnot,
  bvor,
  bvxor,
  equal,
  fromTruth,
  ifThenElse,
  load,
  store,
  zeroExtend,
} from '../../../term/build.ts';
import type { Term } from '../../../term/term.ts';
import type { Register } from '../../entry.ts';
import { isSet, lanesOf, lanewise, top, vectorOf } from '../../lanes.ts';
import { address } from '../../memory-access.ts';
import {
  any,
  aux,
  cleared,
  commutes,
  float,
  integer,
  memory as m,
  mask,
  op,
  type Row,
  see,
  vector,
} from '../../table.ts';
import { eflags, packed } from '../eflags.ts';
import { alike, forms, type Meaning, one, selected, sizes, two } from './forms.ts';

const letters = [
  { letter: 'B', width: 8 },
  { letter: 'W', width: 16 },
  { letter: 'D', width: 32 },
  { letter: 'Q', width: 64 },
] as const;
const q = integer(64);
const symOff = aux('SymOff');

const ones = (width: number): Term => bits(width, -1n);
const zeros = (width: number): Term => bits(width, 0n);

const blended =
  (width: number): Meaning =>
  (x, y, choice) =>
    lanewise(width, (a, b, c) => ifThenElse(isSet(top(c!)), b!, a!))(x!, y!, choice!);

/** What a masked access does to the elements of the memory that a mask chooses; it takes none of the others. */
interface MaskedAccess {
  readonly width: number;
  readonly size: number;
  readonly choice: Register;
  readonly page: string;
  /** Of the choice, what is there instead, and what is chosen. */
  readonly choose: (choice: Term, otherwise: Term, chosen: Term) => Term;
}
const maskedAccesses: readonly MaskedAccess[] = [
  ...([128, 256] as const).flatMap(size =>
    [32, 64].map(width => ({
      ...{ width, size, choice: vector(size), page: 'VPMASKMOV' },
      choose: (choice: Term, otherwise: Term, chosen: Term) => blended(width)(otherwise, chosen, choice),
    })),
  ),
  ...[8, 16, 32, 64].map(width => ({
    ...{ width, size: 512, choice: mask(512 / width), page: 'MOVDQU,VMOVDQU8/16/32/64' },
    choose: (choice: Term, otherwise: Term, chosen: Term) =>
      selected({ width, count: 512 / width }, choice, chosen, otherwise),
  })),
];

const signsOf =
  (width: number): Meaning =>
  x =>
    vectorOf(lanesOf(width, x!).map(top));
const filledBy =
  (width: number): Meaning =>
  k =>
    vectorOf(lanesOf(1, k!).map(bit => ifThenElse(isSet(bit), ones(width), zeros(width))));

// biome-ignore format: an op is a line
export const maskRows = (): readonly Row[] => [
  ...letters.flatMap(({ letter, width }) => {
    const k = mask(width);
    const general = width === 64 ? q : cleared(integer(width));
    return [
      op(`KAND${letter}`, [k, k], k, bvand, 'the bitwise AND of masks', commutes, see('KANDW/KANDB/KANDQ/KANDD')),
      op(`KOR${letter}`, [k, k], k, bvor, 'the bitwise OR of masks', commutes, see('KORW/KORB/KORQ/KORD')),
      op(`KXOR${letter}`, [k, k], k, bvxor, 'the bitwise exclusive OR of masks', commutes, see('KXORW/KXORB/KXORQ/KXORD')),
      op(`KXNOR${letter}`, [k, k], k, (a, b) => bvnot(bvxor(a, b)), 'the inverted exclusive OR of masks', commutes, see('KXNORW/KXNORB/KXNORQ/KXNORD')),
      op(`KMOV${letter}k`, [integer(width)], k, a => a, 'the low bits of a general register', see('KMOVW/KMOVB/KMOVQ/KMOVD')),
      op(`KMOV${letter}i`, [k], general, a => a, 'the mask, zeros above it', see('KMOVW/KMOVB/KMOVQ/KMOVD')),
      op(`KMOV${letter}load`, [q, symOff, m], k, (p, offset, symbol, memory) => load(width / 8, 'little', memory, address(p, offset, symbol)), 'loads a mask', see('KMOVW/KMOVB/KMOVQ/KMOVD')),
      op(`KMOV${letter}store`, [q, symOff, k, m], m, (p, offset, symbol, value, memory) => store('little', memory, address(p, offset, symbol), value), 'stores a mask', see('KMOVW/KMOVB/KMOVQ/KMOVD')),
    ];
  }),
  ...letters.flatMap(({ letter, width }) => sizes.flatMap(size => {
    const type = `${width}x${size / width}`;
    return [
      op(`VPMOVMToVec${type}`, [mask(size / width)], vector(size), filledBy(width), 'all ones in the elements of which the mask has a one', see('VPMOVM2B/VPMOVM2W/VPMOVM2D/VPMOVM2Q')),
      op(`VPMOVVec${type}ToM`, [vector(size)], mask(size / width), signsOf(width), 'the highest bits of the elements', see(`VPMOV${letter}2M`)),
    ];
  })),
  ...([128, 256] as const).flatMap(size => [
    op(`VPMOVMSKB${size}`, [vector(size)], cleared(integer(size / 8)), x => signsOf(8)(x), 'the highest bits of the bytes', see('PMOVMSKB')),
    op(`VMOVMSKPS${size}`, [vector(size)], cleared(integer(8)), x => zeroExtend(8, signsOf(32)(x)), 'the signs of singles', see('MOVMSKPS')),
    op(`VMOVMSKPD${size}`, [vector(size)], cleared(integer(8)), x => zeroExtend(8, signsOf(64)(x)), 'the signs of doubles', see('MOVMSKPD')),
  ]),
];

// biome-ignore format: an op is a line
export const moveRows = (): readonly Row[] => [
  ...letters.flatMap(({ letter, width }) => [
    ...forms({ name: `VMOVDQU${width}`, page: 'MOVDQU,VMOVDQU8/16/32/64', sentence: 'elements as they are', forms: 'only masked' }, ...alike(sizes, width, one, () => x => x!)),
    ...forms({ name: `VPBLENDM${letter}`, page: width < 32 ? 'VPBLENDMB/VPBLENDMW' : 'VPBLENDMD/VPBLENDMQ', sentence: 'elements of the second vector where the mask has ones, else of the first', forms: 'mask chooses' }, ...alike([512], width, size => [...two(size), mask(size / width)], size => (x, y, k) => selected({ width, count: size / width }, k!, y!, x!))),
  ]),
  ...([128, 256] as const).map(size => op(`VPBLENDVB${size}`, [vector(size), vector(size), vector(size)], vector(size), blended(8), 'bytes of the second vector where the highest bit of the third has a one, else of the first', see('PBLENDVB'))),
  ...sizes.map(size => op(`Zero${size}`, [], vector(size), () => zeros(size), 'no bit set', see('PXOR'))),
  op('VMOVQ', [q], vector(128), x => zeroExtend(128, x), 'a quadword of a general register, zeros above it', see('MOVD/MOVQ')),
  op('VMOVD', [integer(32)], vector(128), x => zeroExtend(128, x), 'a doubleword of a general register, zeros above it', see('MOVD/MOVQ')),
  op('VMOVSDf2v', [float(BINARY64)], vector(128), x => zeroExtend(128, x), 'a double, zeros above it', see('MOVSD')),
  op('VMOVSSf2v', [float(BINARY32)], vector(128), x => zeroExtend(128, x), 'a single, zeros above it', see('MOVSS')),
  ...([['VMOVQ', 8, 'MOVD/MOVQ'], ['VMOVD', 4, 'MOVD/MOVQ'], ['VMOVSD', 8, 'MOVSD'], ['VMOVSS', 4, 'MOVSS']] as const).map(([name, bytes, page]) =>
    op(`${name}load`, [q, symOff, m], vector(128), (p, offset, symbol, memory) => zeroExtend(128, load(bytes, 'little', memory, address(p, offset, symbol))), `loads ${bytes} bytes, zeros above them`, see(page))),
  ...([['VMOVSD', 'Float64', 'MOVSD'], ['VMOVSS', 'Float32', 'MOVSS']] as const).map(([name, kind, page]) =>
    op(`${name}const`, [aux(kind)], vector(128), value => zeroExtend(128, value), 'the constant, zeros above it', see(page))),
  op('VPTEST', [any, any], eflags, (a, b) => {
    const isNone = (x: Term): Term => fromTruth(1, equal(x, zeros(x.sort as number)));
    const none = bits(1, 0n);
    return packed({ cf: isNone(bvand(a, bvnot(b))), zf: isNone(bvand(a, b)), lt: none, of: none, pf: none });
  }, 'ZF: no bit is in both; CF: no bit of the first is outside the second', see('PTEST')),
  ...maskedAccesses.flatMap(({ width, size, choice, page, choose }) => [
    op(`VPMASK${width}load${size}`, [q, symOff, choice, m], vector(size), (p, offset, symbol, k, memory) => choose(k!, zeros(size), load(size / 8, 'little', memory!, address(p!, offset!, symbol!))), 'loads the elements that the mask chooses; others are zeros', see(page)),
    op(`VPMASK${width}store${size}`, [q, symOff, choice, vector(size), m], m, (p, offset, symbol, k, value, memory) => {
      const place = address(p!, offset!, symbol!);
      return store('little', memory!, place, choose(k!, load(size / 8, 'little', memory!, place), value!));
    }, 'stores the elements that the mask chooses', see(page)),
  ]),
  ...sizes.flatMap(size => [
    op(`VMOVDQUload${size}`, [q, symOff, m], vector(size), (p, offset, symbol, memory) => load(size / 8, 'little', memory, address(p, offset, symbol)), `loads ${size / 8} bytes`, see('MOVDQU,VMOVDQU8/16/32/64')),
    op(`VMOVDQUstore${size}`, [q, symOff, vector(size), m], m, (p, offset, symbol, value, memory) => store('little', memory, address(p, offset, symbol), value), `stores ${size / 8} bytes`, see('MOVDQU,VMOVDQU8/16/32/64')),
  ]),
];
