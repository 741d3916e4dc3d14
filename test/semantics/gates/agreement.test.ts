/** Diagrams, the search, and the search by cases answer alike, and as trying all inputs does. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FALSE, TooManyGates } from '../../../src/semantics/gates/algebra.ts';
import { AndXorGraph } from '../../../src/semantics/gates/and-xor-graph.ts';
import { satisfyByCases } from '../../../src/semantics/gates/cases.ts';
import { Diagram } from '../../../src/semantics/gates/decision-diagram.ts';
import type { Arithmetic } from '../../../src/semantics/gates/products.ts';
import { type Reading, readGates } from '../../../src/semantics/gates/reading.ts';
import { type Satisfaction, satisfy } from '../../../src/semantics/gates/satisfy.ts';
import type { Literal } from '../../../src/semantics/gates/search.ts';
import * as build from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, variable, variablesOf } from '../../../src/semantics/term/term.ts';
import { bitOperands, bitTerms } from '../../arbitraries/bit-terms.ts';
import { nightly } from '../../support/nightly.ts';
import { checkProof, type Step } from './drat.ts';

const runs = nightly ? 20_000 : 500;
const width = 3;
const operands = bitOperands(width);

/** Whether some input satisfies the term. */
function canHold(term: Term): boolean {
  const holds = evaluator(term, operands);
  for (let input = 0; input < 2 ** (width * operands.length); input++) {
    const values = operands.map((_, index) => BigInt((input >> (width * index)) % 2 ** width));
    if (holds(values, 'rne').value === 1n) return true;
  }
  return false;
}

interface Asked {
  readonly reading: Reading;
  readonly answer: Satisfaction;
}

function search(terms: readonly Term[], arithmetic: Arithmetic): Asked {
  const graph = new AndXorGraph();
  const reading = readGates(terms, graph, arithmetic);
  const question = [...terms.flatMap(term => reading.wordOf(term)), ...reading.congruence()];
  return { reading, answer: satisfy(graph, question, { conflicts: 100_000 }) };
}

function searchByCases(terms: readonly Term[], cases: number): Asked | undefined {
  const graph = new AndXorGraph();
  const reading = readGates(terms, graph, 'exact');
  const question = terms.flatMap(term => reading.wordOf(term));
  const answer = satisfyByCases(graph, question, {
    cases,
    conflicts: 100_000,
    pay: () => {},
  });
  return answer && { reading, answer };
}

/** What a small diagram says of a term whose products and quotients are congruent. */
function byDiagram(term: Term): boolean | undefined {
  try {
    const diagram = new Diagram(2 ** 12);
    const reading = readGates([term], diagram);
    if (diagram.all([...reading.wordOf(term), ...reading.congruence()]) === FALSE) return false;
    return reading.hasOpaqueBits ? undefined : true;
  } catch (error) {
    if (error instanceof TooManyGates) return undefined;
    throw error;
  }
}

/** The model of an answer satisfies the terms. */
function expectModel(terms: readonly Term[], { reading, answer }: Asked): void {
  if (answer.kind !== 'satisfiable') return;
  const model = reading.assignment(answer.isTrue);
  const question = build.and(...terms);
  const variables = variablesOf(question);
  const values = variables.map(operand => model.get(operand) ?? 0n);
  expect(evaluator(question, variables)(values, 'rne').value).toBe(1n);
}

const kindOf = (holds: boolean): Satisfaction['kind'] => (holds ? 'satisfiable' : 'unsatisfiable');

describe('on random terms', () => {
  it('diagrams, the search and all inputs agree, and a model is one', () => {
    fc.assert(
      fc.property(bitTerms(width).truth, term => {
        const expected = canHold(term);
        const diagram = new Diagram();
        expect(readGates([term], diagram, 'exact').wordOf(term)[0] !== FALSE).toBe(expected);
        const asked = search([term], 'exact');
        expect(asked.answer.kind).toBe(kindOf(expected));
        expectModel([term], asked);
      }),
      { numRuns: runs, seed: 1 },
    );
  });

  it('what holds of no congruent products and quotients holds of no exact ones', () => {
    fc.assert(
      fc.property(bitTerms(width).truth, term => {
        if (search([term], 'congruent').answer.kind === 'unsatisfiable') expect(canHold(term)).toBe(false);
        const known = byDiagram(term);
        if (known !== undefined) expect(known).toBe(canHold(term));
      }),
      { numRuns: runs, seed: 2 },
    );
  });

  it('cases agree with all inputs, and a model is one', () => {
    fc.assert(
      fc.property(bitTerms(width).truth, bitTerms(width).truth, (condition, term) => {
        const asked = searchByCases([condition, term], 16);
        if (asked === undefined) return;
        expect(asked.answer.kind).toBe(kindOf(canHold(build.and(condition, term))));
        expectModel([condition, term], asked);
      }),
      { numRuns: runs / 2, seed: 3 },
    );
  });

  it('proofs of circuits stand up to the checker', () => {
    fc.assert(
      fc.property(bitTerms(4).word, bitTerms(4).word, (a, b) => {
        const sum = build.equal(build.bvadd(a, b), build.bvsub(b, build.bvneg(a)));
        const order = build.or(build.bvult(a, b), build.bvule(b, a));
        const graph = new AndXorGraph();
        const term = build.not(build.and(sum, order));
        const reading = readGates([term], graph, 'exact');
        const clauses: (readonly Literal[])[] = [];
        const steps: Step[] = [];
        const { kind } = satisfy(graph, reading.wordOf(term), {
          conflicts: 100_000,
          proof: {
            given: clause => clauses.push([...clause]),
            learn: clause => steps.push({ kind: 'learn', clause: [...clause] }),
            drop: clause => steps.push({ kind: 'drop', clause: [...clause] }),
          },
        });
        expect(kind).toBe('unsatisfiable');
        expect(checkProof(clauses, steps).refused).toBe(undefined);
        expect(clauses.some(clause => clause.length === 0) || checkProof(clauses, steps).isRefutation).toBe(
          true,
        );
      }),
      { numRuns: runs / 5, seed: 4 },
    );
  });
});

describe('cases', () => {
  const [x, c] = [variable('x', 32), variable('c', 32)];
  const zero = build.bits(32, 0n);
  const isPowerOfTwo = build.and(
    build.bvslt(zero, c),
    build.equal(build.bvand(c, build.bvsub(c, build.bits(32, 1n))), zero),
  );
  const log = build.countTrailingZeros(c);
  const differ = (a: Term, b: Term): Term => build.not(build.equal(a, b));

  it.each<[string, Term]>([
    ['a product by a power of two is a shift', differ(build.bvmul(x, c), build.bvshl(x, log))],
    ['a quotient is', differ(build.bvudiv(x, c), build.bvlshr(x, log))],
    ['a remainder is a mask', differ(build.bvurem(x, c), build.bvand(x, build.bvsub(c, build.bits(32, 1n))))],
  ])('prove that %s', (_, question) => {
    expect(searchByCases([isPowerOfTwo, question], 32)!.answer.kind).toBe('unsatisfiable');
  });

  it('find where a signed quotient is no shift', () => {
    const question = differ(build.bvsdiv(x, c), build.bvashr(x, log));
    const asked = searchByCases([isPowerOfTwo, question], 32)!;
    expect(asked.answer.kind).toBe('satisfiable');
    expectModel([isPowerOfTwo, question], asked);
  });

  it('are left alone where there are too many, or none', () => {
    const question = differ(build.bvmul(x, c), build.bvshl(x, log));
    expect(searchByCases([isPowerOfTwo, question], 30)).toBe(undefined);
    expect(searchByCases([question], 30)).toBe(undefined);
  });
});
