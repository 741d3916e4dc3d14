/** What came of the trials of a rule. */

import type { KnownRule } from '../known-rules.ts';
import { isTracedAs } from '../outcome.ts';
import { type Call, functionName, type Result } from './program.ts';

/** Wrong as it is built by default, and right as it is built otherwise. */
export interface Shown {
  readonly kind: 'miscompiled';
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
}

export type TrialOutcome = {
  readonly target: KnownRule;
  readonly tried: number;
  readonly toolchain?: string;
  readonly emulator?: string;
} & (
  | Shown
  /** No function that was tried goes wrong; `ways`: how they bring the match before the rule. */
  | { readonly kind: 'not reproduced'; readonly ways: readonly string[] }
  /** Go source cannot say it, or it could not be built or run. */
  | { readonly kind: 'not tried'; readonly reason: string; readonly detail?: string }
);

export const waysOf = (calls: readonly Call[]): string[] => [...new Set(calls.map(({ trial }) => trial.way))];

export const functionsOf = (calls: readonly Call[]): number => new Set(calls.map(({ trial }) => trial)).size;

/** What the trace of a program of one function says of the rule. */
export const tracedIn = (target: KnownRule, trace: string): Pick<Shown, 'isTraced' | 'trace'> =>
  isTracedAs(trace, target, functionName(0));
