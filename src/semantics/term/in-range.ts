/** Where a number without its fraction is an integer of a type. */
import { encodeInteger } from '../float/convert.ts';
import type { Format } from '../float/format.ts';
import { and, bits, less, lessOrEqual } from './build.ts';
import type { Term } from './term.ts';

/** Of sort `Bool`; false for NaNs and infinities. The ends of the type have to be within the range of the format. */
export function inRange(
  format: Format,
  { width, signed }: { readonly width: number; readonly signed: boolean },
  a: Term,
): Term {
  const least = signed ? -(1n << BigInt(width - 1)) : 0n;
  const end = 1n << BigInt(signed ? width - 1 : width);
  const below = encodeInteger(format, least - 1n);
  const lower =
    below === undefined
      ? lessOrEqual(format, bits(format.width, encodeInteger(format, least)!), a)
      : less(format, bits(format.width, below), a);
  return and(lower, less(format, a, bits(format.width, encodeInteger(format, end)!)));
}
