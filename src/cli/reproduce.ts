/** `rulecheck reproduce FILE:LINE` */
import { basename } from 'node:path';
import type { Counterexample } from '../prove/verdict.ts';
import { renderJson } from '../report/json.ts';
import type { Attempt } from '../reproduce/attempt.ts';
import { reproductionData } from '../reproduce/data.ts';
import { type GoProgram, goProgram } from '../reproduce/go-program.ts';
import type { KnownRule } from '../reproduce/known-rules.ts';
import { type Machine, machineOf } from '../reproduce/machines.ts';
import type { MemberReproduction, NotReached, Reached } from '../reproduce/reproduction.ts';
import { reproduceRule } from '../reproduce/rule.ts';
import { renderAttempt, renderNotReached } from '../reproduce/text.ts';
import { trialData } from '../reproduce/trials/data.ts';
import { isShown, type TrialOutcome } from '../reproduce/trials/outcome.ts';
import { renderTrials } from '../reproduce/trials/text.ts';
import { colored, plain } from '../text/paint.ts';
import { type ColorChoice, wantsColor } from './color.ts';
import { type RulesInCompiler, rulesInCompiler } from './compiler-rules.ts';
import { hostGoarch } from './emulator.ts';
import { ExitCode, UsageError } from './exit-code.ts';
import { inputsAreKept, writeReport } from './output.ts';
import { readPlaceOfRule, theColumnIsThere } from './place.ts';
import { statusLineOn } from './progress.ts';
import { runProgram } from './run-program.ts';
import { runTrials } from './run-trials.ts';
import { SearchClock } from './search-clock.ts';

export interface ReproduceOptions {
  readonly format: 'text' | 'json';
  readonly go?: string;
  readonly run?: true;
  readonly test?: true;
  readonly member?: number;
  readonly arch?: string;
  readonly ops?: string;
  readonly output?: string;
  readonly time: number;
  readonly progress: boolean;
  readonly color: ColorChoice;
}

/** Returns the exit code. Throws `UsageError`. */
export async function reproduceCommand(place: string, options: ReproduceOptions): Promise<number> {
  const read = readPlaceOfRule(place);
  const { path, line } = read;
  inputsAreKept([options.output], [path]);
  const rules = rulesInCompiler(path, options);
  theColumnIsThere([rules.file.source], read);
  const machine = machineFor(rules.compiler.arch);
  const rule = reproduceRule(rules.file, rules.compiler, line, options.member);
  if (rule.kind === 'problem') throw new UsageError(rule.message);
  const { counterexamples } = rule;
  const members = options.run ? rule.members : rule.members.map(one => withOtherWays(one, counterexamples));
  const reached = members.filter((member): member is Reached => member.kind === 'reached');
  const written = goProgram(reached, machine, place, options.test ? 'test' : 'program');
  const runs = options.run === true && reached.length > 0;
  const attempt = runs
    ? await run(goProgram(reached, machine, place, 'program'), machine, rules, options)
    : undefined;
  if (attempt === 'interrupted') return ExitCode.interrupted;
  const open = members.flatMap(member => {
    const counterexample = counterexamples.get(member.target);
    const isShown = member.kind === 'reached' && member.shows;
    return counterexample === undefined || isShown ? [] : [{ target: member.target, counterexample }];
  });
  const trials = options.run ? await runAllTrials(basename(place), open, machine, rules, options) : [];
  if (trials === 'interrupted') return ExitCode.interrupted;
  const report: Report = { place, machine, members, reached, written, attempt, trials };
  if (options.format === 'json') writeJson(report, options);
  else writeText(report, options);
  return exitCodeOf(report);
}

/** Of a refuted member that the rules read backwards do not reach, as long as nothing is run. */
function withOtherWays(
  member: MemberReproduction,
  counterexamples: ReadonlyMap<KnownRule, Counterexample>,
): MemberReproduction {
  if (member.kind === 'reached' || !counterexamples.has(member.target)) return member;
  return { ...member, reason: `${member.reason}; with --run other ways are tried` };
}

interface Report {
  readonly place: string;
  readonly machine: Machine;
  readonly members: readonly MemberReproduction[];
  readonly reached: readonly Reached[];
  readonly written: GoProgram;
  readonly attempt: Attempt | undefined;
  /** Of refuted members that the rules read backwards do not show. */
  readonly trials: readonly TrialOutcome[];
}

function writeJson(
  { place, machine, members, reached, written, attempt, trials }: Report,
  options: ReproduceOptions,
) {
  const program = reached.length > 0 ? written : undefined;
  const data = reproductionData(place, machine, members, program, { attempt, trials });
  writeReport(renderJson({ ...data, trials: trials.map(trialData) }), options.output);
}

/** The program goes to standard output or to a file; what came of running it, to standard output. */
function writeText(report: Report, options: ReproduceOptions) {
  const { machine, members, reached, written, attempt, trials } = report;
  const isTried = ({ target }: NotReached) => trials.some(trial => trial.target === target);
  const others = members.filter(
    (member): member is NotReached => member.kind === 'not reached' && !isTried(member),
  );
  const writesProgram = reached.length > 0 && (attempt === undefined || options.output !== undefined);
  const shown = trials.find(isShown);
  const program = shown && (options.test ? shown.test : shown.program);
  if (writesProgram) writeReport(written.text, options.output);
  else if (program !== undefined && options.output !== undefined) writeReport(program, options.output);
  if (trials.length > 0) {
    const paint = wantsColor(options.color, process.stdout.isTTY) ? colored : plain;
    const sections = trials.map(trial => `${renderTrials(trial, paint).join('\n')}\n`);
    process.stdout.write(sections.join('\n'));
    if (program !== undefined && options.output === undefined) process.stdout.write(`\n${program}`);
  }
  if (attempt === undefined) {
    process.stderr.write(renderNotReached(others, wantsColor(options.color, process.stderr.isTTY)));
  } else {
    const color = wantsColor(options.color, process.stdout.isTTY);
    process.stdout.write(renderAttempt(attempt, others, machine, color));
  }
}

function exitCodeOf({ reached, attempt, trials }: Report): number {
  if (trials.some(isShown)) return ExitCode.findings;
  if (reached.length === 0) {
    if (trials.some(({ kind, tried }) => kind === 'not tried' && tried > 0)) return ExitCode.unusable;
    return trials.some(({ kind }) => kind === 'not reproduced') ? ExitCode.clean : ExitCode.findings;
  }
  if (attempt === undefined) return ExitCode.clean;
  if (attempt.kind === 'could not run') return ExitCode.unusable;
  const isWrong = attempt.members.some(({ verdict }) => verdict === 'miscompiled');
  return isWrong ? ExitCode.findings : ExitCode.clean;
}

/** Ctrl-C stops what runs, and lets it clean up. */
async function run(
  program: GoProgram,
  machine: Machine,
  { attributor }: RulesInCompiler,
  { go }: ReproduceOptions,
): Promise<Attempt | 'interrupted'> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  process.once('SIGINT', abort);
  try {
    const { signal } = controller;
    const tools = { machine, signal, ...(go !== undefined && { goroot: go }) };
    const attempt = await runProgram(program, tools, attributor);
    return signal.aborted ? 'interrupted' : attempt;
  } finally {
    process.removeListener('SIGINT', abort);
  }
}

/** One member after the other; Ctrl-C stops what runs. */
async function runAllTrials(
  place: string,
  open: readonly { readonly target: KnownRule; readonly counterexample: Counterexample }[],
  machine: Machine,
  { compiler, attributor }: RulesInCompiler,
  { go, time, progress }: ReproduceOptions,
): Promise<readonly TrialOutcome[] | 'interrupted'> {
  const controller = new AbortController();
  const clock = new SearchClock(time, statusLineOn(process.stderr, progress));
  const abort = () => controller.abort();
  process.once('SIGINT', abort);
  try {
    const { signal } = controller;
    const outcomes: TrialOutcome[] = [];
    for (const [index, { target, counterexample }] of open.entries()) {
      clock.begin(open.length === 1 ? place : `${place}, member ${index + 1} of ${open.length}`);
      outcomes.push(
        await runTrials(target, compiler, counterexample, {
          machine,
          signal,
          clock,
          attributor,
          ...(go !== undefined && { goroot: go }),
        }),
      );
      if (signal.aborted) return 'interrupted';
    }
    return outcomes;
  } finally {
    clock.stop();
    process.removeListener('SIGINT', abort);
  }
}

/** Rules on the language's own ops can be shown on any machine. */
function machineFor(arch: string): Machine {
  const machine = arch === 'generic' ? machineOf(hostArch) : machineOf(arch);
  if (machine === undefined) throw new UsageError(`no Go program can be run for ${arch}`);
  return machine;
}

const hostArch = hostGoarch.toUpperCase();
