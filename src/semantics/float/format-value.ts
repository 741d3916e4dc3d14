import { bitLength } from './bit-length.ts';
import { decode, isInfinite, isNan, isSignalingNan, isZero, signBit } from './decode.ts';
import type { Format } from './format.ts';
import { canonicalNan } from './nan-policy.ts';
import { type Decimal, shortestDecimal } from './shortest-decimal.ts';

/**
 * A value for people: the shortest decimal that reads back as the same bits (`0.1`, `-0`, `6.02e+23`),
 * `inf`, `-inf`, `nan` for the canonical NaN, and `nan(0x...)` or `snan(0x...)` with the whole encoding for
 * the others. `parseValue` reads all of them back.
 */
export function formatValue(format: Format, bits: bigint): string {
  return special(format, bits) ?? signText(format, bits) + decimalText(format, bits);
}

/** The exact value in hexadecimal, normalized: `0x1.8p-3`, `-0x1p-1074`, `0x0p+0`; specials as in `formatValue`. */
export function formatHex(format: Format, bits: bigint): string {
  return special(format, bits) ?? signText(format, bits) + hexText(format, bits);
}

/** The whole encoding in hexadecimal, as many digits as the format's width takes: `0x3ff0000000000000`. */
export function formatBits(format: Format, bits: bigint): string {
  return `0x${bits.toString(16).padStart(bitDigits(format), '0')}`;
}

/** Hexadecimal digits of an encoding. */
export function bitDigits(format: Format): number {
  return Math.ceil(format.width / 4);
}

function special(format: Format, bits: bigint): string | undefined {
  if (isInfinite(format, bits)) return `${signText(format, bits)}inf`;
  if (!isNan(format, bits)) return undefined;
  if (bits === canonicalNan(format)) return 'nan';
  return `${isSignalingNan(format, bits) ? 'snan' : 'nan'}(${formatBits(format, bits)})`;
}

function signText(format: Format, bits: bigint): string {
  return signBit(format, bits) ? '-' : '';
}

function decimalText(format: Format, bits: bigint): string {
  return isZero(format, bits) ? '0' : layOut(shortestDecimal(format, bits));
}

/** Plain notation from 1e-6 up to 1e21, scientific beyond, as ECMAScript does. */
function layOut({ digits, exponent }: Decimal): string {
  const order = digits.length + exponent;
  if (order > 21 || order <= -6) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${digits[0]}${fraction}e${signed(order - 1)}`;
  }
  if (exponent >= 0) return digits + '0'.repeat(exponent);
  if (order > 0) return `${digits.slice(0, order)}.${digits.slice(order)}`;
  return `0.${'0'.repeat(-order)}${digits}`;
}

function hexText(format: Format, bits: bigint): string {
  const { significand, exponent } = decode(format, bits);
  if (significand === 0n) return '0x0p+0';
  const fractionBits = bitLength(significand) - 1;
  const fractionDigits = Math.ceil(fractionBits / 4);
  const digits = (significand << BigInt(4 * fractionDigits - fractionBits)).toString(16);
  const fraction = digits.slice(1).replace(/0+$/, '');
  return `0x1${fraction && `.${fraction}`}p${signed(exponent + fractionBits)}`;
}

function signed(exponent: number): string {
  return exponent < 0 ? `${exponent}` : `+${exponent}`;
}
