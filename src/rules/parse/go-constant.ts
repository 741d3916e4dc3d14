/** The values of Go constants as they are written. */
import type { Span } from '../../text/source.ts';
import type { GoExpr } from '../go-ast.ts';

/**
 * The exact value of a Go number as the grammar accepts it: an integer in any base, or a decimal or
 * hexadecimal float as a fraction. Undefined where the digits do not fit the base (`0b12`, `0o8`, `089`), an
 * underscore does not separate two of them, or where an exponent would take more than a few thousand digits to write out.
 */
export function goNumber(written: string, span: Span): GoExpr | undefined {
  if (!underscoresSeparate(written)) return undefined;
  if (written.endsWith('i')) {
    // Of an imaginary constant zeros before decimal digits say nothing.
    const real = goNumber(written.slice(0, -1).replace(/^[0_]+(?=[0-9])/, ''), span);
    return real && { kind: 'other', what: 'imaginary constant', text: written, span };
  }
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

/** Each stands between two digits, or behind the letter of a base or the zero that stands for one. */
export function underscoresSeparate(written: string): boolean {
  const loose = /^0x/i.test(written) ? /_(?![0-9a-f])|(?<![0-9a-f])_/i : /_(?![0-9])|(?<![0-9])_/;
  return !loose.test(written.replace(/^0[xob]/i, '0'));
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
  const value = body.startsWith('\\') ? escapedCharacter(body.slice(1)) : body.codePointAt(0);
  return value === undefined ? undefined : BigInt(value);
}

/** A string as Go reads it: in one of quotes every escape has a meaning. */
export function isGoString(quoted: string): boolean {
  if (quoted.startsWith('`')) return true;
  const escapes =
    quoted.slice(1, -1).match(/\\(?:x[0-9a-f]{0,2}|u[0-9a-f]{0,4}|U[0-9a-f]{0,8}|[0-7]{1,3}|.)/gi) ?? [];
  return escapes.every(
    one => one === '\\"' || (one !== "\\'" && escapedCharacter(one.slice(1)) !== undefined),
  );
}

/** What stands for a character behind a backslash. */
function escapedCharacter(escaped: string): number | undefined {
  if (/^(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})$/i.test(escaped) && /^[xuU]/.test(escaped)) {
    const value = Number.parseInt(escaped.slice(1), 16);
    return escaped.startsWith('x') || isCodePoint(value) ? value : undefined;
  }
  if (/^[0-7]{3}$/.test(escaped)) {
    const value = Number.parseInt(escaped, 8);
    return value < 0x100 ? value : undefined;
  }
  return named[escaped]?.codePointAt(0);
}

/** Half a surrogate pair is none. */
const isCodePoint = (value: number): boolean => value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
