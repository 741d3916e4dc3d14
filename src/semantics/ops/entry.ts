/**
 * One definition per op: what it takes, what it gives, and the terms it denotes. Everything that is known of an
 * op (its value, its proof, its line in the handbook, its row in the built-in op table) is read off here.
 */
import type { Format } from '../float/format.ts';
import { concat, extract } from '../term/build.ts';
import type { ByteOrder } from '../term/operator.ts';
import type { Sort } from '../term/sort.ts';
import type { Term } from '../term/term.ts';

/** A class of registers, and what it means for an operand or a result to be held in one. */
export type Register =
  /** Exactly the encoding of a number. */
  | { readonly kind: 'float'; readonly format: Format }
  /**
   * The low `width` bits of a 64-bit register; what is above is arbitrary. A result whose instruction says what is
   * above is a 64-bit one, and `extends` says of which low part it is the extension.
   */
  | {
      readonly kind: 'integer';
      readonly width: number;
      readonly extends?: Extension;
      /** As wide as `int` and pointers are: of the 64 bits, machines of 32 bits have the low half. */
      readonly native?: true;
      /** The low bits of an integer of any type: that an op reads so many says nothing of it. */
      readonly ofAnyWidth?: true;
      /** Nothing tells in which class of register the value lives: these are its bits, whatever they mean. */
      readonly isOfAnyClass?: true;
    }
  /** All bits of a vector register, or its low part where instructions work on less: no op reads beyond. */
  | VectorRegister
  /** A bit for each element of a vector, that of the lowest one first; what is above is arbitrary. */
  | { readonly kind: 'mask'; readonly width: number }
  /** A Go boolean: the low byte is 0 or 1; what is above is arbitrary. */
  | { readonly kind: 'boolean' }
  /**
   * Named bits, the first one lowest. `exchanged`: the flags of a comparison, and above them those of the same
   * comparison with its operands exchanged. The machine holds the lower ones alone; the upper ones are what
   * InvertFlags makes of a comparison, and cannot always be computed from the lower (`a - b` and `b - a` are both
   * negative where they are the least integer).
   */
  | FlagsRegister
  | { readonly kind: 'memory' }
  /** A value of several parts, each in so many bits as it has in a register of its own, the first one lowest. */
  | CompoundRegister
  /**
   * The register of the type that the op's aux names, or that the value has; or of one part of a value of the type.
   * `vector`: the type is one of vectors.
   */
  | { readonly kind: 'typed'; readonly part?: true; readonly vector?: true }
  /** A tuple, of which the op takes one part, counted from 0. */
  | { readonly kind: 'tuple'; readonly part: number }
  /** A tuple of which the op takes all parts, in these registers: `denote` takes each as an operand of its own. */
  | { readonly kind: 'tuple'; readonly part: 'all'; readonly parts: readonly [Register, ...Register[]] }
  /** Flags of the floating-point unit and the like, which no rule may read. */
  | { readonly kind: 'opaque'; readonly what: string }
  /**
   * Whatever the operand is: the register of `Copy`. With formats: a number of any of these, the same for all
   * such operands of the op, and of the first where nothing else tells.
   */
  | { readonly kind: 'any'; readonly formats?: readonly [Format, ...Format[]] };

export interface VectorRegister {
  readonly kind: 'vector';
  readonly width: number;
  /** The elements are numbers of the format: which NaN one is, is not told apart where the language gives it. */
  readonly numbers?: Format;
}

export interface CompoundRegister {
  readonly kind: 'compound';
  /** `empty`: a type of size zero, of which no value has a bit. */
  readonly of: 'string' | 'slice' | 'interface' | 'complex' | 'empty';
  /** Each as wide as `int`, unless they are numbers. */
  readonly words: readonly string[];
  /** Of the parts, where they are numbers. */
  readonly format?: Format;
}

/** How a value of several parts lies in memory: one behind the other, from the first. */
export interface Parts {
  readonly count: number;
  /** Of each, in bytes. */
  readonly size: number;
  /** Bits that a term has for each. */
  readonly held: number;
}

/** Bits that a term has for each part. */
export const partWidth = ({ format }: CompoundRegister): number => format?.width ?? 64;

export interface FlagsRegister {
  readonly kind: 'flags';
  readonly fields: readonly string[];
  /** They are the bits of one number. */
  readonly isCode?: true;
  readonly exchanged?: true;
  /** The fields that any op reads of such a value; absent for all. Values are compared in these. */
  readonly asked?: readonly string[];
}

/** What is compared: numbers may be unordered, integers not. */
export type Compared = 'integers' | 'numbers';

/** A comparison that a machine can make. */
export interface ComparedKind {
  readonly of: Compared;
  /** Of the operands. */
  readonly width: number;
  readonly format?: Format;
  /** Of two operands, the flags alone. */
  flags(a: Term, b: Term): Term;
}

/** What an instruction writes above the value it computes. */
export interface Extension {
  readonly width: number;
  readonly signed: boolean;
  /** Whoever reads the register may count on it; but the value is the low part, and another op need not do the same. */
  readonly incidental?: true;
}

/** A register class that is settled. */
export type SettledRegister = Exclude<Register, { kind: 'any' | 'typed' }>;

/** What an op may carry in its auxint and its aux, as op tables spell it. */
export type AuxKind = keyof typeof auxKinds;

/** Kinds of one constant, with the sort of the term that carries it. Addresses of symbols are 64 bits; nil is 0. */
export const constantSorts = {
  Bool: 8,
  Int8: 8,
  Int16: 16,
  Int32: 32,
  Int64: 64,
  UInt8: 8,
  Float32: 32,
  Float64: 64,
  /** A byte each: the first bit on top, then the last, then the amount. */
  S390XRotateParams: 24,
  /** A bit for each condition code, that of 0 the highest of four. */
  S390XCCMask: 8,
  /** The number of a condition in the table of its machine, from 1; 0 is none. */
  CCop: 16,
  /** N, Z, C and V, from the lowest bit on. */
  FlagConstant: 8,
  /** The lowest bit in the upper byte, the width in the lower one. */
  ARM64BitField: 16,
  /** A value above an offset. */
  ValAndOff: 64,
  Sym: 64,
  /** A type, which the meaning of an op has by the width of its value. */
  Type: 1,
} as const satisfies Readonly<Record<string, Sort>>;

export type ConstantKind = keyof typeof constantSorts;

/** The constants that each kind of aux holds: what the auxint holds, then what the aux holds. */
export const auxKinds = {
  Bool: { auxint: 'Bool' },
  Int8: { auxint: 'Int8' },
  Int16: { auxint: 'Int16' },
  Int32: { auxint: 'Int32' },
  Int64: { auxint: 'Int64' },
  UInt8: { auxint: 'UInt8' },
  Float32: { auxint: 'Float32' },
  Float64: { auxint: 'Float64' },
  ARM64BitField: { auxint: 'ARM64BitField' },
  S390XRotateParams: { aux: 'S390XRotateParams' },
  S390XCCMask: { aux: 'S390XCCMask' },
  S390XCCMaskInt8: { auxint: 'Int8', aux: 'S390XCCMask' },
  S390XCCMaskUint8: { auxint: 'UInt8', aux: 'S390XCCMask' },
  CCop: { auxint: 'CCop' },
  FlagConstant: { auxint: 'FlagConstant' },
  Sym: { aux: 'Sym' },
  Typ: { aux: 'Type' },
  TypSize: { auxint: 'Int64', aux: 'Type' },
  /** The aux is the alignment. */
  SizeAndAlign: { auxint: 'Int64', aux: 'Int64' },
  SymOff: { auxint: 'Int32', aux: 'Sym' },
  SymValAndOff: { auxint: 'ValAndOff', aux: 'Sym' },
} as const satisfies Readonly<
  Record<string, { readonly auxint?: ConstantKind; readonly aux?: ConstantKind }>
>;

/** Which values of the constants of `auxKinds`, in their order. */
export interface OfConstants {
  readonly words: string;
  condition(...constants: Term[]): Term;
}

/** The constant that an op takes, and which values of it the instruction can encode. */
export interface Aux {
  readonly kind: AuxKind;
  /** Assumed of a match, and a duty of a result. */
  readonly encodable?: OfConstants & {
    /** A few of the first constant, plain ones first, where hardly any value can be encoded. */
    readonly examples?: readonly bigint[];
  };
  /**
   * Which of them Go's rules make alone, so that others may count on that: a duty of a result whose match keeps to it,
   * and assumed of a match where the rule does not hold without, which is listed.
   */
  readonly made?: OfConstants;
  /** Which of them a program has that works: assumed of a match where the rule does not hold without, which is listed. */
  readonly sane?: OfConstants;
  /** The auxints that have a meaning here; others have no model. */
  readonly modelled?: ReadonlySet<bigint>;
}

/** What an op that works on memory has to know beside its operands. */
export interface Place {
  /** Of the value whose type the op is told. */
  readonly width: number;
  readonly order: ByteOrder;
  /** Bytes that a pointer has of the 64 bits of its term; absent for 8. */
  readonly pointerSize?: number;
  /** Where the value whose type the op is told has several. */
  readonly parts?: Parts;
}

export interface OpEntry {
  readonly name: string;
  readonly operands: readonly Register[];
  readonly aux?: Aux;
  /** More than one for a tuple, which Select0 and Select1 take apart. */
  readonly results: readonly [Register, ...Register[]];
  /** The first two operands may be exchanged; whether Go's matcher does it, is for its op tables to say. */
  readonly commutative: boolean;
  /**
   * The terms of the results, for operands of the entry's widths and the constants of its aux; the place is that of
   * ops whose meaning depends on the type of a value or the byte order. Opaque results have none, and come last.
   */
  denote(operands: readonly Term[], constants: readonly Term[], place?: Place): readonly [Term, ...Term[]];
  /**
   * Where the result is defined at all: elsewhere any result is right. For ops of the Go language, and for
   * instructions that trap elsewhere, of which the manual says that the result can be anything, as some say of a
   * division by zero, or of which the entry states one use.
   */
  readonly defined?: {
    readonly words: string;
    condition(operands: readonly Term[], constants: readonly Term[], place?: Place): Term;
  };
  /** What the compiler has seen to where a value of the op has the type of a signed integer. */
  readonly ofSignedType?: { readonly words: string; condition(operands: readonly Term[]): Term };
  /** The value of the operand, kept from being fused: what proofs about it do not show is said. */
  readonly barrier?: boolean;
  /** What becomes of its operands, which it takes as they are: the parts of a tuple, or all but the last are dropped. */
  readonly gathers?: 'all' | 'last';
  /**
   * Go's table has the type of the first result alone. No value is made by it: the op takes the place of one of the
   * language, and keeps the type of its tuple.
   */
  readonly typedAsFirst?: boolean;
  /** Chooses an operand by the predecessor from which its block was entered: `denote` takes the choice behind them. */
  readonly joins?: boolean;
  /** The address of an object that the symbol names: of another kind or symbol it is another object. */
  readonly addressOf?: 'a global' | 'a local variable';
  /** The first operand, or an address at a constant distance from it. */
  readonly staysInObject?: boolean;
  /** Masks an offset by a capacity, so that what is cut off at the end of an object stays in it. */
  readonly masksByCapacity?: boolean;
  /** Loads or stores a pointer, which has as many bytes as those of the machine. */
  readonly movesPointer?: boolean;
  /** Of an op that fills or copies memory by a sequence of loads and stores: how many bytes the longest of them have. */
  unit?(operands: readonly Term[], constants: readonly Term[]): Term;
  /** Makes a slice of a pointer, a length and a capacity. */
  readonly makesSlice?: boolean;
  /** Compares pointers, for which it matters how objects lie to each other. */
  readonly comparesPointers?: boolean;
  /**
   * Of an op that reads flags: where its condition is one that is asked of comparisons of the kind, a term of sort
   * `Bool`; absent for any kind.
   */
  readsFlagsOf?(of: Compared, constants: readonly Term[]): Term;
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
  readonly aux?: Aux;
  /** Whether control goes to the first successor, by the controls and the constants of the aux. */
  taken(controls: readonly Term[], constants: readonly Term[]): Term;
  readonly readsFlagsOf?: OpEntry['readsFlagsOf'];
  readonly sentence: string;
  readonly manual: string;
}

/** How a machine holds what one op of the language carries or borrows, and another takes. */
export interface HeldCarries {
  readonly register: Register;
  held(bit: Term, isBorrow: boolean): Term;
  read(held: Term, isBorrow: boolean): Term;
}

/** Which addresses the loads and stores of a machine want. */
export interface AlignedAccess {
  /** The address is a multiple of the bytes of an access, or of so many where it has more: Go splits those. */
  readonly widest: 4 | 8;
  /** What the manual says of others. */
  readonly sentence: string;
  readonly manual: string;
}

/** The entries of one op table, `generic` or an architecture's. */
export interface Isa {
  readonly name: string;
  readonly ops: ReadonlyMap<string, OpEntry>;
  readonly branches: ReadonlyMap<string, BranchEntry>;
  /** Absent where machines of the kind come in both. */
  readonly order?: ByteOrder;
  /** Bytes of a pointer and of a general register; absent for 8. */
  readonly pointerSize?: 4;
  /** Absent where any address will do, which Go's ssa.Config calls unalignedOK. */
  readonly aligned?: AlignedAccess;
  /** Where the machine has the carries and borrows of the language, which are a bit; absent for flags of that one bit. */
  readonly carries?: HeldCarries;
  /** What InvertFlags may be found on. */
  readonly comparisons?: readonly ComparedKind[];
  /**
   * What lies above a value of a narrow type is junk, by the notes of Go's op table, though its op says what it is: also
   * of ops that are there to extend, or of others alone.
   */
  readonly junkAboveTypes?: 'always' | 'unless extended';
  /** An instruction that makes a boolean writes a byte of the register: what is above is not known, whatever rules take for granted. */
  readonly boolsAreBytes?: true;
  /** Sizes of vectors that the machine has of the language, in bytes; absent for none. */
  readonly vectorSizes?: readonly number[];
  /** Methods on vectors whose two operands the compiler exchanges, by ssagen's table of intrinsics. */
  readonly exchangesOperands?: RegExp;
  /** A value that was spilled comes back with zeros above it, whatever its type; absent: as its type is signed. */
  readonly reloadsZeroExtended?: true;
  /** A single read as a double, where registers hold every single as the double of its value. */
  readonly widen?: (single: Term) => Term;
}

const anything: SettledRegister = { kind: 'integer', width: 64, isOfAnyClass: true };

/** The register class of an operand that could be any, where nothing tells which. */
export function settled(register: Register): SettledRegister {
  if (register.kind === 'typed') return anything;
  if (register.kind !== 'any') return register;
  const [format] = register.formats ?? [];
  return format === undefined ? anything : { kind: 'float', format };
}

/** Bits of the register that its class fixes. Memory has none. */
export function widthOf(register: SettledRegister): number {
  switch (register.kind) {
    case 'float':
      return register.format.width;
    case 'integer':
    case 'vector':
    case 'mask':
      return register.width;
    case 'boolean':
      return 8;
    case 'compound':
      // A term has a bit at least: of a value without any it says nothing.
      return Math.max(1, partWidth(register) * register.words.length);
    case 'flags':
      return register.fields.length * (register.exchanged ? 2 : 1);
    case 'memory':
    case 'tuple':
    case 'opaque':
      return 0;
  }
}

/** The kinds of the constants that an entry takes, in the order in which `denote` takes them. */
export function constantKinds({ aux }: Pick<OpEntry | BranchEntry, 'aux'>): readonly ConstantKind[] {
  if (aux === undefined) return [];
  const kinds: readonly ConstantKind[] = Object.values(auxKinds[aux.kind]);
  return kinds.filter(kind => kind !== 'Type');
}

/** Of flags, of a comparison or of it and the exchanged one, the fields that are asked of them. */
export function askedOf({ fields, asked }: FlagsRegister, term: Term): Term {
  if (asked === undefined) return term;
  const places = Array.from({ length: (term.sort as number) / fields.length }, (_, half) =>
    asked.map(name => half * fields.length + fields.indexOf(name)),
  ).flat();
  return places.map(place => extract(place, place, term)).reduce((below, bit) => concat(bit, below));
}

/** The low bits of a register. */
export const low = (width: number, a: Term): Term => extract(width - 1, 0, a);

/** Whether op tables declare it with any number of operands: rules spell out those of a match, and two are modelled. */
export const takesAnyNumber = ({ joins, gathers }: OpEntry): boolean => joins === true || gathers === 'last';
