/** The values of Go constants as they are written. */
import type { Span } from '../../text/source.ts';
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

const named: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
};

/** The code point of a Go character constant, quotes included: `'a'`, `'\n'`, `'\x41'`; undefined if it has none. */
export function goCharacter(quoted: string): bigint | undefined {
  const body = quoted.slice(1, -1);
  if (!body.startsWith('\\')) return BigInt(body.codePointAt(0)!);
  const escaped = body.slice(1);
  if (/^[xuU]/.test(escaped)) return BigInt(Number.parseInt(escaped.slice(1), 16));
  if (/^[0-7]{3}$/.test(escaped)) return BigInt(Number.parseInt(escaped, 8));
  const character = named[escaped];
  return character === undefined ? undefined : BigInt(character.codePointAt(0)!);
}
