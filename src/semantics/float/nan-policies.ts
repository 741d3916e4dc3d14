import { isInfinityTimesZero } from './arithmetic.ts';
import { decode, isNan, isSignalingNan } from './decode.ts';
import { quieten } from './encode.ts';
import type { Format } from './format.ts';
import { canonicalNan, type NanPolicy } from './nan-policy.ts';

/** How a machine that propagates NaNs chooses among its operands; the chosen one is made quiet. */
interface Propagation {
  readonly name: string;
  readonly manual: string;
  /** Whether a signaling NaN goes before all quiet ones, wherever it stands. */
  readonly signalingFirst: boolean;
  /** The order in which the operands of a fused a * b + c are looked at; those of others in their own. */
  readonly fusedOrder: readonly ('a' | 'b' | 'c')[];
  /** What a fused infinity * zero + NaN gives: that NaN, or the NaN of an invalid operation without one. */
  readonly infinityTimesZeroPlusNan: 'nan' | 'default' | 'default if the nan is quiet';
  readonly infinityTimesZeroPlusNanIsInvalid: boolean;
  /** The sign of the NaN of an invalid operation without NaN operands. */
  readonly defaultNan: 'positive' | 'negative';
}

function propagating(rule: Propagation): NanPolicy {
  return {
    name: rule.name,
    manual: rule.manual,
    infinityTimesZeroPlusNanIsInvalid: rule.infinityTimesZeroPlusNanIsInvalid,
    propagates: true,
    result(format, operands) {
      const candidates = operands.length === 3 ? fusedCandidates(rule, format, operands) : operands;
      const nans = candidates.filter(operand => isNan(format, operand));
      const signaling = nans.find(nan => isSignalingNan(format, nan));
      const chosen = rule.signalingFirst ? (signaling ?? nans[0]) : nans[0];
      return chosen === undefined ? defaultNan(rule, format) : quieten(format, chosen);
    },
  };
}

/**
 * The policy of a fused a * b - c on a machine that subtracts numbers but passes on a NaN as it is. To be
 * given c with its sign flipped, as for the sum with the opposite.
 */
export function subtractingNoNan(policy: NanPolicy): NanPolicy {
  return {
    ...policy,
    name: `${policy.name}, subtracting no NaN`,
    result: (format, [a = 0n, b = 0n, c = 0n]) => policy.result(format, [a, b, c ^ format.signMask]),
  };
}

/** The operands of a * b + c that may be the result, in order. */
function fusedCandidates(
  { fusedOrder, infinityTimesZeroPlusNan }: Propagation,
  format: Format,
  [a = 0n, b = 0n, c = 0n]: readonly bigint[],
): bigint[] {
  const isInvalid = isInfinityTimesZero(decode(format, a), decode(format, b));
  const cYields =
    infinityTimesZeroPlusNan === 'default' ||
    (infinityTimesZeroPlusNan === 'default if the nan is quiet' && !isSignalingNan(format, c));
  if (isInvalid && cYields) return [];
  const operands = { a, b, c };
  return fusedOrder.map(name => operands[name]);
}

function defaultNan(rule: Propagation, format: Format): bigint {
  const positive = canonicalNan(format);
  return rule.defaultNan === 'negative' ? positive | format.signMask : positive;
}

/** FPCR.DN = 0 and FPCR.AH = 0, as Go runs. The addend comes first. */
export const arm64: NanPolicy = propagating({
  name: 'ARM64',
  manual: 'Arm ARM (DDI 0487), shared/functions/float: FPProcessNaNs, FPProcessNaNs3, FPMulAdd, FPDefaultNaN',
  signalingFirst: true,
  fusedOrder: ['c', 'a', 'b'],
  infinityTimesZeroPlusNan: 'default if the nan is quiet',
  infinityTimesZeroPlusNanIsInvalid: true,
  defaultNan: 'positive',
});

/** FPSCR.DN = 0, as Go runs. The addend comes first. */
export const arm: NanPolicy = propagating({
  name: 'ARM',
  manual: 'ARM ARM (ARMv7-A, DDI 0406), pseudocode: FPProcessNaNs, FPProcessNaNs3, FPMulAdd, FPDefaultNaN',
  signalingFirst: true,
  fusedOrder: ['c', 'a', 'b'],
  infinityTimesZeroPlusNan: 'default if the nan is quiet',
  infinityTimesZeroPlusNanIsInvalid: true,
  defaultNan: 'positive',
});

/**
 * SSE and VEX scalar arithmetic and FMA3. Of two operands the first is the destination of the SSE form; a and
 * b of a fused one are the multiplicand and multiplier by the digits of the mnemonic: in VFMADD231, operands 2
 * and 3. MINSD and MAXSD return their second operand instead and are no business of this policy.
 */
export const amd64: NanPolicy = propagating({
  name: 'AMD64',
  manual: 'Intel SDM volume 1, table 4-7 (rules for handling NaNs), 14.5.1 and table 14-17 (FMA), table 4-3',
  signalingFirst: false,
  fusedOrder: ['a', 'b', 'c'],
  infinityTimesZeroPlusNan: 'nan',
  infinityTimesZeroPlusNanIsInvalid: false,
  defaultNan: 'negative',
});

/** Operands are FRA * FRC + FRB. FNMADD and FNMSUB negate the rounded result but no NaN. */
export const ppc64: NanPolicy = propagating({
  name: 'PPC64',
  manual: 'Power ISA book I, 4.3.2 (if FRA is a NaN ... else if FRB ... else if FRC ...) and 4.6.6',
  signalingFirst: false,
  fusedOrder: ['a', 'c', 'b'],
  infinityTimesZeroPlusNan: 'nan',
  infinityTimesZeroPlusNanIsInvalid: true,
  defaultNan: 'positive',
});

/** Operands of a fused op are the third times the second plus the first, as MADBR counts them. */
export const s390x: NanPolicy = propagating({
  name: 'S390X',
  manual:
    'z/Architecture Principles of Operation (SA22-7832), chapter 19, results of ADD and of MULTIPLY AND ADD',
  signalingFirst: true,
  fusedOrder: ['a', 'b', 'c'],
  infinityTimesZeroPlusNan: 'default',
  infinityTimesZeroPlusNanIsInvalid: true,
  defaultNan: 'positive',
});

/** "the priority of fa is higher than fj, fj have higher priority than fk": operands are fj * fk + fa. */
export const loong64: NanPolicy = propagating({
  name: 'LOONG64',
  manual: 'LoongArch reference manual volume 1, 3.1.1.3 Non-numerical result of instructions',
  signalingFirst: true,
  fusedOrder: ['c', 'a', 'b'],
  infinityTimesZeroPlusNan: 'nan',
  infinityTimesZeroPlusNanIsInvalid: true,
  defaultNan: 'positive',
});
