/**
 * Products by partial products, as dec64.rules and Wasm.rules have them: proved with halves of 32 bits, held against
 * all operands with halves of 4 bits; and neither proved nor right with one thing off.
 */
import { describe, expect, it } from 'vitest';
import type { Obligation } from '../../src/model/claim.ts';
import { byIntegers } from '../../src/prove/provers/integers.ts';
import { Question } from '../../src/prove/question.ts';
import { Budget } from '../../src/semantics/budget.ts';
import {
  bits,
  bvadd,
  bvand,
  bvashr,
  bvlshr,
  bvmul,
  bvmulhs,
  bvmulhu,
  bvor,
  bvsub,
  concat,
  extract,
  zeroExtend,
} from '../../src/semantics/term/build.ts';
import { evaluator } from '../../src/semantics/term/evaluate.ts';
import { type Term, type Variable, variable } from '../../src/semantics/term/term.ts';

/** The two operands, and what is done with their halves. */
interface Halves {
  readonly half: number;
  readonly x: Variable;
  readonly y: Variable;
  low(word: Term): Term;
  high(word: Term): Term;
  /** The product of two halves, as a word of its own halves. */
  full(a: Term, b: Term): Term;
  /** Sum and carry. */
  add(a: Term, b: Term, carry?: Term): readonly [sum: Term, carry: Term];
}

function halvesOf(half: number): Halves {
  const [x, y] = [variable('x', 2 * half), variable('y', 2 * half)] as [Variable, Variable];
  const longer = (a: Term): Term => zeroExtend(half + 1, a);
  return {
    half,
    x,
    y,
    low: word => extract(half - 1, 0, word),
    high: word => extract(2 * half - 1, half, word),
    full: (a, b) => concat(bvmulhu(a, b), bvmul(a, b)),
    add(a, b, carry = bits(1, 0n)) {
      const sum = bvadd(bvadd(longer(a), longer(b)), longer(carry));
      return [extract(half - 1, 0, sum), extract(half, half, sum)];
    },
  };
}

interface Row {
  readonly source: (halves: Halves) => Term;
  readonly target: (halves: Halves) => Term;
  readonly wrong: Readonly<Record<string, (halves: Halves) => Term>>;
}

/** Mul64 of dec64.rules. */
const lowProduct =
  (combine: (halves: Halves, x0y0: Term, x0y1: Term, x1y0: Term) => Term) =>
  (halves: Halves): Term => {
    const { x, y, low, high, full } = halves;
    return combine(halves, full(low(x), low(y)), bvmul(low(x), high(y)), bvmul(high(x), low(y)));
  };

/** Mul64uhilo of dec64.rules; `off`: what is wrong. */
function wholeProduct({ half, x, y, low, high, full, add }: Halves, off?: string): Term {
  const [none, no] = [bits(half, 0n), bits(1, 0n)];
  const [x0, x1, y0, y1] = [low(x), high(x), low(y), off === 'an operand' ? low(y) : high(y)];
  const [x0y0, x0y1, x1y0, x1y1] = [full(x0, y0), full(x0, y1), full(x1, y0), full(x1, y1)];
  const carried = (name: string, carry: Term): Term => (off === name ? no : carry);
  const [w1a, c1a] = add(high(x0y0), off === 'a half' ? high(x0y1) : low(x0y1));
  const [w2a, c2a] = add(high(x0y1), high(x1y0), carried('the first carry', c1a));
  const [w3a] = add(high(x1y1), none, carried('the second carry', c2a));
  const [w1b, c1b] = add(low(x1y0), w1a);
  const [w2b, c2b] = add(low(x1y1), w2a, carried('the third carry', c1b));
  const [w3b] = add(w3a, none, carried('the fourth carry', c2b));
  const upper = off === 'the order of halves' ? concat(w2b, w3b) : concat(w3b, w2b);
  const lower = concat(w1b, off === 'the lowest half' ? high(x0y0) : low(x0y0));
  return off === 'the order of words' ? concat(lower, upper) : concat(upper, lower);
}

/** Hmul64 and Hmul64u of Wasm.rules. */
const upperProduct =
  (shift: typeof bvlshr, off?: string) =>
  ({ half, x, y, low }: Halves): Term => {
    const count = bits(2 * half, BigInt(half));
    const lowest = (word: Term): Term => zeroExtend(2 * half, low(word));
    const [x0, x1, y0, y1] = [lowest(x), shift(x, count), lowest(y), shift(y, count)];
    const w0 = bvmul(x0, y0);
    const tt = bvadd(bvmul(x1, y0), off === 'a shift' ? bvashr(w0, count) : bvlshr(w0, count));
    const w1 = bvadd(bvmul(x0, off === 'an operand' ? y0 : y1), off === 'a part' ? tt : lowest(tt));
    const w2 = off === 'a sign' ? bvlshr(tt, count) : bvashr(tt, count);
    const carried = off === 'a carry' ? bits(2 * half, 0n) : shift === bvlshr ? bvlshr(tt, count) : w2;
    return bvadd(bvadd(bvmul(x1, y1), carried), shift(w1, count));
  };

/** Hmul64 of dec64.rules: the unsigned product less each operand where the other is negative. */
const signedProduct =
  (signOf: (halves: Halves, word: Term) => Term, exchanged = false) =>
  (halves: Halves): Term => {
    const { x, y } = halves;
    const [a, b] = exchanged ? [x, y] : [y, x];
    const less = bvsub(bvmulhu(x, y), bvand(signOf(halves, x), a));
    return bvsub(less, bvand(signOf(halves, y), b));
  };
const sign =
  (by: (half: number) => number) =>
  ({ half, high }: Halves, word: Term): Term => {
    const copies = bvashr(high(word), bits(half, BigInt(by(half))));
    return concat(copies, copies);
  };

const wholes = ['the first carry', 'the second carry', 'the third carry', 'the fourth carry'].concat([
  ...['a half', 'an operand', 'the lowest half', 'the order of halves', 'the order of words'],
]);
const offOf = (shift: typeof bvlshr, names: readonly string[]) =>
  Object.fromEntries(names.map(name => [name, upperProduct(shift, name)]));

const rows: Readonly<Record<string, Row>> = {
  'the lower word of a product': {
    source: ({ x, y }) => bvmul(x, y),
    target: lowProduct(({ high, low }, x0y0, x0y1, x1y0) =>
      concat(bvadd(high(x0y0), bvadd(x0y1, x1y0)), low(x0y0)),
    ),
    wrong: {
      'halves exchanged': lowProduct(({ high, low }, x0y0, x0y1, x1y0) =>
        concat(bvadd(low(x0y0), bvadd(x0y1, x1y0)), high(x0y0)),
      ),
      'one product missing': lowProduct(({ high, low }, x0y0, x0y1) =>
        concat(bvadd(high(x0y0), x0y1), low(x0y0)),
      ),
      'one product twice': lowProduct(({ high, low }, x0y0, x0y1) =>
        concat(bvadd(high(x0y0), bvadd(x0y1, x0y1)), low(x0y0)),
      ),
      'no upper half': lowProduct(({ low }, x0y0, x0y1, x1y0) => concat(bvadd(x0y1, x1y0), low(x0y0))),
    },
  },
  'both words of a product': {
    source: ({ x, y }) => concat(bvmulhu(x, y), bvmul(x, y)),
    target: wholeProduct,
    wrong: Object.fromEntries(wholes.map(off => [off, halves => wholeProduct(halves, off)])),
  },
  'the upper word of an unsigned product': {
    source: ({ x, y }) => bvmulhu(x, y),
    target: upperProduct(bvlshr),
    wrong: offOf(bvlshr, ['an operand', 'a part', 'a carry', 'a shift']),
  },
  'the upper word of a signed product': {
    source: ({ x, y }) => bvmulhs(x, y),
    target: upperProduct(bvashr),
    wrong: {
      ...offOf(bvashr, ['an operand', 'a part', 'a carry', 'a sign', 'a shift']),
      unsigned: upperProduct(bvlshr),
    },
  },
  'the upper word of a signed product by an unsigned one': {
    source: ({ x, y }) => bvmulhs(x, y),
    target: signedProduct(sign(half => half - 1)),
    wrong: {
      'operands exchanged': signedProduct(
        sign(half => half - 1),
        true,
      ),
      'a shift': signedProduct(sign(half => half - 2)),
      'a sum': ({ x, y, ...halves }) =>
        bvadd(bvmulhu(x, y), bvand(sign(half => half - 1)({ x, y, ...halves }, x), y)),
      'an or': halves => bvor(bvmulhu(halves.x, halves.y), sign(half => half - 1)(halves, halves.x)),
    },
  },
};

function isProved(half: number, source: Row['source'], target: Row['target']): boolean {
  const halves = halvesOf(half);
  const obligation: Obligation = {
    inputs: [halves.x, halves.y].map(each => ({ name: each.name, variable: each, role: 'operand' })),
    assumptions: [],
    sources: [source(halves)],
    target: target(halves),
    observed: { kind: 'integer', width: source(halves).sort as number },
  } as Obligation;
  return byIntegers.ask(new Question(obligation), Budget.of(5_000_000)).kind === 'proved';
}

/** Whether the sides differ for some operands with halves of 4 bits, of which all are looked at. */
function differs(source: Row['source'], target: Row['target']): boolean {
  const halves = halvesOf(4);
  const inputs = [halves.x, halves.y];
  const [one, other] = [evaluator(source(halves), inputs), evaluator(target(halves), inputs)];
  for (let x = 0n; x < 256n; x++) {
    for (let y = 0n; y < 256n; y++) if (one([x, y], 'rne').value !== other([x, y], 'rne').value) return true;
  }
  return false;
}

describe.each(Object.entries(rows))('%s', (_, { source, target, wrong }) => {
  it('is proved, and right for all operands of 8 bits', () => {
    expect(isProved(32, source, target)).toBe(true);
    expect(isProved(4, source, target)).toBe(true);
    expect(differs(source, target)).toBe(false);
  });
  it.each(Object.entries(wrong))('is neither with %s off', (_, off) => {
    expect(differs(source, off)).toBe(true);
    for (const half of [32, 4]) expect(isProved(half, source, off)).toBe(false);
  });
});

it('is not asked where nothing is multiplied', () => {
  const { source, target }: Pick<Row, 'source' | 'target'> = {
    source: ({ x, y }) => bvadd(x, y),
    target: ({ x, y }) => bvadd(y, x),
  };
  expect(isProved(32, source, target)).toBe(false);
});
