/**
 * Vector instructions on numbers, lane by lane (Intel SDM volume 2, by the instruction's page). Go's register allocator
 * may exchange the operands of what its table calls commutative: which NaN of two a sum or product is, is open.
 */
import { BINARY32, BINARY64, type Format, unspecified } from '../../../float/index.ts';
import { amd64 as nan, subtractingNoNan } from '../../../float/nan-policies.ts';
import {
  absolute,
  and,
  arithmetic,
  bits,
  bvule,
  equal,
  falsity,
  floatEqual,
  ifThenElse,
  less,
  lessOrEqual,
  negate,
  not,
  or,
  toInteger,
  truth,
} from '../../../term/build.ts';
import { inRange } from '../../../term/in-range.ts';
import type { Rounding } from '../../../term/operator.ts';
import type { Term } from '../../../term/term.ts';
import { byBits, filled, inEitherOrder, lanesOf, lanewise, vectorOf } from '../../lanes.ts';
import { residue, scaledByPower, scaledRounding } from '../../scaled-rounding.ts';
import type { Row } from '../../table.ts';
import { byMode, greatest, least, roundedBy } from '../rounding.ts';
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
import { pairs } from './integer.ts';

const { subtract, divide, squareRoot, fuse, add } = arithmetic(nan);
const { fuse: fuseLess } = arithmetic(subtractingNoNan(nan));

const open = arithmetic(unspecified);

const kinds = [
  { letters: 'PS', format: BINARY32 },
  { letters: 'PD', format: BINARY64 },
] as const;
const narrow = [128, 256] as const;

/** Toward zero; the indefinite integer for a NaN and for what is out of range: the least one, or all ones if unsigned. */
export function truncatedTo(format: Format, width: number, signed: boolean, a: Term): Term {
  const indefinite = signed ? 1n << BigInt(width - 1) : -1n;
  const truncated = toInteger(format, width, signed, 'rtz', a);
  return ifThenElse(inRange(format, { width, signed }, a), truncated, bits(width, indefinite));
}

/** What is done with even elements, and what with odd ones. */
const alternating =
  (width: number, even: (...lanes: Term[]) => Term, odd: (...lanes: Term[]) => Term): Meaning =>
  (...vectors) => {
    const split = vectors.map(one => lanesOf(width, one));
    return vectorOf(
      split[0]!.map((_, place) => (place % 2 === 0 ? even : odd)(...split.map(lanes => lanes[place]!))),
    );
  };

/** By the low five bits of the immediate: four relations and their negations, twice, and then the same with other flags. */
const relationOf =
  (format: Format) =>
  (immediate: Term) =>
  (a: Term, b: Term): Term => {
    const equals = floatEqual(format, a, b);
    const below = less(format, a, b);
    const atMost = lessOrEqual(format, a, b);
    const ordered = and(floatEqual(format, a, a), floatEqual(format, b, b));
    const relations = [
      equals,
      below,
      atMost,
      not(ordered),
      not(equals),
      not(below),
      not(atMost),
      ordered,
      or(equals, not(ordered)),
      not(lessOrEqual(format, b, a)),
      not(less(format, b, a)),
      falsity,
      and(not(equals), ordered),
      lessOrEqual(format, b, a),
      less(format, b, a),
      truth,
    ];
    return byBits(lanesOf(1, immediate).slice(0, 4), relations);
  };

/** "subtraction under the same RC, SPE controls"; of an infinity +0. */
function reduced(format: Format, a: Term, immediate: Term): Term {
  const by = (rounding: Rounding): Term => residue(format, nan, a, immediate, rounding);
  const isInfinite = equal(absolute(format, a), bits(format.width, format.infinity));
  return ifThenElse(isInfinite, bits(format.width, 0n), byMode(immediate, by));
}

/** A quiet NaN to the power of an infinity is +infinity or +0, by the table of special cases. */
function scaled(format: Format, a: Term, exponent: Term): Term {
  const { width, infinity, quietBit } = format;
  const isInfinite = equal(absolute(format, exponent), bits(width, infinity));
  const isQuiet = bvule(bits(width, infinity | quietBit), absolute(format, a));
  const power = ifThenElse(equal(exponent, bits(width, infinity)), exponent, bits(width, 0n));
  return ifThenElse(and(isQuiet, isInfinite), power, scaledByPower(format, nan, a, exponent));
}

// biome-ignore format: an instruction is a line
export const floatRows = (): readonly Row[] => kinds.flatMap(({ letters, format }) => {
  const { width } = format;
  type Signature = typeof two;
  const rows = (signature: Signature, name: string, page: string, each: (...lanes: Term[]) => Term, sentence: string, more: Pick<Instruction, 'commutes' | 'forms'> = {}, among: readonly Size[] = sizes): Row[] =>
    forms({ name: `${name}${letters}`, page: `${page}${letters}`, sentence, ...more }, ...alike(among, width, signature, () => lanewise(width, each)));
  const vex = { forms: 'vex' } as const;
  const alternate = (signature: Signature, name: string, page: string, even: (...lanes: Term[]) => Term, odd: (...lanes: Term[]) => Term, sentence: string, more: Pick<Instruction, 'forms'> = {}, among: readonly Size[] = sizes): Row[] =>
    forms({ name: `${name}${letters}`, page: `${page}${letters}`, sentence, ...more }, ...alike(among, width, signature, () => alternating(width, even, odd)));
  // Of two NaNs among the factors the second operand's goes first, as this processor computes.
  const fused = (a: Term, b: Term, c: Term): Term => fuse(format, b, a, c);
  const fusedLess = (a: Term, b: Term, c: Term): Term => fuseLess(format, b, a, negate(format, c));
  const horizontal = (name: string, page: string, each: (...lanes: Term[]) => Term, sentence: string): Row[] =>
    forms({ name: `${name}${letters}`, page: `${page}${letters}`, sentence, ...vex }, ...alike(narrow, width, two, () => pairs(width, each)));
  return [
    ...rows(two, 'VADD', 'ADD', (a, b) => inEitherOrder((p, q) => open.add(format, p, q))(a!, b!), 'sums', { commutes: true }),
    ...rows(two, 'VMUL', 'MUL', (a, b) => inEitherOrder((p, q) => open.multiply(format, p, q))(a!, b!), 'products', { commutes: true }),
    ...rows(two, 'VSUB', 'SUB', (a, b) => subtract(format, a!, b!), 'differences'),
    ...rows(two, 'VDIV', 'DIV', (a, b) => divide(format, a!, b!), 'quotients'),
    ...rows(one, 'VSQRT', 'SQRT', a => squareRoot(format, a!), 'square roots'),
    ...rows(two, 'VMIN', 'MIN', (a, b) => least(format, a!, b!), 'the lesser; the second if either is a NaN or both are zeros'),
    ...rows(two, 'VMAX', 'MAX', (a, b) => greatest(format, a!, b!), 'the greater; the second if either is a NaN or both are zeros'),
    ...rows(three, 'VFMADD213', 'VFMADD132/213/231', (a, b, c) => fused(a!, b!, c!), 'products of the first two plus the third, rounded once'),
    ...alternate(three, 'VFMADDSUB213', 'VFMADDSUB132/213/231', (a, b, c) => fusedLess(a!, b!, c!), (a, b, c) => fused(a!, b!, c!), 'products of the first two, less the third in even places, plus it in odd ones'),
    ...alternate(three, 'VFMSUBADD213', 'VFMSUBADD132/213/231', (a, b, c) => fused(a!, b!, c!), (a, b, c) => fusedLess(a!, b!, c!), 'products of the first two, plus the third in even places, less it in odd ones'),
    ...alternate(two, 'VADDSUB', 'ADDSUB', (a, b) => subtract(format, a!, b!), (a, b) => add(format, a!, b!), 'differences in even places, sums in odd ones', vex, narrow),
    ...horizontal('VHADD', 'HADD', (a, b) => add(format, a!, b!), 'sums of neighbours in 128 bits'),
    ...horizontal('VHSUB', 'HSUB', (a, b) => subtract(format, a!, b!), 'differences of neighbours in 128 bits'),
    ...forms({ name: `VROUND${letters}`, page: `ROUND${letters}`, sentence: 'integers, rounded as the immediate says', ...vex }, ...alike(narrow, width, size => [...one(size), imm8], () => (x, immediate) => lanewise(width, a => roundedBy(format, a!, immediate!))(x!))),
    ...forms({ name: `VRNDSCALE${letters}`, page: `VRNDSCALE${letters}`, sentence: 'multiples of a power of two, rounded as the immediate says' }, ...alike(sizes, width, size => [...one(size), imm8], () => (x, immediate) => lanewise(width, a => scaledRounding(format, nan, a!, immediate!, scaled => roundedBy(format, scaled, immediate!)))(x!))),
    ...rows(two, 'VSCALEF', 'VSCALEF', (a, b) => scaled(format, a!, b!), 'products of the first and 2 to the power of the integer below the second'),
    ...forms({ name: `VREDUCE${letters}`, page: `VREDUCE${letters}`, sentence: 'what is above multiples of a power of two, rounded as the immediate says' }, ...alike(sizes, width, size => [...one(size), imm8], () => (x, immediate) => lanewise(width, a => reduced(format, a!, immediate!))(x!))),
    ...forms({ name: `VCMP${letters}`, page: `CMP${letters}`, sentence: 'all ones where the relation that the immediate names holds', ...vex }, ...alike(narrow, width, size => [...two(size), imm8], () => (x, y, immediate) => lanewise(width, (a, b) => filled(relationOf(format)(immediate!))(a!, b!))(x!, y!))),
    ...compares({ name: `VCMP${letters}`, page: `CMP${letters}`, sentence: 'where the relation that the immediate names holds' }, sizes, width, size => [...two(size), imm8], immediate => relationOf(format)(immediate!)).filter(({ name }) => /512|Masked/.test(name)),
  ];
});
