import { zero } from './kernel/lanes.ts';
import type { Operand } from './operand.ts';
import type { I64, V128 } from './wasm/expression.ts';
import type { FunctionBuilder } from './wasm/function.ts';
import { i64, i64x2 } from './wasm/instructions.ts';

export type Direction = 'left' | 'right' | 'signed';

const ofVector = { left: i64x2.shl, right: i64x2.shrU, signed: i64x2.shrS } as const;
const ofLane = { left: i64.shl, right: i64.shrU, signed: i64.shrS } as const;

/**
 * Shifts each lane by its own count. A count of the width or more gives 0, or the sign. Bits above the width are
 * left to the caller; a value shifted right with its sign comes sign-extended to 64 bits.
 */
export function shiftLanes(f: FunctionBuilder, direction: Direction, a: Operand, count: Operand): V128 {
  if (count.constant !== undefined) {
    if (count.constant < BigInt(a.width)) return ofVector[direction](a.value, Number(count.constant));
    return direction === 'signed' ? ofVector.signed(a.value, 63) : zero;
  }
  // There is no vector instruction with a count for each lane.
  const shifted = ([0, 1] as const).map((lane): I64 => {
    const value = i64x2.extractLane(a.value, lane);
    const by = f.let(i64x2.extractLane(count.value, lane));
    const fits = i64.ltU(by, i64.constant(BigInt(a.width)));
    return direction === 'signed'
      ? i64.shrS(value, i64.select(by, i64.constant(63n), fits))
      : i64.select(ofLane[direction](value, by), i64.constant(0n), fits);
  });
  return i64x2.replaceLane(i64x2.splat(shifted[0]!), 1, shifted[1]!);
}
