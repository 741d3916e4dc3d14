/** A circuit computes what evaluation computes, for every operator that it reads bit by bit. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corners } from '../../../src/prove/sampling/operands.ts';
import {
  BINARY32,
  BINARY64,
  type Format,
  formatOf,
  isNan,
  unspecified,
} from '../../../src/semantics/float/index.ts';
import { arm64 } from '../../../src/semantics/float/nan-policies.ts';
import { FALSE, TooManyGates } from '../../../src/semantics/gates/algebra.ts';
import { Diagram } from '../../../src/semantics/gates/decision-diagram.ts';
import { readGates } from '../../../src/semantics/gates/reading.ts';
import { constantOf, type Word } from '../../../src/semantics/gates/words.ts';
import { randomOf } from '../../../src/semantics/operands/random.ts';
import { arithmetic, bits, bvadd, bvmul, bvneg, bvsub, equal } from '../../../src/semantics/term/build.ts';
import { evaluate } from '../../../src/semantics/term/evaluate.ts';
import { rebuild, type Term, variable } from '../../../src/semantics/term/term.ts';
import { exactTerms, operandsOf } from '../../arbitraries/terms.ts';

/** The value of a word all of whose bits are constant. */
function constantValue(word: Word): bigint {
  return constantOf(word) ?? expect.fail('a bit is not constant');
}

function withValues(term: Term, values: ReadonlyMap<Term, bigint>): Term {
  return rebuild(term, leaf =>
    leaf.kind === 'variable' ? bits(leaf.sort as number, values.get(leaf)!) : leaf,
  );
}

function assignments(format: Format, count: number): Map<ReturnType<typeof variable>, bigint>[] {
  const random = randomOf(3);
  const inputs = operandsOf(format).map(
    operand => ({ name: operand.name, variable: operand, role: 'operand', format }) as const,
  );
  return Array.from(
    { length: count },
    () =>
      new Map(
        inputs.map(input => {
          const list = corners(input);
          return [input.variable, list[random(0, list.length - 1)]!];
        }),
      ),
  );
}

/** Some random terms have no small diagram; nothing is claimed of them. */
function whereSmall<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof TooManyGates) return undefined;
    throw error;
  }
}

describe('circuits agree with evaluation', () => {
  for (const format of [formatOf(2, 2), formatOf(3, 4), BINARY32, BINARY64]) {
    it(`on constants of ${format.name}`, () => {
      const inputs = assignments(format, 12);
      fc.assert(
        fc.property(exactTerms(format), term => {
          for (const values of inputs) {
            const { wordOf } = readGates([withValues(term, values)], new Diagram());
            expect(constantValue(wordOf(withValues(term, values)))).toBe(evaluate(term, values).value);
          }
        }),
        { numRuns: 40 },
      );
    });

    it(`on variables of ${format.name}: an assignment read off the diagram satisfies the term`, () => {
      fc.assert(
        fc.property(exactTerms(format), fc.bigInt({ min: 0n, max: 1023n }), (term, value) => {
          const isValue = equal(term, bits(10, value));
          const diagram = new Diagram(2 ** 15);
          const reading = whereSmall(() => readGates([isValue], diagram));
          const levels = reading && diagram.satisfy(reading.wordOf(isValue)[0]!);
          if (levels === undefined) return;
          const values = new Map(reading!.assignment(order => levels.has(order)));
          for (const operand of operandsOf(format)) if (!values.has(operand)) values.set(operand, 0n);
          expect(evaluate(isValue, values).value).toBe(1n);
        }),
        { numRuns: 30 },
      );
    });
  }
});

/** On all constants of a tiny format: the value of a number, and any of the bits where one is a NaN. */
describe.each([arm64, unspecified])('an extremum by another policy of NaNs, $name', nan => {
  const format = formatOf(2, 2);
  const values = Array.from({ length: 2 ** format.width }, (_, value) => BigInt(value));
  const pairs = values.flatMap(x => values.map(y => [x, y] as const));
  it.each(['minimum', 'maximum'] as const)('%s', name => {
    const extremum = arithmetic(nan)[name];
    for (const [x, y] of pairs) {
      const term = extremum(format, bits(format.width, x), bits(format.width, y));
      const word = readGates([term], new Diagram()).wordOf(term);
      const isOfNans = isNan(format, x) || isNan(format, y);
      expect(constantOf(word)).toBe(isOfNans ? undefined : evaluate(term, new Map()).value);
    }
  });
});

describe('decision diagrams', () => {
  it('are canonical: equal functions are one node', () => {
    const diagram = new Diagram();
    const [p, q, r] = [0, 1, 2].map(level => diagram.variable(level)) as [never, never, never];
    expect(diagram.and(p, diagram.or(q, r))).toBe(diagram.or(diagram.and(p, q), diagram.and(p, r)));
    expect(diagram.not(diagram.and(p, q))).toBe(diagram.or(diagram.not(p), diagram.not(q)));
    expect(diagram.xor(diagram.xor(p, q), q)).toBe(p);
    expect(diagram.and(p, diagram.not(p))).toBe(FALSE);
  });

  it('stop at their limit', () => {
    const [x, y] = [variable('x', 64), variable('y', 64)];
    const sum = bvadd(bvadd(x, y), bvneg(bvsub(y, x)));
    expect(() => readGates([equal(sum, bvadd(y, y))], new Diagram(100))).toThrow(TooManyGates);
  });

  it('take products of unknowns for opaque', () => {
    const [x, y] = [variable('x', 8), variable('y', 8)];
    expect(readGates([bvadd(x, y)], new Diagram()).hasOpaqueBits).toBe(false);
    expect(readGates([bvmul(x, bits(8, 5n))], new Diagram()).hasOpaqueBits).toBe(false);
    expect(readGates([bvmul(x, y)], new Diagram()).hasOpaqueBits).toBe(true);
  });
});
