/** Whichever prover of the portfolio lies, the others have no part in it: the judge finds it out, and the run ends. */
import { describe, expect, it } from 'vitest';
import { ProversDisagree } from '../../src/prove/cross-examination.ts';
import { type Portfolio, standardPortfolio } from '../../src/prove/portfolio.ts';
import { prove } from '../../src/prove/prove.ts';
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

/** Who lies needs no budget, and those who do not have had enough of it for these rules. */
const options = { ...proveOptions, steps: 2 ** 19 };

const verdictOf = (rule: string, portfolio: Portfolio) =>
  prove(checkText(rule)[0]!.claim, options, undefined, portfolio);

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

/** Wrong only at an end of what a register holds, or beside a constant: a proof of these is only found out there. */
const wrongAtEnds = [
  ['the least integer has no negation', '(SLTI [0] (NEG x)) => (SLT (MOVDconst [0]) x)'],
  ['the least narrow word has none', '(SLTI [0] (NEGW x)) => (SLT x (MOVDconst [0]))'],
  ['nothing is below the least', '(SLTI [-1] (ADDI [1] x)) => (SLTI [-2] x)'],
  ['a difference overflows', '(SLT x y) => (SRLI [63] (SUB x y))'],
  ['a sum wraps around', '(SLTU x (ADD x y)) => (SLTU (MOVDconst [0]) y)'],
  ['the greatest has no successor', '(XORI [1] (SLT y x)) => (SLT x (ADDI [1] y))'],
  ['zero has no predecessor', '(SLTU x y) => (XORI [1] (SLTU (ADDI [-1] y) x))'],
  ['a quotient of the least', '(DIV (NEG x) (ORI [1] y)) => (NEG (DIV x (ORI [1] y)))'],
  ['only one word has all bits', '(SLTIU [1] (XORI [-1] x)) => (MOVDconst [0])'],
  ['only one square is so large', '(SLT (MULH x x) (MOVDconst [1<<62])) => (MOVDconst [1])'],
  ['all bits of a narrow word', '(ADDIW [1] x) => (ADDI [1] (MOVWreg x))'],
  ['zero-extended bytes', '(SLTIU [255] (MOVBUreg x)) => (MOVDconst [1])'],
  ['a byte below its sign', '(MOVBreg (ADDI [1] (MOVBreg x))) => (ADDI [1] (MOVBreg x))'],
  ["a rule's own constant", '(SLTIU [1] (XORI [1234] x)) => (MOVDconst [0])'],
  ['what is next to a constant', '(SLTI [1235] x) => (SLTI [1234] x)'],
  ['two halves meet', '(SLT x y) => (SLT (SRAI [1] x) (SRAI [1] y))'],
  [
    'the absolute value of the least',
    '(SLTI [0] (SUB (XOR x (SRAI [63] x)) (SRAI [63] x))) => (MOVDconst [0])',
  ],
  ['equal only at both ends', '(SNEZ (OR (XORI [-1] x) y)) => (MOVDconst [1])'],
  [
    'a constant at its end',
    '(ADD x (MOVDconst [c])) && is32Bit(c) => (SUB x (MOVDconst [int64(int32(-c))]))',
  ],
  ['a NaN is not equal to itself', '(FEQD x x) => (MOVDconst [1])'],
  ['an infinity has no difference from itself', '(FSUBD x x) => (FMULD x (FMVDX (MOVDconst [0])))'],
] as const;

it.each(wrongAtEnds)('a proof is found out where %s', (_, rule) => {
  expect(verdictOf(rule, standardPortfolio).kind).toBe('refuted');
  expect(() => verdictOf(rule, alone(standardPortfolio.beforeInputs[0]!, proof))).toThrow(ProversDisagree);
});
