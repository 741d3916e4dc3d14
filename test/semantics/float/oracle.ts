import { type Environment, Flag, type Outcome } from '../../../src/semantics/float/environment.ts';
import type { Format } from '../../../src/semantics/float/format.ts';
import { compare, numberLine, type Real, rational, rootOf, roundReal, search } from './reals.ts';

/*
 * Every operation on small formats a second time, from the definitions of IEEE 754-2019 and over the
 * enumerated number line: slow, plain, with the RISC-V choices for NaNs.
 */

/** An operand looked up on the number line: `n` counts units of 2^-scale and carries the sign. */
interface Operand {
  readonly kind: 'number' | 'infinity' | 'quiet' | 'signaling';
  readonly negative: boolean;
  readonly n: bigint;
}

function look(format: Format, bits: bigint): Operand {
  const { finite } = numberLine(format);
  const half = 1n << BigInt(format.width - 1);
  const negative = bits >= half;
  const index = negative ? bits - half : bits;
  const size = BigInt(finite.length);
  if (index < size) {
    const n = finite[Number(index)]!;
    return { kind: 'number', negative, n: negative ? -n : n };
  }
  if (index === size) return { kind: 'infinity', negative, n: 0n };
  // The upper half of the encodings above infinity is quiet.
  return { kind: index - size < (half - size) / 2n ? 'signaling' : 'quiet', negative, n: 0n };
}

/** The canonical NaN: the first quiet one. */
function nan(format: Format): bigint {
  const size = BigInt(numberLine(format).finite.length);
  const half = 1n << BigInt(format.width - 1);
  return size + (half - size) / 2n;
}

function infinity(format: Format): bigint {
  return BigInt(numberLine(format).finite.length);
}

function signed(format: Format, negative: boolean, magnitude: bigint): bigint {
  return negative ? magnitude + (1n << BigInt(format.width - 1)) : magnitude;
}

const isNan = ({ kind }: Operand) => kind === 'quiet' || kind === 'signaling';
const isInfinite = ({ kind }: Operand) => kind === 'infinity';
const isZero = ({ kind, n }: Operand) => kind === 'number' && n === 0n;

function nanOutcome(format: Format, operands: readonly Operand[], invalid = false): Outcome {
  const signaling = operands.some(({ kind }) => kind === 'signaling');
  return { bits: nan(format), flags: invalid || signaling ? Flag.NV : 0 };
}

/** A real with a sign; `zero` if it is zero, whose sign then is `negative`. */
function outcome(format: Format, negative: boolean, zero: boolean, real: Real, env: Environment): Outcome {
  if (zero) return { bits: signed(format, negative, 0n), flags: 0 };
  const { magnitude, flags } = roundReal(format, negative, real, env.rounding, env.tininess);
  return { bits: signed(format, negative, magnitude), flags };
}

const size = (n: bigint) => (n < 0n ? -n : n);

/** The sum of two terms in units of 2^-scale, or infinite ones, rounded. */
function sum(format: Format, x: Operand, y: Operand, scale: bigint, env: Environment): Outcome {
  if (isInfinite(x) && isInfinite(y) && x.negative !== y.negative) return nanOutcome(format, [], true);
  for (const term of [x, y]) {
    if (isInfinite(term)) return { bits: signed(format, term.negative, infinity(format)), flags: 0 };
  }
  const total = x.n + y.n;
  const zeroIsNegative = x.negative === y.negative ? x.negative : env.rounding === 'rdn';
  const negative = total === 0n ? zeroIsNegative : total < 0n;
  return outcome(format, negative, total === 0n, rational(size(total), 1n << scale), env);
}

export function add(format: Format, a: bigint, b: bigint, env: Environment): Outcome {
  const [x, y] = [look(format, a), look(format, b)];
  if (isNan(x) || isNan(y)) return nanOutcome(format, [x, y]);
  return sum(format, x, y, numberLine(format).scale, env);
}

export function subtract(format: Format, a: bigint, b: bigint, env: Environment): Outcome {
  const [x, y] = [look(format, a), look(format, b)];
  if (isNan(x) || isNan(y)) return nanOutcome(format, [x, y]);
  return sum(format, x, { ...y, negative: !y.negative, n: -y.n }, numberLine(format).scale, env);
}

export function multiply(format: Format, a: bigint, b: bigint, env: Environment): Outcome {
  const [x, y] = [look(format, a), look(format, b)];
  const negative = x.negative !== y.negative;
  if (isNan(x) || isNan(y)) return nanOutcome(format, [x, y]);
  if (isInfinite(x) || isInfinite(y)) {
    if (isZero(x) || isZero(y)) return nanOutcome(format, [], true);
    return { bits: signed(format, negative, infinity(format)), flags: 0 };
  }
  const n = size(x.n * y.n);
  return outcome(format, negative, n === 0n, rational(n, 1n << (2n * numberLine(format).scale)), env);
}

export function divide(format: Format, a: bigint, b: bigint, env: Environment): Outcome {
  const [x, y] = [look(format, a), look(format, b)];
  const negative = x.negative !== y.negative;
  if (isNan(x) || isNan(y)) return nanOutcome(format, [x, y]);
  if (isZero(y)) {
    if (isZero(x)) return nanOutcome(format, [], true);
    return { bits: signed(format, negative, infinity(format)), flags: isInfinite(x) ? 0 : Flag.DZ };
  }
  if (isInfinite(x)) {
    if (isInfinite(y)) return nanOutcome(format, [], true);
    return { bits: signed(format, negative, infinity(format)), flags: 0 };
  }
  if (isInfinite(y)) return { bits: signed(format, negative, 0n), flags: 0 };
  return outcome(format, negative, x.n === 0n, rational(size(x.n), size(y.n)), env);
}

export function squareRoot(format: Format, a: bigint, env: Environment): Outcome {
  const x = look(format, a);
  if (isNan(x)) return nanOutcome(format, [x]);
  if (isZero(x)) return { bits: a, flags: 0 };
  if (x.negative) return nanOutcome(format, [], true);
  if (isInfinite(x)) return { bits: a, flags: 0 };
  return outcome(format, false, false, rootOf(x.n, 1n << numberLine(format).scale), env);
}

export function fusedMultiplyAdd(format: Format, a: bigint, b: bigint, c: bigint, env: Environment): Outcome {
  const [x, y, z] = [look(format, a), look(format, b), look(format, c)];
  if ((isInfinite(x) && isZero(y)) || (isZero(x) && isInfinite(y))) return nanOutcome(format, [], true);
  if (isNan(x) || isNan(y) || isNan(z)) return nanOutcome(format, [x, y, z]);
  const negative = x.negative !== y.negative;
  const { scale } = numberLine(format);
  const product: Operand = {
    kind: isInfinite(x) || isInfinite(y) ? 'infinity' : 'number',
    negative,
    n: x.n * y.n,
  };
  return sum(format, product, { ...z, n: z.n << scale }, 2n * scale, env);
}

export function convertFormat(from: Format, to: Format, a: bigint, env: Environment): Outcome {
  const x = look(from, a);
  if (isNan(x)) return nanOutcome(to, [x]);
  if (isInfinite(x)) return { bits: signed(to, x.negative, infinity(to)), flags: 0 };
  return outcome(to, x.negative, x.n === 0n, rational(size(x.n), 1n << numberLine(from).scale), env);
}

export function fromInteger(format: Format, value: bigint, env: Environment): Outcome {
  return outcome(format, value < 0n, value === 0n, rational(size(value), 1n), env);
}

/** Above every finite number of the formats that are tried. */
const naturals = Array.from({ length: 1 << 17 }, (_, n) => BigInt(n));

export function toInteger(
  format: Format,
  a: bigint,
  { width, signed: isSigned }: { width: number; signed: boolean },
  env: Environment,
): Outcome {
  const x = look(format, a);
  const least = isSigned ? -(2n ** BigInt(width - 1)) : 0n;
  const greatest = least + 2n ** BigInt(width) - 1n;
  const modulus = 2n ** BigInt(width);
  const pattern = (value: bigint) => (value + modulus) % modulus;
  if (isNan(x) || isInfinite(x)) {
    return { bits: pattern(isInfinite(x) && x.negative ? least : greatest), flags: Flag.NV };
  }
  const real = rational(size(x.n), 1n << numberLine(format).scale);
  const { index, exact } = search(naturals, 0n, x.negative, real, env.rounding);
  const value = x.negative ? -BigInt(index) : BigInt(index);
  if (value < least || value > greatest) {
    return { bits: pattern(value < least ? least : greatest), flags: Flag.NV };
  }
  return { bits: pattern(value), flags: exact ? 0 : Flag.NX };
}

export function roundToIntegralExact(format: Format, a: bigint, env: Environment): Outcome {
  const x = look(format, a);
  if (isNan(x)) return nanOutcome(format, [x]);
  if (isInfinite(x)) return { bits: a, flags: 0 };
  const real = rational(size(x.n), 1n << numberLine(format).scale);
  const { index, exact } = search(naturals, 0n, x.negative, real, env.rounding);
  const whole = rational(BigInt(index), 1n);
  const { bits, flags } = outcome(format, x.negative, index === 0, whole, env);
  return { bits, flags: exact ? flags : flags | Flag.NX };
}

export function comparison(
  format: Format,
  a: bigint,
  b: bigint,
): { order: number | undefined; signaling: boolean } {
  const [x, y] = [look(format, a), look(format, b)];
  const signaling = x.kind === 'signaling' || y.kind === 'signaling';
  if (isNan(x) || isNan(y)) return { order: undefined, signaling };
  const height = (operand: Operand) =>
    isInfinite(operand) ? (operand.negative ? -1n : 1n) << 1000n : operand.n;
  return { order: compare(height(x), height(y)), signaling };
}
