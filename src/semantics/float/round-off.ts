import type { RoundingMode } from './environment.ts';

/** A magnitude to be cut: `significand`, plus something strictly between 0 and 1 if `sticky`. */
export interface Cuttable {
  readonly sign: boolean;
  readonly significand: bigint;
  readonly sticky: boolean;
}

export interface Cut {
  /** The significand in units of 2^count, rounded; one bit longer than what was kept if it carried. */
  readonly kept: bigint;
  readonly exact: boolean;
}

/** What was cut off against half a unit of what is kept: negative below, 0 a tie, positive above. */
type VersusHalf = -1 | 0 | 1;

/** Whether an inexact magnitude is rounded up, by mode (IEEE 754-2019, 4.3). */
const roundsAway: Readonly<Record<RoundingMode, (sign: boolean, odd: boolean, cut: VersusHalf) => boolean>> =
  {
    rne: (_sign, odd, cut) => cut > 0 || (cut === 0 && odd),
    rtz: () => false,
    rdn: sign => sign,
    rup: sign => !sign,
    rmm: (_sign, _odd, cut) => cut >= 0,
  };

/**
 * Cuts the low `count` bits off a magnitude and rounds what is kept. Every rounding of this layer, to a
 * format or to an integer, is made here and nowhere else. A negative count appends zeros.
 *
 * @throws RangeError if a sticky value would be kept whole: its last place is then unknown.
 */
export function roundOff({ sign, significand, sticky }: Cuttable, count: number, mode: RoundingMode): Cut {
  if (count <= 0) {
    if (sticky) throw new RangeError('a sticky significand needs bits to spare');
    return { kept: significand << BigInt(-count), exact: true };
  }
  const kept = significand >> BigInt(count);
  const half = ((significand >> BigInt(count - 1)) & 1n) === 1n;
  const rest = sticky || BigInt.asUintN(count - 1, significand) !== 0n;
  if (!half && !rest) return { kept, exact: true };
  const cut: VersusHalf = half ? (rest ? 1 : 0) : -1;
  return { kept: roundsAway[mode](sign, (kept & 1n) === 1n, cut) ? kept + 1n : kept, exact: false };
}
