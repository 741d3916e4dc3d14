/** Wrong readings of the fused operations, each beside the right one: what operands must tell apart. */
import { roundedSum } from '../../src/semantics/float/arithmetic.ts';
import { bitLength } from '../../src/semantics/float/bit-length.ts';
import { exactProduct, exactSum } from '../../src/semantics/float/dyadic.ts';
import {
  add,
  canonical,
  decode,
  type Environment,
  type Format,
  fusedMultiplyAdd,
  isNan,
  isZero,
  multiply,
  negate,
  type Outcome,
  type RoundingMode,
  round,
} from '../../src/semantics/float/index.ts';

type Fused = (format: Format, operands: readonly bigint[], env: Environment) => Outcome;

export interface Mutant {
  readonly fault: string;
  readonly rounding: RoundingMode;
  readonly right: Fused;
  readonly wrong: Fused;
  /** Whether flags count as a difference. */
  readonly flags?: true;
}

export const environment = (rounding: RoundingMode): Environment => ({
  rounding,
  nan: canonical,
  tininess: 'after',
});

/** (±x * y) ± z with one rounding. */
const fuse =
  (product: 1 | -1, addend: 1 | -1): Fused =>
  (format, [x, y, z], env) =>
    fusedMultiplyAdd(
      format,
      product < 0 ? negate(format, x!) : x!,
      y!,
      addend < 0 ? negate(format, z!) : z!,
      env,
    );

const fma = fuse(1, 1);

/** The rounded result with its sign flipped; NaNs stay canonical, or every NaN would tell. */
const negated =
  (operation: Fused): Fused =>
  (format, operands, env) => {
    const { bits, flags } = operation(format, operands, env);
    return { bits: isNan(format, bits) ? bits : negate(format, bits), flags };
  };

const unfused: Fused = (format, [x, y, z], env) => {
  const product = multiply(format, x!, y!, env);
  const sum = add(format, product.bits, z!, env);
  return { bits: sum.bits, flags: sum.flags | product.flags };
};

const inMode =
  (rounding: RoundingMode): Fused =>
  (format, operands, env) =>
    fma(format, operands, { ...env, rounding });

/** The exact result, spoilt before it is rounded; the rest is as it should be. */
const spoilt =
  (spoil: (format: Format, significand: bigint, spare: number) => bigint): Fused =>
  (format, operands, env) => {
    const [x, y, z] = operands.map(bits => decode(format, bits));
    if ([x, y, z].some(value => !Number.isFinite(value!.exponent))) return fma(format, operands, env);
    const sum = exactSum(exactProduct(x!, y!), z!, env.rounding === 'rdn');
    const spare = bitLength(sum.significand) - format.significandBits;
    if (spare < 3) return roundedSum(format, operands, exactProduct(x!, y!), z!, env);
    return round(format, { ...sum, significand: spoil(format, sum.significand, spare) }, env);
  };

const dropBelow = (value: bigint, bits: number): bigint => (value >> BigInt(bits)) << BigInt(bits);

const stickyDropped = spoilt((_, value, spare) => dropBelow(value, spare - 1));
const stickyShort = spoilt((format, value, spare) =>
  dropBelow(value, Math.max(0, spare - format.significandBits)),
);
const doubleRounded = spoilt((_, value, spare) => {
  // To two places more first, ties away.
  const extra = spare - 2;
  return extra <= 0 ? value : (((value >> BigInt(extra - 1)) + 1n) >> 1n) << BigInt(extra);
});

const zeroSignLost: Fused = (format, operands, env) => {
  const outcome = fma(format, operands, env);
  return isZero(format, outcome.bits) ? { ...outcome, bits: 0n } : outcome;
};

const flushed: Fused = (format, operands, env) => {
  const outcome = fma(format, operands, env);
  const isTiny = (outcome.bits & format.infinity) === 0n;
  return isTiny ? { ...outcome, bits: outcome.bits & format.signMask } : outcome;
};

const quietInfinityTimesZero: Fused = (format, operands, env) => {
  const outcome = fma(format, operands, env);
  const [, , z] = operands;
  return isNan(format, z!) && (z! & format.quietBit) !== 0n ? { ...outcome, flags: 0 } : outcome;
};

const mutant = (fault: string, right: Fused, wrong: Fused, rounding: RoundingMode = 'rne'): Mutant => ({
  fault,
  rounding,
  right,
  wrong,
});

export const mutants: readonly Mutant[] = [
  mutant('x*y+z as x*y-z', fma, fuse(1, -1)),
  mutant('x*y+z as -(x*y)+z', fma, fuse(-1, 1)),
  mutant('x*y+z as -(x*y)-z', fma, fuse(-1, -1)),
  mutant('-(x*y)-z as the negated x*y+z', fuse(-1, -1), negated(fma)),
  mutant('-(x*y)+z as the negated x*y-z', fuse(-1, 1), negated(fuse(1, -1))),
  mutant('-(x*y)-z as the negated, rounding down', fuse(-1, -1), negated(fma), 'rdn'),
  mutant('x*y+z as x*z+y', fma, (format, [x, y, z], env) => fma(format, [x!, z!, y!], env)),
  mutant('x*y+z as z*y+x', fma, (format, [x, y, z], env) => fma(format, [z!, y!, x!], env)),
  mutant('x*y+z rounded twice', fma, unfused),
  mutant('x*y+z rounded twice, toward zero', fma, unfused, 'rtz'),
  mutant('sticky bit dropped', fma, stickyDropped),
  mutant('sticky bit dropped, rounding up', fma, stickyDropped, 'rup'),
  mutant('sticky bit of the far half dropped', fma, stickyShort),
  mutant('ties away for ties to even', fma, inMode('rmm')),
  mutant('ties to even for ties away', fma, inMode('rne'), 'rmm'),
  mutant('rounded to two places more first', fma, doubleRounded),
  mutant('toward zero for down', fma, inMode('rtz'), 'rdn'),
  mutant('cancelled zero is always +0', fma, zeroSignLost),
  mutant('subnormal results are flushed', fma, flushed),
  {
    fault: 'tininess before rounding',
    rounding: 'rne',
    right: fma,
    wrong: (format, operands, env) => fma(format, operands, { ...env, tininess: 'before' }),
    flags: true,
  },
  {
    fault: 'inf*0 + quiet NaN is not invalid',
    rounding: 'rne',
    right: fma,
    wrong: quietInfinityTimesZero,
    flags: true,
  },
];
