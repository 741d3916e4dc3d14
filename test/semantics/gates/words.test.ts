/** Every operator of bits is read as what evaluation makes of it, over both algebras. */
import { describe, expect, it } from 'vitest';
import { AndXorGraph } from '../../../src/semantics/gates/and-xor-graph.ts';
import { Diagram } from '../../../src/semantics/gates/decision-diagram.ts';
import type { Arithmetic } from '../../../src/semantics/gates/products.ts';
import { readGates } from '../../../src/semantics/gates/reading.ts';
import { cone, satisfy } from '../../../src/semantics/gates/satisfy.ts';
import { constantOf } from '../../../src/semantics/gates/words.ts';
import { pick, randomBits, randomOf } from '../../../src/semantics/operands/random.ts';
import * as build from '../../../src/semantics/term/build.ts';
import { definitionOf } from '../../../src/semantics/term/definitions.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { rebuild, type Term, type Variable, variable } from '../../../src/semantics/term/term.ts';
import { simulate, valueUnder } from './simulate.ts';

type Operation = (a: Term, b: Term) => Term;

const truth =
  (relation: Operation): Operation =>
  (a, b) =>
    build.fromTruth(3, relation(a, b));

const width = (a: Term): number => a.sort as number;

const operations: Readonly<Record<string, Operation>> = {
  bvnot: build.bvnot,
  bvneg: build.bvneg,
  bvand: build.bvand,
  bvor: build.bvor,
  bvxor: build.bvxor,
  bvadd: build.bvadd,
  bvsub: build.bvsub,
  bvmul: build.bvmul,
  bvmulhu: build.bvmulhu,
  bvmulhs: build.bvmulhs,
  bvudiv: build.bvudiv,
  bvurem: build.bvurem,
  bvsdiv: build.bvsdiv,
  bvsrem: build.bvsrem,
  bvshl: build.bvshl,
  bvlshr: build.bvlshr,
  bvashr: build.bvashr,
  countLeadingZeros: build.countLeadingZeros,
  countTrailingZeros: build.countTrailingZeros,
  countOnes: build.countOnes,
  reverseBits: build.reverseBits,
  equal: truth(build.equal),
  bvult: truth(build.bvult),
  bvule: truth(build.bvule),
  bvslt: truth(build.bvslt),
  bvsle: truth(build.bvsle),
  if: (a, b) => build.ifThenElse(build.bvult(a, b), a, build.bvnot(b)),
  concat: build.concat,
  extract: a => build.extract(2, 1, a),
  zeroExtend: a => build.zeroExtend(width(a) + 3, a),
  signExtend: a => build.signExtend(width(a) + 3, a),
  // Shapes that products and quotients look for in their operands.
  'product of sign extensions': (a, b) =>
    build.bvmul(build.signExtend(2 * width(a), a), build.signExtend(2 * width(b), b)),
  'product of a sign and a zero extension': (a, b) =>
    build.bvmul(build.signExtend(2 * width(a), a), build.zeroExtend(2 * width(b), b)),
  'product of an operand with known ones': (a, b) => build.bvmul(a, build.bvor(b, build.bits(width(b), 6n))),
  'product of shifted operands': (a, b) =>
    build.bvmul(build.bvshl(a, build.bits(width(a), 1n)), build.bvshl(b, build.bits(width(b), 1n))),
  'quotient by an extension': (a, b) => build.bvudiv(build.concat(a, b), build.zeroExtend(2 * width(b), b)),
  'remainder by an extension': (a, b) => build.bvurem(build.concat(a, b), build.zeroExtend(2 * width(b), b)),
};

/** Those that are defined for some widths only. */
const ofWholeBytes: Readonly<Record<string, Operation>> = { reverseBytes: build.reverseBytes };
const ofPowersOfTwo: Readonly<Record<string, Operation>> = { rotateLeft: build.rotateLeft };
const byConstant: Readonly<Record<string, (a: Term, constant: Term) => Term>> = {
  bvmul: build.bvmul,
  bvmulhu: build.bvmulhu,
  bvudiv: build.bvudiv,
  bvurem: build.bvurem,
  bvsdiv: build.bvsdiv,
  bvsrem: build.bvsrem,
  bvshl: build.bvshl,
  bvashr: build.bvashr,
};

const operands = (bits: number): [Variable, Variable] => [variable('a', bits), variable('b', bits)];

function agreesOnPairs(term: Term, bits: number, pairs: Iterable<readonly [bigint, bigint]>): void {
  const [a, b] = operands(bits);
  const graph = new AndXorGraph();
  const reading = readGates([term, a, b], graph, 'exact');
  const places = [a, b].map(operand => new Map(reading.wordOf(operand).map((bit, index) => [bit, index])));
  const expected = evaluator(term, [a, b]);
  for (const [x, y] of pairs) {
    const value = simulate(graph, reading.wordOf(term), bit =>
      [x, y].some((number, operand) => {
        const place = places[operand]!.get(bit);
        return place !== undefined && ((number >> BigInt(place)) & 1n) === 1n;
      }),
    );
    expect([x, y, value]).toEqual([x, y, expected([x, y], 'rne').value]);
    const values = new Map<Term, bigint>([
      [a, x],
      [b, y],
    ]);
    const closed = rebuild(term, leaf =>
      leaf.kind === 'variable' ? build.bits(leaf.sort as number, values.get(leaf)!) : leaf,
    );
    expect([x, y, constantOf(readGates([closed], graph, 'exact').wordOf(closed))]).toEqual([x, y, value]);
  }
}

function* allPairs(bits: number): Generator<[bigint, bigint]> {
  for (let x = 0n; x < 2n ** BigInt(bits); x++) for (let y = 0n; y < 2n ** BigInt(bits); y++) yield [x, y];
}

function* randomPairs(bits: number, count: number): Generator<[bigint, bigint]> {
  const random = randomOf(bits);
  const value = () =>
    pick(random, [
      () => randomBits(bits, random),
      () => randomBits(random(1, bits), random),
      () => BigInt.asUintN(bits, BigInt(random(-2, 2))),
      () => 1n << BigInt(random(0, bits - 1)),
    ])();
  for (let index = 0; index < count; index++) yield [value(), value()];
}

describe.each([3, 4])('all values of %i bits, over the graph', bits => {
  it.each(Object.entries({ ...operations, ...(bits === 4 ? ofPowersOfTwo : {}) }))('%s', (_, operation) => {
    agreesOnPairs(operation(...operands(bits)), bits, allPairs(bits));
  });
});

describe('all values of 3 bits, over diagrams', () => {
  it.each(Object.entries(operations))('%s', (_, operation) => {
    const [a, b] = operands(3);
    const term = operation(a, b);
    const diagram = new Diagram();
    const reading = readGates([term, a, b], diagram, 'exact');
    const word = [...reading.wordOf(a), ...reading.wordOf(b)];
    const expected = evaluator(term, [a, b]);
    for (const [x, y] of allPairs(3)) {
      const value = x | (y << 3n);
      const minterm = diagram.all(
        word.map((bit, index) => ((value >> BigInt(index)) & 1n ? bit : diagram.not(bit))),
      );
      expect([x, y, valueUnder(diagram, reading.wordOf(term), minterm)]).toEqual([
        x,
        y,
        expected([x, y], 'rne').value,
      ]);
    }
  });
});

describe.each([8, 64])('random values of %i bits, over the graph', bits => {
  it.each(Object.entries({ ...operations, ...ofWholeBytes, ...ofPowersOfTwo }))('%s', (_, operation) => {
    agreesOnPairs(operation(...operands(bits)), bits, randomPairs(bits, bits === 8 ? 60 : 8));
  });
});

describe('all constants of 4 bits', () => {
  it.each(Object.entries(byConstant))('%s', (_, operation) => {
    const [a] = operands(4);
    for (let constant = 0n; constant < 16n; constant++) {
      agreesOnPairs(operation(a, build.bits(4, constant)), 4, allPairs(4));
    }
  });
});

describe('the definition of an operator, for all values of 8 bits', () => {
  const defined = { ...ofPowersOfTwo, ...ofWholeBytes, ...operations };
  const names = Object.keys(defined).filter(name => definitionOf(name as never, operands(8)) !== undefined);
  it.each(names)('%s', name => {
    const pair = operands(name === 'bvsdiv' || name === 'bvsrem' || name.startsWith('bvmulh') ? 4 : 8);
    const term = defined[name]!(...pair);
    const definition = definitionOf(name as never, pair)!;
    expect(differ(term, definition, 'exact')).toBe('unsatisfiable');
  });
});

/** Whether a search finds an input on which the terms differ. */
function differ(one: Term, other: Term, arithmetic: Arithmetic): string {
  const graph = new AndXorGraph();
  const difference = build.not(build.equal(one, other));
  const reading = readGates([difference], graph, arithmetic);
  return satisfy(graph, [...reading.wordOf(difference), ...reading.congruence()], { conflicts: 50_000 }).kind;
}

describe('congruent products and quotients', () => {
  const [a, b] = operands(64);
  const one = build.bits(64, 1n);
  const zero = build.bits(64, 0n);
  it.each<[string, Term, Term]>([
    ['products commute', build.bvmul(a, b), build.bvmul(b, a)],
    [
      'equal operands, equal products',
      build.bvmul(build.bvadd(a, b), b),
      build.bvmul(b, build.bvsub(a, build.bvneg(b))),
    ],
    [
      'a remainder is what a quotient leaves',
      build.bvurem(a, b),
      build.bvsub(a, build.bvmul(b, build.bvudiv(a, b))),
    ],
    ['so is a signed one', build.bvsrem(a, b), build.bvsub(a, build.bvmul(build.bvsdiv(a, b), b))],
    [
      'a high half is the upper half',
      build.bvmulhu(a, b),
      build.extract(127, 64, build.bvmul(build.zeroExtend(128, a), build.zeroExtend(128, b))),
    ],
    [
      'the signed high half by the unsigned one',
      build.bvmulhs(a, b),
      build.bvsub(
        build.bvsub(build.bvmulhu(a, b), build.ifThenElse(build.bvslt(a, zero), b, zero)),
        build.ifThenElse(build.bvslt(b, zero), a, zero),
      ),
    ],
    [
      'a known one is a shift',
      build.bvmul(a, build.bvor(b, one)),
      build.bvadd(build.bvmul(a, build.bvand(b, build.bvnot(one))), a),
    ],
    ['a product by zero', build.bvmul(a, build.ifThenElse(build.equal(b, zero), b, zero)), zero],
  ])('%s', (_, left, right) => {
    expect(differ(left, right, 'congruent')).toBe('unsatisfiable');
  });

  it('have bits of their own, however many there are', () => {
    const [x, y] = operands(3);
    const question = build.and(
      build.equal(build.bvsrem(x, y), build.bits(3, 1n)),
      build.equal(x, build.bits(3, 3n)),
      build.equal(y, build.bits(3, 2n)),
    );
    const graph = new AndXorGraph();
    const reading = readGates([question, build.bvsdiv(y, x), build.bvsrem(y, x)], graph);
    const variables = new Set(cone(graph, [...reading.wordOf(question), ...reading.congruence()]));
    const own = [x, y].flatMap(operand => reading.wordOf(operand));
    expect(new Set(own).size).toBe(6);
    expect(variables.size).toBeGreaterThan(6);
    expect(
      satisfy(graph, [...reading.wordOf(question), ...reading.congruence()], { conflicts: 1000 }).kind,
    ).toBe('satisfiable');
  });

  it('admit the values of all operations, for all operands of 4 bits', () => {
    const [x, y] = operands(4);
    const all = [build.bvudiv, build.bvurem, build.bvsdiv, build.bvsrem, build.bvmul].map(operation =>
      operation(x, y),
    );
    const values = all.map(term => evaluator(term, [x, y]));
    for (const pair of allPairs(4)) {
      const graph = new AndXorGraph();
      const question = build.and(
        ...[x, y].map((operand, index) => build.equal(operand, build.bits(4, pair[index]!))),
        ...all.map((term, index) => build.equal(term, build.bits(4, values[index]!(pair, 'rne').value))),
      );
      const reading = readGates([question], graph);
      const asserted = [...reading.wordOf(question), ...reading.congruence()];
      expect(satisfy(graph, asserted, { conflicts: 1_000 }).kind).toBe('satisfiable');
    }
  });

  it.each<[string, Term]>([
    ['a remainder is below the divisor', build.bvult(build.bvurem(a, b), b)],
    [
      'of signed words it is nearer to zero, which a negated divisor does not change',
      build.equal(build.bvsrem(a, b), build.bvsrem(a, build.bvneg(b))),
    ],
    [
      'of extended words it is the remainder of the words',
      build.equal(
        build.signExtend(64, build.bvsrem(build.extract(15, 0, a), build.extract(15, 0, b))),
        build.bvsrem(
          build.signExtend(64, build.extract(15, 0, a)),
          build.signExtend(64, build.extract(15, 0, b)),
        ),
      ),
    ],
  ])('%s', (_, claim) => {
    const isAsked = build.and(
      build.not(build.equal(build.extract(15, 0, b), build.bits(16, 0n))),
      build.not(build.equal(b, build.bits(64, 1n << 63n))),
    );
    expect(differ(build.or(build.not(isAsked), claim), build.truth, 'congruent')).toBe('unsatisfiable');
  });

  it('say no more than that: where only values decide, they differ', () => {
    const [x, y] = operands(8);
    const doubled = build.bvmul(x, build.bvshl(build.bits(8, 1n), y));
    const shifted = build.bvshl(x, y);
    expect(differ(doubled, shifted, 'congruent')).toBe('satisfiable');
    expect(differ(doubled, shifted, 'exact')).toBe('unsatisfiable');
  });
});

describe('a model', () => {
  it('is an assignment of the variables that satisfies the question', () => {
    const [a, b] = operands(16);
    const question = build.and(
      build.equal(build.bvmul(build.zeroExtend(32, a), build.zeroExtend(32, b)), build.bits(32, 251n * 241n)),
      build.bvult(build.bits(16, 1n), a),
      build.bvult(a, b),
    );
    const graph = new AndXorGraph();
    const reading = readGates([question], graph, 'exact');
    const found = satisfy(graph, reading.wordOf(question), { conflicts: 100_000 });
    if (found.kind !== 'satisfiable') expect.fail(found.kind);
    const model = reading.assignment(found.isTrue);
    expect([model.get(a), model.get(b)]).toEqual([241n, 251n]);
  });
});
