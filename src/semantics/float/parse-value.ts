import { isNan, isSignalingNan } from './decode.ts';
import { encodeInfinity, withSign } from './encode.ts';
import { type Environment, nearest } from './environment.ts';
import type { Format } from './format.ts';
import { bitDigits } from './format-value.ts';
import { fromRational } from './from-rational.ts';
import { canonicalNan } from './nan-policy.ts';
import { round } from './round.ts';

/** A text that is not a value of the format; the message says what would be. */
export class ValueError extends Error {
  override readonly name = 'ValueError';
}

/** One notation: the texts it claims, and what they mean. The groups are those of the pattern. */
interface Notation {
  readonly pattern: RegExp;
  read(format: Format, groups: Readonly<Record<string, string | undefined>>, env: Environment): bigint;
}

const notations: readonly Notation[] = [
  {
    pattern: /^(?<sign>[+-]?)inf(inity)?$/i,
    read: (format, { sign }) => encodeInfinity(format, sign === '-'),
  },
  {
    pattern: /^(?<sign>[+-]?)nan$/i,
    read: (format, { sign }) => withSign(format, sign === '-', canonicalNan(format)),
  },
  {
    pattern: /^(?<kind>s?nan)\((?<bits>0x[0-9a-f]+)\)$/i,
    read: (format, { kind, bits }) => readNan(format, kind!.toLowerCase() === 'snan', bits!),
  },
  {
    pattern: /^(?<bits>0x[0-9a-f]+)$/i,
    read: (format, { bits }) => readBits(format, bits!),
  },
  {
    pattern:
      /^(?<sign>[+-]?)0x(?=\.?[0-9a-f])(?<whole>[0-9a-f]*)\.?(?<fraction>[0-9a-f]*)p(?<exponent>[+-]?\d+)$/i,
    read: readHexadecimal,
  },
  {
    pattern: /^(?<sign>[+-]?)(?=\.?\d)(?<whole>\d*)\.?(?<fraction>\d*)(e(?<exponent>[+-]?\d+))?$/i,
    read: readDecimal,
  },
];

/**
 * Reads a value: decimal (`0.1`, `-3e-5`), hexadecimal with a binary exponent (`0x1.8p-3`), `inf`, `nan`
 * (the canonical one), a NaN by its encoding (`nan(0x7fc00001)`, `snan(0x7f800001)`), or the raw bits: `0x`
 * and exactly as many digits as the format's width takes. A number is rounded once, to nearest even unless
 * the environment says otherwise.
 *
 * @throws ValueError if the text is none of these.
 */
export function parseValue(format: Format, text: string, env: Environment = nearest): bigint {
  const trimmed = text.trim();
  for (const { pattern, read } of notations) {
    const match = pattern.exec(trimmed);
    if (match !== null) return read(format, match.groups ?? {}, env);
  }
  throw new ValueError(
    `cannot read ${JSON.stringify(text)} as a ${format.name} value: expected a decimal such as -3e-5, ` +
      `a hexadecimal number such as 0x1.8p-3, inf, nan, or 0x and ${bitDigits(format)} digits of raw bits`,
  );
}

function readBits(format: Format, text: string): bigint {
  const digits = bitDigits(format);
  if (text.length !== 2 + digits) {
    throw new ValueError(
      `${text} has ${text.length - 2} hexadecimal digits: the bits of a ${format.name} value take ${digits}, ` +
        'and a hexadecimal number needs an exponent, such as p0',
    );
  }
  const bits = BigInt(text);
  if (bits >> BigInt(format.width) !== 0n) {
    throw new ValueError(`${text} does not fit the ${format.width} bits of a ${format.name} value`);
  }
  return bits;
}

function readNan(format: Format, signaling: boolean, text: string): bigint {
  const bits = readBits(format, text);
  if (!isNan(format, bits)) throw new ValueError(`${text} is not a NaN in ${format.name}`);
  if (isSignalingNan(format, bits) !== signaling) {
    throw new ValueError(`${text} is a ${signaling ? 'quiet' : 'signaling'} NaN in ${format.name}`);
  }
  return bits;
}

type Groups = Readonly<Record<string, string | undefined>>;

function readHexadecimal(format: Format, groups: Groups, env: Environment): bigint {
  const { sign, whole = '', fraction = '', exponent = '0' } = groups;
  const significand = BigInt(`0x${whole}${fraction}`);
  const binaryExponent = clamp(Number(exponent), 1e9) - 4 * fraction.length;
  return round(format, { sign: sign === '-', significand, exponent: binaryExponent }, env).bits;
}

function readDecimal(format: Format, groups: Groups, env: Environment): bigint {
  const { sign, whole = '', fraction = '', exponent = '0' } = groups;
  const digits = (whole + fraction).replace(/^0+/, '');
  const power = clamp(Number(exponent), 1e9) - fraction.length;
  // Beyond this many decimal places a number overflows, or is less than a quarter of the smallest
  // subnormal, whatever its digits: there the exponent is cut short, not worked out.
  const far = format.maxExponent + format.significandBits + 2;
  const order = clamp(digits.length + power, far);
  const unit = order - digits.length;
  const numerator = BigInt(digits || '0');
  const factor = 10n ** BigInt(Math.abs(unit));
  return unit >= 0
    ? fromRational(format, sign === '-', numerator * factor, 1n, env).bits
    : fromRational(format, sign === '-', numerator, factor, env).bits;
}

function clamp(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}
