import type { Span } from '../../text/span.ts';
import type { GoExpr } from '../go-ast.ts';

/**
 * The exact value of a Go number as the grammar accepts it: an integer in any base, or a decimal or
 * hexadecimal float as a fraction. Undefined where the digits do not fit the base (`0b12`, `0o8`, `089`)
 * or where an exponent would take more than a few thousand digits to write out.
 */
export function goNumber(written: string, span: Span): GoExpr | undefined {
  const text = written.replaceAll('_', '').toLowerCase();
  const hexadecimal = text.startsWith('0x');
  if (!(hexadecimal ? /[.p]/ : /[.e]/).test(text)) {
    const digits = /^0[0-9]/.test(text) ? `0o${text.slice(1)}` : text;
    return isInteger(digits) ? { kind: 'integer', text: written, value: BigInt(digits), span } : undefined;
  }
  const pieces = (hexadecimal ? hexadecimalFloat : decimalFloat).exec(text);
  if (!pieces) return undefined;
  const [, whole = '', fraction = '', power = '0'] = pieces;
  const exponent = Number(power);
  if (Math.abs(exponent) > largestExponent || whole + fraction === '') return undefined;
  const significand = BigInt((hexadecimal ? '0x' : '') + whole + fraction);
  const base = hexadecimal ? 2n : 10n;
  const places = hexadecimal ? 4 * fraction.length : fraction.length;
  const shift = exponent - places;
  return {
    kind: 'float',
    text: written,
    numerator: shift > 0 ? significand * base ** BigInt(shift) : significand,
    denominator: shift < 0 ? base ** BigInt(-shift) : 1n,
    span,
  };
}

const largestExponent = 5000;
const decimalFloat = /^([0-9]*)\.?([0-9]*)(?:e([+-]?[0-9]+))?$/;
const hexadecimalFloat = /^0x([0-9a-f]*)\.?([0-9a-f]*)p([+-]?[0-9]+)$/;

function isInteger(digits: string): boolean {
  return /^(?:0x[0-9a-f]+|0o[0-7]+|0b[01]+|[0-9]+)$/.test(digits);
}
