import fc from 'fast-check';
import { roundingModes } from '../../../../src/semantics/float/environment.ts';
import {
  BFLOAT16,
  BINARY16,
  BINARY32,
  BINARY64,
  type Format,
} from '../../../../src/semantics/float/format.ts';
import { encodingPairs, encodings } from '../operands.ts';
import { environment, hex, mustAgree } from './expectation.ts';
import type { Law } from './implementation.ts';

const formats = [BINARY16, BFLOAT16, BINARY32, BINARY64];

const formatAndOperands = fc
  .constantFrom(...formats)
  .chain(format => fc.tuple(fc.constant(format), encodingPairs(format), encodings(format)));

/** A case of three operands in one of the real formats and one of the modes. */
const cases = fc
  .tuple(formatAndOperands, fc.constantFrom(...roundingModes))
  .map(([[format, [a, b], c], mode]) => ({ format, a, b, c, mode }));

const one = (format: Format) => BigInt(format.maxExponent) << BigInt(format.significandBits - 1);

function forAllCases(numRuns: number, property: (sample: CaseOf<typeof cases>) => void): void {
  fc.assert(fc.property(cases, property), { numRuns });
}

type CaseOf<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** Equations between operations, on the formats in use. */
export function relateToEachOther(numRuns: number): readonly Law[] {
  return [
    {
      name: 'a fused product of one is a sum',
      check: float =>
        forAllCases(numRuns, ({ format, a, c, mode }) => {
          const env = environment(float, mode);
          mustAgree(
            float.fusedMultiplyAdd(format, one(format), a, c, env),
            float.add(format, a, c, env),
            () => hex([a, c]),
          );
        }),
    },
    {
      name: 'a fused sum with a zero of the sign of the product is a product',
      check: float =>
        forAllCases(numRuns, ({ format, a, b, mode }) => {
          const env = environment(float, mode);
          const zero = float.encodeZero(format, float.signBit(format, a ^ b));
          mustAgree(float.fusedMultiplyAdd(format, a, b, zero, env), float.multiply(format, a, b, env), () =>
            hex([a, b]),
          );
        }),
    },
    {
      name: 'the factors of a fused product commute, and so do their signs',
      check: float =>
        forAllCases(numRuns, ({ format, a, b, c, mode }) => {
          const env = environment(float, mode);
          const expected = float.fusedMultiplyAdd(format, a, b, c, env);
          mustAgree(float.fusedMultiplyAdd(format, b, a, c, env), expected, () => hex([a, b, c]));
          const [minusA, minusB] = [float.negate(format, a), float.negate(format, b)];
          mustAgree(float.fusedMultiplyAdd(format, minusA, minusB, c, env), expected, () => hex([a, b, c]));
        }),
    },
    {
      name: 'negating every operand of a sum mirrors its rounding',
      check: float =>
        forAllCases(numRuns, ({ format, a, b, c, mode }) => {
          const mirrored = environment(float, mode === 'rdn' ? 'rup' : mode === 'rup' ? 'rdn' : mode);
          const minus = (bits: bigint) => float.negate(format, bits);
          const expected = float.fusedMultiplyAdd(format, a, b, c, environment(float, mode));
          const { bits, flags } = float.fusedMultiplyAdd(format, minus(a), b, minus(c), mirrored);
          if (float.isNan(format, expected.bits)) return;
          // An exact zero of unlike signs is the same zero in rne and its mirror.
          if (float.isZero(format, bits) && flags === 0) return;
          mustAgree({ bits: minus(bits), flags }, expected, () => hex([a, b, c]));
        }),
    },
    {
      name: 'a difference is the sum with the opposite',
      check: float =>
        forAllCases(numRuns, ({ format, a, b, mode }) => {
          const env = environment(float, mode);
          mustAgree(
            float.subtract(format, a, b, env),
            float.add(format, a, float.negate(format, b), env),
            () => hex([a, b]),
          );
        }),
    },
    {
      name: 'what is exact does not depend on the mode, but for the sign of zero',
      check: float =>
        forAllCases(numRuns, ({ format, a, b, c, mode }) => {
          const here = float.fusedMultiplyAdd(format, a, b, c, environment(float, mode));
          const there = float.fusedMultiplyAdd(format, a, b, c, environment(float));
          if (here.flags !== 0 || float.isZero(format, here.bits)) return;
          mustAgree(here, there, () => hex([a, b, c]));
        }),
    },
    {
      name: 'widening and narrowing again gives the number back',
      check: float =>
        forAllCases(numRuns, ({ a, b, mode }) => {
          const env = environment(float, mode);
          const widenings = [
            [BINARY16, BINARY32],
            [BFLOAT16, BINARY32],
            [BINARY32, BINARY64],
          ] as const;
          for (const [narrow, wide] of widenings) {
            const bits = (a ^ (b << 3n)) & (2n * narrow.signMask - 1n);
            if (float.isNan(narrow, bits)) continue;
            const wider = float.convertFormat(narrow, wide, bits, env);
            mustAgree(wider, { bits: wider.bits, flags: 0 }, () => hex([bits]));
            mustAgree(float.convertFormat(wide, narrow, wider.bits, env), { bits, flags: 0 }, () =>
              hex([bits]),
            );
          }
        }),
    },
  ];
}
