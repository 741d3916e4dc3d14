/** What came of the trials of a rule. */
import type { Attribution, Suspect } from '../attribution/attribution.ts';
import type { KnownRule } from '../known-rules.ts';
import { type Call, callsByTrial, type Result } from './call.ts';

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
  /** Whether the compiler's trace shows this rule to blame, and it alone. */
  readonly attribution: Attribution;
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
  /** Something goes wrong, and it is not known that this rule alone is to blame. */
  | { readonly kind: 'not attributed'; readonly shown: Shown; readonly left: number }
  /**
   * No function that was tried goes wrong by this rule; `ways`: how they bring the match before the rule. `left`: functions
   * that were not built before the time ended. `blamed`: other rules by which some went wrong.
   */
  | {
      readonly kind: 'not reproduced';
      readonly ways: readonly string[];
      readonly left: number;
      readonly blamed: readonly Suspect[];
    }
  /** Go source cannot say it, or it could not be built or run. */
  | { readonly kind: 'not tried'; readonly reason: string; readonly detail?: string }
);

export const isShown = (outcome: TrialOutcome): outcome is Extract<TrialOutcome, Shown> =>
  outcome.kind === 'miscompiled' || outcome.kind === 'not compiled';

export const waysOf = (calls: readonly Call[]): string[] => [...new Set(calls.map(({ trial }) => trial.way))];

export const functionsOf = (calls: readonly Call[]): number => callsByTrial(calls).size;
