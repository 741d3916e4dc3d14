/** Where conditions bound a number, its conversions are short ones; they give what the long ones give, up to the bounds. */
import { describe, expect, it } from 'vitest';
import type { Obligation } from '../../src/model/claim.ts';
import { withShortIntegers } from '../../src/prove/short-integers.ts';
import {
  BINARY32,
  BINARY64,
  type Format,
  fromInteger,
  nearest,
  roundingModes,
} from '../../src/semantics/float/index.ts';
import {
  and,
  bits,
  extract,
  floatEqual,
  fromTruth,
  less,
  lessOrEqual,
  toInteger,
} from '../../src/semantics/term/build.ts';
import { evaluate } from '../../src/semantics/term/evaluate.ts';
import { subterms, type Term, variable } from '../../src/semantics/term/term.ts';
import { verdictOf } from '../support/machine-verdict.ts';

const ends = [
  0n,
  1n,
  100n,
  127n,
  128n,
  255n,
  256n,
  32_768n,
  1n << 31n,
  (1n << 31n) + 1n,
  1n << 32n,
  1n << 63n,
];
const signed = ends.flatMap(end => [end, -end, -end - 1n]);
const orders = [less, lessOrEqual];

/** The numbers around both bounds: the rewritten term is wrong there first, if it is. */
const around = (format: Format, bounds: readonly bigint[]): readonly bigint[] =>
  [...bounds, 0n, format.signMask, 1n].flatMap(bound =>
    [-2n, -1n, 0n, 1n, 2n].map(step => BigInt.asUintN(format.width, bound + step)),
  );

const widthsOf = (term: Term): number[] =>
  subterms(term).flatMap(part =>
    part.kind === 'application' && part.operator.name === 'fp.toInteger' ? [part.operator.width] : [],
  );

describe.each([BINARY32, BINARY64])('of $name', format => {
  const x = variable('x', format.width);
  const number = (value: bigint): bigint => fromInteger(format, value, nearest).bits;
  const conversions = [32, 64].flatMap(width =>
    [true, false].flatMap(isSigned => roundingModes.map(mode => toInteger(format, width, isSigned, mode, x))),
  );

  it('nothing changes where the bounds hold', () => {
    let shortened = 0;
    for (const [index, low] of signed.entries()) {
      const high = signed[(index * 7 + 5) % signed.length]!;
      const [least, greatest] = low < high ? [low, high] : [high, low];
      const bounds = [number(least), number(greatest)];
      const [above, below] = [orders[index % 2]!, orders[(index >> 1) % 2]!];
      const isIn = and(
        above(format, bits(format.width, bounds[0]!), x),
        below(format, x, bits(format.width, bounds[1]!)),
      );
      const given = conversions[index % conversions.length]!;
      const target = conversions[(index * 3 + 1) % conversions.length]!;
      const obligation = { assumptions: [isIn], sources: [given], target } as unknown as Obligation;
      const { sources, target: changed } = withShortIntegers(obligation);
      for (const [before, after] of [
        [given, sources[0]],
        [target, changed],
      ] as const) {
        if (before !== after) shortened += 1;
        for (const value of around(format, bounds)) {
          const values = new Map([[x, value]]);
          if (evaluate(isIn, values).value === 1n)
            expect(evaluate(after, values).value).toBe(evaluate(before, values).value);
        }
      }
    }
    expect(shortened).toBeGreaterThan(10);
  });

  it('of both ends no bit is given away', () => {
    const isIn = and(
      lessOrEqual(format, bits(format.width, number(0n)), x),
      less(format, x, bits(format.width, number(256n))),
    );
    const long = toInteger(format, 64, true, 'rtz', x);
    const obligation = {
      assumptions: [isIn],
      sources: [extract(7, 0, long)],
      target: fromTruth(1, floatEqual(format, x, x)),
    } as unknown as Obligation;
    const { sources, target } = withShortIntegers(obligation);
    expect(widthsOf(sources[0])).toEqual([8]);
    expect(evaluate(target, new Map()).value).toBe(1n);
    // To nearest, 255.5 is 256.
    const rounded = { ...obligation, target: toInteger(format, 64, true, 'rne', x) };
    expect(widthsOf(withShortIntegers(rounded).target)).toEqual([16]);
    expect(withShortIntegers({ ...obligation, assumptions: [] }).target).toBe(obligation.target);
  });
});

it.each([
  ['(Cvt64Fto32 ...) => (I64TruncSatF64S ...)', /^proved/],
  ['(Cvt64Fto32U ...) => (I64TruncSatF64U ...)', /^proved/],
  // What is not negative is the same in both.
  ['(Cvt64Fto32U ...) => (I64TruncSatF64S ...)', /^proved/],
  ['(Cvt64Fto32 ...) => (I64TruncSatF64U ...)', /^refuted/],
  ['(Cvt64Fto32 x) => (I64Add (I64Const [1]) (I64TruncSatF64S x))', /^refuted/],
])('%s', (rule, verdict) => expect(verdictOf('Wasm', rule)).toMatch(verdict));
