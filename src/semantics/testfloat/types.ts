import { BFLOAT16, BINARY16, BINARY32, BINARY64, type Format, type IntegerType } from '../float/index.ts';

/** What a field of a line holds. */
export type FieldType =
  | { readonly kind: 'float'; readonly name: string; readonly width: number; readonly format: Format }
  | { readonly kind: 'integer'; readonly name: string; readonly width: number; readonly type: IntegerType }
  | { readonly kind: 'truth'; readonly name: string; readonly width: 1 };

export type FloatType = Extract<FieldType, { kind: 'float' }>;
export type WholeType = Extract<FieldType, { kind: 'integer' }>;

const float = (name: string, format: Format): FloatType => ({
  kind: 'float',
  name,
  width: format.width,
  format,
});
const integer = (name: string, type: IntegerType): WholeType => ({
  kind: 'integer',
  name,
  width: type.width,
  type,
});

/** The floating-point types, by the prefix that TestFloat gives them. */
export const floatTypes: readonly FloatType[] = [
  float('f16', BINARY16),
  float('bf16', BFLOAT16),
  float('f32', BINARY32),
  float('f64', BINARY64),
];

export const integerTypes: readonly WholeType[] = [
  integer('ui32', { width: 32, signed: false }),
  integer('ui64', { width: 64, signed: false }),
  integer('i32', { width: 32, signed: true }),
  integer('i64', { width: 64, signed: true }),
];

export const truth: FieldType = { kind: 'truth', name: 'bool', width: 1 };

/** Hexadecimal digits of a field: TestFloat writes all of them, zeros too. */
export function digitsOf({ width }: FieldType): number {
  return Math.ceil(width / 4);
}
