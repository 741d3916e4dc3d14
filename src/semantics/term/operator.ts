/**
 * The operators of the term language, as one union from which every table over operators is derived: a new
 * operator does not compile until each reading of terms has an entry for it.
 *
 * Bit-vector operators mean what SMT-LIB's of the same name mean. Floating-point operators work on
 * bit-vectors, not on a sort of their own: they carry their format, the rounding, and the NaN policy.
 */
import type { RoundingMode } from '../float/environment.ts';
import type { Format } from '../float/format.ts';
import type { NanPolicy } from '../float/nan-policy.ts';

/** `dynamic`: the mode in force when the term is evaluated (`frm`); else fixed by the instruction. */
export type Rounding = RoundingMode | 'dynamic';

type Plain<Name extends string> = Name extends string ? { readonly name: Name } : never;

type Arithmetic<Name extends string> = Name extends string
  ? {
      readonly name: Name;
      readonly format: Format;
      readonly rounding: Rounding;
      readonly nan: NanPolicy;
    }
  : never;

type Comparison<Name extends string> = Name extends string
  ? { readonly name: Name; readonly format: Format }
  : never;

type Selection<Name extends string> = Name extends string
  ? { readonly name: Name; readonly format: Format; readonly nan: NanPolicy }
  : never;

/** Truth values and bit-vectors. */
export type BitOperator =
  | Plain<'not' | 'and' | 'or'>
  | Plain<'equal' | 'if'>
  | Plain<'bvnot' | 'bvneg' | 'bvand' | 'bvor' | 'bvxor' | 'bvadd' | 'bvsub' | 'bvmul'>
  /** Division by zero gives all ones, and leaves the dividend as remainder. */
  | Plain<'bvudiv' | 'bvurem'>
  | Plain<'bvshl' | 'bvlshr' | 'bvashr'>
  | Plain<'bvult' | 'bvule' | 'bvslt' | 'bvsle'>
  | Plain<'concat'>
  | { readonly name: 'extract'; readonly high: number; readonly low: number }
  | { readonly name: 'zeroExtend'; readonly width: number }
  | { readonly name: 'signExtend'; readonly width: number }
  | Plain<DefinedName>;

/** Operators without attributes. */
export type PlainName = Extract<
  OperatorName,
  'not' | 'and' | 'or' | 'equal' | 'if' | 'concat' | `bv${string}` | DefinedName
>;

/** Operators that are short for terms of the others: `definitions.ts` says for which. */
export type DefinedName =
  | 'bvsdiv'
  | 'bvsrem'
  /** The upper half of the product, unsigned and signed. */
  | 'bvmulhu'
  | 'bvmulhs'
  /** Zeros above the highest one, below the lowest one; the width for zero. */
  | 'countLeadingZeros'
  | 'countTrailingZeros'
  | 'countOnes'
  | 'reverseBits'
  | 'reverseBytes'
  /** The word by which an odd one gives 1; of an even word what Newton's steps give. */
  | 'inverse'
  /** By the second operand modulo the width, which is a power of two. */
  | 'rotateLeft';

/** Memory, byte by byte at addresses of 64 bits. One pass removes these before any reading. */
export type MemoryOperator =
  /** Of a memory and an address. */
  | { readonly name: 'load'; readonly bytes: number; readonly order: ByteOrder }
  /** Of a memory, an address and what is stored. */
  | { readonly name: 'store'; readonly bytes: number; readonly order: ByteOrder }
  /** Of a memory, an address, a size and the byte that all of them become. */
  | Plain<'fill'>
  /** Of a memory, where to, where from, and a size: the source is read before anything is written. */
  | Plain<'move'>;

export type ByteOrder = 'little' | 'big';

export type FloatOperator =
  // With one rounding at the end.
  | Arithmetic<'fp.add' | 'fp.sub' | 'fp.mul' | 'fp.div' | 'fp.sqrt' | 'fp.fma'>
  /** To an integer, as a number of the same format; a zero keeps the sign. */
  | Arithmetic<'fp.roundToIntegral'>
  | {
      readonly name: 'fp.convert';
      readonly from: Format;
      readonly format: Format;
      readonly rounding: Rounding;
      readonly nan: NanPolicy;
    }
  | {
      readonly name: 'fp.fromInteger';
      readonly format: Format;
      readonly width: number;
      readonly signed: boolean;
      readonly rounding: Rounding;
    }
  /** Out of range and NaN saturate as RISC-V has it. */
  | {
      readonly name: 'fp.toInteger';
      readonly format: Format;
      readonly width: number;
      readonly signed: boolean;
      readonly rounding: Rounding;
    }
  // Exact.
  | Comparison<'fp.equal' | 'fp.less' | 'fp.lessOrEqual'>
  /** NaN if an operand is NaN; -0 is less than +0. */
  | Selection<'fp.minimum' | 'fp.maximum'>
  /** The other operand if one is NaN; -0 is less than +0. */
  | Selection<'fp.minimumNumber' | 'fp.maximumNumber'>
  /** One bit of ten set, as RISC-V's FCLASS has them. */
  | Comparison<'fp.classify'>
  /** The value of its operand, across which nothing may be fused. */
  | Comparison<'fp.barrier'>;

export type Operator = BitOperator | MemoryOperator | FloatOperator;

export type OperatorName = Operator['name'];

/** All operators on truth values and words. */
export const wordOperators: readonly OperatorName[] = [
  ...(['not', 'and', 'or', 'equal', 'if'] as const),
  ...(['bvnot', 'bvneg', 'bvand', 'bvor', 'bvxor', 'bvadd', 'bvsub', 'bvmul'] as const),
  ...(['bvudiv', 'bvurem', 'bvsdiv', 'bvsrem', 'bvmulhu', 'bvmulhs'] as const),
  ...(['countLeadingZeros', 'countTrailingZeros', 'countOnes'] as const),
  ...(['reverseBits', 'reverseBytes', 'inverse', 'rotateLeft'] as const),
  ...(['bvshl', 'bvlshr', 'bvashr', 'bvult', 'bvule', 'bvslt', 'bvsle'] as const),
  ...(['concat', 'extract', 'zeroExtend', 'signExtend'] as const),
];

/** The operator of a given name, with its attributes. */
export type OperatorNamed<Name extends OperatorName> = Extract<Operator, { readonly name: Name }>;

/** Two operators are the same exactly if their keys are, in whatever order their attributes were given. */
function operatorKey(operator: Operator): string {
  const attributes = Object.entries(operator)
    .map(([attribute, value]) => `${attribute}=${typeof value === 'object' ? value.name : value}`)
    .sort();
  return attributes.join(';');
}

/** An operator as terms hold it: equal operators are the same object. */
export type Interned<O extends Operator = Operator> = O & { readonly [identity]: Identity };

interface Identity {
  /** Equal in every run. */
  readonly key: string;
  /** Of the key. */
  readonly digest: number;
  /** Short, and good for this run only. */
  readonly serial: number;
}

const identity = Symbol('identity');
const known = new Map<string, Interned>();

/** The one operator that is equal to the given one. */
export function intern<O extends Operator>(operator: O): Interned<O> {
  if (identity in operator) return operator as Interned<O>;
  const key = operatorKey(operator);
  let interned = known.get(key);
  if (interned === undefined) {
    const value: Identity = { key, digest: digestOfText(key), serial: known.size };
    // Not enumerable: a copy with other attributes is another operator.
    interned = Object.defineProperty<Operator>({ ...operator }, identity, { value }) as Interned;
    known.set(key, interned);
  }
  return interned as Interned<O>;
}

export const identityOf = (operator: Interned): Identity => operator[identity];

/** 32 bits of a text, signed (FNV-1a): for orders that must not depend on what was built before. */
export function digestOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}
