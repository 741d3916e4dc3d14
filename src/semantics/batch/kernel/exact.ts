/**
 * Error-free transformations on two lanes of binary64: sums and products as an unevaluated pair, exactly.
 * They hold where nothing overflows or underflows; callers scale their operands so that nothing does.
 */
import type { V128 } from '../wasm/expression.ts';
import type { FunctionBuilder } from '../wasm/function.ts';
import { f64x2, i64x2, v128 } from '../wasm/instructions.ts';

/** high + low, exactly, where high is the sum rounded to nearest. */
export interface Pair {
  readonly high: V128;
  readonly low: V128;
}

/** a + b (Knuth's TwoSum). */
export function twoSum(f: FunctionBuilder, a: V128, b: V128): Pair {
  const high = f.let(f64x2.add(a, b));
  const ofB = f.let(f64x2.subtract(high, a));
  const ofA = f64x2.subtract(high, ofB);
  const low = f.let(f64x2.add(f64x2.subtract(a, ofA), f64x2.subtract(b, ofB)));
  return { high, low };
}

/** a + b where a is 0 or |a| >= |b| (Dekker's Fast2Sum). */
export function fastTwoSum(f: FunctionBuilder, a: V128, b: V128): Pair {
  const high = f.let(f64x2.add(a, b));
  return { high, low: f.let(f64x2.subtract(b, f64x2.subtract(high, a))) };
}

/**
 * a * b (Dekker's product). Each factor is cut into 27 high bits, rounded, and a rest of at most 26 bits, so
 * that the four partial products are exact; the sums below are exact in this order.
 */
export function exactProduct(f: FunctionBuilder, a: V128, b: V128): Pair {
  const [aHigh, aLow] = cut(f, a);
  const [bHigh, bLow] = cut(f, b);
  const high = f.let(f64x2.multiply(a, b));
  const first = f64x2.subtract(f64x2.multiply(aHigh, bHigh), high);
  const second = f64x2.add(first, f64x2.multiply(aHigh, bLow));
  const third = f64x2.add(second, f64x2.multiply(aLow, bHigh));
  return { high, low: f.let(f64x2.add(third, f64x2.multiply(aLow, bLow))) };
}

/** Rounds away the low 27 bits of the fraction; a carry into the exponent field is a carry of the number. */
function cut(f: FunctionBuilder, a: V128): readonly [high: V128, low: V128] {
  const half = i64x2.constant(1n << 26n);
  const mask = i64x2.constant(-1n << 27n);
  const high = f.let(v128.and(i64x2.add(a, half), mask));
  return [high, f.let(f64x2.subtract(a, high))];
}

/**
 * high + low rounded to odd: if that is no number of binary64, the neighbour with an odd significand. It
 * rounds further to any precision of at most 51 bits, and adds to a much larger number, as the exact sum
 * would (Boldo and Melquiond, Emulation of FMA and correctly rounded sums, 2008).
 */
export function toOdd(f: FunctionBuilder, { high, low }: Pair): V128 {
  const inexact = f.let(f64x2.ne(low, f64x2.constant(0)));
  // Truncation first: one step toward zero where the rest has the opposite sign. Then the last bit is set.
  const opposite = i64x2.ltS(v128.xor(high, low), i64x2.constant(0n));
  const truncated = i64x2.add(high, v128.and(inexact, opposite));
  return f.let(v128.or(truncated, i64x2.shrU(inexact, 63)));
}
