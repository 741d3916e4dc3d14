/** `rulecheck hunt TREE`: every refuted rule of a tree with a program that shows it, where one is found. */
import { basename } from 'node:path';
import { checkFile } from '../check/check-file.ts';
import { checkRepaired } from '../check/check-repaired.ts';
import { type RuleResult, type RunDiagnostic, tool } from '../check/run.ts';
import { renderJson } from '../report/json.ts';
import { count } from '../report/text/words.ts';
import { attributionData } from '../reproduce/attribution/data.ts';
import { type GoProgram, goProgram } from '../reproduce/go-program.ts';
import {
  findingOf,
  type Hunt,
  type HuntFinding,
  proofIn,
  proposedRepair,
  type RepairFinding,
  type ShownFinding,
} from '../reproduce/hunt/finding.ts';
import { huntMarkdown } from '../reproduce/hunt/markdown.ts';
import { huntText } from '../reproduce/hunt/text.ts';
import { type Machine, machineOf } from '../reproduce/machines.ts';
import type { MemberReproduction } from '../reproduce/reproduction.ts';
import { reproduceRule } from '../reproduce/rule.ts';
import { showArguments, showResult } from '../reproduce/show.ts';
import { failureIn } from '../reproduce/trials/compiler-failure.ts';
import { trialData } from '../reproduce/trials/data.ts';
import { isShown, type TrialOutcome } from '../reproduce/trials/outcome.ts';
import { callOf } from '../reproduce/trials/text.ts';
import { printInstance } from '../rules/print.ts';
import { renderFrame } from '../text/frame.ts';
import { betweenRules } from './between-rules.ts';
import { type RulesInCompiler, rulesInCompiler } from './compiler-rules.ts';
import { hostGoarch } from './emulator.ts';
import { ExitCode, exitCodeOfErrors, UsageError } from './exit-code.ts';
import { GoToolchain } from './go-toolchain.ts';
import { hash } from './host.ts';
import { inputsAreKept, writeReport } from './output.ts';
import { pathInPatch } from './place.ts';
import { plan } from './plan.ts';
import { statusLineOn } from './progress.ts';
import { proveOptions } from './prove-options.ts';
import { buildAndRun, type Ran, runProgram } from './run-program.ts';
import { runTrials, type TrialOptions } from './run-trials.ts';
import { SearchClock } from './search-clock.ts';

export interface HuntOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly output?: string;
  /** GOROOTs: the first is searched, the others only build what was found. */
  readonly go?: readonly string[];
  readonly rule?: readonly number[];
  readonly seed: number;
  readonly runs: number;
  readonly budget: number;
  readonly time: number;
  readonly progress: boolean;
}

const renderings: Readonly<Record<HuntOptions['format'], (hunt: Hunt) => string>> = {
  text: huntText,
  json: renderJson,
  markdown: huntMarkdown,
};

/** Returns the exit code. Throws `UsageError`. */
export async function huntCommand(tree: string, options: HuntOptions): Promise<number> {
  inputsAreKept([options.output], [tree]);
  const controller = new AbortController();
  const abort = () => controller.abort();
  process.once('SIGINT', abort);
  const clock = new SearchClock(options.time, statusLineOn(process.stderr, options.progress));
  const shared = { signal: controller.signal, clock };
  try {
    // Before the rules are checked, which takes minutes.
    for (const goroot of options.go ?? []) GoToolchain.find(goroot);
    const { refuted, errors } = await refutedRules(tree, options, shared);
    clock.stop();
    for (const error of errors) process.stderr.write(`${renderFrame(error)}\n`);
    const compilers = new Map<string, RulesInCompiler | string>();
    const findings: HuntFinding[] = [];
    for (const [done, { result, repair }] of refuted.entries()) {
      clock.begin(`${done + 1} of ${count(refuted.length, 'rule')}, ${nameOf(result)}`);
      const rulesOf = (file: string): RulesInCompiler | string => {
        const rules = compilers.get(file) ?? compilerOf(file);
        compilers.set(file, rules);
        return rules;
      };
      const finding = hunted(result, repair, rulesOf, shared, options);
      findings.push(await finding.catch(error => failed(result, repair, error)));
      if (controller.signal.aborted) break;
    }
    clock.stop();
    const hunt: Hunt = { version: 1, tool, tree, findings, errors };
    writeReport(renderings[options.format](hunt), options.output);
    return controller.signal.aborted ? ExitCode.interrupted : exitCodeOfHunt(hunt);
  } finally {
    clock.stop();
    process.removeListener('SIGINT', abort);
  }
}

function exitCodeOfHunt({ findings, errors }: Hunt): number {
  if (findings.some(({ status }) => status === 'failed')) return ExitCode.internal;
  if (errors.length > 0) return exitCodeOfErrors(errors);
  return findings.length > 0 ? ExitCode.findings : ExitCode.clean;
}

/** A refuted rule, with what could stand in its place. */
interface Refuted {
  readonly result: RuleResult;
  readonly repair?: RepairFinding;
}

type Shared = Pick<TrialOptions, 'signal' | 'clock'>;

/** All that is refuted in the tree, and the errors that keep rules from being checked. */
async function refutedRules(
  tree: string,
  options: HuntOptions,
  { signal, clock }: Shared,
): Promise<{ readonly refuted: readonly Refuted[]; readonly errors: readonly RunDiagnostic[] }> {
  const { rule = [] } = options;
  const { files } = plan([tree], { rule });
  const settings = { ...proveOptions(options), details: 'refuted', repair: 'thorough', hash } as const;
  const refuted: Refuted[] = [];
  const errors: RunDiagnostic[] = [];
  for (const { name, contraction, read } of files) {
    const rules = read();
    const own = { ...settings, contraction, patchPath: pathInPatch(name) };
    let checked = 0;
    for (const part of checkFile(rules, own)) {
      if (part.kind === 'diagnostic') {
        if (part.diagnostic.severity === 'error') errors.push(part.diagnostic);
        continue;
      }
      const { result } = part;
      checked += 1;
      clock.checking(basename(name), checked, rules.rules.length);
      if (result.verdict === 'refuted') {
        const repair = repairOf(result, text => checkRepaired(rules, result, text, own));
        refuted.push({ result, ...(repair && { repair }) });
      }
      await betweenRules();
      if (signal.aborted) return { refuted, errors };
    }
  }
  return { refuted, errors };
}

/** A repair is one only if the file that has it is proved. */
function repairOf(
  result: RuleResult,
  check: (rule: string) => RuleResult | undefined,
): RepairFinding | undefined {
  const proposed = proposedRepair(result);
  const checked = proposed && check(proposed.rule);
  const proof = checked && proofIn(checked);
  return proposed && proof && { ...proposed, proof };
}

/** The rules that run together; in words why no program can be chosen for them. */
function compilerOf(file: string): RulesInCompiler | string {
  try {
    return rulesInCompiler(file, {});
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

/** A mistake of ours at one rule costs no other its program. Throws what the user has to mend. */
function failed(result: RuleResult, repair: RepairFinding | undefined, error: unknown): HuntFinding {
  if (error instanceof UsageError) throw error;
  const reason = `${String(error)}; this is a mistake in rulecheck, please report it with the rule`;
  return { ...findingOf(result, repair), status: 'failed', reason, releases: [] };
}

async function hunted(
  result: RuleResult,
  repair: RepairFinding | undefined,
  rulesOf: (file: string) => RulesInCompiler | string,
  shared: Shared,
  { go: [goroot, ...others] = [] }: HuntOptions,
): Promise<HuntFinding> {
  const finding = findingOf(result, repair);
  const notTried = (reason: string): HuntFinding => ({
    ...finding,
    status: 'not tried',
    reason,
    releases: [],
  });
  const rules = rulesOf(result.file);
  if (typeof rules === 'string') return notTried(rules);
  const { arch } = rules.compiler;
  const machine = machineOf(arch === 'generic' ? hostGoarch.toUpperCase() : arch);
  if (machine === undefined) return notTried(`no Go program can be run for ${arch}`);
  const found = reproduceRule(rules.file, rules.compiler, result.line);
  if (found.kind === 'problem') return notTried(found.message);
  const { signal } = shared;
  const { attributor } = rules;
  const tools = { ...shared, machine, attributor, ...(goroot !== undefined && { goroot }) };
  let last: HuntFinding = notTried('no member of it is refuted');
  for (const member of found.members) {
    const counterexample = found.counterexamples.get(member.target);
    if (counterexample === undefined || signal.aborted) continue;
    const { goarch } = machine;
    const shownBy = async (
      status: 'miscompiled' | 'not compiled' | 'not attributed',
      shown: ShownFinding,
    ): Promise<HuntFinding> => ({
      ...finding,
      goarch,
      status,
      shown,
      releases: await builds(shown.program, others, machine, signal),
    });
    const byNumbers = await shownByNumbers(member, rules, tools);
    if (byNumbers?.attribution === 'alone') return shownBy('miscompiled', byNumbers);
    if (byNumbers !== undefined) last = await shownBy('not attributed', byNumbers);
    const outcome = await runTrials(member.target, rules.compiler, counterexample, tools);
    if (isShown(outcome)) return shownBy(outcome.kind, shownOf(outcome));
    if (outcome.kind === 'not attributed') {
      last = await shownBy(outcome.kind, shownOf(outcome));
      continue;
    }
    if (last.status === 'not attributed') continue;
    const { suspects } = trialData(outcome);
    last = {
      ...finding,
      goarch,
      status: outcome.kind,
      reason: reasonOf(outcome),
      releases: [],
      ...(suspects && { suspects }),
    };
  }
  return last;
}

type ShownTrial = Extract<TrialOutcome, { readonly kind: 'miscompiled' | 'not compiled' | 'not attributed' }>;

const shownOf = (outcome: ShownTrial): ShownFinding => {
  const { rule: member, status: _, tried: __, left: ___, inputs: ____, ...data } = trialData(outcome);
  const { result, program } = outcome.kind === 'not attributed' ? outcome.shown : outcome;
  return { ...data, member, input: callOf(result), program };
};

const reasonOf = (outcome: Exclude<TrialOutcome, ShownTrial>): string => {
  if (outcome.kind === 'not tried') return outcome.reason;
  const { ways, left } = outcome;
  return left === 0
    ? ways.join('; ')
    : `${ways.join('; ')}; the time ended before ${left} functions were built`;
};

const nameOf = ({ file, line }: RuleResult): string => `${basename(file)}:${line}`;

/** What the compiler's rules read backwards find, if it is wrong when it runs. */
async function shownByNumbers(
  member: MemberReproduction,
  { file }: RulesInCompiler,
  tools: TrialOptions,
): Promise<ShownFinding | undefined> {
  if (member.kind !== 'reached' || !member.shows) return undefined;
  const program: GoProgram = goProgram([member], tools.machine, file.source.name, 'program');
  const attempt = await runProgram(program, tools, tools.attributor);
  const [outcome] = attempt.kind === 'ran' ? attempt.members : [];
  const wrong = outcome?.cases.find(({ isPermitted }) => !isPermitted);
  if (outcome?.attribution === undefined || wrong === undefined) return undefined;
  const { toolchain, emulator } = attempt;
  const { spelled } = member;
  return {
    member: printInstance(member.target.rule.instance),
    input: `${spelled.expression} with ${showArguments(spelled, wrong.tried)}`,
    got: showResult(spelled, wrong.got),
    expected: wrong.tried.permitted.map(bits => showResult(spelled, bits)).join(' or '),
    program: program.text,
    ...(toolchain !== undefined && { toolchain }),
    ...(emulator !== undefined && { emulator }),
    ...attributionData(outcome.attribution),
  };
}

/** Whether the program is wrong with other toolchains too. */
async function builds(
  program: string,
  goroots: readonly string[],
  machine: Machine,
  signal: AbortSignal,
): Promise<HuntFinding['releases']> {
  const releases: { toolchain: string; isWrong: boolean }[] = [];
  for (const goroot of goroots) {
    const ran = await buildAndRun(program, { machine, flags: '', goroot, signal });
    const isWrong = isWrongIn(ran);
    if (isWrong !== undefined && ran.toolchain !== undefined)
      releases.push({ toolchain: ran.toolchain, isWrong });
  }
  return releases;
}

/** Whether a program that is wrong elsewhere is so here; undefined where it could not be tried. */
function isWrongIn(ran: Ran): boolean | undefined {
  if (ran.kind === 'could not run') return failureIn(ran.messages ?? '') === undefined ? undefined : true;
  const [, got, want] = /^got (\S+), want (\S+)$/m.exec(ran.out) ?? [];
  return got !== want || ran.result.code !== 0 || /^miscompiled /m.test(ran.out);
}
