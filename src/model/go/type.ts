/** Go's types as far as conditions and constants use them. On every 64-bit port `int` has 64 bits. */

import { BINARY32, BINARY64, type Format } from '../../semantics/float/index.ts';
import { conditions } from '../../semantics/ops/arm64/conditions.ts';
import { type ConstantKind, constantSorts } from '../../semantics/ops/entry.ts';
import { and, bits, equal, extract, not, or, signExtend, zeroExtend } from '../../semantics/term/build.ts';
import type { Term } from '../../semantics/term/term.ts';
import { inMask, outMask } from './rotate-params.ts';

export type GoType =
  | { readonly kind: 'integer'; readonly name: string; readonly width: number; readonly signed: boolean }
  | { readonly kind: 'float'; readonly name: string; readonly format: Format }
  | { readonly kind: 'bool'; readonly name: 'bool' }
  /** Several numbers packed into one constant, by the methods that read them. */
  | {
      readonly kind: 'struct';
      readonly name: string;
      readonly width: number;
      /** Of an integer type with methods; a plain struct is no number. */
      readonly isNumber?: true;
      readonly fields: ReadonlyMap<string, Field>;
    }
  /** A pointer that is nil or has the value below: nil where the highest bit is clear. */
  | { readonly kind: 'pointer'; readonly name: string; readonly width: number; readonly to: GoType }
  /** An op that is a condition, by its number. */
  | { readonly kind: 'op'; readonly name: 'Op'; readonly width: 16 }
  /** The address of a symbol; 0 stands for nil. */
  | { readonly kind: 'symbol'; readonly name: 'Sym'; readonly width: 64 };

/** A part, and the type that it is read as. */
export interface Field {
  readonly type: GoType;
  /** Read without a call. */
  readonly plain?: true;
  /** Of the packed constant. */
  read(packed: Term): Term;
}

const integerType = (
  name: string,
  width: number,
  signed: boolean,
): GoType & { readonly kind: 'integer' } => ({
  kind: 'integer',
  name,
  width,
  signed,
});

export const BOOL: GoType = { kind: 'bool', name: 'bool' };
export const INT8 = integerType('int8', 8, true);
export const INT16 = integerType('int16', 16, true);
export const INT32 = integerType('int32', 32, true);
export const INT64 = integerType('int64', 64, true);
export const UINT8 = integerType('uint8', 8, false);
export const UINT16 = integerType('uint16', 16, false);
export const UINT32 = integerType('uint32', 32, false);
export const UINT64 = integerType('uint64', 64, false);
export const FLOAT64: GoType = { kind: 'float', name: 'float64', format: BINARY64 };
export const FLOAT32: GoType = { kind: 'float', name: 'float32', format: BINARY32 };
export const OP: GoType = { kind: 'op', name: 'Op', width: 16 };
export const SYMBOL: GoType = { kind: 'symbol', name: 'Sym', width: 64 };

/** Ops that are conditions, by the name that Go's constants of ops have behind `Op`: the numbers that CCop holds. */
export const conditionNumbers: ReadonlyMap<string, bigint> = new Map(
  conditions.map(({ op }, index) => [`ARM64${op}`, BigInt(index + 1)]),
);

const struct = (
  kind: ConstantKind,
  name: string,
  fields: Readonly<Record<string, Field>>,
): Extract<GoType, { kind: 'struct' }> => ({
  kind: 'struct',
  name,
  width: constantSorts[kind],
  fields: new Map(Object.entries(fields)),
});

type Of = (packed: Term) => Term;
type Extend = (width: number, a: Term) => Term;
const field = (
  high: number,
  low: number,
  type: ReturnType<typeof integerType>,
  extend: Extend = signExtend,
): Field => ({ type, read: packed => extend(type.width, extract(high, low, packed)) });

export const VAL_AND_OFF: GoType = {
  isNumber: true,
  ...struct('ValAndOff', 'ValAndOff', {
    Val: field(63, 32, INT32),
    Off: field(31, 0, INT32),
    Val64: field(63, 32, INT64),
    Off64: field(31, 0, INT64),
    Val16: field(47, 32, INT16),
    Val8: field(39, 32, INT8),
  }),
};
export const BIT_FIELD = struct('ARM64BitField', 'arm64BitField', {
  /** Go shifts the constant, which is an int16, as if it were unsigned. */
  lsb: field(15, 8, INT64, (width, a) => zeroExtend(width, signExtend(56, a))),
  width: field(7, 0, INT64, zeroExtend),
});
export const ROTATE_PARAMS = struct('S390XRotateParams', 's390x.RotateParams', {
  Start: { ...field(23, 16, UINT8), plain: true },
  End: { ...field(15, 8, UINT8), plain: true },
  Amount: { ...field(7, 0, UINT8), plain: true },
  OutMask: { type: UINT64, read: outMask },
  InMask: { type: UINT64, read: inMask },
});
export const ROTATE_PARAMS_POINTER: GoType = {
  kind: 'pointer',
  name: '*s390x.RotateParams',
  width: constantSorts.S390XRotateParams + 1,
  to: ROTATE_PARAMS,
};
export const CC_MASK = integerType('s390x.CCMask', 8, false);

/** Conditions on N, Z, C and V as the compiler evaluates them: those without overflow ask that there was none. */
export const FLAG_CONSTANT = struct('FlagConstant', 'flagConstant', flagConditions());

function flagConditions(): Record<string, Field> {
  const bit = (index: number, fc: Term): Term => equal(extract(index, index, fc), bits(1, 1n));
  const [n, z, c, v] = [0, 1, 2, 3].map(index => (fc: Term) => bit(index, fc)) as [Of, Of, Of, Of];
  const ge: Of = fc => equal(extract(0, 0, fc), extract(3, 3, fc));
  const lt: Of = fc => not(ge(fc));
  const le: Of = fc => or(z(fc), lt(fc));
  const gt: Of = fc => and(not(z(fc)), ge(fc));
  const withoutOverflow =
    (holds: Of): Of =>
    fc =>
      and(holds(fc), not(v(fc)));
  const read: Readonly<Record<string, Of>> = {
    ...{ N: n, Z: z, C: c, V: v, eq: z, ne: fc => not(z(fc)), lt, le, gt, ge },
    ult: fc => not(c(fc)),
    ule: fc => or(z(fc), not(c(fc))),
    ugt: fc => and(not(z(fc)), c(fc)),
    uge: c,
    ...{ ltNoov: withoutOverflow(lt), leNoov: withoutOverflow(le) },
    ...{ gtNoov: withoutOverflow(gt), geNoov: withoutOverflow(ge) },
  };
  return Object.fromEntries(Object.entries(read).map(([name, of]) => [name, { type: BOOL, read: of }]));
}

/** A plain struct: its fields from the top bits down. */
export function record(
  typeName: string,
  fields: Readonly<Record<string, ReturnType<typeof integerType>>>,
): GoType {
  const read: [string, Field][] = [];
  let width = 0;
  for (const [name, type] of Object.entries(fields).reverse()) {
    const low = width;
    width += type.width;
    read.push([name, { type, plain: true, read: packed => extract(low + type.width - 1, low, packed) }]);
  }
  return { kind: 'struct', name: typeName, width, fields: new Map(read) };
}

/** The Go type of each kind of constant that ops carry. */
export const constantTypes: Readonly<Record<ConstantKind, GoType>> = {
  Bool: BOOL,
  Int8: INT8,
  Int16: INT16,
  Int32: INT32,
  Int64: INT64,
  UInt8: UINT8,
  Float32: FLOAT32,
  Float64: FLOAT64,
  S390XRotateParams: ROTATE_PARAMS,
  S390XCCMask: CC_MASK,
  ARM64BitField: BIT_FIELD,
  CCop: OP,
  FlagConstant: FLAG_CONSTANT,
  ValAndOff: VAL_AND_OFF,
  Sym: SYMBOL,
  Type: BOOL,
};

export const INT = integerType('int', 64, true);
export const UINT = integerType('uint', 64, false);

const types: readonly GoType[] = [
  ...[INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64],
  INT,
  UINT,
  integerType('byte', 8, false),
  integerType('rune', 32, true),
  BOOL,
  FLOAT32,
  FLOAT64,
  VAL_AND_OFF,
];

/** Types by name; conversions are calls of these names. */
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

/** The sort of a term that carries a value of the type. */
export function sortOfType(type: GoType): 'Bool' | number {
  if (type.kind === 'bool') return 'Bool';
  return type.kind === 'float' ? type.format.width : type.width;
}
