import { bitLength } from './bit-length.ts';
import { decode, magnitude } from './decode.ts';
import { nearest } from './environment.ts';
import type { Format } from './format.ts';
import { fromRational } from './from-rational.ts';

/** digits * 10^exponent; the digits do not end in a zero. */
export interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

/**
 * The shortest decimal that rounds to nearest even to the magnitude of a finite non-zero number, and of
 * those the closest to it: the digits that ECMAScript prints (Number::toString, 6.1.6.1.20).
 */
export function shortestDecimal(format: Format, bits: bigint): Decimal {
  const target = magnitude(format, bits);
  const { significand, exponent } = decode(format, target);
  const numerator = exponent > 0 ? significand << BigInt(exponent) : significand;
  const denominator = exponent > 0 ? 1n : 1n << BigInt(-exponent);
  const order = decimalOrder(numerator, denominator);

  for (let count = 1; ; count++) {
    const unit = order - count;
    const [dividend, divisor] = scaled(numerator, denominator, -unit);
    const below = dividend / divisor;
    const excess = 2n * (dividend - below * divisor) - divisor;
    const aboveIsCloser = excess > 0n || (excess === 0n && below % 2n === 1n);
    const candidates = aboveIsCloser ? [below + 1n, below] : [below, below + 1n];
    const digits = candidates.find(candidate => {
      const [top, bottom] = scaled(candidate, 1n, unit);
      return fromRational(format, false, top, bottom, nearest).bits === target;
    });
    if (digits !== undefined) return withoutTrailingZeros(digits, unit);
  }
}

/** The n for which 10^(n-1) <= numerator / denominator < 10^n. */
function decimalOrder(numerator: bigint, denominator: bigint): number {
  const estimate = Math.floor((bitLength(numerator) - bitLength(denominator)) * Math.log10(2)) - 1;
  for (let order = estimate; ; order++) {
    const [top, bottom] = scaled(numerator, denominator, -order);
    if (top < bottom) return order;
  }
}

/** numerator / denominator * 10^power, as a fraction. */
function scaled(numerator: bigint, denominator: bigint, power: number): [bigint, bigint] {
  const factor = 10n ** BigInt(Math.abs(power));
  return power >= 0 ? [numerator * factor, denominator] : [numerator, denominator * factor];
}

function withoutTrailingZeros(digits: bigint, unit: number): Decimal {
  const text = digits.toString();
  const kept = text.replace(/0+$/, '');
  return { digits: kept, exponent: unit + text.length - kept.length };
}
