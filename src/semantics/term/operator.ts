/**
 * The operators of the term language, as one union from which every table over operators is derived: a new
 * operator does not compile until each reading of terms has an entry for it.
 *
 * Bit-vector operators mean what SMT-LIB's of the same name mean. Floating-point operators work on
 * bit-vectors, not on a sort of their own: they carry their format, the rounding, and the NaN policy.
 */
import type { Format } from '../float/format.ts';
import type { NanPolicy } from '../float/nan-policy.ts';
import type { RoundingMode } from '../float/rounding.ts';

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

export type Operator =
  // Truth values.
  | Plain<'not' | 'and' | 'or'>
  | Plain<'equal' | 'if'>
  // Bit-vectors.
  | Plain<'bvnot' | 'bvneg' | 'bvand' | 'bvor' | 'bvxor' | 'bvadd' | 'bvsub' | 'bvmul'>
  | Plain<'bvshl' | 'bvlshr' | 'bvashr'>
  | Plain<'bvult' | 'bvule' | 'bvslt' | 'bvsle'>
  | Plain<'concat'>
  | { readonly name: 'extract'; readonly high: number; readonly low: number }
  | { readonly name: 'zeroExtend' | 'signExtend'; readonly width: number }
  // Floating point, with one rounding at the end.
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
  // Floating point, exact.
  | Comparison<'fp.equal' | 'fp.less' | 'fp.lessOrEqual'>
  /** NaN if an operand is NaN; -0 is less than +0. */
  | Selection<'fp.minimum' | 'fp.maximum'>
  /** The other operand if one is NaN; -0 is less than +0. */
  | Selection<'fp.minimumNumber' | 'fp.maximumNumber'>
  /** One bit of ten set, as RISC-V's FCLASS has them. */
  | Comparison<'fp.classify'>
  /** The value of its operand, across which nothing may be fused. */
  | Comparison<'fp.barrier'>;

export type OperatorName = Operator['name'];

/** The operator of a given name, with its attributes. */
export type OperatorNamed<Name extends OperatorName> = Extract<Operator, { readonly name: Name }>;

/** Two operators are the same exactly if their keys are, in whatever order their attributes were given. */
export function operatorKey(operator: Operator): string {
  const attributes = Object.entries(operator)
    .map(([attribute, value]) => `${attribute}=${typeof value === 'object' ? value.name : value}`)
    .sort();
  return attributes.join(';');
}
