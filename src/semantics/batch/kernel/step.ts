import type { RoundingMode } from '../../float/environment.ts';
import type { V128 } from '../wasm/expression.ts';
import { f64x2, i64x2, v128 } from '../wasm/instructions.ts';
import { isNegative } from './lanes.ts';

/**
 * Turns a sum rounded to nearest even into the sum rounded in another mode: `nearest` is the rounded sum,
 * `rest` what is missing from it to the exact one (or has the sign of that and is not half a step by
 * mistake). Every mode but RNE moves by at most one step, from an encoding to its neighbour. A zero must be
 * exact.
 */
export function stepByMode(mode: RoundingMode, nearest: V128, rest: V128): V128 {
  const none = f64x2.constant(0);
  switch (mode) {
    case 'rne':
      return nearest;
    case 'rtz': {
      const beyond = v128.and(isNegative(v128.xor(nearest, rest)), f64x2.ne(rest, none));
      return i64x2.add(nearest, beyond);
    }
    case 'rup':
      return i64x2.add(nearest, v128.and(f64x2.gt(rest, none), upward(nearest)));
    case 'rdn':
      return i64x2.subtract(nearest, v128.and(f64x2.lt(rest, none), upward(nearest)));
    case 'rmm': {
      // A tie that went to the even neighbour below in magnitude: twice the rest is one step.
      const away = i64x2.add(nearest, i64x2.constant(1n));
      const tie = f64x2.eq(f64x2.subtract(away, nearest), f64x2.add(rest, rest));
      return i64x2.subtract(nearest, tie);
    }
  }
}

/** The change of an encoding that moves its number up: 1, or -1 where it is negative. */
const upward = (a: V128): V128 => v128.or(isNegative(a), i64x2.constant(1n));
