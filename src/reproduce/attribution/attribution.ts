/** Which wrong rules the compiler applied in a function, by its trace: whether one of them alone can be to blame. */
import type { KnownRule, PassRules } from '../known-rules.ts';
import { type Application, applicationsOf, isWithoutRule } from './matching.ts';
import type { PassTrace, Step } from './trace.ts';
import type { Verdicts, VerdictWith } from './verdicts.ts';

/** Another rule that is wrong, or may be, with the constants that it was applied to. */
export interface Suspect {
  readonly known: KnownRule;
  readonly verdict: Extract<VerdictWith, 'wrong' | 'open'>;
  /** The line of the trace that shows it. */
  readonly line: string;
}

export interface Attribution {
  /**
   * `alone`: the rule was applied with constants for which it is wrong, and nothing else can be to blame. `with others`:
   * something else can. `harmless`: it is not known to be wrong for the constants that it was applied to. `absent`: it was
   * not applied. `untraced`: there is no trace.
   */
  readonly kind: 'alone' | 'with others' | 'harmless' | 'absent' | 'untraced';
  /** The lines that show the rule. */
  readonly trace: readonly string[];
  /** Other rules that can be to blame, each once. */
  readonly suspects: readonly Suspect[];
  /** Lines that no known rule explains. */
  readonly unexplained: readonly string[];
}

/** The lower, the more is the rule to blame. */
export const rankOf = ({ kind, suspects }: Attribution): number => {
  if (kind === 'alone') return 0;
  if (kind === 'with others') return 1;
  return suspects.length === 0 ? 2 : rankOfOthers;
};

/** Of what only other rules are to blame for. */
export const rankOfOthers = 3;

/** The rules of a pass, by what a trace calls it. */
export interface TracedPass {
  readonly name: RegExp;
  readonly rules: PassRules;
}

export class Attributor {
  readonly #passes: readonly TracedPass[];
  readonly #verdicts: Verdicts;

  constructor(passes: readonly TracedPass[], verdicts: Verdicts) {
    this.#passes = passes;
    this.#verdicts = verdicts;
  }

  /** `runs`: over the function that goes wrong. `fails`: the compiler fails at the last value that they show. */
  attribute(target: KnownRule, runs: readonly PassTrace[] | undefined, fails = false): Attribution {
    if (runs === undefined) return { kind: 'untraced', trace: [], suspects: [], unexplained: [] };
    const visits = runs.flatMap((run, index) => this.#visits(run, fails && index === runs.length - 1));
    const applied = visits.flatMap(({ applications }) => applications);
    const isOwn = ({ known }: Application) => known.rule.instance.rule === target.rule.instance.rule;
    const own = applied.filter(isOwn);
    const wrong = own.filter(
      ({ known, constants, isTold }) => isTold && this.#verdicts.of(known, constants) === 'wrong',
    );
    const suspects = this.#suspectsOf(applied.filter(one => !isOwn(one)));
    const unexplained = visits.flatMap(({ step, applications }) =>
      applications.length === 0 ? [step.line] : [],
    );
    const isAlone = suspects.length === 0 && unexplained.length === 0;
    const lines = (wrong.length > 0 ? wrong : own).map(({ step: { line } }) => line);
    return {
      kind: own.length === 0 ? 'absent' : wrong.length === 0 ? 'harmless' : isAlone ? 'alone' : 'with others',
      trace: [...new Set(lines)],
      suspects,
      unexplained,
    };
  }

  #suspectsOf(applications: readonly Application[]): readonly Suspect[] {
    const suspects = new Map<object, Suspect>();
    for (const { known, constants, step } of applications) {
      const verdict = this.#verdicts.of(known, constants);
      if (verdict !== 'wrong' && verdict !== 'open') continue;
      const { rule } = known.rule.instance;
      if (suspects.get(rule)?.verdict !== 'wrong') suspects.set(rule, { known, verdict, line: step.line });
    }
    return [...suspects.values()];
  }

  #visits(
    run: PassTrace,
    fails: boolean,
  ): { readonly step: Step; readonly applications: readonly Application[] }[] {
    const passes = this.#passes.filter(({ name, rules }) => name.test(run.pass) && rules.rules.length > 0);
    // Of rules that are not at hand nothing can be said.
    if (passes.length === 0) return [];
    const steps = fails && run.lastVisit !== undefined ? [...run.steps, run.lastVisit] : run.steps;
    return steps
      .filter(step => !isWithoutRule(step, run))
      .map(step => ({ step, applications: this.#applicationsOf(step, run, passes) }));
  }

  #applicationsOf(step: Step, run: PassTrace, passes: readonly TracedPass[]): readonly Application[] {
    return passes
      .flatMap(({ rules }) => applicationsOf(step, run, rules))
      .filter(({ known, constants }) => this.#verdicts.of(known, constants) !== 'impossible');
  }
}
