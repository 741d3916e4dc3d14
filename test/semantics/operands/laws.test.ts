/** Every generator draws what its description says. */
import { describe, expect, it } from 'vitest';
import type { Dyadic } from '../../../src/semantics/float/dyadic.ts';
import {
  BFLOAT16,
  BINARY16,
  BINARY32,
  BINARY64,
  type Format,
  formatOf,
  isNan,
  isSignalingNan,
  lowestExponent,
  magnitude,
  signBit,
} from '../../../src/semantics/float/index.ts';
import { type Arity, operandGenerators, randomOf, tuples } from '../../../src/semantics/operands/index.ts';
import { fusedOf, inUnits, isMidpoint, lastPlace, numberOf, orderOf, productOf, sumOf } from './exact.ts';

const standard = [BINARY16, BFLOAT16, BINARY32, BINARY64];
const tiny = [formatOf(2, 2), formatOf(3, 2), formatOf(2, 5), formatOf(3, 3), formatOf(4, 4), formatOf(5, 3)];
const arities = [1, 2, 3] as const;

const generatorNamed = (name: string) => operandGenerators.find(generator => generator.name === name)!;

function draw(name: string, format: Format, arity: Arity, count: number): (readonly bigint[])[] {
  const drawn = tuples(generatorNamed(name), format, arity, randomOf(7));
  return Array.from({ length: count }, () => drawn.next().value);
}

describe.each(operandGenerators.map(generator => [generator.name, generator] as const))(
  '%s',
  (_, generator) => {
    const drawn = arities.filter(arity => generator.draws[arity] !== undefined);

    it.each([...standard, ...tiny].map(format => [format.name, format] as const))(
      'are encodings of %s, as many as asked for',
      (_, format) => {
        for (const arity of drawn) {
          for (const operands of draw(generator.name, format, arity, 200)) {
            expect(operands).toHaveLength(arity);
            expect(operands.every(bits => BigInt.asUintN(format.width, bits) === bits)).toBe(true);
          }
        }
      },
    );

    it('are the same for the same seed', () => {
      for (const arity of drawn) {
        const first = draw(generator.name, BINARY64, arity, 50);
        expect(draw(generator.name, BINARY64, arity, 50)).toEqual(first);
      }
    });
  },
);

/** What holds of the tuples of a generator, and of what share of them at least. */
interface Claim {
  readonly generator: string;
  readonly arity: Arity;
  readonly claim: string;
  readonly share: number;
  readonly holds: (format: Format, operands: readonly bigint[]) => boolean;
}

const aroundEdge = (format: Format, result: Dyadic, edge: number): boolean => {
  const unit = Math.max(lowestExponent(format), edge - format.significandBits);
  const distance = inUnits(result, unit).whole - (1n << BigInt(edge - unit));
  return distance >= -9n && distance <= 9n;
};
const aroundOverflow = (format: Format, result: Dyadic) => aroundEdge(format, result, format.maxExponent + 1);
const aroundUnderflow = (format: Format, result: Dyadic) => aroundEdge(format, result, format.minExponent);
const isSubnormal = (format: Format, result: Dyadic) =>
  result.significand !== 0n && orderOf(result) < format.minExponent;
const areNormal = (format: Format, values: readonly Dyadic[]) =>
  values.every(value => orderOf(value) >= format.minExponent && orderOf(value) <= format.maxExponent);

const claims: readonly Claim[] = [
  {
    generator: 'ties',
    arity: 2,
    claim: 'the sum or the product is a midpoint',
    share: 0.9,
    holds: (format, operands) =>
      isMidpoint(format, sumOf(format, operands)) || isMidpoint(format, productOf(format, operands)),
  },
  {
    generator: 'ties',
    arity: 3,
    claim: 'x * y + z is a midpoint',
    share: 0.9,
    holds: (format, operands) => isMidpoint(format, fusedOf(format, operands)),
  },
  {
    generator: 'ties',
    arity: 1,
    claim: 'x has a bit below its leading one, to be cut at',
    share: 1,
    holds: (format, [x]) => inUnits(numberOf(format, x!), orderOf(numberOf(format, x!))).rest,
  },
  {
    generator: 'exact cancellation',
    arity: 2,
    claim: '|x| = |y|',
    share: 1,
    holds: (format, [x, y]) => magnitude(format, x!) === magnitude(format, y!),
  },
  {
    generator: 'exact cancellation',
    arity: 3,
    claim: '|x * y| = |z|',
    share: 1,
    holds: (format, [x, y, z]) => {
      const product = productOf(format, [x!, y!]);
      const addend = numberOf(format, z!);
      const unit = Math.min(product.exponent, addend.exponent);
      return inUnits(product, unit).whole === inUnits(addend, unit).whole;
    },
  },
  {
    generator: 'overflow edge',
    arity: 2,
    claim: 'the sum or the product is about the largest number',
    share: 0.95,
    holds: (format, operands) =>
      aroundOverflow(format, sumOf(format, operands)) || aroundOverflow(format, productOf(format, operands)),
  },
  {
    generator: 'overflow edge',
    arity: 3,
    claim: 'x * y + z is about the largest number',
    share: 0.95,
    holds: (format, operands) => aroundOverflow(format, fusedOf(format, operands)),
  },
  {
    generator: 'underflow edge',
    arity: 2,
    claim: 'the sum or the product is about the smallest normal number',
    share: 0.95,
    holds: (format, operands) =>
      aroundUnderflow(format, sumOf(format, operands)) ||
      aroundUnderflow(format, productOf(format, operands)),
  },
  {
    generator: 'underflow edge',
    arity: 3,
    claim: 'x * y + z is about the smallest normal number',
    share: 0.95,
    holds: (format, operands) => aroundUnderflow(format, fusedOf(format, operands)),
  },
  {
    generator: 'beneath subnormals',
    arity: 2,
    claim: 'the product is below two of the smallest subnormal',
    share: 0.95,
    holds: (format, operands) => orderOf(productOf(format, operands)) <= lowestExponent(format),
  },
  {
    generator: 'beneath subnormals',
    arity: 3,
    claim: 'x * y + z is at most five of the smallest subnormal',
    share: 0.95,
    holds: (format, operands) => inUnits(fusedOf(format, operands), lowestExponent(format)).whole <= 5n,
  },
  {
    generator: 'subnormal cancellations',
    arity: 2,
    claim: 'normal terms leave a subnormal sum',
    share: 0.95,
    holds: (format, operands) =>
      isSubnormal(format, sumOf(format, operands)) &&
      areNormal(
        format,
        operands.map(bits => numberOf(format, bits)),
      ),
  },
  {
    generator: 'subnormal cancellations',
    arity: 3,
    claim: 'normal operands leave a subnormal sum',
    share: 0.95,
    holds: (format, operands) =>
      isSubnormal(format, fusedOf(format, operands)) &&
      areNormal(
        format,
        operands.map(bits => numberOf(format, bits)),
      ),
  },
  {
    generator: 'intermediate range',
    arity: 3,
    claim: 'the product is out of range, the sum is in it',
    share: 0.9,
    holds: (format, operands) => {
      const product = orderOf(productOf(format, operands));
      const isOut = product > format.maxExponent || product <= lowestExponent(format);
      return isOut && areNormal(format, [fusedOf(format, operands)]);
    },
  },
  ...arities.map(
    (arity): Claim => ({
      generator: 'NaN kinds',
      arity,
      claim: 'an operand is a NaN',
      share: 1,
      holds: (format, operands) => operands.some(bits => isNan(format, bits)),
    }),
  ),
  {
    generator: 'neighbours',
    arity: 3,
    claim: 'magnitudes are two encodings apart at most',
    share: 0.95,
    holds: (format, operands) => {
      const sizes = operands.map(bits => magnitude(format, bits)).sort((a, b) => (a < b ? -1 : 1));
      return sizes[2]! - sizes[0]! <= 2n;
    },
  },
];

describe('the law of a generator', () => {
  it.each(claims.map(claim => [claim.generator, claim.claim, claim] as const))(
    '%s: %s',
    (_, __, { generator, arity, share, holds }) => {
      for (const format of standard) {
        const drawn = draw(generator, format, arity, 1000);
        const lawful = drawn.filter(operands => holds(format, operands)).length;
        expect([format.name, lawful / drawn.length >= share ? 'lawful' : lawful]).toEqual([
          format.name,
          'lawful',
        ]);
      }
    },
  );

  it.each(standard.map(format => [format.name, format] as const))(
    'cancellations: every number of bits is lost in %s',
    (_, format) => {
      const p = format.significandBits;
      const lostBy = (terms: readonly Dyadic[], result: Dyadic) =>
        Math.max(...terms.map(orderOf)) - orderOf(result);
      const inSums = draw('cancellations', format, 2, 3000).map(operands =>
        lostBy(
          operands.map(bits => numberOf(format, bits)),
          sumOf(format, operands),
        ),
      );
      const inFused = draw('cancellations', format, 3, 6000).map(operands =>
        lostBy([productOf(format, operands), numberOf(format, operands[2]!)], fusedOf(format, operands)),
      );
      const all = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
      const inOrder = (lost: readonly number[]) => [...new Set(lost)].sort((a, b) => a - b);
      expect(inOrder(inSums)).toEqual(all(p - 1));
      expect(inOrder(inFused)).toEqual(all(2 * p - 2));
    },
  );

  it('exact cancellation: every combination of signs is drawn', () => {
    const drawn = draw('exact cancellation', BINARY64, 3, 200);
    const combinations = new Set(drawn.map(operands => operands.map(bits => signBit(BINARY64, bits)).join()));
    expect(combinations.size).toBe(8);
  });

  it.each(standard.map(format => [format.name, format] as const))(
    'alignments: every distance is drawn in %s',
    (_, format) => {
      const p = format.significandBits;
      const distances = new Set(
        draw('alignments', format, 3, 8000).map(
          operands => orderOf(numberOf(format, operands[2]!)) - orderOf(productOf(format, operands)),
        ),
      );
      for (let distance = -2 * p - 1; distance <= p + 2; distance++) {
        expect([distance, distances.has(distance)]).toEqual([distance, true]);
      }
    },
  );

  it.each([2, 3] as const)(
    'rounding bits: last place, half and rest are drawn with all values (%i)',
    arity => {
      for (const format of standard) {
        const seen = new Set(
          draw('rounding bits', format, arity, 1000).map(operands => {
            const value = arity === 2 ? productOf(format, operands) : fusedOf(format, operands);
            const { whole, rest } = inUnits(value, lastPlace(format, value) - 1);
            return `${whole & 3n}${rest}`;
          }),
        );
        expect(seen.size).toBe(8);
      }
    },
  );

  it('NaN kinds: both kinds with both signs are drawn', () => {
    const nans = draw('NaN kinds', BINARY32, 2, 200)
      .flat()
      .filter(bits => isNan(BINARY32, bits));
    const kinds = new Set(nans.map(bits => `${isSignalingNan(BINARY32, bits)}${signBit(BINARY32, bits)}`));
    expect(kinds.size).toBe(4);
  });

  it('uniform bits never tie, which is why there are other generators', () => {
    const drawn = draw('uniform bits', BINARY64, 3, 2000);
    expect(drawn.filter(operands => operands.every(bits => !isNan(BINARY64, bits))).length).toBeGreaterThan(
      1900,
    );
    const finite = drawn.filter(operands =>
      operands.every(bits => magnitude(BINARY64, bits) < BINARY64.infinity),
    );
    expect(finite.some(operands => isMidpoint(BINARY64, fusedOf(BINARY64, operands)))).toBe(false);
  });
});
