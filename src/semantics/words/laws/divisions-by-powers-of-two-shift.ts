/**
 * Division by 2^k shifts. The signed one rounds towards zero, so what is shifted is made greater by 2^k - 1 where it
 * is negative; a remainder is what lies below.
 */
import { bits, bvadd, bvashr, bvlshr, bvneg } from '../../term/build.ts';
import type { Law } from '../law.ts';
import { ones, widthOf } from '../pieces.ts';

/** k where the value is 2^k. */
function logarithm(value: bigint): number | undefined {
  return value !== 0n && (value & (value - 1n)) === 0n ? value.toString(2).length - 1 : undefined;
}

export const divisionsByPowersOfTwoShift: Law = {
  operators: ['bvudiv', 'bvsdiv'],
  rewrite({ name }, [x, y]) {
    if (y!.kind !== 'constant') return undefined;
    const width = widthOf(x!);
    if (name === 'bvudiv') {
      if (y!.value === 0n) return bits(width, ones(width));
      const k = logarithm(y!.value);
      return k === undefined ? undefined : bvlshr(x!, bits(width, BigInt(k)));
    }
    if (y!.value === ones(width)) return bvneg(x!);
    const k = logarithm(y!.value);
    // 2^(n-1) is the negative number that is least.
    if (k === undefined || k === width - 1) return undefined;
    if (k === 0) return x;
    const sign = bvashr(x!, bits(width, BigInt(width - 1)));
    const correction = bvlshr(sign, bits(width, BigInt(width - k)));
    return bvashr(bvadd(x!, correction), bits(width, BigInt(k)));
  },
};
