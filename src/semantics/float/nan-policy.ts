import type { Format } from './format.ts';

/**
 * Which NaN an operation returns. A policy is a value passed in, never a branch inside an algorithm.
 * `operands` are the encodings of all operands in the operation's own order, in `format`: of a fused
 * a * b + c they are [a, b, c], of a conversion the operand moved to the format of the result. It is called
 * only where the result is a NaN: because an operand is one, or because the operation is invalid.
 */
export interface NanPolicy {
  readonly name: string;
  /** The manual and section that the policy comes from. */
  readonly manual: string;
  /** Whether a fused infinity * zero + quiet NaN signals invalid, which IEEE 754-2019, 7.2 c leaves open. */
  readonly infinityTimesZeroPlusNanIsInvalid: boolean;
  /** Whether an operation on a NaN alone returns that one made quiet, so with its sign. */
  readonly propagates: boolean;
  result(format: Format, operands: readonly bigint[]): bigint;
}

/** The NaN with a clear sign and only the quiet bit set in its significand. */
export function canonicalNan(format: Format): bigint {
  return format.infinity | format.quietBit;
}

/**
 * RISC-V: "Except when otherwise stated, if the result of a floating-point operation is NaN, it is the
 * canonical NaN"; and "The fused multiply-add instructions must set the invalid operation exception flag when
 * the multiplicands are ∞ and zero, even when the addend is a quiet NaN".
 */
export const canonical: NanPolicy = {
  name: 'canonical',
  manual: 'RISC-V unprivileged ISA, 20.3 NaN generation and propagation, and 20.6',
  infinityTimesZeroPlusNanIsInvalid: true,
  propagates: false,
  result: canonicalNan,
};

/**
 * Which NaN results is not specified, as in the Go language. Evaluation picks the canonical one; what is
 * proved of it holds up to the choice of the NaN.
 */
export const unspecified: NanPolicy = {
  name: 'unspecified',
  manual: 'The Go Programming Language Specification, Floating-point operators: NaNs are not told apart',
  infinityTimesZeroPlusNanIsInvalid: true,
  propagates: false,
  result: canonicalNan,
};
