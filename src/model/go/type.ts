/** Go's basic types as far as conditions and constants use them. On every 64-bit port `int` has 64 bits. */
import { BINARY32, BINARY64, type Format } from '../../semantics/float/index.ts';

export type GoType =
  | { readonly kind: 'integer'; readonly name: string; readonly width: number; readonly signed: boolean }
  | { readonly kind: 'float'; readonly name: string; readonly format: Format }
  | { readonly kind: 'bool'; readonly name: 'bool' };

const integerType = (name: string, width: number, signed: boolean): GoType => ({
  kind: 'integer',
  name,
  width,
  signed,
});

export const BOOL: GoType = { kind: 'bool', name: 'bool' };
export const INT64 = integerType('int64', 64, true);
export const UINT64 = integerType('uint64', 64, false);
export const UINT32 = integerType('uint32', 32, false);
export const UINT8 = integerType('uint8', 8, false);
export const FLOAT64: GoType = { kind: 'float', name: 'float64', format: BINARY64 };
export const FLOAT32: GoType = { kind: 'float', name: 'float32', format: BINARY32 };

const types: readonly GoType[] = [
  ...[8, 16, 32, 64].flatMap(width => [
    integerType(`int${width}`, width, true),
    integerType(`uint${width}`, width, false),
  ]),
  integerType('int', 64, true),
  integerType('uint', 64, false),
  integerType('byte', 8, false),
  integerType('rune', 32, true),
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
