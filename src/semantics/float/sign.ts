import { magnitude } from './decode.ts';
import type { Format } from './format.ts';

/*
 * Sign operations are bit operations (IEEE 754-2019, 5.5.1; RISC-V FSGNJ, unprivileged ISA, 20.7). They
 * never look at the value: a NaN's sign moves like any other, a signaling NaN stays one, no flag is raised.
 */

/** RISC-V FNEG, which is FSGNJN(a, a). */
export function negate(format: Format, a: bigint): bigint {
  return a ^ format.signMask;
}

/** RISC-V FABS, which is FSGNJX(a, a). */
export function absolute(format: Format, a: bigint): bigint {
  return magnitude(format, a);
}

/** RISC-V FSGNJ: the magnitude of a, the sign of b. */
export function copySign(format: Format, a: bigint, b: bigint): bigint {
  return magnitude(format, a) | (b & format.signMask);
}

/** RISC-V FSGNJN: the magnitude of a, the opposite of the sign of b. */
export function copyOppositeSign(format: Format, a: bigint, b: bigint): bigint {
  return copySign(format, a, negate(format, b));
}

/** RISC-V FSGNJX: a, its sign flipped if b is negative. */
export function xorSign(format: Format, a: bigint, b: bigint): bigint {
  return a ^ (b & format.signMask);
}
