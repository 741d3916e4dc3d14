/**
 * Op tables as they are written: an op is a line.
 *
 *     op('ADDW', [w, w], sext(w), bvadd, 'adds the low words of rs1 and rs2', commutes)
 *
 * A signature lists operands and at most one aux, in the order in which the meaning takes them; an aux of two
 * constants (an offset and a symbol) stands for both. Families of widths are ordinary functions of a width.
 */
import type { Format } from '../float/format.ts';
import { BINARY64 } from '../float/index.ts';
import { once } from '../remembered.ts';
import {
  and,
  bits,
  bvsle,
  bvule,
  concat,
  equal,
  extract,
  falsity,
  floatEqual,
  ifThenElse,
  signExtend,
  toInteger,
  truth,
  zeroExtend,
} from '../term/build.ts';
import type { Term } from '../term/term.ts';
import {
  type Aux,
  type AuxKind,
  auxKinds,
  type BranchEntry,
  type Compared,
  type FlagsRegister,
  type Isa,
  type OpEntry,
  type Place,
  type Register,
} from './entry.ts';

export const float = (format: Format): Register => ({ kind: 'float', format });
export const integer = (width: number) => ({ kind: 'integer', width }) as const;
export const vector = (width: number) => ({ kind: 'vector', width }) as const;
/** A vector whose elements are numbers. */
export const numbers = (format: Format, size = 128) => ({ ...vector(size), numbers: format }) as const;
/** For a vector of so many elements. */
export const mask = (width: number) => ({ kind: 'mask', width }) as const;
/** The low bits of an integer of any type. */
export const lowBits = (width: number) => ({ kind: 'integer', width, ofAnyWidth: true }) as const;
/** An integer as wide as `int`, or a pointer. */
export const native = { kind: 'integer', width: 64, native: true } as const;
/** Values of several words, by what these hold. */
export const string = { kind: 'compound', of: 'string', words: ['ptr', 'len'] } as const;
export const slice = { kind: 'compound', of: 'slice', words: ['ptr', 'len', 'cap'] } as const;
export const interfaceValue = { kind: 'compound', of: 'interface', words: ['tab', 'data'] } as const;
/** Of one of the two formats, which the type tells where the op meets one. */
export const complex = {
  kind: 'compound',
  of: 'complex',
  words: ['real', 'imag'],
  format: BINARY64,
} as const;
/** Of a type of size zero. */
export const empty = { kind: 'compound', of: 'empty', words: [] } as const;
export const typed: Register = { kind: 'typed' };
export const typedPart: Register = { kind: 'typed', part: true };
export const typedVector: Register = { kind: 'typed', vector: true };
export const tuple = (part: number): Register => ({ kind: 'tuple', part });
export const wholeTuple = (...parts: readonly [Register, ...Register[]]): Register => ({
  kind: 'tuple',
  part: 'all',
  parts,
});
export const boolean: Register = { kind: 'boolean' };
export const memory: Register = { kind: 'memory' };
export const any: Register = { kind: 'any' };
export const anyFloat = (...formats: readonly [Format, ...Format[]]): Register => ({ kind: 'any', formats });
export const flags = (...fields: readonly string[]): FlagsRegister => ({ kind: 'flags', fields });
/** Flags of which Go's rules ask these alone of the value of such an op. */
export const asked = (register: FlagsRegister, ...fields: readonly string[]): FlagsRegister => ({
  ...register,
  asked: fields,
});
/** The flags of a comparison, which InvertFlags can be asked of. */
export const compared = (register: FlagsRegister): FlagsRegister => ({ ...register, exchanged: true });
/** Flags of which nothing is modelled. */
export const unreadFlags: Register = { kind: 'opaque', what: 'flags' };

type Integer = Extract<Register, { kind: 'integer' }>;

/** A result that fills its register: the meaning gives the narrow value, and the register holds its extension. */
export const sext = ({ width }: Integer, register = 64): Register => ({
  ...integer(register),
  extends: { width, signed: true },
});
export const zext = ({ width }: Integer, register = 64): Register => ({
  ...integer(register),
  extends: { width, signed: false },
});
/** The same of an instruction that clears what is above, where a value of its type needs no more than the low part. */
export const cleared = ({ width }: Integer): Register => ({
  ...integer(64),
  extends: { width, signed: false, incidental: true },
});

export const aux = (kind: AuxKind, more: Omit<Aux, 'kind'> = {}): Aux => ({ kind, ...more });

const immediate =
  (extend: typeof signExtend, sign: string) =>
  (width: number, kind: 'Int32' | 'Int64' = 'Int64'): Aux =>
    aux(kind, {
      encodable: {
        words: `the constant fits ${width} ${sign} bits`,
        condition: c => equal(extend(c!.sort as number, extract(width - 1, 0, c!)), c!),
      },
    });

/** The constant is in the range of an immediate of so many bits. */
export const signedImmediate = immediate(signExtend, 'signed');
export const unsignedImmediate = immediate(zeroExtend, 'unsigned');

/** The constant lies between the two, as the sentence says. */
export const constantBetween = (
  words: string,
  [least, most]: readonly [bigint, bigint],
  more: Pick<Aux, 'made'> = {},
): Aux =>
  aux('Int64', {
    ...more,
    encodable: { words, condition: c => and(bvsle(bits(64, least), c!), bvsle(c!, bits(64, most))) },
  });

/** Fields of a register of so many bits: the usual ones, one bit, all, and what touches either end or none. */
export function fieldsWithin(bits: number): readonly { readonly lowest: number; readonly width: number }[] {
  const fields = [
    [0, 8],
    [8, 8],
    [3, 5],
    [0, 16],
    [16, 16],
    [4, 12],
    [0, 32],
    [32, 32],
    [8, 24],
    [1, 31],
    [31, 1],
    [5, 40],
    [0, 64],
    [1, 63],
    [63, 1],
  ] as const;
  return fields.flatMap(([lowest, width]) => (lowest + width <= bits ? [{ lowest, width }] : []));
}

/** The constant is a count below the limit. */
export const countBelow = (
  limit: number,
  kind: 'UInt8' | 'Int8' | 'Int16' | 'Int32' | 'Int64' = 'Int64',
): Aux =>
  aux(kind, {
    encodable: {
      words: `the constant is from 0 to ${limit - 1}`,
      condition: c => bvule(c!, bits(c!.sort as number, BigInt(limit - 1))),
    },
  });

/** The meaning of an op, of its operands and constants in the order of the signature. */
export type Meaning = (...terms: Term[]) => Term | readonly Term[];

/** An entry with the section of the manual, which is the table's. */
export interface Row extends Omit<OpEntry, 'manual'> {
  readonly section?: string;
}
export type BranchRow = Omit<BranchEntry, 'manual'>;

export interface Trait
  extends Partial<
    Pick<
      Row,
      | ('commutative' | 'barrier' | 'gathers' | 'joins' | 'addressOf' | 'staysInObject' | 'comparesPointers')
      | ('masksByCapacity' | 'makesSlice' | 'typedAsFirst')
      | ('undefinedBits' | 'section' | 'readsFlagsOf' | 'ofSignedType')
    >
  > {
  /** Of the operands and constants in the order of the signature. */
  readonly defined?: { readonly words: string; condition(...terms: Term[]): Term };
  readonly unit?: (...terms: Term[]) => Term;
}

/** The rows of a family that only some of its members have. */
export const only = (has: boolean, ...rows: readonly Row[]): readonly Row[] => (has ? rows : []);

export const commutes: Trait = { commutative: true };
export const barrierToFusion: Trait = { barrier: true };
/** The condition is asked of comparisons of one kind only. */
export const asksOf = (kind: Compared): Pick<Trait, 'readsFlagsOf'> => ({
  readsFlagsOf: of => (of === kind ? truth : falsity),
});
/** Where the manual has the op, if it has it in a section of its own. */
export const see = (section: string): Trait => ({ section });

/** An op whose meaning depends on the width of a value of a type, or on the byte order. */
export function typedOp(
  name: string,
  signature: readonly (Register | Aux)[],
  result: Register | readonly [Register, ...Register[]],
  meaning: (place: Place) => Meaning,
  sentence: string,
  ...traits: readonly Trait[]
): Row {
  const place: Place = { width: 64, order: 'little' };
  return {
    ...op(name, signature, result, meaning(place), sentence, ...traits),
    denote: (operands, constants, here = place) =>
      op(name, signature, result, meaning(here), sentence).denote(operands, constants),
  };
}

export function op(
  name: string,
  signature: readonly (Register | Aux)[],
  result: Register | readonly [Register, ...Register[]],
  meaning: Meaning,
  sentence: string,
  ...traits: readonly Trait[]
): Row {
  const { defined, unit, ...more }: Trait = Object.assign({}, ...traits);
  const constant = signature.find(isAux);
  const results = isList(result) ? result : ([result] as const);
  return {
    name,
    operands: signature.filter((item): item is Register => !isAux(item)),
    ...(constant && { aux: constant }),
    results,
    commutative: false,
    denote(operands, constants) {
      const terms = meaning(...inOrder(signature, operands, constants));
      return asList(terms).map((term, index) => extended(results[index]!, term)) as [Term, ...Term[]];
    },
    sentence,
    ...more,
    ...(defined && {
      defined: {
        words: defined.words,
        condition: (operands, constants) => defined.condition(...inOrder(signature, operands, constants)),
      },
    }),
    ...(unit && { unit: (operands, constants) => unit(...inOrder(signature, operands, constants)) }),
  };
}

const isAux = (item: Register | Aux): item is Aux => Object.hasOwn(auxKinds, item.kind);

const isList = <T>(item: T | readonly T[]): item is readonly T[] => Array.isArray(item);
const asList = (terms: Term | readonly Term[]): readonly Term[] => (isList(terms) ? terms : [terms]);

/** Operands and constants in the order of the signature; undefined bits come behind all of them. */
function inOrder(
  signature: readonly (Register | Aux)[],
  operands: readonly Term[],
  constants: readonly Term[],
): Term[] {
  const rest = [...operands];
  const terms = signature.flatMap(item => (isAux(item) ? constants : [rest.shift()!]));
  return [...terms, ...rest];
}

/** The value with what the instruction writes above it. */
function extended(register: Register, term: Term): Term {
  if (register.kind !== 'integer' || register.extends === undefined) return term;
  return (register.extends.signed ? signExtend : zeroExtend)(register.width, term);
}

/** A kind of block: its controls and at most one aux, and when control goes to the first successor. */
export function branch(
  name: string,
  signature: readonly (Register | Aux)[],
  taken: (...terms: Term[]) => Term,
  sentence: string,
  traits: Pick<BranchRow, 'readsFlagsOf'> = {},
): BranchRow {
  const constant = signature.find(isAux);
  return {
    name,
    controls: signature.filter((item): item is Register => !isAux(item)),
    ...(constant && { aux: constant }),
    taken: (controls, constants) => taken(...inOrder(signature, controls, constants)),
    sentence,
    ...traits,
  };
}

/**
 * The meaning of an op that compares: the flags of its two operands, and of the same exchanged. `operandsOf` says
 * what is compared, where that is not just the op's operands.
 */
export const comparing =
  (
    flagsOf: (a: Term, b: Term) => Term,
    operandsOf: (...terms: Term[]) => readonly [Term, Term] = (a, b) => [a!, b!],
  ): Meaning =>
  (...terms) => {
    const [a, b] = operandsOf(...terms);
    return concat(flagsOf(b, a), flagsOf(a, b));
  };

/** The meaning of InvertFlags: the flags of the comparison with its operands exchanged. */
export const exchanged: Meaning = pair => {
  const half = (pair!.sort as number) / 2;
  return concat(extract(half - 1, 0, pair!), extract(2 * half - 1, half, pair!));
};

/** Rows of one section of a manual. */
export const section = (title: string, ...rows: readonly Row[]): Row[] =>
  rows.map(row => ({ section: title, ...row }));

/** Entries of one manual. */
export const table = (manual: string, ...sections: readonly (readonly Row[])[]): OpEntry[] =>
  sections.flat().map(({ section, ...row }) => ({
    ...row,
    manual: section === undefined ? manual : `${manual}, ${section}`,
  }));

export const branches = (manual: string, ...rows: readonly BranchRow[]): BranchEntry[] =>
  rows.map(row => ({ ...row, manual }));

/** Its tables are made when they are first asked for, since a run meets few machines. That throws where two entries have one name. */
export function isa(
  name: string,
  tables: readonly (() => readonly OpEntry[])[],
  blocks: () => readonly BranchEntry[] = () => [],
  conventions: Omit<Isa, 'name' | 'ops' | 'branches'> = {},
): Isa {
  const ops = once(() => byName(tables.flatMap(table => table())));
  const branches = once(() => byName(blocks()));
  return {
    name,
    ...conventions,
    get ops() {
      return ops();
    },
    get branches() {
      return branches();
    },
  };
}

function byName<Entry extends { readonly name: string }>(entries: readonly Entry[]): Map<string, Entry> {
  const named = new Map(entries.map(entry => [entry.name, entry]));
  if (named.size < entries.length) throw new Error('two entries of a table have one name');
  return named;
}

/** A number without its fraction as an integer: out of range saturates, and each machine has its own for NaNs. */
export const truncated = (
  from: Format,
  { width, signed }: { readonly width: number; readonly signed: boolean },
  ofNan: bigint,
  a: Term,
): Term => ifThenElse(floatEqual(from, a, a), toInteger(from, width, signed, 'rtz', a), bits(width, ofNan));

/** The format of the numbers that ops on several formats are given, told by their width. */
export function formatAmong(formats: readonly Format[], a: Term): Format {
  const format = formats.find(({ width }) => width === a.sort);
  if (format === undefined) throw new RangeError(`no format has the width ${a.sort}`);
  return format;
}
