/** What is said of a rule, and the evidence. The words are those of the command line's contract. */
import type { Assumption } from '../model/assumptions.ts';
import type { Input, Obligation, Observation } from '../model/claim.ts';
import type { RoundingMode } from '../semantics/float/index.ts';
import type { SolverName } from './solver.ts';

/** From worst to best: a rule has the worst verdict of its instances. */
export const verdictKinds = ['refuted', 'undecided', 'unsupported', 'tested', 'vacuous', 'proved'] as const;
export type VerdictKind = (typeof verdictKinds)[number];

/** The worst of several verdicts. */
export function worst(kinds: Iterable<VerdictKind>): VerdictKind {
  const rank = Math.min(...[...kinds].map(kind => verdictKinds.indexOf(kind)));
  return verdictKinds[rank] ?? 'vacuous';
}

/**
 * What was shown to be equal. `bits`: all observed bits. `value`: all but the sign and payload of NaNs.
 * `contraction`: the target is the source with a product left unrounded, as the licence allows.
 */
export type Equality = 'bits' | 'value' | 'contraction';

/**
 * How two results differ. `nan`: one is a NaN and the other is not. `upper-bits`: the value is the same, and what its
 * op promises above it is not. `duty`: the target breaks one, with a constant that the compiler or the instruction
 * does not take. `compiler-panic`: evaluating the rule stops the compiler.
 */
export type Difference =
  | ('value' | 'sign-of-zero' | 'nan' | 'upper-bits')
  | ('memory' | 'branch')
  | ('duty' | 'compiler-panic');

/** An input on which the rule changes what the program computes, replayed by the exact evaluator. */
export interface Counterexample {
  /** Which it refutes: that of one matching order. */
  readonly obligation: Obligation;
  readonly roundingMode: RoundingMode;
  readonly inputs: readonly { readonly input: Input; readonly bits: bigint }[];
  readonly observed: Observation;
  /** The permitted results of the source; the first is the one without contraction. */
  readonly sources: readonly bigint[];
  readonly target: bigint;
  readonly difference: Difference;
  /** For \`upper-bits\`: on so many low bits the sides are equal for all inputs, where that was shown. */
  readonly holdsOnLow?: number;
}

export type Method =
  | 'normal form'
  | 'words'
  | 'division'
  | 'bits'
  | 'search'
  | 'ranges'
  | 'positions'
  | 'coefficients'
  | 'integers'
  | 'sampling'
  | 'exhaustion'
  | SolverName;

export interface Verdict {
  readonly kind: VerdictKind;
  readonly method?: Method;
  readonly equality?: Equality;
  /** The modes in which it holds. */
  readonly roundingModes?: readonly RoundingMode[];
  /** What is assumed. */
  readonly assumptions: readonly Assumption[];
  /** Why there is no better verdict. */
  readonly reason?: string;
  /** For `unsupported`: what is missing, to be counted. */
  readonly missing?: string;
  /** Inputs tried, over all rounding modes, where no proof was found. */
  readonly cases?: number;
  readonly counterexample?: Counterexample;
}
