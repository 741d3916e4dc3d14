import { decode, isNan } from './decode.ts';
import { quieten, withSign } from './encode.ts';
import { type Environment, Flag, type Outcome, propagateNan } from './environment.ts';
import type { Format } from './format.ts';
import { canonical } from './nan-policy.ts';
import { round } from './round.ts';
import { roundOff } from './round-off.ts';

/**
 * The number a in another format, rounded once (IEEE 754-2019, 5.4.2 convertFormat). The NaN policy sees
 * a NaN operand as `moveNan` puts it into the target format.
 */
export function convertFormat(from: Format, to: Format, a: bigint, env: Environment): Outcome {
  if (isNan(from, a)) {
    const { flags } = propagateNan(from, [a], env);
    return { bits: env.nan.result(to, [moveNan(from, to, a)]), flags };
  }
  return round(to, decode(from, a), env);
}

/** A NaN in another format as all machines move it: sign kept, payload aligned at its top, made quiet. */
function moveNan(from: Format, to: Format, a: bigint): bigint {
  const { sign, significand } = decode(from, a);
  const shift = BigInt(to.significandBits - from.significandBits);
  return quieten(to, withSign(to, sign, to.infinity | (significand << shift)));
}

/** A mathematical integer as a floating-point number, rounded once (IEEE 754-2019, 5.4.1 convertFromInt). Zero is +0. */
export function fromInteger(format: Format, value: bigint, env: Environment): Outcome {
  const sign = value < 0n;
  return round(format, { sign, significand: sign ? -value : value, exponent: 0 }, env);
}

/** An integer type of a machine: two's complement if signed. */
export interface IntegerType {
  /** Bits. */
  readonly width: number;
  readonly signed: boolean;
}

/**
 * The number a as an integer, in the low `width` bits of the result, rounded in the environment's mode.
 * What does not fit is invalid, and not inexact: it becomes the nearest end of the type's range, a NaN the
 * upper one (RISC-V FCVT.int.fmt, unprivileged ISA, 20.7).
 */
export function toInteger(format: Format, a: bigint, type: IntegerType, env: Environment): Outcome {
  const { least, greatest } = rangeOf(type);
  const saturated = (end: bigint): Outcome => ({ bits: BigInt.asUintN(type.width, end), flags: Flag.NV });
  const x = decode(format, a);
  if (isNan(format, a)) return saturated(greatest);
  if (x.class === 'infinite') return saturated(x.sign ? least : greatest);

  const { kept, exact } = roundOff({ ...x, sticky: false }, -x.exponent, env.rounding);
  const integer = x.sign ? -kept : kept;
  if (integer < least) return saturated(least);
  if (integer > greatest) return saturated(greatest);
  return { bits: BigInt.asUintN(type.width, integer), flags: exact ? 0 : Flag.NX };
}

/** Both ends of a type's range, inclusive. */
export function rangeOf({ width, signed }: IntegerType): { least: bigint; greatest: bigint } {
  const span = 1n << BigInt(signed ? width - 1 : width);
  return { least: signed ? -span : 0n, greatest: span - 1n };
}

/** The encoding of an integer, or undefined where the format does not have it exactly. */
export function encodeInteger(format: Format, value: bigint): bigint | undefined {
  const { bits, flags } = fromInteger(format, value, {
    rounding: 'rtz',
    nan: canonical,
    tininess: 'after',
  });
  return flags === 0 ? bits : undefined;
}
