import fc from 'fast-check';
import type { Format } from '../../../src/semantics/float/format.ts';

/**
 * Encodings of a format, biased to where floating point goes wrong: exponents at the edges and the middle
 * of their range, fractions of few or many ones, and now and then any bits at all.
 */
export function encodings(format: Format): fc.Arbitrary<bigint> {
  const { exponentBits, significandBits, maxExponent, fractionMask, signMask } = format;
  const top = 2 ** exponentBits - 1;
  const anyBits = fc.bigInt({ min: 0n, max: 2n * signMask - 1n });
  const exponent = fc.oneof(
    fc.constantFrom(0, 1, 2, top - 2, top - 1, top),
    fc.integer({ min: -significandBits, max: significandBits }).map(d => clamp(maxExponent + d, 0, top)),
    fc.integer({ min: 0, max: top }),
  );
  const position = fc.integer({ min: 0, max: significandBits - 2 }).map(BigInt);
  const fraction = fc.oneof(
    fc.constantFrom(0n, 1n, fractionMask, fractionMask - 1n, (fractionMask + 1n) / 2n),
    position.map(i => 1n << i),
    position.map(i => fractionMask >> i),
    fc.tuple(position, position).map(([i, j]) => (1n << i) | (1n << j)),
    fc.bigInt({ min: 0n, max: fractionMask }),
  );
  const assembled = fc
    .tuple(fc.boolean(), exponent, fraction)
    .map(([sign, e, f]) => (sign ? signMask : 0n) | (BigInt(e) << BigInt(significandBits - 1)) | f);
  return fc.oneof({ weight: 4, arbitrary: assembled }, { weight: 1, arbitrary: anyBits });
}

/** Pairs, of which a part lie a few units of the last place apart or cancel, in value or in exponent. */
export function encodingPairs(format: Format): fc.Arbitrary<[bigint, bigint]> {
  const all = 2n * format.signMask - 1n;
  const one = encodings(format);
  return fc.oneof(
    fc.tuple(one, one),
    fc
      .tuple(one, fc.bigInt({ min: -4n, max: 4n }), fc.boolean())
      .map(([a, apart, flip]): [bigint, bigint] => [a, ((a + apart) & all) ^ (flip ? format.signMask : 0n)]),
  );
}

function clamp(value: number, least: number, greatest: number): number {
  return Math.min(greatest, Math.max(least, value));
}
