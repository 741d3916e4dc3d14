import type * as fusedMultiplyAdd from '../../../src/semantics/float/arithmetic.ts';
import { isNan } from '../../../src/semantics/float/decode.ts';
import type * as dyadic from '../../../src/semantics/float/dyadic.ts';
import { Flag } from '../../../src/semantics/float/environment.ts';
import type * as nanPolicy from '../../../src/semantics/float/nan-policy.ts';
import type * as roundModule from '../../../src/semantics/float/round.ts';
import type * as roundOffModule from '../../../src/semantics/float/round-off.ts';

/** The modules that mutants replace. */
interface Modules {
  'dyadic.ts': typeof dyadic;
  'arithmetic.ts': typeof fusedMultiplyAdd;
  'nan-policy.ts': typeof nanPolicy;
  'round.ts': typeof roundModule;
  'round-off.ts': typeof roundOffModule;
}

/** A deliberate fault: exports of one module, replaced underneath everything that imports it. */
export interface Mutant {
  readonly fault: string;
  readonly module: keyof Modules;
  readonly mutate: (original: never) => object;
  /** The law that must notice. */
  readonly brokenLaw: string;
}

function mutant<M extends keyof Modules>(
  fault: string,
  module: M,
  brokenLaw: string,
  mutate: (original: Modules[M]) => Partial<Modules[M]>,
): Mutant {
  return { fault, module, brokenLaw, mutate };
}

type Round = typeof roundModule.round;

/** A fault in the flags that `round` signals. */
const signaling = (lost: number) => (original: Modules['round.ts']) => ({
  round: ((format, value, env) => {
    const { bits, flags } = original.round(format, value, env);
    return { bits, flags: flags & ~lost };
  }) satisfies Round,
});

export const mutants: readonly Mutant[] = [
  mutant('the remainder of a quotient is dropped', 'round.ts', 'divide agrees with the reals', original => ({
    round: (format, value, env) => original.round(format, { ...value, sticky: false }, env),
  })),
  mutant('bits below the half are dropped', 'round-off.ts', 'add agrees with the reals', original => ({
    roundOff: (value, count, mode) => {
      const kept = BigInt(Math.max(0, count - 1));
      return original.roundOff({ ...value, significand: (value.significand >> kept) << kept }, count, mode);
    },
  })),
  mutant(
    'ties go away instead of to even',
    'round-off.ts',
    'add agrees with JavaScript in binary64',
    original => ({
      roundOff: (value, count, mode) => original.roundOff(value, count, mode === 'rne' ? 'rmm' : mode),
    }),
  ),
  mutant('ties to max magnitude go to even', 'round-off.ts', 'multiply agrees with the reals', original => ({
    roundOff: (value, count, mode) => original.roundOff(value, count, mode === 'rmm' ? 'rne' : mode),
  })),
  mutant('down ignores the sign', 'round-off.ts', 'toInteger agrees with the reals', original => ({
    roundOff: (value, count, mode) => original.roundOff(value, count, mode === 'rdn' ? 'rtz' : mode),
  })),
  mutant('tininess is detected before rounding', 'round.ts', 'multiply agrees with the reals', original => ({
    round: (format, value, env) => original.round(format, value, { ...env, tininess: 'before' }),
  })),
  mutant('inexact is not signaled', 'round.ts', 'divide agrees with the reals', signaling(Flag.NX)),
  mutant('underflow is not signaled', 'round.ts', 'convertFormat agrees with the reals', signaling(Flag.UF)),
  mutant('overflow is not signaled', 'round.ts', 'fromInteger agrees with the reals', signaling(Flag.OF)),
  mutant(
    'an overflow ends at the largest number',
    'round.ts',
    'add agrees with JavaScript in binary64',
    original => ({
      round: (format, value, env) => {
        const { bits, flags } = original.round(format, value, env);
        return { bits: (flags & Flag.OF) !== 0 ? bits - 1n : bits, flags };
      },
    }),
  ),
  mutant('results are rounded twice', 'round.ts', 'fusedMultiplyAdd agrees with the reals', original => ({
    round: (format, value, env) => {
      const spare = value.significand.toString(2).length - format.significandBits - 1;
      if (spare <= 0 || !Number.isFinite(value.exponent)) return original.round(format, value, env);
      const half = 1n << BigInt(spare - 1);
      const significand = (value.significand + half) >> BigInt(spare);
      return original.round(
        format,
        { ...value, significand, exponent: value.exponent + spare, sticky: false },
        env,
      );
    },
  })),
  mutant('cancellation downwards is +0', 'dyadic.ts', 'subtract agrees with the reals', original => ({
    exactSum: (x, y) => original.exactSum(x, y, false),
  })),
  mutant('a sum of two negative zeros is +0', 'dyadic.ts', 'add agrees with the reals', original => ({
    exactSum: (x, y, cancelled) => {
      const sum = original.exactSum(x, y, cancelled);
      return sum.significand === 0n ? { ...sum, sign: cancelled } : sum;
    },
  })),
  mutant('a NaN is passed on as it is', 'nan-policy.ts', 'squareRoot agrees with the reals', original => ({
    canonical: {
      ...original.canonical,
      result: (format, operands) =>
        operands.find(operand => isNan(format, operand)) ?? original.canonicalNan(format),
    },
  })),
  mutant(
    'infinity times zero is quiet under a quiet NaN',
    'arithmetic.ts',
    'fusedMultiplyAdd agrees with the reals',
    original => ({
      fusedMultiplyAdd: (format, a, b, c, env) => {
        const outcome = original.fusedMultiplyAdd(format, a, b, c, env);
        const quiet = isNan(format, c) && (c & format.quietBit) !== 0n;
        return quiet && !isNan(format, a) && !isNan(format, b) ? { ...outcome, flags: 0 } : outcome;
      },
    }),
  ),
];
