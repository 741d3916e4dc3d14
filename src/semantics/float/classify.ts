import { decode, type FloatClass } from './decode.ts';
import type { Format } from './format.ts';

/** Which bit FCLASS sets, for positive and for negative operands (RISC-V unprivileged ISA, 20.9). */
const classBit: Readonly<Record<FloatClass, readonly [positive: number, negative: number]>> = {
  infinite: [7, 0],
  normal: [6, 1],
  subnormal: [5, 2],
  zero: [4, 3],
  signaling: [8, 8],
  quiet: [9, 9],
};

/** RISC-V FCLASS: a mask of ten bits, of which exactly one is set. */
export function classify(format: Format, a: bigint): bigint {
  const { class: kind, sign } = decode(format, a);
  return 1n << BigInt(classBit[kind][sign ? 1 : 0]);
}
