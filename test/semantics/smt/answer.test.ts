/** Answers as solvers print them; what cannot be read is no answer. */
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/semantics/smt/answer.ts';
import { smtScript } from '../../../src/semantics/smt/script.ts';
import { bits, equal } from '../../../src/semantics/term/build.ts';
import { variable } from '../../../src/semantics/term/term.ts';

const [c, x] = [variable('c (', 8), variable('#x1 ', 'Bool')];
const script = smtScript([equal(c, bits(8, 3n)), x]);
const valuesOf = (output: string) => {
  const answer = readAnswer(script, output);
  return answer.kind === 'sat' ? [...answer.model] : answer;
};

describe('an answer', () => {
  it.each([
    ['z3', 'sat\n((|c (:8| #x03)\n (|#x1 :Bool| true))\n'],
    ['another solver', 'sat\n((|c (:8| (_ bv3 8)) (|#x1 :Bool| true))'],
    ['yet another', 'sat\n((|c (:8| #b00000011) (|#x1 :Bool| true))'],
  ])('of %s has the values of a model', (_, output) => {
    expect(valuesOf(output)).toEqual([
      [c, 3n],
      [x, 1n],
    ]);
  });

  it('is unsat whatever is said of the model that is not there', () => {
    expect(readAnswer(script, 'unsat\n(error "line 9: model is not available")\n')).toEqual({
      kind: 'unsat',
    });
  });

  it.each([
    ['', 'it has no answer'],
    ['(error "unsat")', 'it has no answer'],
    ['unsatisfied', 'it has no answer'],
    ['unknown\n', 'it does not know'],
    ['sat\n', 'its model cannot be read'],
    ['sat\n((|c (:8| #x03))', 'its model cannot be read'],
    ['sat\n((|c (:8| #x103) (|#x1 :Bool| true))', 'its model cannot be read'],
  ])('%j is none', (output, reason) => {
    expect(readAnswer(script, output)).toEqual({ kind: 'unknown', reason });
  });
});
