/** Ops that are conditions, by the name that Go's constants of ops have behind `Op`: the numbers that CCop holds. */
import { conditions } from '../../semantics/ops/arm64/conditions.ts';

export const conditionNumbers: ReadonlyMap<string, bigint> = new Map(
  conditions.map(({ op }, index) => [`ARM64${op}`, BigInt(index + 1)]),
);
