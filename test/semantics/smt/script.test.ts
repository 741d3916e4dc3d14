/** What is written as SMT-LIB means what the terms mean: to a reader of its own, and to z3 where it is installed. */
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAssertions } from '../../../bench/smt-lib/read.ts';
import { BINARY64 } from '../../../src/semantics/float/index.ts';
import { readAnswer } from '../../../src/semantics/smt/answer.ts';
import { smtScript } from '../../../src/semantics/smt/script.ts';
import * as build from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, type Variable, variable, variablesOf } from '../../../src/semantics/term/term.ts';
import { bitOperands, bitTerms } from '../../arbitraries/bit-terms.ts';

const width = 3;
const operands = bitOperands(width);
const inputs = Array.from({ length: 2 ** (width * operands.length) }, (_, input) =>
  operands.map((_operand, index) => BigInt((input >> (width * index)) % 2 ** width)),
);

/** The truth value of a term for all inputs. */
function table(term: Term, variables: readonly Variable[] = operands): string {
  const holds = evaluator(term, variables);
  return inputs.map(values => holds(values, 'rne').value).join('');
}

/** The same variables as the script names them. */
const quoted = operands.map(({ name, sort }) => variable(`|${name}:${sort}|`, sort));

const hasZ3 = spawnSync('z3', ['--version']).status === 0;

describe('a script', () => {
  it('is read back as what it was written from', () => {
    fc.assert(
      fc.property(bitTerms(width).truth, term => {
        const [read] = readAssertions(smtScript([term]).text);
        expect(table(read!, quoted)).toBe(table(term));
      }),
      { numRuns: 120 },
    );
  });

  it.skipIf(!hasZ3)('is answered by z3 as trying all inputs answers it', () => {
    const random = fc.sample(bitTerms(width).truth, { numRuns: 20, seed: 3 });
    for (const term of random) {
      const script = smtScript([term]);
      const { stdout } = spawnSync('z3', ['-in', '-smt2'], { input: script.text, encoding: 'utf8' });
      const answer = readAnswer(script, stdout);
      expect(answer.kind).toBe(table(term).includes('1') ? 'sat' : 'unsat');
      if (answer.kind !== 'sat') continue;
      const variables = variablesOf(term);
      const values = variables.map(one => answer.model.get(one) ?? 0n);
      expect(evaluator(term, variables)(values, 'rne').value).toBe(1n);
    }
  });

  it('spells out what SMT-LIB does not have', () => {
    const [a, b] = [variable('a', 8), variable('b', 8)];
    for (const term of [
      build.countOnes(a),
      build.rotateLeft(a, b),
      build.bvmulhs(a, b),
      build.reverseBits(a),
      build.inverse(a),
    ]) {
      const claim = build.equal(term, b);
      const [read] = readAssertions(smtScript([claim]).text);
      const own = [variable('|a:8|', 8), variable('|b:8|', 8)];
      for (const values of [
        [0n, 0n],
        [0x5an, 3n],
        [0xffn, 8n],
        [0x81n, 0x81n],
      ]) {
        expect(evaluator(read!, own)(values, 'rne').value).toBe(
          evaluator(claim, [a, b])(values, 'rne').value,
        );
      }
    }
  });

  it('says what it does not know of numbers', () => {
    const [x, y] = [variable('x', 64), variable('y', 64)];
    const { text, hasOpaque } = smtScript([build.less(BINARY64, x, y)]);
    expect(hasOpaque).toBe(true);
    expect(text).toContain('(set-logic QF_UFBV)');
    expect(text).toMatch(
      /\(declare-fun \|[^|]*name=fp\.less[^|]*\| \(\(_ BitVec 64\) \(_ BitVec 64\)\) Bool\)/,
    );
  });

  it('has a symbol for any name, and one for each', () => {
    const names = ['and', 'x|y', 'x%7c;y', 'a\\b', 'é', '0', 'line\nbreak'];
    const terms = names.map(name => variable(name, 'Bool'));
    const { text } = smtScript(terms, ['line\nbreak (check-sat)']);
    const declared = [...text.matchAll(/^\(declare-fun (\|[^|\n]*\|) \(\) Bool\)$/gm)].map(
      ([, name]) => name,
    );
    expect(new Set(declared).size).toBe(names.length);
    expect(text).toMatch(/^[ -~\n]*$/);
    expect(text.match(/^\(check-sat\)$/gm)).toHaveLength(1);
  });
});
