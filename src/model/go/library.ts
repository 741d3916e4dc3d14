/**
 * Functions and constants that conditions and constants of rules may name: from Go's packages math and
 * math/bits, and from the compiler's rewrite.go. A helper is a line.
 */
import { BINARY32, BINARY64, type Format, unspecified } from '../../semantics/float/index.ts';
import {
  absolute,
  and,
  arithmetic,
  bits,
  bvadd,
  bvand,
  bvmul,
  bvneg,
  bvsle,
  bvslt,
  bvsub,
  bvule,
  bvult,
  bvxor,
  concat,
  copySign,
  countLeadingZeros,
  countOnes,
  countTrailingZeros,
  equal,
  extract,
  falsity,
  floatEqual,
  fromTruth,
  ifThenElse,
  inverse,
  not,
  or,
  reverseBits,
  reverseBytes,
  rotateLeft,
  signExtend,
  truth,
  zeroExtend,
} from '../../semantics/term/build.ts';
import type { Term } from '../../semantics/term/term.ts';
import { arm64Functions } from './arm64.ts';
import { fn, type GoFunction } from './go-function.ts';
import { magicFunctions } from './magic.ts';
import { ppc64Functions } from './rotate-masks.ts';
import { inMerge, inMergeSelects, outMerge, outMergeSelects, rotatedBy } from './rotate-params.ts';
import {
  BOOL,
  CC_MASK,
  FLAG_CONSTANT,
  FLOAT32,
  FLOAT64,
  type GoType,
  INT,
  INT8,
  INT16,
  INT32,
  INT64,
  ROTATE_PARAMS,
  ROTATE_PARAMS_POINTER,
  record,
  SYMBOL,
  UINT8,
  UINT16,
  UINT32,
  UINT64,
  VAL_AND_OFF,
} from './type.ts';
import { type Typed, typed, type Untyped, untyped } from './value.ts';

const widthOf = (a: Term): number => a.sort as number;
const zeroOf = (a: Term): Term => bits(widthOf(a), 0n);
const same = (a: Term): Term => a;
const infinity = (format: Format, sign: Term): Term =>
  ifThenElse(
    bvsle(bits(64, 0n), sign),
    bits(format.width, format.infinity),
    bits(format.width, format.infinity | format.signMask),
  );

/** The integer is the sign or zero extension of its low bits; then so it is of 32, which offsets have. */
const fits = (width: number, extend: (width: number, a: Term) => Term): GoFunction =>
  fn([INT64], BOOL, a => {
    const narrow = equal(extend(64, extract(width - 1, 0, a)), a);
    return width < 32 ? and(narrow, fits32(a)) : narrow;
  });

const oneBit = (a: Term): Term =>
  and(not(equal(a, zeroOf(a))), equal(bvand(a, bvsub(a, bits(widthOf(a), 1n))), zeroOf(a)));

/** Positive, and one bit: of an unsigned integer the highest bit counts. */
const isPowerOfTwo: GoFunction = {
  parameters: ['integer'],
  result: BOOL,
  denote: ([a], signed) => (signed ? and(bvslt(zeroOf(a!), a!), oneBit(a!)) : oneBit(a!)),
};
const isPowerOfTwoOf = (type: GoType): GoFunction =>
  fn([type], BOOL, a => and(bvslt(zeroOf(a), a), oneBit(a)));

/** As int64: one less than the bits that it takes, so -1 for zero. */
const logarithm = (type: GoType): GoFunction =>
  fn([type], INT64, a => {
    const width = widthOf(a);
    return bvsub(bits(64, BigInt(width - 1)), zeroExtend(64, countLeadingZeros(a)));
  });

/** As `int`. */
const counted = (type: GoType, count: (a: Term) => Term): GoFunction =>
  fn([type], INT, a => zeroExtend(64, count(a)));
const bitLength = (a: Term): Term => bvsub(bits(widthOf(a), BigInt(widthOf(a))), countLeadingZeros(a));

/** A power of two whose reciprocal is one too, and both are normal. */
const reciprocalExact = (type: GoType, { significandBits, width }: Format): GoFunction =>
  fn([type], BOOL, a => {
    const fraction = extract(significandBits - 2, 0, a);
    const exponent = extract(width - 2, significandBits - 1, a);
    const exponentBits = width - significandBits;
    const excluded = [0n, -1n, -2n].map(value => not(equal(exponent, bits(exponentBits, value))));
    return and(equal(fraction, bits(significandBits - 1, 0n)), ...excluded);
  });

/** The compiler computes in round to nearest even, and a constant that is a NaN it refuses. */
const { squareRoot } = arithmetic(unspecified, 'rne');

const roundings = { Floor: 'rdn', Ceil: 'rup', Trunc: 'rtz', RoundToEven: 'rne' } as const;

const integral = (name: keyof typeof roundings): GoFunction =>
  fn([FLOAT64], FLOAT64, a => arithmetic(unspecified, roundings[name]).roundToIntegral(BINARY64, a));

const widths = [
  { width: 8, signed: INT8, unsigned: UINT8 },
  { width: 16, signed: INT16, unsigned: UINT16 },
  { width: 32, signed: INT32, unsigned: UINT32 },
  { width: 64, signed: INT64, unsigned: UINT64 },
] as const;

const perWidth = (rows: (row: (typeof widths)[number]) => Readonly<Record<string, GoFunction>>) =>
  widths.flatMap(row => Object.entries(rows(row)));

const fits32 = (a: Term): Term => equal(signExtend(64, extract(31, 0, a)), a);
const offsetPart = (valAndOff: Term): Term => extract(31, 0, valAndOff);
const valuePart = (valAndOff: Term): Term => extract(63, 32, valAndOff);
/** The offset and the int32 that is added to it, without overflow. */
const sumOfOffsets = (valAndOff: Term, offset: Term): Term =>
  bvadd(signExtend(64, offsetPart(valAndOff)), signExtend(64, offset));

const inBits =
  (limit: bigint) =>
  (a: Term): Term =>
    bvult(a, bits(widthOf(a), limit));

/** Functions by the name a rule calls them by. */
export const goFunctions: ReadonlyMap<string, GoFunction> = new Map<string, GoFunction>([
  // Package math.
  ['math.Float64bits', fn([FLOAT64], UINT64, same)],
  ['math.Float32bits', fn([FLOAT32], UINT32, same)],
  ['math.Float64frombits', fn([UINT64], FLOAT64, same)],
  ['math.Float32frombits', fn([UINT32], FLOAT32, same)],
  ['math.Floor', integral('Floor')],
  ['math.Ceil', integral('Ceil')],
  ['math.Trunc', integral('Trunc')],
  ['math.RoundToEven', integral('RoundToEven')],
  ['math.Abs', fn([FLOAT64], FLOAT64, a => absolute(BINARY64, a))],
  ['math.Sqrt', fn([FLOAT64], FLOAT64, a => squareRoot(BINARY64, a))],
  ['math.IsNaN', fn([FLOAT64], BOOL, a => not(floatEqual(BINARY64, a, a)))],
  ['math.Signbit', fn([FLOAT64], BOOL, a => equal(extract(63, 63, a), bits(1, 1n)))],
  ['math.Copysign', fn([FLOAT64, FLOAT64], FLOAT64, (a, b) => copySign(BINARY64, a, b))],
  ['math.Inf', fn([INT], FLOAT64, sign => infinity(BINARY64, sign))],
  ['reciprocalExact32', reciprocalExact(FLOAT32, BINARY32)],
  ['reciprocalExact64', reciprocalExact(FLOAT64, BINARY64)],

  // Package math/bits.
  ...perWidth(({ width, unsigned }) => ({
    [`bits.Len${width}`]: counted(unsigned, bitLength),
    [`bits.OnesCount${width}`]: counted(unsigned, countOnes),
    [`bits.LeadingZeros${width}`]: counted(unsigned, countLeadingZeros),
    [`bits.TrailingZeros${width}`]: counted(unsigned, countTrailingZeros),
    [`bits.Reverse${width}`]: fn([unsigned], unsigned, reverseBits),
    [`bits.RotateLeft${width}`]: fn([unsigned, INT], unsigned, (a, n) =>
      rotateLeft(a, extract(width - 1, 0, n)),
    ),
    ...(width > 8 && { [`bits.ReverseBytes${width}`]: fn([unsigned], unsigned, reverseBytes) }),
  })),

  // The compiler's rewrite.go: ranges.
  ...[8, 12, 16, 20, 32].map(width => [`is${width}Bit`, fits(width, signExtend)] as const),
  ...[8, 12, 16, 32].map(width => [`isU${width}Bit`, fits(width, zeroExtend)] as const),

  // Powers of two and counts of bits.
  ['isPowerOfTwo', isPowerOfTwo],
  // Eight bits, rotated by an even count.
  [
    'isARMImmRot',
    fn([UINT32], BOOL, a =>
      or(
        ...Array.from({ length: 16 }, (_, index) =>
          equal(bvand(rotateLeft(a, bits(32, BigInt(2 * index))), bits(32, 0xffffff00n)), bits(32, 0n)),
        ),
      ),
    ),
  ],
  ['oneBit', fn(['signed integer'], BOOL, oneBit)],
  ...perWidth(({ width, signed, unsigned }) => ({
    [`isPowerOfTwo${width}`]: isPowerOfTwoOf(signed),
    [`log${width}`]: logarithm(signed),
    [`log${width}u`]: logarithm(unsigned),
    [`ntz${width}`]: counted(signed, countTrailingZeros),
    [`nlz${width}`]: counted(signed, countLeadingZeros),
    [`oneBit${width}`]: fn([signed], BOOL, oneBit),
  })),
  ['rotateRight64', fn([INT64, INT64], INT64, (a, n) => rotateLeft(a, bvneg(n)))],
  ['isUnsignedPowerOfTwo', fn(['unsigned integer'], BOOL, oneBit)],
  ['log2uint32', fn([INT64], INT64, a => bvsub(zeroExtend(64, bitLength(extract(31, 0, a))), bits(64, 1n)))],

  // Truth values, overflow.
  ['b2i', fn([BOOL], INT64, a => fromTruth(64, a))],
  ['b2i32', fn([BOOL], INT32, a => fromTruth(32, a))],
  ['bool2int', fn([BOOL], INT, a => fromTruth(64, a))],
  ['uaddOvf', fn([INT64, INT64], BOOL, (a, b) => bvult(bvadd(a, b), a))],

  // The flags of operations on constants.
  ...flagFunctions(64, INT64),
  ...flagFunctions(32, INT32),
  ['bitsMulU64', fn([INT64, INT64], record('bitsMulU64', { hi: INT64, lo: INT64 }), wideProduct)],
  ['bitsMulU32', fn([INT32, INT32], record('bitsMulU32', { hi: INT32, lo: INT32 }), wideProduct)],

  // Divisions by constants.
  [
    'modularMultiplicativeInverse',
    fn([UINT64], UINT64, inverse, {
      words: 'an even number has no inverse modulo a power of two',
      where: a => equal(extract(0, 0, a), bits(1, 0n)),
    }),
  ],
  ...magicFunctions,

  // A count of a shift that has eight bits in the instruction.
  [
    'amd64CapAVXShift',
    fn([INT64], UINT8, c => ifThenElse(bvult(bits(64, 255n), c), bits(8, 255n), extract(7, 0, c))),
  ],

  // A value and an offset in one constant.
  ['makeValAndOff', fn([INT32, INT32], VAL_AND_OFF, concat)],
  ['validVal', fn([INT64], BOOL, fits32)],
  ['ValAndOff.canAdd32', fn([VAL_AND_OFF, INT32], BOOL, (a, b) => fits32(sumOfOffsets(a, b)))],
  [
    'ValAndOff.canAdd64',
    fn([VAL_AND_OFF, INT64], BOOL, (a, b) => fits32(bvadd(signExtend(64, offsetPart(a)), b))),
  ],
  [
    'ValAndOff.addOffset32',
    fn([VAL_AND_OFF, INT32], VAL_AND_OFF, (a, b) => concat(valuePart(a), bvadd(offsetPart(a), b)), {
      words: 'adding to an offset that then does not fit 32 bits',
      where: (a, b) => not(fits32(sumOfOffsets(a, b))),
    }),
  ],
  [
    'ValAndOff.addOffset64',
    fn(
      [VAL_AND_OFF, INT64],
      VAL_AND_OFF,
      (a, b) => concat(valuePart(a), bvadd(offsetPart(a), extract(31, 0, b))),
      {
        words: 'adding to an offset that then does not fit 32 bits',
        where: (a, b) => not(fits32(bvadd(signExtend(64, offsetPart(a)), b))),
      },
    ),
  ],

  // Bit fields and rotations.
  ...ppc64Functions,
  ...arm64Functions,
  [
    's390x.NewRotateParams',
    fn([UINT8, UINT8, UINT8], ROTATE_PARAMS, (start, end, amount) => concat(start, concat(end, amount)), {
      words: 'parameters of a rotation that number no bit',
      where: (...params) => not(and(...params.map(inBits(64n)))),
    }),
  ],
  ['s390x.RotateParams.RotateLeft', fn([ROTATE_PARAMS, UINT8], ROTATE_PARAMS, rotatedBy)],
  [
    's390x.RotateParams.OutMerge',
    { ...fn([ROTATE_PARAMS, UINT64], ROTATE_PARAMS_POINTER, outMerge), promises: outMergeSelects },
  ],
  [
    's390x.RotateParams.InMerge',
    { ...fn([ROTATE_PARAMS, UINT64], ROTATE_PARAMS_POINTER, inMerge), promises: inMergeSelects },
  ],

  // Masks of condition codes.
  ['s390x.CCMask.Inverse', fn([CC_MASK], CC_MASK, mask => bvxor(mask, bits(8, 15n)))],
  [
    's390x.CCMask.ReverseComparison',
    fn([CC_MASK], CC_MASK, mask =>
      zeroExtend(8, [3, 1, 2, 0].map(bit => extract(bit, bit, mask)).reduce(concat)),
    ),
  ],
]);

/** What is set of N, Z, C and V: carry as ARM has it, set where a subtraction does not borrow. */
function flagFunctions(width: number, type: GoType): readonly (readonly [string, GoFunction])[] {
  const sign = (a: Term): Term => extract(width - 1, width - 1, a);
  const flagsOf = (result: Term, carry: Term, overflow: Term): Term =>
    zeroExtend(
      8,
      concat(overflow, concat(carry, concat(fromTruth(1, equal(result, zeroOf(result))), sign(result)))),
    );
  const differ = (a: Term, b: Term): Term => bvxor(sign(a), sign(b));
  const clear = bits(1, 0n);
  return [
    [
      `addFlags${width}`,
      fn([type, type], FLAG_CONSTANT, (a, b) => {
        const sum = bvadd(a, b);
        return flagsOf(sum, fromTruth(1, bvult(sum, a)), bvand(differ(a, sum), differ(b, sum)));
      }),
    ],
    [
      `subFlags${width}`,
      fn([type, type], FLAG_CONSTANT, (a, b) => {
        const difference = bvsub(a, b);
        const overflow = bvand(differ(a, b), differ(a, difference));
        return flagsOf(difference, fromTruth(1, bvule(b, a)), overflow);
      }),
    ],
    [`logicFlags${width}`, fn([type], FLAG_CONSTANT, a => flagsOf(a, clear, clear))],
  ];
}

function wideProduct(a: Term, b: Term): Term {
  const width = widthOf(a);
  return bvmul(zeroExtend(2 * width, a), zeroExtend(2 * width, b));
}

/** Masks of condition codes: 8 selects 0, equal; 4 selects 1, less; 2 selects 2, greater; 1 selects 3, unordered. */
const conditionMasks = {
  Never: 0n,
  Equal: 8n,
  Less: 4n,
  Greater: 2n,
  Unordered: 1n,
  EqualOrUnordered: 9n,
  LessOrEqual: 12n,
  LessOrGreater: 6n,
  LessOrUnordered: 5n,
  GreaterOrEqual: 10n,
  GreaterOrUnordered: 3n,
  NotEqual: 7n,
  NotLess: 11n,
  NotGreater: 13n,
  NotUnordered: 14n,
  Always: 15n,
  Carry: 3n,
  NoCarry: 12n,
  Borrow: 12n,
  NoBorrow: 3n,
} as const;

/** 2^exponent times an integer, exactly. */
const scaled = (significand: bigint, exponent: number): Untyped =>
  exponent < 0
    ? untyped(significand, 1n << BigInt(-exponent), true)
    : untyped(significand << BigInt(exponent), 1n, true);

/** Constants of package math that are exact, truth values, and the symbol that is none, by the name a rule calls them by. */
export const goConstants: ReadonlyMap<string, Typed | Untyped> = new Map<string, Typed | Untyped>(
  Object.entries({
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
    ...Object.fromEntries(
      Object.entries(conditionMasks).map(([name, mask]) => [`s390x.${name}`, typed(CC_MASK, bits(8, mask))]),
    ),
    // Of rewrite.go, since Go 1.27: sizes beyond which amd64 uses REP STOS and REP MOVS.
    repZeroThreshold: untyped(1408n),
    repMoveThreshold: untyped(1408n),
    true: typed(BOOL, truth),
    false: typed(BOOL, falsity),
    nil: typed(SYMBOL, bits(64, 0n)),
  }),
);
