/** What laws ask of the numbers among a term's operands. */
import { type Decoded, decode, type Format, isNan, nearest, round } from '../float/index.ts';
import { bits } from '../term/build.ts';
import type { Term } from '../term/term.ts';

/** The k for which the term is the constant 2^k. */
export function powerOfTwo(format: Format, term: Term): number | undefined {
  if (term.kind !== 'constant') return undefined;
  const { class: kind, sign, significand, exponent } = decode(format, term.value);
  if (sign || (kind !== 'normal' && kind !== 'subnormal')) return undefined;
  if ((significand & (significand - 1n)) !== 0n) return undefined;
  return exponent + significand.toString(2).length - 1;
}

/** value · 2^k, if the format has it exactly; `value` is finite. */
export function scaled(format: Format, value: bigint, k: number): Term | undefined {
  const { sign, significand, exponent } = decode(format, value);
  const outcome = round(format, { sign, significand, exponent: exponent + k }, nearest);
  return outcome.flags === 0 ? bits(format.width, outcome.bits) : undefined;
}

/** Whether a finite number lies between integers. */
export const hasFraction = ({ significand, exponent }: Decoded): boolean =>
  exponent < 0 && BigInt.asUintN(-exponent, significand) !== 0n;

/**
 * Whether the format has what a number with a fraction is rounded to: such a number lies below 2^(p − 1), which must not
 * be beyond the largest.
 */
export const hasItsIntegers = ({ maxExponent, significandBits }: Format): boolean =>
  maxExponent >= significandBits - 1;

/** Whether all bits but the sign are zero: what flips signs, or sets them. */
export function isSignOnly(format: Format, term: Term): boolean {
  if (term.kind === 'constant') return term.value === format.signMask;
  if (term.kind !== 'application' || term.operator.name !== 'bvand') return false;
  const mask = term.operands[1]!;
  return mask.kind === 'constant' && mask.value === format.signMask;
}

/** `[x, s]` if x ^ s, or s ^ x, is x with its sign flipped, always or where s has the sign bit set. */
export function flipIn(format: Format, [one, two]: readonly Term[]): readonly [Term, Term] | undefined {
  if (isSignOnly(format, two!)) return [one!, two!];
  return isSignOnly(format, one!) ? [two!, one!] : undefined;
}

/** `[x, s]` if the term is x with its sign flipped, always or where s has the sign bit set. */
export function flipped(format: Format, term: Term): readonly [Term, Term] | undefined {
  const isFlip = term.kind === 'application' && term.operator.name === 'bvxor';
  return isFlip ? flipIn(format, term.operands) : undefined;
}

/** x if the term is |x|. */
export function magnitudeOf(format: Format, term: Term | undefined): Term | undefined {
  if (term?.kind !== 'application' || term.operator.name !== 'bvand') return undefined;
  const [operand, mask] = term.operands;
  return mask!.kind === 'constant' && mask!.value === format.signMask - 1n ? operand : undefined;
}

/** Whether the term is a NaN or has a clear sign, whatever its variables are, in every rounding mode. */
export function isNonNegative(format: Format, term: Term): boolean {
  if (term.kind === 'constant') return isNan(format, term.value) || (term.value & format.signMask) === 0n;
  if (term.kind !== 'application') return false;
  const { operator, operands } = term;
  if ('format' in operator && operator.format !== format) return false;
  const is = (index: number) => isNonNegative(format, operands[index]!);
  switch (operator.name) {
    case 'bvand':
      return operands.some(mask => mask.kind === 'constant' && (mask.value & format.signMask) === 0n);
    case 'fp.fromInteger':
      return !operator.signed;
    case 'fp.convert':
      return isNonNegative(operator.from, operands[0]!);
    // Not of any operand: the square root of -0 is -0.
    case 'fp.sqrt':
    case 'fp.roundToIntegral':
    case 'fp.barrier':
      return is(0);
    case 'fp.mul':
    case 'fp.div':
      return operands[0] === operands[1] || (is(0) && is(1));
    case 'fp.fma':
      return (operands[0] === operands[1] || (is(0) && is(1))) && is(2);
    case 'fp.add':
    case 'fp.minimum':
      return is(0) && is(1);
    case 'fp.maximum':
      return is(0) || is(1);
    case 'if':
      return is(1) && is(2);
    default:
      return false;
  }
}
