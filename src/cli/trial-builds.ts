/** Builds and runs programs of trials: of many functions, or of one that is to be shown. */
import { type Attribution, type Attributor, rankOf } from '../reproduce/attribution/attribution.ts';
import { passTracesIn } from '../reproduce/attribution/trace.ts';
import { type KnownRule, matchedOp } from '../reproduce/known-rules.ts';
import { type Machine, machineOf } from '../reproduce/machines.ts';
import { traceOfAll } from '../reproduce/passes.ts';
import {
  type Call,
  callsByTrial,
  exactOf,
  knownCalls,
  notCompiled,
  type Result,
  sizeOfCall,
} from '../reproduce/trials/call.ts';
import { comparedProgram, readCompared } from '../reproduce/trials/compared-program.ts';
import { failureIn, failureKind, functionsIn, isInRulesOf } from '../reproduce/trials/compiler-failure.ts';
import { functionName } from '../reproduce/trials/go-file.ts';
import type { Shown } from '../reproduce/trials/outcome.ts';
import { readWrong, searchProgram } from '../reproduce/trials/search-program.ts';
import { readShown, shownFunction, shownProgram } from '../reproduce/trials/shown-program.ts';
import type { Trial } from '../reproduce/trials/trial.ts';
import { hostGoarch } from './emulator.ts';
import { GoToolchain } from './go-toolchain.ts';
import { buildAndRun, type Ran } from './run-program.ts';

export interface BuildOptions {
  readonly machine: Machine;
  readonly goroot?: string;
  readonly signal: AbortSignal;
  /** Asked who is to blame, once something goes wrong. */
  attributor(machine: string): Attributor;
  /** What is said before each build. */
  onBuild?(): void;
}

/** What a program of many functions shows. */
export type Searched = { readonly ran: Ran } & (
  | {
      readonly kind: 'ran';
      /** The functions of the program, in their order. */
      readonly trials: readonly Trial[];
      readonly wrong: readonly Result[];
      readonly trace: string;
    }
  /** The compiler fails on these functions, or refuses them. */
  | { readonly kind: 'not compiled'; readonly trials: readonly Trial[] }
  | {
      readonly kind: 'could not run';
      readonly problem: { readonly reason: string; readonly detail?: string };
    }
);

/** Throws `UsageError` where the user's GOROOT is none. */
export class TrialBuilds {
  readonly #target: KnownRule;
  readonly #title: string;
  readonly #options: BuildOptions;

  constructor(target: KnownRule, title: string, options: BuildOptions) {
    this.#target = target;
    this.#title = title;
    this.#options = options;
  }

  /** What is known to give something is a table; where nothing is, functions run beside their references. */
  async search(calls: readonly Call[], flags = ''): Promise<Searched> {
    const known = knownCalls(calls);
    const isKnown = known.length > 0;
    const asked = isKnown ? known : calls;
    const trials = [...callsByTrial(asked).keys()];
    const text = isKnown ? searchProgram(asked, this.#title) : comparedProgram(asked, this.#title);
    const ran = await this.#run(text, flags);
    if (ran.kind === 'could not run') {
      const named = [...functionsIn(text, ran.messages ?? '')].map(index => trials[index]!);
      if (named.length > 0) return { ran, kind: 'not compiled', trials: named };
      const { reason, detail } = ran;
      return { ran, kind: 'could not run', problem: { reason, ...(detail !== undefined && { detail }) } };
    }
    const results = isKnown ? readWrong(asked, ran.out) : readCompared(asked, ran.out);
    if (results === undefined) {
      const detail = ran.result.err || ran.out;
      return { ran, kind: 'could not run', problem: { reason: 'the program failed', detail } };
    }
    const wrong = results.filter(({ isRight }) => !isRight);
    return { ran, kind: 'ran', trials, wrong, trace: ran.trace };
  }

  /**
   * Of these calls those that go wrong as the one that is shown does: by the compiler's trace the rule is as much to blame,
   * or the compiler fails in the same way. Where not all of them can be built together, the first of them.
   */
  async alike(shown: Shown, calls: readonly Call[]): Promise<readonly Result[]> {
    if (shown.kind === 'miscompiled') {
      const all = await this.attributed(calls);
      const least = rankOf(shown.attribution);
      return all.flatMap(({ result, attribution }) => (rankOf(attribution) <= least ? [result] : []));
    }
    const wanted = failureKind(shown.result.failure ?? '');
    const first = [...callsByTrial(calls).values()].map(([call]) => call!);
    for (const call of first.sort((a, b) => sizeOfCall(a) - sizeOfCall(b))) {
      if (this.#options.signal.aborted) break;
      const result = notCompiled(call);
      const ran = await this.#run(shownProgram(result, this.#title), '');
      const failure = ran.kind === 'could not run' ? failureIn(ran.messages ?? '') : undefined;
      if (failure !== undefined && failureKind(failure) === wanted) return [{ ...result, failure }];
    }
    return [];
  }

  /** What goes wrong of these calls, with who is to blame. Of functions that cannot be built, or traced, nothing. */
  async attributed(
    calls: readonly Call[],
  ): Promise<readonly { readonly result: Result; readonly attribution: Attribution }[]> {
    const all = await this.search(calls, traceOfAll);
    if (all.kind === 'could not run') return [];
    if (all.kind === 'not compiled') {
      const others = calls.filter(({ trial }) => !all.trials.includes(trial));
      return others.length === 0 ? [] : this.attributed(others);
    }
    const { trials, wrong, trace } = all;
    const runs = passTracesIn(trace);
    const known = new Map<Trial, Attribution>();
    return wrong.map(result => {
      const { trial } = result.call;
      const attribution =
        known.get(trial) ??
        this.#attributor.attribute(this.#target, runs.get(functionName(trials.indexOf(trial))));
      known.set(trial, attribution);
      return { result, attribution };
    });
  }

  get #attributor(): Attributor {
    return this.#options.attributor(this.#options.machine.arch);
  }

  /** The call as a program of its own; undefined where it is not wrong there, or no other build is right. */
  async alone(result: Result): Promise<Omit<Shown, 'isMinimal'> | undefined> {
    const program = await this.#formatted(shownProgram(result, this.#title));
    const traced = await this.#run(program, traceOfAll);
    const trace = traced.kind === 'ran' ? traced.trace : (traced.messages ?? '');
    // To print its trace the compiler looks for rewrites that go around, and may then fail where it else does not.
    const ran = traced.kind === 'ran' ? traced : await this.#run(program, '');
    if (ran.kind === 'could not run') return this.#failed(result, program, ran.messages ?? '', trace);
    const found = readShown(result, ran.result);
    if (found === undefined || found.isRight) return undefined;
    const rightBuild = await this.#rightBuildOf(program, result);
    if (rightBuild === undefined) return undefined;
    const test = await this.#formatted(shownProgram(found, this.#title, 'test'));
    return {
      kind: 'miscompiled',
      program,
      test,
      result: found,
      rightBuild,
      attribution: this.#attributor.attribute(this.#target, passTracesIn(trace).get(shownFunction)),
    };
  }

  /** The compiler fails, where it does not without optimisation. */
  async #failed(
    result: Result,
    program: string,
    messages: string,
    trace: string,
  ): Promise<Omit<Shown, 'isMinimal'> | undefined> {
    const failure = failureIn(messages);
    const rightBuild = failure === undefined ? undefined : await this.#rightBuildOf(program, result);
    if (failure === undefined || rightBuild === undefined) return undefined;
    const isInRule = isInRulesOf(messages, matchedOp(this.#target));
    const runs = passTracesIn(trace).get(shownFunction);
    return {
      kind: 'not compiled',
      program,
      test: await this.#formatted(shownProgram(result, this.#title, 'compile')),
      result: { ...result, failure },
      rightBuild,
      attribution: this.#attributor.attribute(this.#target, runs, isInRule),
    };
  }

  /**
   * The build that gives what is expected: without optimisation or, where rules of a machine are applied all the same, that
   * for this one. Another machine's word alone is none, since rules on ops of the language go wrong on both: it counts
   * where it is what the ops mean.
   */
  async #rightBuildOf(program: string, result: Result): Promise<string | undefined> {
    const isRight = (ran: Ran): boolean =>
      ran.kind === 'ran' && readShown(result, ran.result)?.isRight === true;
    if (isRight(await this.#run(program, '-N -l'))) return 'with -N -l';
    const host = machineOf(hostGoarch.toUpperCase());
    const isKnown = this.#target.pass !== 'opt' && exactOf(result.call) !== undefined;
    if (!isKnown || host === undefined || host === this.#options.machine) return undefined;
    return isRight(await this.#run(program, '', host)) ? `for ${host.goarch}` : undefined;
  }

  async #formatted(text: string): Promise<string> {
    return (await GoToolchain.find(this.#options.goroot)?.format(text)) ?? text;
  }

  async #run(text: string, flags: string, machine = this.#options.machine): Promise<Ran> {
    const { goroot, signal, onBuild } = this.#options;
    onBuild?.();
    return buildAndRun(text, { machine, flags, signal, ...(goroot !== undefined && { goroot }) });
  }
}
