/**
 * A binary interchange format (IEEE 754-2019, 3.4): one sign bit, `exponentBits` of biased exponent and
 * `significandBits - 1` of trailing significand. Any sizes do; tiny ones make exhaustion possible.
 */
export interface Format {
  readonly name: string;
  /** Width of the exponent field, at least 2. */
  readonly exponentBits: number;
  /** Precision p: bits of the significand with its leading bit, at least 2. */
  readonly significandBits: number;
  /** Bits of an encoding: 1 + exponentBits + significandBits - 1. */
  readonly width: number;
  /** Largest exponent of a finite number, and the bias of the exponent field. */
  readonly maxExponent: number;
  /** Exponent of the smallest normal number: 1 - maxExponent. */
  readonly minExponent: number;
  readonly signMask: bigint;
  /** The exponent field all ones, which is also the encoding of +infinity. */
  readonly infinity: bigint;
  /** The trailing significand field all ones. */
  readonly fractionMask: bigint;
  /** The leading bit of the trailing significand: set in quiet NaNs. */
  readonly quietBit: bigint;
}

const standardNames: Readonly<Record<string, string>> = {
  '5,11': 'binary16',
  '8,8': 'bfloat16',
  '8,24': 'binary32',
  '11,53': 'binary64',
};

const formats = new Map<string, Format>();

/** The format of the given sizes; the same sizes give the same object. */
export function formatOf(exponentBits: number, significandBits: number): Format {
  const key = `${exponentBits},${significandBits}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = makeFormat(exponentBits, significandBits);
    formats.set(key, format);
  }
  return format;
}

function makeFormat(exponentBits: number, significandBits: number): Format {
  if (exponentBits < 2 || significandBits < 2) throw new RangeError('a format needs two bits of each field');
  const fractionBits = BigInt(significandBits - 1);
  const width = exponentBits + significandBits;
  const maxExponent = 2 ** (exponentBits - 1) - 1;
  return {
    name: standardNames[`${exponentBits},${significandBits}`] ?? `float(${exponentBits},${significandBits})`,
    exponentBits,
    significandBits,
    width,
    maxExponent,
    minExponent: 1 - maxExponent,
    signMask: 1n << BigInt(width - 1),
    infinity: ((1n << BigInt(exponentBits)) - 1n) << fractionBits,
    fractionMask: (1n << fractionBits) - 1n,
    quietBit: 1n << (fractionBits - 1n),
  };
}

export const BINARY16 = formatOf(5, 11);
export const BFLOAT16 = formatOf(8, 8);
export const BINARY32 = formatOf(8, 24);
export const BINARY64 = formatOf(11, 53);
