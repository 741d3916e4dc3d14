/** A solver is asked what is left open. Its models are replayed, its proofs are tried, and a lie ends the run. */
import { describe, expect, it } from 'vitest';
import { ProversDisagree } from '../../src/prove/cross-examination.ts';
import { prove } from '../../src/prove/prove.ts';
import type { Solver } from '../../src/prove/solver.ts';
import { checkText, proveOptions } from '../support/verdicts.ts';

const solver = (...answers: readonly string[]): Solver & { readonly asked: string[] } => {
  const asked: string[] = [];
  return { name: 'z3', version: 'of this test', asked, ask: script => answers[asked.push(script) - 1] ?? '' };
};

/** The verdict where no prover of ours has an answer. */
const alone = { beforeInputs: [], afterInputs: [] };
const verdictOf = (rule: string, asked: Solver, steps = 0) =>
  prove(checkText(rule)[0]!.claim, { ...proveOptions, steps, solver: asked }, undefined, alone);

const right = '(ADD x (SUB y x)) => y';
/** Only where the sum is the least integer. */
const wrongInACorner = '(SLTI [0] (NEG x)) => (SLT (MOVDconst [0]) x)';

describe('a solver', () => {
  it('is asked one question, and its proof is named', () => {
    const asked = solver('unsat', 'unsat');
    const { kind, method, assumptions } = verdictOf(right, asked);
    expect({ kind, method }).toEqual({ kind: 'proved', method: 'z3' });
    expect(assumptions).toEqual([{ kind: 'solver', name: 'z3' }]);
    expect(asked.asked.length).toBeGreaterThan(0);
  });

  it('is not asked where a prover of ours has the answer', () => {
    const asked = solver();
    const options = { ...proveOptions, solver: asked };
    expect(prove(checkText(right)[0]!.claim, options)).toMatchObject({ kind: 'proved', assumptions: [] });
    expect(asked.asked).toEqual([]);
  });

  it('leaves open what it has no answer to', () => {
    expect(verdictOf(right, solver('unknown', 'unknown')).kind).toBe('undecided');
  });

  it('refutes by a model that evaluation repeats', () => {
    const { kind, method, counterexample } = verdictOf(
      wrongInACorner,
      solver('sat\n((|x:64| #x8000000000000000))'),
    );
    expect({ kind, method }).toEqual({ kind: 'refuted', method: 'z3' });
    expect(counterexample?.inputs.map(({ bits }) => bits)).toEqual([1n << 63n]);
  });

  it('that calls a wrong rule right is found out', () => {
    expect(() => verdictOf(wrongInACorner, solver('unsat'))).toThrow(ProversDisagree);
  });

  it('that gives an input on which nothing differs is found out', () => {
    expect(() =>
      verdictOf(right, solver('sat\n((|x:64| #x0000000000000001) (|y:64| #x0000000000000001))')),
    ).toThrow(ProversDisagree);
  });
});
