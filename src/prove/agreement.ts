/** When two results are the same, and how they differ where they are not. */
import type { Observation } from '../model/claim.ts';
import { type Format, isNan, isZero } from '../semantics/float/index.ts';
import type { Difference } from './verdict.ts';

/** The observed bits of a result. */
export function observedBits(observed: Observation, bits: bigint): bigint {
  return observed.kind === 'integer' ? BigInt.asUintN(observed.width, bits) : bits;
}

/** Most results that are equal are so in all bits, observed or not. */
export const sameBits = (observed: Observation, a: bigint, b: bigint): boolean =>
  a === b || observedBits(observed, a) === observedBits(observed, b);

const elementOf = ({ width }: Format, vector: bigint, index: number): bigint =>
  BigInt.asUintN(width, vector >> BigInt(width * index));

/** How two results differ, or undefined where they are the same or are both NaNs. */
export function differenceOf(observed: Observation, source: bigint, target: bigint): Difference | undefined {
  if (sameBits(observed, source, target)) return undefined;
  if (observed.kind === 'duty') return observed.duty.kind === 'no panic' ? 'compiler-panic' : 'duty';
  if (observed.kind === 'branch' || observed.kind === 'memory') return observed.kind;
  if (observed.kind === 'integer' && observed.numbers !== undefined) {
    const { numbers: format, width } = observed;
    const differences = Array.from({ length: width / format.width }, (_, index) => {
      const [one, other] = [source, target].map(bits => elementOf(format, bits, index));
      return differenceOf({ kind: 'float', format }, one!, other!);
    });
    return differences.find(difference => difference !== undefined);
  }
  if (observed.kind === 'integer') {
    const { value } = observed;
    const agreesBelow =
      value !== undefined && BigInt.asUintN(value, source) === BigInt.asUintN(value, target);
    return agreesBelow ? 'upper-bits' : 'value';
  }
  const { format } = observed;
  const [sourceNan, targetNan] = [isNan(format, source), isNan(format, target)];
  if (sourceNan && targetNan) return undefined;
  if (sourceNan || targetNan) return 'nan';
  return isZero(format, source) && isZero(format, target) ? 'sign-of-zero' : 'value';
}
