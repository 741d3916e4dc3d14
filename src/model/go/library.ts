/**
 * Functions and constants that conditions and constants of rules may name: from Go's packages math and
 * math/bits, and from the compiler's rewrite.go.
 */
import { BINARY32, BINARY64, type Format, unspecified } from '../../semantics/float/index.ts';
import {
  absolute,
  and,
  arithmetic,
  bits,
  bvand,
  bvsub,
  concat,
  copySign,
  equal,
  extract,
  falsity,
  floatEqual,
  ifThenElse,
  not,
  signExtend,
  truth,
  zeroExtend,
} from '../../semantics/term/build.ts';
import type { Term } from '../../semantics/term/term.ts';
import {
  BOOL,
  FLOAT32,
  FLOAT64,
  type GoIntegerType,
  type GoType,
  INT64,
  integerType,
  UINT8,
  UINT32,
  UINT64,
} from './type.ts';
import { type GoValue, typed, untyped } from './value.ts';

export interface GoFunction {
  readonly parameters: readonly GoType[];
  readonly result: GoType;
  /** Terms of the widths of the parameters to a term of the result's. */
  readonly denote: (...args: Term[]) => Term;
}

const infinity = (format: Format, sign: Term): Term =>
  ifThenElse(
    equal(extract(63, 63, sign), bits(1, 0n)),
    bits(format.width, format.infinity),
    bits(format.width, format.infinity | format.signMask),
  );

/** The bits in the opposite order. */
function reversed(width: number, a: Term): Term {
  return Array.from({ length: width }, (_, bit) => extract(bit, bit, a)).reduce((high, low) =>
    concat(high, low),
  );
}

/** The integer is the sign or zero extension of its low bits. */
const fits =
  (width: number, extend: (width: number, a: Term) => Term) =>
  (a: Term): Term =>
    equal(extend(64, extract(width - 1, 0, a)), a);

/** `n > 0 && n&(n-1) == 0` in the type of n. */
const isPowerOfTwo =
  ({ width, signed }: GoIntegerType) =>
  (a: Term): Term =>
    and(hasOneBit(width, a), ...(signed ? [equal(extract(width - 1, width - 1, a), bits(1, 0n))] : []));

/** `x&(x-1) == 0 && x != 0` */
const hasOneBit = (width: number, a: Term): Term =>
  and(equal(bvand(a, bvsub(a, bits(width, 1n))), bits(width, 0n)), not(equal(a, bits(width, 0n))));

/** A power of two whose reciprocal is one too, and both are normal. */
const reciprocalExact = (type: GoType, { significandBits, width }: Format): GoFunction => ({
  parameters: [type],
  result: BOOL,
  denote: a => {
    const fraction = extract(significandBits - 2, 0, a!);
    const exponent = extract(width - 2, significandBits - 1, a!);
    const exponentBits = width - significandBits;
    const excluded = [0n, -1n, -2n].map(value => not(equal(exponent, bits(exponentBits, value))));
    return and(equal(fraction, bits(significandBits - 1, 0n)), ...excluded);
  },
});

const predicate = (type: GoType, denote: (a: Term) => Term): GoFunction => ({
  parameters: [type],
  result: BOOL,
  denote,
});

const int64Predicate = (denote: (a: Term) => Term): GoFunction => predicate(INT64, denote);

const same = (a: Term): Term => a;

/** The compiler computes in round to nearest even, and a constant that is a NaN it refuses. */
const { squareRoot } = arithmetic(unspecified, 'rne');

const roundings = { Floor: 'rdn', Ceil: 'rup', Trunc: 'rtz', RoundToEven: 'rne' } as const;

const rounded = (name: keyof typeof roundings): GoFunction => ({
  parameters: [FLOAT64],
  result: FLOAT64,
  denote: a => arithmetic(unspecified, roundings[name]).roundToIntegral(BINARY64, a!),
});

/** Functions by the name a rule calls them by. */
export const goFunctions: ReadonlyMap<string, GoFunction> = new Map(
  Object.entries<GoFunction>({
    'math.Float64bits': { parameters: [FLOAT64], result: UINT64, denote: same },
    'math.Float32bits': { parameters: [FLOAT32], result: UINT32, denote: same },
    'math.Float64frombits': { parameters: [UINT64], result: FLOAT64, denote: same },
    'math.Float32frombits': { parameters: [UINT32], result: FLOAT32, denote: same },
    ...Object.fromEntries(
      (['Floor', 'Ceil', 'Trunc', 'RoundToEven'] as const).map(name => [`math.${name}`, rounded(name)]),
    ),
    'math.Abs': { parameters: [FLOAT64], result: FLOAT64, denote: a => absolute(BINARY64, a!) },
    'math.Sqrt': { parameters: [FLOAT64], result: FLOAT64, denote: a => squareRoot(BINARY64, a!) },
    'math.IsNaN': { parameters: [FLOAT64], result: BOOL, denote: a => not(floatEqual(BINARY64, a!, a!)) },
    'math.Signbit': {
      parameters: [FLOAT64],
      result: BOOL,
      denote: a => equal(extract(63, 63, a!), bits(1, 1n)),
    },
    'math.Copysign': {
      parameters: [FLOAT64, FLOAT64],
      result: FLOAT64,
      denote: (magnitude, sign) => copySign(BINARY64, magnitude!, sign!),
    },
    'math.Inf': { parameters: [INT64], result: FLOAT64, denote: sign => infinity(BINARY64, sign) },
    'bits.Reverse8': { parameters: [UINT8], result: UINT8, denote: a => reversed(8, a) },
    reciprocalExact32: reciprocalExact(FLOAT32, BINARY32),
    reciprocalExact64: reciprocalExact(FLOAT64, BINARY64),
    is8Bit: int64Predicate(fits(8, signExtend)),
    is12Bit: int64Predicate(fits(12, signExtend)),
    is16Bit: int64Predicate(fits(16, signExtend)),
    is20Bit: int64Predicate(fits(20, signExtend)),
    is32Bit: int64Predicate(fits(32, signExtend)),
    isU8Bit: int64Predicate(fits(8, zeroExtend)),
    isU12Bit: int64Predicate(fits(12, zeroExtend)),
    isU16Bit: int64Predicate(fits(16, zeroExtend)),
    isU32Bit: int64Predicate(fits(32, zeroExtend)),
    ...Object.fromEntries(
      [8, 16, 32, 64].map(width => [
        `isPowerOfTwo${width}`,
        predicate(integerType(width, true), isPowerOfTwo(integerType(width, true))),
      ]),
    ),
    b2i: { parameters: [BOOL], result: INT64, denote: a => ifThenElse(a, bits(64, 1n), bits(64, 0n)) },
  }),
);

/** Functions with a type parameter: the function for a type, undefined where its constraint has not the type. */
export const goGenericFunctions: ReadonlyMap<string, (type: GoType) => GoFunction | undefined> = new Map([
  ['isPowerOfTwo', type => (isSized(type) ? predicate(type, isPowerOfTwo(type)) : undefined)],
  [
    'oneBit',
    type => (isSized(type) && type.signed ? predicate(type, a => hasOneBit(type.width, a)) : undefined),
  ],
]);

/** `int` and `uint` are in none of the constraints. */
const isSized = (type: GoType): type is GoIntegerType =>
  type.kind === 'integer' && type.name !== 'int' && type.name !== 'uint';

/** 2^exponent times an integer, exactly. */
const scaled = (significand: bigint, exponent: number): GoValue =>
  exponent < 0
    ? untyped(significand, 1n << BigInt(-exponent), true)
    : untyped(significand << BigInt(exponent), 1n, true);

/** Constants of package math that are exact, by the name a rule calls them by. */
export const goConstants: ReadonlyMap<string, GoValue> = new Map(
  Object.entries<GoValue>({
    'math.MaxFloat64': scaled((1n << 53n) - 1n, 971),
    'math.SmallestNonzeroFloat64': scaled(1n, -1074),
    'math.MaxFloat32': scaled((1n << 24n) - 1n, 104),
    'math.SmallestNonzeroFloat32': scaled(1n, -149),
    'math.MaxInt8': untyped((1n << 7n) - 1n),
    'math.MaxInt16': untyped((1n << 15n) - 1n),
    'math.MaxInt32': untyped((1n << 31n) - 1n),
    'math.MaxInt64': untyped((1n << 63n) - 1n),
    'math.MinInt8': untyped(-(1n << 7n)),
    'math.MinInt16': untyped(-(1n << 15n)),
    'math.MinInt32': untyped(-(1n << 31n)),
    'math.MinInt64': untyped(-(1n << 63n)),
    'math.MaxUint8': untyped((1n << 8n) - 1n),
    'math.MaxUint16': untyped((1n << 16n) - 1n),
    'math.MaxUint32': untyped((1n << 32n) - 1n),
    'math.MaxUint64': untyped((1n << 64n) - 1n),
    true: typed(BOOL, truth),
    false: typed(BOOL, falsity),
  }),
);
