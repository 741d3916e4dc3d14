import { fromInteger } from './convert.ts';
import type { Format } from './format.ts';
import { canonical } from './nan-policy.ts';

/** The encoding of an integer, or undefined where the format does not have it exactly. */
export function encodeInteger(format: Format, value: bigint): bigint | undefined {
  const { bits, flags } = fromInteger(format, value, {
    rounding: 'rtz',
    nan: canonical,
    tininess: 'after',
  });
  return flags === 0 ? bits : undefined;
}
