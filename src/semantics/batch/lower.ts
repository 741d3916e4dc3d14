/**
 * What each operator becomes on two lanes. Bit-vectors are zero-extended to 64 bits, truth values are masks.
 * What has no lowering throws `Unsupported`, and is evaluated elsewhere.
 */
import type { RoundingMode } from '../float/environment.ts';
import { BINARY64, type Format } from '../float/format.ts';
import { canonical, type NanPolicy, unspecified } from '../float/nan-policy.ts';
import type {
  DefinedName,
  MemoryOperator,
  Operator,
  OperatorName,
  OperatorNamed,
  Rounding,
} from '../term/operator.ts';
import * as binary64 from './kernel/binary64.ts';
import * as convert from './kernel/convert.ts';
import { signExtend, zero } from './kernel/lanes.ts';
import * as narrow from './kernel/narrow-arithmetic.ts';
import * as select from './kernel/select.ts';
import { isNarrow } from './kernel/widen.ts';
import { fusedKernel, type Kernel, kernel } from './kernels.ts';
import type { Operand } from './operand.ts';
import { shiftLanes } from './shift.ts';
import type { V128 } from './wasm/expression.ts';
import type { FunctionBuilder } from './wasm/function.ts';
import { i64x2, v128 } from './wasm/instructions.ts';
import type { Import, ModuleBuilder } from './wasm/module.ts';

/** The term cannot be compiled; the message says why. */
export class Unsupported extends Error {
  override name = 'Unsupported';
}

/** Where a term is being compiled to. */
export interface Target {
  readonly module: ModuleBuilder;
  readonly f: FunctionBuilder;
  /** The mode that `dynamic` stands for. */
  readonly rounding: RoundingMode;
  /** Gathers the flags that an operation signals. */
  signal(flags: V128): void;
}

type Lowering<O> = (target: Target, operator: O, operands: readonly Operand[]) => V128;

const mask = (width: number): V128 => i64x2.constant((1n << BigInt(width)) - 1n);

/** Of a width below 64, the low bits. */
const truncated = (width: number, a: V128): V128 => (width === 64 ? a : v128.and(a, mask(width)));

const unary =
  (compute: (a: V128) => V128): Lowering<Operator> =>
  (_, __, [a]) =>
    truncated(a!.width, compute(a!.value));

const binary =
  (compute: (a: V128, b: V128) => V128): Lowering<Operator> =>
  (_, __, [a, b]) =>
    compute(a!.value, b!.value);

const unavailable = (what: string) => (): V128 => {
  throw new Unsupported(what);
};

const modular =
  (compute: (a: V128, b: V128) => V128): Lowering<Operator> =>
  (_, __, [a, b]) =>
    truncated(a!.width, compute(a!.value, b!.value));

/** With their top bit moved to the top, encodings are ordered as signed integers; unsigned, once it is flipped. */
const signedRelation =
  (compare: (a: V128, b: V128) => V128): Lowering<Operator> =>
  (_, __, [a, b]) =>
    compare(i64x2.shl(a!.value, 64 - a!.width), i64x2.shl(b!.value, 64 - b!.width));

const unsignedRelation =
  (compare: (a: V128, b: V128) => V128): Lowering<Operator> =>
  (_, __, [a, b]) => {
    if (a!.width < 64) return compare(a!.value, b!.value);
    const top = i64x2.constant(1n << 63n);
    return compare(v128.xor(a!.value, top), v128.xor(b!.value, top));
  };

/** Calls a kernel and gathers its flags. */
function call(target: Target, kernel: Import, operands: readonly Operand[]): V128 {
  const reference = target.module.import(kernel);
  const [bits, flags] = target.f.call(reference, ...operands.map(({ value }) => value));
  target.signal(flags!);
  return bits!;
}

const modeOf = ({ rounding }: { readonly rounding: Rounding }, target: Target): RoundingMode =>
  rounding === 'dynamic' ? target.rounding : rounding;

function requireCanonical({ nan }: { readonly nan: NanPolicy }): void {
  // Evaluation takes the canonical NaN where none is specified.
  if (nan !== canonical && nan !== unspecified) throw new Unsupported(`the NaN policy ${nan.name}`);
}

function requireWidth(width: number): void {
  if (width > 64) throw new Unsupported(`a bit-vector of ${width} bits`);
}

function requireArithmetic(format: Format): void {
  if (format !== BINARY64 && !isNarrow(format)) throw new Unsupported(`arithmetic of ${format.name}`);
}

/** A kernel for operators that round, in binary64 or a narrow format. `key` tells it from others. */
function rounding<O extends Rounded>(
  build: (operator: O) => { readonly key: string; readonly kernel: Kernel },
): Lowering<O> {
  return (target, operator, operands) => {
    requireArithmetic(operator.format);
    if (operator.nan !== undefined) requireCanonical({ nan: operator.nan });
    const { key, kernel: built } = build(operator);
    const name = `${operator.name};${operator.format.name};${key}`;
    return call(target, kernel(name, operands.length, modeOf(operator, target), built), operands);
  };
}

interface Rounded {
  readonly name: OperatorName;
  readonly format: Format;
  readonly rounding: Rounding;
  readonly nan?: NanPolicy;
}

const arithmetic = (ofNarrow: (format: Format) => Kernel, of64: Kernel): Lowering<Rounded> =>
  rounding(({ format }) => ({ key: '', kernel: format === BINARY64 ? of64 : ofNarrow(format) }));

const fuseNarrow = rounding<Rounded>(({ format }) => ({ key: '', kernel: narrow.fusedMultiplyAdd(format) }));

const fused: Lowering<OperatorNamed<'fp.fma'>> = (target, operator, operands) => {
  if (operator.format !== BINARY64) return fuseNarrow(target, operator, operands);
  requireCanonical(operator);
  return call(target, fusedKernel(modeOf(operator, target)), operands);
};

/** Operations that take every format of up to 64 bits, and are small enough to be compiled in place. */
const inPlace =
  (
    build: (format: Format) => (f: FunctionBuilder, operands: readonly V128[]) => { bits: V128; flags: V128 },
  ) =>
  (
    target: Target,
    operator: { readonly format: Format; readonly nan?: NanPolicy },
    operands: readonly Operand[],
  ): V128 => {
    requireWidth(operator.format.width);
    if (operator.nan !== undefined) requireCanonical({ nan: operator.nan });
    const { bits, flags } = build(operator.format)(
      target.f,
      operands.map(({ value }) => value),
    );
    target.signal(flags);
    return bits;
  };

const lowerings: {
  readonly [Name in Exclude<OperatorName, DefinedName | MemoryOperator['name']>]: Lowering<
    OperatorNamed<Name>
  >;
} = {
  not: (_, __, [a]) => v128.not(a!.value),
  and: binary(v128.and),
  or: binary(v128.or),
  equal: binary(i64x2.eq),
  if: (_, __, [condition, then, otherwise]) =>
    v128.bitselect(then!.value, otherwise!.value, condition!.value),
  bvnot: unary(v128.not),
  bvneg: unary(a => i64x2.subtract(zero, a)),
  bvand: binary(v128.and),
  bvor: binary(v128.or),
  bvxor: binary(v128.xor),
  bvadd: modular(i64x2.add),
  bvsub: modular(i64x2.subtract),
  bvmul: modular(i64x2.multiply),
  bvudiv: unavailable('division of integers'),
  bvurem: unavailable('division of integers'),
  bvshl: ({ f }, _, [a, count]) => truncated(a!.width, shiftLanes(f, 'left', a!, count!)),
  bvlshr: ({ f }, _, [a, count]) => shiftLanes(f, 'right', a!, count!),
  bvashr: ({ f }, _, [a, count]) =>
    truncated(
      a!.width,
      shiftLanes(f, 'signed', { ...a!, value: f.let(signExtend(a!.value, a!.width)) }, count!),
    ),
  bvult: unsignedRelation(i64x2.ltS),
  bvule: unsignedRelation(i64x2.leS),
  bvslt: signedRelation(i64x2.ltS),
  bvsle: signedRelation(i64x2.leS),
  concat: (_, __, [high, low]) => v128.or(i64x2.shl(high!.value, low!.width), low!.value),
  extract: (_, { high, low }, [a]) => truncated(high - low + 1, i64x2.shrU(a!.value, low)),
  zeroExtend: (_, __, [a]) => a!.value,
  signExtend: (_, { width }, [a]) => truncated(width, signExtend(a!.value, a!.width)),
  'fp.add': arithmetic(narrow.add, binary64.add),
  'fp.sub': arithmetic(narrow.subtract, binary64.subtract),
  'fp.mul': arithmetic(narrow.multiply, binary64.multiply),
  'fp.div': arithmetic(narrow.divide, binary64.divide),
  'fp.sqrt': arithmetic(narrow.squareRoot, binary64.squareRoot),
  'fp.fma': fused,
  'fp.roundToIntegral': rounding(({ format }) => {
    // Elsewhere the largest number has a fraction, and rounding it may overflow.
    if (format.maxExponent < format.significandBits - 1) {
      throw new Unsupported(`rounding to an integer in ${format.name}`);
    }
    return { key: '', kernel: convert.toIntegral(format) };
  }),
  'fp.convert': rounding(({ from, format }) => {
    requireArithmetic(from);
    return { key: from.name, kernel: convert.convertFormat(from, format) };
  }),
  'fp.fromInteger': rounding(({ format, width, signed }) => {
    requireWidth(width);
    return { key: `${width};${signed}`, kernel: convert.fromInteger(format, { width, signed }) };
  }),
  'fp.toInteger': rounding(({ format, width, signed }) => {
    requireWidth(width);
    return { key: `${width};${signed}`, kernel: convert.toInteger(format, { width, signed }) };
  }),
  'fp.equal': inPlace(select.equal),
  'fp.less': inPlace(select.less),
  'fp.lessOrEqual': inPlace(select.lessOrEqual),
  'fp.minimum': inPlace(select.minimum),
  'fp.maximum': inPlace(select.maximum),
  'fp.minimumNumber': inPlace(select.minimumNumber),
  'fp.maximumNumber': inPlace(select.maximumNumber),
  'fp.classify': ({ f }, { format }, [a]) => {
    requireWidth(format.width);
    return select.classify(format)(f, [a!.value]);
  },
  'fp.barrier': (_, __, [a]) => a!.value,
};

/** Throws `Unsupported` if an operand or the operator itself cannot be compiled. */
export function lower(target: Target, operator: Operator, operands: readonly Operand[]): V128 {
  for (const { width } of operands) requireWidth(width);
  return (lowerings[operator.name as keyof typeof lowerings] as Lowering<Operator>)(
    target,
    operator,
    operands,
  );
}
