/** What the normal form is for: pairs of terms as rules have them, which have one normal form. */
import { describe, expect, it } from 'vitest';
import {
  and,
  bits,
  bvadd,
  bvand,
  bvashr,
  bvlshr,
  bvmul,
  bvmulhs,
  bvmulhu,
  bvneg,
  bvnot,
  bvor,
  bvsdiv,
  bvshl,
  bvsle,
  bvslt,
  bvsrem,
  bvsub,
  bvudiv,
  bvule,
  bvult,
  bvurem,
  bvxor,
  concat,
  equal,
  extract,
  fromTruth,
  ifThenElse,
  inverse,
  not,
  or,
  reverseBytes,
  rotateLeft,
  signExtend,
  zeroExtend,
} from '../../../src/semantics/term/build.ts';
import { describe as show } from '../../../src/semantics/term/describe.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, type Variable, variable } from '../../../src/semantics/term/term.ts';
import { equalUnder } from '../../../src/semantics/words/equality.ts';
import { NormalForm } from '../../../src/semantics/words/normal-form.ts';

const [x, y, z, c, d] = ['x', 'y', 'z', 'c', 'd'].map(name => variable(name, 64)) as [
  Term,
  Term,
  Term,
  Term,
  Term,
];
const [w, v, u, t] = ['w', 'v', 'u', 't'].map(name => variable(name, 32)) as [Term, Term, Term, Term];
const b = variable('b', 8);
const p = variable('p', 'Bool');
const q = variable('q', 'Bool');
const k = (value: number | bigint): Term => bits(64, BigInt(value));
const low = (width: number, a: Term): Term => extract(width - 1, 0, a);
const word = (a: Term): Term => signExtend(64, low(32, a));
const unsignedWord = (a: Term): Term => zeroExtend(64, low(32, a));

type Pair = readonly [name: string, one: Term, two: Term];

const sums: readonly Pair[] = [
  ['constants of a chain add up', bvadd(bvadd(x, c), d), bvadd(x, bvadd(d, c))],
  ['a difference subtracts each term', bvsub(x, bvadd(y, z)), bvsub(bvsub(x, z), y)],
  ['a difference of a difference', bvsub(x, bvsub(x, y)), y],
  ['a negation of a difference', bvneg(bvsub(x, y)), bvsub(y, x)],
  ['the complement is one less than the negation', bvnot(x), bvsub(bvneg(x), k(1))],
  ['the complement of a difference', bvnot(bvsub(x, k(1))), bvneg(x)],
  ['multiply and add', bvadd(z, bvmul(x, y)), bvadd(bvmul(y, x), z)],
  ['multiply and subtract', bvsub(z, bvmul(x, y)), bvadd(z, bvmul(bvneg(x), y))],
  ['the negated product', bvneg(bvmul(x, y)), bvmul(bvneg(x), y)],
  ['products distribute', bvmul(bvadd(x, c), d), bvadd(bvmul(c, d), bvmul(x, d))],
  ['products factor', bvadd(bvmul(x, y), bvmul(x, z)), bvmul(x, bvadd(y, z))],
  ['products associate', bvmul(c, bvmul(d, x)), bvmul(bvmul(c, d), x)],
  ['a shift to the left multiplies', bvshl(x, k(3)), bvmul(x, k(8))],
  ['shift and add', bvadd(bvshl(x, k(1)), y), bvadd(bvadd(x, y), x)],
  ['three times', bvadd(bvshl(x, k(1)), x), bvmul(x, k(3))],
  ['a shift of a sum', bvshl(bvadd(x, y), c), bvadd(bvshl(y, c), bvshl(x, c))],
  ['the highest bit is flipped by adding', bvxor(x, k(1n << 63n)), bvadd(x, k(1n << 63n))],
  ['x - x', bvsub(x, x), k(0)],
];

const lowHalves: readonly Pair[] = [
  ['a word of a sum', word(bvadd(x, y)), word(bvadd(word(x), unsignedWord(y)))],
  ['a word of a product', low(32, bvmul(x, y)), bvmul(low(32, x), low(32, y))],
  ['a word of a negation', word(bvneg(word(x))), word(bvneg(x))],
  ['a word of a shift', word(bvshl(x, k(5))), word(bvshl(unsignedWord(x), k(5)))],
  ['a byte of a bitwise operation', low(8, bvxor(x, bvnot(y))), bvxor(low(8, x), bvnot(low(8, y)))],
  [
    'a sum below a multiple',
    extract(63, 32, bvadd(bvshl(x, k(32)), y)),
    bvadd(low(32, x), extract(63, 32, y)),
  ],
  ['extensions twice', signExtend(64, signExtend(32, b)), signExtend(64, b)],
  ['a signed extension of an unsigned one', signExtend(64, zeroExtend(32, b)), zeroExtend(64, b)],
];

const slices: readonly Pair[] = [
  ['shifts there and back extend with zeros', bvlshr(bvshl(x, k(32)), k(32)), unsignedWord(x)],
  ['shifts there and back extend the sign', bvashr(bvshl(x, k(48)), k(48)), signExtend(64, low(16, x))],
  ['a mask of ones extends with zeros', bvand(x, k(0xff)), zeroExtend(64, low(8, x))],
  ['a bit field', bvand(bvlshr(x, k(8)), k(0xff)), zeroExtend(64, extract(15, 8, x))],
  ['a bit field by shifts', bvlshr(bvshl(x, k(48)), k(56)), zeroExtend(64, extract(15, 8, x))],
  ['a signed bit field', bvashr(bvshl(x, k(48)), k(56)), signExtend(64, extract(15, 8, x))],
  ['a mask after a shift', bvand(bvshl(x, k(8)), k(0xff00)), bvshl(bvand(x, k(0xff)), k(8))],
  ['parts of a word', bvor(bvand(x, k(0xff)), bvand(x, k(~0xffn))), x],
  ['parts of a sum', bvor(bvand(bvadd(x, y), k(0xff)), bvand(bvadd(y, x), k(~0xffn))), bvadd(x, y)],
  [
    'or and add of disjoint words',
    bvor(bvshl(x, k(8)), zeroExtend(64, b)),
    bvadd(bvshl(x, k(8)), zeroExtend(64, b)),
  ],
  [
    'xor of disjoint words',
    bvxor(bvshl(x, k(8)), zeroExtend(64, b)),
    bvor(bvshl(x, k(8)), zeroExtend(64, b)),
  ],
  ['a rotation by shifts', bvor(bvshl(x, k(13)), bvlshr(x, k(51))), rotateLeft(x, k(13))],
  ['rotations add up', rotateLeft(rotateLeft(x, c), d), rotateLeft(x, bvadd(d, c))],
  ['rotations by whole turns', rotateLeft(x, bvadd(c, k(64))), rotateLeft(x, c)],
  ['shifts add up', bvlshr(bvlshr(x, k(3)), k(4)), bvlshr(x, k(7))],
  ['shifts of everything', bvlshr(x, k(64)), k(0)],
  ['bytes reversed twice', reverseBytes(reverseBytes(x)), x],
  ['the sign of a word', bvlshr(word(x), k(63)), zeroExtend(64, extract(31, 31, x))],
  ['a concatenation of neighbours', concat(extract(63, 32, x), low(32, x)), x],
];

const bitwise: readonly Pair[] = [
  ['De Morgan', bvnot(bvand(x, y)), bvor(bvnot(x), bvnot(y))],
  ['absorption', bvand(x, bvor(x, y)), x],
  ['absorption of or', bvor(x, bvand(x, y)), x],
  ['and with the complement', bvand(x, bvnot(x)), k(0)],
  ['and-not by exclusive or', bvand(x, bvnot(y)), bvxor(x, bvand(x, y))],
  ['or-not', bvor(x, bvnot(y)), bvnot(bvand(y, bvnot(x)))],
  ['exclusive nor', bvnot(bvxor(x, y)), bvxor(bvnot(x), y)],
  ['or of exclusive or', bvor(bvxor(x, y), bvand(x, y)), bvor(x, y)],
  ['distribution', bvand(x, bvor(y, z)), bvor(bvand(x, z), bvand(y, x))],
  ['masks combine', bvand(bvand(x, c), bvand(d, x)), bvand(x, bvand(c, d))],
  ['the lowest one', bvand(x, bvneg(x)), bvand(x, bvnot(bvsub(x, k(1))))],
  ['double complement', bvnot(bvnot(x)), x],
];

const truths: readonly Pair[] = [
  ['at most is not greater', bvule(x, y), not(bvult(y, x))],
  ['at least 1 is not 0', bvult(k(0), x), not(equal(x, k(0)))],
  ['less than 1 is 0', bvult(x, k(1)), equal(k(0), x)],
  ['negative is the sign', bvslt(x, k(0)), equal(extract(63, 63, x), bits(1, 1n))],
  ['the sign is negative', equal(bvlshr(x, k(63)), k(1)), bvslt(x, k(0))],
  ['greater than -1', bvslt(k(-1), x), bvsle(k(0), x)],
  ['less than and at most', bvslt(x, k(5)), bvsle(x, k(4))],
  ['a difference is 0', equal(bvsub(x, y), k(0)), equal(y, x)],
  ['an exclusive or is 0', equal(bvxor(x, y), k(0)), equal(x, y)],
  ['constants move', equal(bvadd(x, k(5)), k(7)), equal(x, k(2))],
  ['constants move out of exclusive or', equal(bvxor(x, k(5)), k(7)), equal(x, k(2))],
  ['terms move', equal(bvadd(x, y), z), equal(x, bvsub(z, y))],
  ['an extension equals a constant', equal(zeroExtend(64, b), k(7)), equal(b, bits(8, 7n))],
  ['an extension is below', bvult(zeroExtend(64, b), k(256)), bvule(k(0), x)],
  ['extensions are ordered as without', bvslt(word(x), word(y)), bvslt(low(32, x), low(32, y))],
  ['a truth value as a number equals 1', equal(fromTruth(64, p), k(1)), p],
  ['a truth value as a number is not 0', not(equal(fromTruth(64, p), k(0))), p],
  ['the complement of a truth value', bvxor(fromTruth(64, p), k(1)), fromTruth(64, not(p))],
  ['set if a difference is zero', fromTruth(64, bvult(bvsub(x, y), k(1))), fromTruth(64, equal(x, y))],
  ['both, by and', bvand(fromTruth(64, p), fromTruth(64, q)), fromTruth(64, and(q, p))],
  ['either, by or', bvor(fromTruth(64, p), fromTruth(64, q)), fromTruth(64, not(and(not(q), not(p))))],
  ['the carry, from either operand', bvult(bvadd(x, y), x), bvult(bvadd(y, x), y)],
  ['no carry from a constant', bvult(bvadd(x, k(1)), x), equal(x, k(-1))],
  [
    'the borrow',
    equal(extract(64, 64, bvsub(zeroExtend(65, x), zeroExtend(65, y))), bits(1, 1n)),
    bvult(x, y),
  ],
  ['the word of a truth value', word(fromTruth(64, p)), fromTruth(64, p)],
  ['De Morgan', not(or(p, q)), and(not(q), not(p))],
];

const choices: readonly Pair[] = [
  ['a negated condition', ifThenElse(not(p), x, y), ifThenElse(p, y, x)],
  ['equal arms', ifThenElse(p, x, bvadd(x, k(0))), x],
  ['the same condition within', ifThenElse(p, ifThenElse(p, x, y), z), ifThenElse(p, x, z)],
  ['a part of a choice', low(32, ifThenElse(p, x, y)), ifThenElse(p, low(32, x), low(32, y))],
  [
    'a choice of parts',
    concat(ifThenElse(p, extract(63, 32, x), extract(63, 32, y)), ifThenElse(p, low(32, x), low(32, y))),
    ifThenElse(p, x, y),
  ],
  ['or nothing, by a mask', bvand(bvneg(fromTruth(64, p)), k(5)), ifThenElse(p, k(5), k(0))],
  ['or nothing, by a product', bvmul(fromTruth(64, p), x), ifThenElse(p, x, k(0))],
];

const divisions: readonly Pair[] = [
  ['by a power of two', bvudiv(x, k(8)), bvlshr(x, k(3))],
  ['the remainder by a power of two', bvurem(x, k(8)), bvand(x, k(7))],
  ['the remainder', bvurem(x, y), bvsub(x, bvmul(bvudiv(x, y), y))],
  ['the signed remainder', bvsrem(x, y), bvsub(x, bvmul(y, bvsdiv(x, y)))],
  ['signed by 8', bvsdiv(x, k(8)), bvashr(bvadd(x, bvlshr(bvashr(x, k(63)), k(61))), k(3))],
  ['by -1', bvsdiv(x, k(-1)), bvneg(x)],
  ['of an extension', bvudiv(zeroExtend(64, w), k(1n << 32n)), k(0)],
];

const highProducts: readonly Pair[] = [
  ['the unsigned one', bvmulhu(x, y), extract(127, 64, bvmul(zeroExtend(128, y), zeroExtend(128, x)))],
  [
    'the signed one by the unsigned one',
    bvmulhs(x, y),
    bvsub(bvsub(bvmulhu(x, y), ifThenElse(bvslt(x, k(0)), y, k(0))), ifThenElse(bvslt(y, k(0)), x, k(0))),
  ],
  [
    'a wide product of halves',
    bvmul(zeroExtend(64, w), k(5)),
    bvadd(zeroExtend(64, w), bvshl(zeroExtend(64, w), k(2))),
  ],
];

/** Of which the forms differ, but the equation is true. */
const halves: readonly Pair[] = [
  [
    'a sum in halves',
    bvadd(concat(w, v), concat(u, t)),
    concat(
      bvadd(bvadd(w, u), zeroExtend(32, extract(32, 32, bvadd(zeroExtend(33, v), zeroExtend(33, t))))),
      bvadd(v, t),
    ),
  ],
  [
    'a product in halves',
    bvmul(concat(w, v), concat(u, t)),
    concat(bvadd(bvmulhu(v, t), bvadd(bvmul(v, u), bvmul(w, t))), bvmul(v, t)),
  ],
];

const table: Readonly<Record<string, readonly Pair[]>> = {
  sums,
  'low halves': lowHalves,
  slices,
  bitwise,
  'truth values': truths,
  choices,
  divisions,
  'high products': highProducts,
};

for (const [kind, pairs] of Object.entries(table)) {
  describe(kind, () => {
    for (const [name, one, two] of pairs) {
      it(name, () => {
        const form = new NormalForm();
        expect(show(form.normal(one))).toBe(show(form.normal(two)));
        expect(form.normal(one)).toBe(form.normal(two));
      });
    }
  });
}

/** Below an odd word its inverse is that of its low bits. */
const odd = concat(extract(63, 1, d), bits(1, 1n));
const inverses: readonly Pair[] = [
  ['of the inverse of an odd word', equal(bvmul(c, inverse(odd)), x), equal(c, bvmul(odd, x))],
  ['of the low half of one', equal(bvmul(w, low(32, inverse(odd))), v), equal(w, bvmul(low(32, odd), v))],
  ['of an inverse and a sum', equal(bvadd(inverse(odd), x), y), equal(k(1), bvmul(odd, bvsub(y, x)))],
  [
    'of one twice',
    equal(bvmul(inverse(odd), bvmul(inverse(odd), x)), y),
    equal(x, bvmul(odd, bvmul(odd, y))),
  ],
];

describe('an equation', () => {
  for (const [name, one, two] of inverses) {
    it(name, () => {
      const form = new NormalForm();
      expect(show(form.normal(one))).toBe(show(form.normal(two)));
    });
  }
  it('of an inverse of what may be even stays', () => {
    expect(show(new NormalForm().normal(equal(bvmul(c, inverse(d)), x)))).toContain('inverse');
  });
  it('has no inverse where it has the same solutions with it, for all bytes', () => {
    const [m, n] = ['m', 'n'].map(name => variable(name, 8)) as [Term, Term];
    const word = concat(extract(7, 1, n), bits(1, 1n));
    const equation = equal(bvmul(m, inverse(word)), bvadd(b, m));
    const normal = new NormalForm().normal(equation);
    expect(show(normal)).not.toContain('inverse');
    const [before, after] = [equation, normal].map(term => evaluator(term, [b, m, n] as Variable[]));
    for (let values = 0n; values < 1n << 24n; values += 97n) {
      const tuple = [values & 255n, (values >> 8n) & 255n, values >> 16n];
      expect(after!(tuple, 'rne').value === before!(tuple, 'rne').value).toBe(true);
    }
  });
  for (const [name, one, two] of halves) {
    it(name, () => {
      expect(show(new NormalForm().normal(equal(one, two)))).toBe('true');
    });
  }
});

type Conditional = readonly [name: string, hypotheses: readonly Term[], one: Term, two: Term];

const [five, sixtyFour] = [k(5), k(64)];
const isWord = (a: Term): Term => equal(word(a), a);
const isPowerOfTwo = (a: Term): Term => and(bvslt(k(0), a), equal(bvand(a, bvsub(a, k(1))), k(0)));

const byFacts: readonly Conditional[] = [
  ['an equation', [equal(x, bvadd(y, c))], bvsub(x, y), c],
  ['a constant', [equal(c, five)], bvshl(x, c), bvmul(x, k(32))],
  ['a signed word', [isWord(x)], word(x), x],
  ['a sum that is a signed word', [isWord(bvadd(c, d))], bvadd(x, word(bvadd(c, d))), bvadd(bvadd(x, c), d)],
  ['a signed word by its bounds', [bvsle(k(-(2 ** 31)), x), bvslt(x, k(2 ** 31))], word(x), x],
  ['an unsigned byte', [equal(zeroExtend(64, low(8, x)), x)], bvand(x, k(0xff)), x],
  ['an unsigned byte by its bound', [bvult(x, k(256))], bvand(x, k(0xffff)), x],
  ['a bound that is no power of two', [bvult(x, k(200))], bvlshr(x, k(8)), k(0)],
  ['a count within the width', [bvult(c, sixtyFour)], bvand(c, k(63)), c],
  ['a count beyond the width', [bvule(sixtyFour, c)], bvlshr(x, c), k(0)],
  ['a range decides an order', [bvult(x, five)], fromTruth(64, bvult(x, k(7))), k(1)],
  ['a signed range decides an order', [bvslt(five, x)], fromTruth(64, bvslt(x, k(2))), k(0)],
  ['an unequal constant', [not(equal(x, five))], ifThenElse(equal(x, five), y, z), z],
  ['a condition', [bvult(x, y)], ifThenElse(bvule(y, x), c, d), d],
  ['a contradiction', [bvult(x, five), bvult(k(9), x)], y, z],
  ['a bit that is set', [bvslt(x, k(0))], bvlshr(x, k(63)), k(1)],
];

const byCases: readonly Conditional[] = [
  ['a power of two divides', [isPowerOfTwo(c)], bvand(x, bvsub(c, k(1))), bvurem(x, c)],
  ['a count', [], bvlshr(bvshl(x, c), c), bvand(x, bvlshr(k(-1), c))],
  ['two counts', [bvult(c, k(8)), bvult(d, k(8))], bvlshr(bvlshr(x, c), d), bvlshr(x, bvadd(c, d))],
  [
    'a rotation',
    [bvult(c, sixtyFour), bvult(k(0), c)],
    bvor(bvshl(x, c), bvlshr(x, bvsub(sixtyFour, c))),
    rotateLeft(x, c),
  ],
  ['a condition', [], bvadd(ifThenElse(p, x, y), z), ifThenElse(p, bvadd(x, z), bvadd(y, z))],
  ['the greater of two, in either order', [], ifThenElse(bvslt(x, y), y, x), ifThenElse(bvslt(y, x), x, y)],
  ['the lesser of two, in either order', [], ifThenElse(bvult(x, y), x, y), ifThenElse(bvult(y, x), y, x)],
  ['a count of any size', [], ifThenElse(bvult(c, sixtyFour), bvshl(x, bvand(c, k(63))), k(0)), bvshl(x, c)],
];

for (const [by, claims] of [
  ['facts', byFacts],
  ['cases', byCases],
] as const) {
  describe(`by ${by}`, () => {
    for (const [name, hypotheses, one, two] of claims) {
      it(name, () => {
        expect(equalUnder(hypotheses, one, two)).toMatchObject({ kind: 'proved', by });
        // Not without the hypotheses, but where there are none.
        if (hypotheses.length > 0) expect(equalUnder([], one, two).kind).toBe('unknown');
      });
    }
  });
}

describe('nothing is known', () => {
  it('where a product differs', () => {
    expect(equalUnder([], bvmul(x, y), bvmul(x, bvor(y, k(1))))).toEqual({
      kind: 'unknown',
      because: 'forms differ',
    });
  });
  it('where there are too many cases', () => {
    const claim = [bvshl(bvshl(x, c), d), bvshl(x, bvadd(d, c))] as const;
    expect(
      equalUnder([bvult(c, sixtyFour), bvult(d, sixtyFour)], ...claim, undefined, { cases: 100, depth: 6 }),
    ).toEqual({
      kind: 'unknown',
      because: 'too many cases',
    });
  });
});
