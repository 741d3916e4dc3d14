/**
 * One definition per op: what it takes, what it gives, and the term it denotes. Everything that is known of
 * an op (its value, its proof, its line in the handbook, its row in the built-in op table) is read off here.
 */
import type { Format } from '../float/format.ts';
import { extract } from '../term/build.ts';
import type { Term } from '../term/term.ts';

/** How an operand or result sits in its register. */
export type Register =
  /** Exactly the encoding of a number. */
  | { readonly kind: 'float'; readonly format: Format }
  /** The low `width` bits of a 64-bit register; what is above is arbitrary. */
  | { readonly kind: 'integer'; readonly width: number }
  /** A Go boolean: the low byte is 0 or 1; what is above is arbitrary. */
  | { readonly kind: 'boolean' }
  /**
   * Whatever the operand is: the register of `Copy`. With formats: a number of any of these, the same for all
   * such operands of the op, and of the first where nothing else tells.
   */
  | { readonly kind: 'any'; readonly formats?: readonly [Format, ...Format[]] };

/** A register that is settled. */
export type Place = Exclude<Register, { kind: 'any' }>;

/** The kinds of constant that an op may carry in its auxint, as op tables spell them. */
export type AuxintKind = 'Bool' | 'Int8' | 'Int16' | 'Int32' | 'Int64' | 'Float32' | 'Float64';

/**
 * Those, and what an op may carry in its aux: the parameters of a rotation as a byte each, the first bit on top,
 * then the last, then the amount.
 */
export type ConstantKind = AuxintKind | 'S390XRotateParams';

export interface OpEntry {
  readonly name: string;
  readonly operands: readonly Register[];
  readonly constant?: ConstantKind;
  readonly result: Register;
  /** The first two operands may be exchanged; whether Go's matcher does it, is for its op tables to say. */
  readonly commutative: boolean;
  /** The term for operands of the entry's widths, and for the constant where there is one. */
  denote(operands: readonly Term[], constant: Term): Term;
  /**
   * Where the result is defined at all: elsewhere any result is right. Only for ops of the Go language,
   * never for instructions.
   */
  readonly defined?: { readonly words: string; condition(operands: readonly Term[]): Term };
  /** The value of the operand, kept from being fused: what proofs about it do not show is said. */
  readonly barrier?: boolean;
  /** Go's op gives a tuple of `result` and flags, which have no model; or takes the value of such a tuple. */
  readonly tuple?: 'given' | 'taken';
  /** The constants that have a meaning; others have no model. */
  readonly constants?: ReadonlySet<bigint>;
  /** As many bits of the result the manual leaves undefined: `denote` takes them behind the operands. */
  readonly undefinedBits?: number;
  /** What the manual says the op does, in a few words. */
  readonly sentence: string;
  /** The manual and section that say so. */
  readonly manual: string;
}

/** A kind of block that ends in a conditional branch. */
export interface BranchEntry {
  readonly name: string;
  readonly controls: readonly Register[];
  /** Whether control goes to the first successor. */
  taken(controls: readonly Term[]): Term;
  readonly sentence: string;
  readonly manual: string;
}

/** The entries of one op table, `generic` or an architecture's. */
export interface Isa {
  readonly name: string;
  readonly ops: ReadonlyMap<string, OpEntry>;
  readonly branches: ReadonlyMap<string, BranchEntry>;
  /** A single read as a double, where registers hold every single as the double of its value. */
  readonly widen?: (single: Term) => Term;
}

export function isa(
  name: string,
  ops: readonly (readonly OpEntry[])[],
  branches: readonly BranchEntry[] = [],
  conventions: Pick<Isa, 'widen'> = {},
): Isa {
  return {
    name,
    ...conventions,
    ops: new Map(ops.flat().map(entry => [entry.name, entry])),
    branches: new Map(branches.map(entry => [entry.name, entry])),
  };
}

export const float = (format: Format): Register => ({ kind: 'float', format });
export const integer = (width: number): Register => ({ kind: 'integer', width });
export const boolean: Register = { kind: 'boolean' };
export const any: Register = { kind: 'any' };
export const anyFloat = (...formats: readonly [Format, ...Format[]]): Register => ({ kind: 'any', formats });

/** The register of an operand that could be any, where nothing tells which. */
export function settled(register: Register): Place {
  if (register.kind !== 'any') return register;
  const [format] = register.formats ?? [];
  return format === undefined ? { kind: 'integer', width: 64 } : { kind: 'float', format };
}

/** Bits of the register that the register's contract fixes. */
export function widthOf(register: Place): number {
  switch (register.kind) {
    case 'float':
      return register.format.width;
    case 'integer':
      return register.width;
    case 'boolean':
      return 8;
  }
}

/** Bits of the term that carries a constant of the given kind. */
export const constantWidth: Readonly<Record<ConstantKind, number>> = {
  Bool: 8,
  Int8: 8,
  Int16: 16,
  Int32: 32,
  Int64: 64,
  Float32: 32,
  Float64: 64,
  S390XRotateParams: 24,
};

/** The low bits of a register. */
export const low = (width: number, a: Term): Term => extract(width - 1, 0, a);
