/**
 * The forms of one vector instruction, as Go's table names them: `VPADDD128`, `VPADDDMasked128` with zeros where the mask
 * has them, `VPADDDMasked128Merging` with the first operand there, and `...load` of an operand in memory (Intel SDM
 * volume 2, 2.7: EVEX, opmask register encoding and merging and zeroing).
 */
import { and, bits, fromTruth, ifThenElse, load } from '../../../term/build.ts';
import { partsUpTo } from '../../../term/pieces.ts';
import type { Term } from '../../../term/term.ts';
import type { Aux, Register } from '../../entry.ts';
import { isSet, lanesOf, vectorOf } from '../../lanes.ts';
import { address } from '../../memory-access.ts';
import { aux, commutes, integer, mask, memory, only, op, type Row, see, vector } from '../../table.ts';

export type Meaning = (...terms: Term[]) => Term;
type Item = Register | Aux;

/** One size of an instruction. */
export interface Shape {
  /** What its name has behind the mnemonic: `128`, `128_256`, `512const`. */
  readonly suffix: string;
  /** Constants and operands in the order of Intel's: the last vector is the one that may be in memory. */
  readonly signature: readonly Item[];
  /** Bits of the result. */
  readonly result: number;
  /** Elements that a mask chooses among, from the lowest on. */
  readonly masked: { readonly width: number; readonly count: number };
  readonly meaning: Meaning;
}

export interface Instruction {
  /** As names of ops have it, without a size. */
  readonly name: string;
  readonly page: string;
  readonly sentence: string;
  /** Of Go's table, for operands that the instruction treats alike. */
  readonly commutes?: true;
  /** It has no form with an operand in memory. */
  readonly loads?: false;
  /**
   * Absent for those with a mask and without; `vex`: encoded without masks; `only masked`: with a mask at least; `mask
   * chooses`: it is an operand, and named all the same.
   */
  readonly forms?: 'vex' | 'only masked' | 'mask chooses';
}

export const imm8 = aux('UInt8');
const [symOff, symValAndOff] = [aux('SymOff'), aux('SymValAndOff')];
const pointer = integer(64);

/** The elements where the mask has ones, else those of another vector; what is above the elements stays. */
export function selected({ width, count }: Shape['masked'], k: Term, value: Term, otherwise: Term): Term {
  const [chosen, rest] = [lanesOf(width, value), lanesOf(width, otherwise)];
  const choices = lanesOf(1, k);
  return vectorOf(
    chosen.map((lane, place) =>
      place < count ? ifThenElse(isSet(choices[place]!), lane, rest[place]!) : lane,
    ),
  );
}

const zeroed =
  (masked: Shape['masked'], meaning: Meaning): Meaning =>
  (...terms) => {
    const value = meaning(...terms.slice(0, -1));
    return selected(masked, terms.at(-1)!, value, bits(value.sort as number, 0n));
  };

const merged =
  (masked: Shape['masked'], meaning: Meaning): Meaning =>
  (before, ...terms) =>
    selected(masked, terms.at(-1)!, meaning(...terms.slice(0, -1)), before!);

const isConstant = (item: Item): item is Aux => !isRegister(item);
const isRegister = (item: Item): item is Register =>
  typeof item.kind === 'string' && ['vector', 'mask', 'integer', 'float'].includes(item.kind);

/** With the last vector in memory: an immediate then shares its constant with the offset. */
function inMemory(
  signature: readonly Item[],
  meaning: Meaning,
): Pick<Shape, 'signature' | 'meaning'> | undefined {
  const last = signature.findLastIndex(item => isRegister(item) && item.kind === 'vector');
  const loaded = signature[last];
  if (loaded?.kind !== 'vector') return undefined;
  const immediate = signature.findIndex(isConstant);
  const registers = signature.filter(isRegister);
  const place = registers.indexOf(loaded, immediate >= 0 && immediate < last ? last - 1 : last);
  const given = registers.map((register, index) => (index === place ? pointer : register));
  return {
    signature: [immediate < 0 ? symOff : symValAndOff, ...given, memory],
    meaning(constant, symbol, ...terms) {
      const [offset, value8] = immediate < 0 ? [constant!] : partsUpTo([32, 40], constant!);
      const from = address(terms[place]!, offset!, symbol!);
      const value = load(loaded.width / 8, 'little', terms.at(-1)!, from);
      const operands = terms.slice(0, -1).map((term, index) => (index === place ? value : term));
      if (immediate >= 0) operands.splice(immediate, 0, value8!);
      return meaning(...operands);
    },
  };
}

/** All forms of all sizes. */
export const forms = (
  { name, page, sentence, commutes: isSymmetric, forms: which, loads }: Instruction,
  ...shapes: readonly Shape[]
): Row[] =>
  shapes.flatMap(({ suffix, signature, result, masked, meaning }) => {
    const value = vector(result);
    const k = mask(masked.count);
    const symmetric = isSymmetric ? [commutes] : [];
    const form = (
      full: string,
      items: readonly Item[],
      means: Meaning,
      words: string,
      ...traits: readonly (typeof commutes)[]
    ): Row[] => {
      const there = loads === false ? undefined : inMemory(items, means);
      const ofMemory =
        there &&
        op(
          `${full}load`,
          there.signature,
          value,
          there.meaning,
          `${words}; the last vector in memory`,
          see(page),
        );
      return [op(full, items, value, means, words, see(page), ...traits), ...(ofMemory ? [ofMemory] : [])];
    };
    if (which === 'mask chooses') return form(`${name}Masked${suffix}`, signature, meaning, sentence);
    const withMask = [...signature, k];
    // With three operands the first is overwritten anyway.
    const merges = signature.filter(item => isRegister(item) && item.kind === 'vector').length < 3;
    return [
      ...(which === 'only masked'
        ? []
        : form(`${name}${suffix}`, signature, meaning, sentence, ...symmetric)),
      ...(which === 'vex'
        ? []
        : [
            ...form(
              `${name}Masked${suffix}`,
              withMask,
              zeroed(masked, meaning),
              `${sentence}; zeros where the mask has zeros`,
              ...symmetric,
            ),
            ...only(
              merges,
              op(
                `${name}Masked${suffix}Merging`,
                [value, ...withMask],
                value,
                merged(masked, meaning),
                `${sentence}; the first operand where the mask has zeros`,
                see(page),
              ),
            ),
          ]),
    ];
  });

export const sizes = [128, 256, 512] as const;
export type Size = (typeof sizes)[number];

/** Operands and result of one size, elements of one width. */
export const alike = (
  widths: readonly Size[],
  width: number,
  signature: (size: Size) => readonly Item[],
  meaning: (size: Size) => Meaning,
  suffix = '',
): Shape[] =>
  widths.map(size => ({
    suffix: `${size}${suffix}`,
    signature: signature(size),
    result: size,
    masked: { width, count: size / width },
    meaning: meaning(size),
  }));

export const one = (size: number): readonly Item[] => [vector(size)];
export const two = (size: number): readonly Item[] => [vector(size), vector(size)];
export const three = (size: number): readonly Item[] => [vector(size), vector(size), vector(size)];

/** Comparisons give a mask: with one, only elements that it chooses can be in the result. */
export const compares = (
  { name, page, sentence, commutes: isSymmetric, forms: which }: Instruction,
  widths: readonly Size[],
  width: number,
  signature: (size: Size) => readonly Item[],
  holds: (...terms: Term[]) => (a: Term, b: Term) => Term,
): Row[] =>
  widths.flatMap(size => {
    const k = mask(size / width);
    const bitsOf = (x: Term, y: Term, immediate: readonly Term[], chosen?: Term): Term => {
      const [a, b] = [lanesOf(width, x), lanesOf(width, y)];
      const choices = chosen && lanesOf(1, chosen);
      const relation = holds(...immediate);
      return vectorOf(
        a.map((lane, place) => {
          const found = relation(lane, b[place]!);
          return fromTruth(1, choices === undefined ? found : and(isSet(choices[place]!), found));
        }),
      );
    };
    const items = signature(size);
    const plain: Meaning = (x, y, ...immediate) => bitsOf(x!, y!, immediate);
    const isImmediate = items.length > 2;
    const chosen: Meaning = (x, y, ...rest) =>
      bitsOf(x!, y!, isImmediate ? rest.slice(0, 1) : [], rest.at(-1));
    const form = (
      full: string,
      signature: readonly Item[],
      means: Meaning,
      words: string,
      isCommutative = false,
    ): Row[] => {
      const there = inMemory(signature, means)!;
      return [
        op(full, signature, k, means, words, see(page), ...(isCommutative ? [commutes] : [])),
        op(
          `${full}load`,
          there.signature,
          k,
          there.meaning,
          `${words}; the second vector in memory`,
          see(page),
        ),
      ];
    };
    return [
      ...(which === 'only masked' ? [] : form(`${name}${size}`, items, plain, sentence, isSymmetric)),
      ...(which === 'vex'
        ? []
        : form(
            `${name}Masked${size}`,
            [...items, k],
            chosen,
            `${sentence}, of the elements that the mask chooses`,
          )),
    ];
  });
