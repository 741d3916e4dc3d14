/** A number in a wider format, an integer in a wider type, the mode in force: each is what it was. */
import { describe, expect, it } from 'vitest';
import { BINARY32, BINARY64, canonical, roundingModes } from '../../../src/semantics/float/index.ts';
import type { Law } from '../../../src/semantics/normal-form/law.ts';
import { exactConversionsDoNotRound } from '../../../src/semantics/normal-form/laws/exact-conversions-do-not-round.ts';
import { extendingKeepsTheInteger } from '../../../src/semantics/normal-form/laws/extending-keeps-the-integer.ts';
import { theModeInForceIsKnown } from '../../../src/semantics/normal-form/laws/the-mode-in-force-is-known.ts';
import { wideningKeepsTheNumber } from '../../../src/semantics/normal-form/laws/widening-keeps-the-number.ts';
import { randomOf } from '../../../src/semantics/operands/random.ts';
import {
  arithmetic,
  bits,
  floatEqual,
  fromInteger,
  less,
  lessOrEqual,
  signExtend,
  toInteger,
  zeroExtend,
} from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, variable } from '../../../src/semantics/term/term.ts';
import { lattices } from '../conformance/lattice.ts';

const { convert, squareRoot } = arithmetic(canonical);
const [x, y] = [variable('x', 32), variable('y', 32)];
const wide = (a: Term): Term => convert(BINARY32, BINARY64, a);

const singles = lattices.s.map(bits => BigInt.asUintN(32, bits));
const random = randomOf(3);
const pairs = [
  ...singles.flatMap(a => singles.map(b => [a, b])),
  ...Array.from({ length: 2000 }, () => [0, 1].map(() => BigInt(random(0, 2 ** 32 - 1)))),
];

const instances: readonly (readonly [what: string, law: Law, term: Term])[] = [
  ['equality', wideningKeepsTheNumber, floatEqual(BINARY64, wide(x), wide(y))],
  ['a constant', wideningKeepsTheNumber, less(BINARY64, wide(x), bits(64, 0x41e0000000000000n))],
  ['an infinity', wideningKeepsTheNumber, lessOrEqual(BINARY64, bits(64, BINARY64.infinity), wide(x))],
  ['a subnormal', wideningKeepsTheNumber, floatEqual(BINARY64, wide(x), bits(64, 0x36a0000000000000n))],
  ['order', wideningKeepsTheNumber, less(BINARY64, wide(x), wide(y))],
  ['order or equality', wideningKeepsTheNumber, lessOrEqual(BINARY64, wide(x), wide(y))],
  ['a signed integer', wideningKeepsTheNumber, toInteger(BINARY64, 64, true, 'rtz', wide(x))],
  ['a short unsigned integer', wideningKeepsTheNumber, toInteger(BINARY64, 32, false, 'rdn', wide(x))],
  ['a signed number', extendingKeepsTheInteger, fromInteger(BINARY64, true, signExtend(64, x))],
  ['a rounded number', extendingKeepsTheInteger, fromInteger(BINARY32, true, signExtend(64, x))],
  ['an unsigned number', extendingKeepsTheInteger, fromInteger(BINARY32, false, zeroExtend(64, x))],
  [
    'an unsigned number read as signed',
    extendingKeepsTheInteger,
    fromInteger(BINARY32, true, zeroExtend(64, x)),
  ],
  ['a widened number', exactConversionsDoNotRound, wide(x)],
  ['a short signed integer', exactConversionsDoNotRound, fromInteger(BINARY64, true, x)],
  ['a short unsigned integer', exactConversionsDoNotRound, fromInteger(BINARY64, false, x)],
  ['a square root', theModeInForceIsKnown, squareRoot(BINARY32, x)],
];

describe('is what it was', () => {
  it.each(instances)('%s', (_, law, term) => {
    if (term.kind !== 'application') throw new Error('no application');
    const rewritten = law.rewrite(term.operator, term.operands, 'bits');
    expect(rewritten).toBeDefined();
    const [one, two] = [evaluator(term, [x, y]), evaluator(rewritten!, [x, y])];
    for (const mode of law.modes ?? roundingModes) {
      expect(pairs.filter(pair => one(pair, mode).value !== two(pair, mode).value)).toEqual([]);
    }
  });

  it('not for a constant that the narrow format lacks', () => {
    for (const value of [
      0x3ff0000000000001n,
      0x47f0000000000000n,
      0x3690000000000000n,
      0x7ff8000000000000n,
    ]) {
      const term = less(BINARY64, wide(x), bits(64, value));
      if (term.kind !== 'application') throw new Error('no application');
      expect(wideningKeepsTheNumber.rewrite(term.operator, term.operands, 'bits')).toBeUndefined();
    }
  });

  it('not for a negative integer that is extended and then read as unsigned', () => {
    const term = fromInteger(BINARY64, false, signExtend(64, x));
    if (term.kind !== 'application') throw new Error('no application');
    expect(extendingKeepsTheInteger.rewrite(term.operator, term.operands, 'bits')).toBeUndefined();
  });

  it('not for integers and numbers that are rounded', () => {
    for (const term of [fromInteger(BINARY32, true, x), convert(BINARY64, BINARY32, wide(x))]) {
      if (term.kind !== 'application') throw new Error('no application');
      expect(exactConversionsDoNotRound.rewrite(term.operator, term.operands, 'bits')).toBeUndefined();
    }
  });
});
