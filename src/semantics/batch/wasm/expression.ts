/**
 * A WebAssembly expression: the code that leaves one value of a known type on the stack. Building one emits
 * nothing; a `FunctionBuilder` does, in the order of its statements.
 */
export interface Expression<T extends ValueType> {
  readonly type: T;
  readonly code: readonly number[];
}

export type ValueType = keyof typeof valueTypes;

/** The types and their bytes (core specification, 5.3.1, 5.3.2). */
export const valueTypes = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const;

export type I32 = Expression<'i32'>;
export type I64 = Expression<'i64'>;
export type F64 = Expression<'f64'>;
export type V128 = Expression<'v128'>;

export function expression<T extends ValueType>(
  type: T,
  ...parts: readonly (readonly number[])[]
): Expression<T> {
  return { type, code: parts.flat() };
}
