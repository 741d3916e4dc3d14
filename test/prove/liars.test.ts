/** Whichever prover of the portfolio lies, the others have no part in it: the judge finds it out, and the run ends. */
import { describe, expect, it } from 'vitest';
import { type Portfolio, ProversDisagree, prove, standardPortfolio } from '../../src/prove/prove.ts';
import type { Finding, Prover } from '../../src/prove/prover.ts';
import { equalityTo } from '../../src/prove/prover.ts';
import { roundingModes } from '../../src/semantics/float/index.ts';
import { checkText, proveOptions } from '../support/verdicts.ts';

const right = '(ADD x (SUB y x)) => y';
const wrong = '(ADD x y) => (SUB x y)';

/** The standard portfolio, of which one prover says what it is told to and the others know nothing. */
function alone(liar: Prover, said: (method: Prover['method']) => Finding): Portfolio {
  const told = (prover: Prover): Prover => ({
    method: prover.method,
    ask: () => (prover === liar ? said(prover.method) : { kind: 'unknown', reason: 'it is silent' }),
  });
  return {
    beforeInputs: standardPortfolio.beforeInputs.map(told),
    afterInputs: standardPortfolio.afterInputs.map(told),
  };
}

const verdictOf = (rule: string, portfolio: Portfolio) =>
  prove(checkText(rule)[0]!.claim, proveOptions, undefined, portfolio);

const proof = (method: Prover['method']): Finding => ({
  kind: 'proved',
  method,
  equality: equalityTo(0),
  roundingModes,
});

const provers = [
  ...standardPortfolio.beforeInputs.map((prover, place) => ({ prover, place, isAsked: 'before inputs' })),
  ...standardPortfolio.afterInputs.map((prover, place) => ({ prover, place, isAsked: 'after inputs' })),
];

describe.each(provers)('prover $place $isAsked, by $prover.method', ({ prover, isAsked }) => {
  it('cannot make a wrong rule proved', () => {
    const lie = () => verdictOf(wrong, alone(prover, proof));
    if (isAsked === 'before inputs') expect(lie).toThrow(ProversDisagree);
    // The simplest inputs refute it before the prover is asked.
    else expect(lie().kind).toBe('refuted');
  });

  /** Each is right but at one end of a range, or at a constant that it names. */
  it.each([
    '(SLTI [0] (NEG x)) => (SLT (MOVDconst [0]) x)',
    '(SLT (MOVDconst [0]) (NEG x)) => (SLTI [0] x)',
    '(SLTI [0] (ADDI [-1] x)) => (SLTI [1] x)',
    '(SLTIU [1] (ADDI [1] x)) => (MOVDconst [0])',
    '(SLT x (ADDI [1] x)) => (MOVDconst [1])',
    '(SLTU x (ADDI [1] x)) => (MOVDconst [1])',
    '(MUL x x) => (ADD x x)',
    '(SRAI [63] (NEG x)) => (SNEZ x)',
    '(MOVWreg (NEGW x)) => (NEG (MOVWreg x))',
    '(ADDIW [1] x) => (ADDI [1] (MOVWreg x))',
    '(DIV x (MOVDconst [-1])) => (NEG (ADDI [0] (ORI [1] x)))',
    '(SLT x y) => (SLTI [0] (SUB y x))',
    '(SLTU x y) => (SLT x y)',
  ])('cannot have %s believed', rule => {
    const lie = () => verdictOf(rule, alone(prover, proof));
    if (isAsked === 'before inputs') expect(lie).toThrow(ProversDisagree);
    else
      try {
        expect(lie().kind).toBe('refuted');
      } catch (error) {
        expect(error).toBeInstanceOf(ProversDisagree);
      }
  });

  it.runIf(isAsked === 'after inputs')('that gives an input on which nothing differs is found out', () => {
    const candidate = (): Finding => ({ kind: 'candidate', values: [1n, 1n] });
    expect(() => verdictOf(right, alone(prover, candidate))).toThrow(ProversDisagree);
  });
});
