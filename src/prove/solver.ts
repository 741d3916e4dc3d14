/** A solver that is no part of rulecheck. It is asked only where whoever runs the check asks for it. */
export const solverNames = ['z3', 'cvc5', 'bitwuzla'] as const;
export type SolverName = (typeof solverNames)[number];

export interface Solver {
  readonly name: SolverName;
  /** As it tells of itself: its answers may be those of this version only. */
  readonly version: string;
  /** What it prints for a script of SMT-LIB; empty where it has no answer in its time. */
  ask(script: string): string;
}
