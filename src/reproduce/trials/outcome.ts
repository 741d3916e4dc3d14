/** What came of the trials of a rule. */
import type { KnownRule } from '../known-rules.ts';
import { isTracedAs } from '../outcome.ts';
import { type Call, callsByTrial, type Result } from './call.ts';
import { shownFunction } from './shown-program.ts';

/** Wrong as it is built by default, and right as it is built otherwise. */
export interface Shown {
  /** The compiler fails: it says `failure`, and there is no program to run. */
  readonly kind: 'miscompiled' | 'not compiled';
  /** The plainest function that goes wrong, on one input, as a program of its own. */
  readonly program: string;
  /** The same as Go's folder `test` has it. */
  readonly test: string;
  readonly result: Result;
  /** The build that is right: `with -N -l`, or `for amd64`. */
  readonly rightBuild: string;
  /** Whether the compiler's trace shows the rule at work; undefined where there is no trace. */
  readonly isTraced: boolean | undefined;
  /** The lines of the trace on the op that the rule matches. */
  readonly trace: readonly string[];
  /** Whether nothing smaller goes wrong; else the time ended before all that is smaller was tried. */
  readonly isMinimal: boolean;
}

export type TrialOutcome = {
  readonly target: KnownRule;
  readonly tried: number;
  readonly toolchain?: string;
  readonly emulator?: string;
} & (
  | Shown
  /**
   * No function that was tried goes wrong; `ways`: how they bring the match before the rule. `left`: functions that were
   * not built before the time ended.
   */
  | { readonly kind: 'not reproduced'; readonly ways: readonly string[]; readonly left: number }
  /** Go source cannot say it, or it could not be built or run. */
  | { readonly kind: 'not tried'; readonly reason: string; readonly detail?: string }
);

export const isShown = (outcome: TrialOutcome): outcome is Extract<TrialOutcome, Shown> =>
  outcome.kind === 'miscompiled' || outcome.kind === 'not compiled';

export const waysOf = (calls: readonly Call[]): string[] => [...new Set(calls.map(({ trial }) => trial.way))];

export const functionsOf = (calls: readonly Call[]): number => callsByTrial(calls).size;

/** What the trace of a program of one function says of the rule. */
export const tracedIn = (target: KnownRule, trace: string): Pick<Shown, 'isTraced' | 'trace'> =>
  isTracedAs(trace, target, shownFunction);
