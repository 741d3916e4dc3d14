/** Go's basic types as far as conditions and constants use them. On every 64-bit port `int` has 64 bits. */
import { BINARY32, BINARY64, type Format } from '../../semantics/float/index.ts';

export interface GoIntegerType {
  readonly kind: 'integer';
  readonly name: string;
  readonly width: number;
  readonly signed: boolean;
}

export type GoType =
  | GoIntegerType
  | { readonly kind: 'float'; readonly name: string; readonly format: Format }
  | { readonly kind: 'bool'; readonly name: 'bool' };

/** `int64`, `uint8`, or another name for such a type. */
export const integerType = (
  width: number,
  signed: boolean,
  name = `${signed ? '' : 'u'}int${width}`,
): GoIntegerType => ({ kind: 'integer', name, width, signed });

export const BOOL: GoType = { kind: 'bool', name: 'bool' };
export const INT64 = integerType(64, true);
export const INT = integerType(64, true, 'int');
export const UINT64 = integerType(64, false);
export const UINT32 = integerType(32, false);
export const UINT8 = integerType(8, false);
export const FLOAT64: GoType = { kind: 'float', name: 'float64', format: BINARY64 };
export const FLOAT32: GoType = { kind: 'float', name: 'float32', format: BINARY32 };

const types: readonly GoType[] = [
  ...[8, 16, 32, 64].flatMap(width => [integerType(width, true), integerType(width, false)]),
  INT,
  integerType(64, false, 'uint'),
  integerType(8, false, 'byte'),
  integerType(32, true, 'rune'),
  BOOL,
  FLOAT32,
  FLOAT64,
];

/** Predeclared types by name; conversions are calls of these names. */
export const goTypes: ReadonlyMap<string, GoType> = new Map(types.map(type => [type.name, type]));

const aliases: ReadonlyMap<string, string> = new Map([
  ['byte', 'uint8'],
  ['rune', 'int32'],
]);

/** `byte` and `uint8` are one type, as are `rune` and `int32`. */
export function sameType(a: GoType, b: GoType): boolean {
  const canonical = ({ name }: GoType): string => aliases.get(name) ?? name;
  return canonical(a) === canonical(b);
}
