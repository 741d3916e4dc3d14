/** `rulecheck reproduce FILE:LINE` */
import type { Counterexample } from '../prove/verdict.ts';
import { checkRules } from '../report/check.ts';
import { rulesCovering } from '../report/read-rules.ts';
import { goProgram } from '../report/reproduce/go-program.ts';
import type { KnownRule } from '../report/reproduce/known-rules.ts';
import { type Machine, machineOf } from '../report/reproduce/machines.ts';
import { traceFlag } from '../report/reproduce/passes.ts';
import { reproduceMember } from '../report/reproduce/reproduce.ts';
import type { MemberReproduction, NotReached, Reached } from '../report/reproduce/reproduction.ts';
import { renderAttempt, renderNotReached } from '../report/reproduce/text.ts';
import { renderDiagnostic } from '../text/frame.ts';
import { type ColorChoice, wantsColor } from './color.ts';
import { type RulesInCompiler, rulesInCompiler } from './compiler-rules.ts';
import { hostGoarch } from './emulator.ts';
import { ExitCode } from './exit-code.ts';
import { writeReport } from './output.ts';
import { runProgram } from './run-program.ts';
import { UsageError } from './usage-error.ts';

export interface ReproduceOptions {
  readonly go?: string;
  readonly run?: true;
  readonly test?: true;
  readonly member?: number;
  readonly arch?: string;
  readonly ops?: string;
  readonly output?: string;
  readonly color: ColorChoice;
}

/** Returns the exit code. Throws `UsageError`. */
export async function reproduceCommand(place: string, options: ReproduceOptions): Promise<number> {
  const { path, line } = placeOf(place);
  const rules = rulesInCompiler(path, options);
  const machine = machineFor(rules.compiler.arch);
  const members = reproduce(rules, line, options.member);
  const reached = members.filter((member): member is Reached => member.kind === 'reached');
  const others = members.filter((member): member is NotReached => member.kind === 'not reached');
  if (reached.length === 0) {
    process.stderr.write(renderNotReached(others, wantsColor(options.color, process.stderr.isTTY)));
    return ExitCode.findings;
  }
  const program = goProgram(reached, machine, place, options.test ? 'test' : 'program');
  if (!options.run) {
    writeReport(program.text, options.output);
    process.stderr.write(renderNotReached(others, wantsColor(options.color, process.stderr.isTTY)));
    return ExitCode.clean;
  }
  if (options.output !== undefined) writeReport(program.text, options.output);
  const runnable = options.test ? goProgram(reached, machine, place, 'program') : program;
  const attempt = await interruptible(signal =>
    runProgram(runnable, {
      machine,
      traceFlag: traceFlag(rules.pass),
      signal,
      ...(options.go !== undefined && { goroot: options.go }),
    }),
  );
  if (attempt === undefined) return ExitCode.interrupted;
  process.stdout.write(
    renderAttempt(attempt, others, machine, wantsColor(options.color, process.stdout.isTTY)),
  );
  if (attempt.kind === 'could not run') return ExitCode.unusable;
  const isWrong = attempt.members.some(({ verdict }) => verdict === 'miscompiled');
  return isWrong ? ExitCode.findings : ExitCode.clean;
}

function placeOf(place: string): { readonly path: string; readonly line: number } {
  const found = /^(?<path>.+):(?<line>\d+)$/s.exec(place);
  const line = Number(found?.groups?.['line']);
  if (found === null || !Number.isSafeInteger(line) || line < 1) {
    throw new UsageError(`${place}: FILE:LINE is wanted, such as RISCV64.rules:756`);
  }
  return { path: found.groups!['path']!, line };
}

/** Rules on the language's own ops can be shown on any machine. */
function machineFor(arch: string): Machine {
  const machine = arch === 'generic' ? machineOf(hostArch) : machineOf(arch);
  if (machine === undefined) throw new UsageError(`no Go program can be run for ${arch}`);
  return machine;
}

const hostArch = hostGoarch.toUpperCase();

/** The members of the rule that covers the line, or the one that is asked for. */
function reproduce(
  { file, compiler }: RulesInCompiler,
  line: number,
  member: number | undefined,
): MemberReproduction[] {
  const spans = rulesCovering(file.source, [line]);
  if (spans.length === 0) throw new UsageError(`no rule covers line ${line} of ${file.source.name}`);
  const isAsked = ({ start }: { readonly start: number }) =>
    spans.some(span => start >= span.start && start <= span.end);
  const asked = file.rules.filter(({ rule }) => isAsked(rule.span));
  if (asked.length === 0) {
    const broken = file.diagnostics.filter(({ labels: [primary] }) => isAsked(primary.span));
    const frames = broken.map(diagnostic => renderDiagnostic(diagnostic, { color: false }));
    throw new UsageError(`the rule has errors; verify shows them\n${frames.join('\n')}`);
  }
  const counterexamples = new Map<unknown, Counterexample>();
  const check = { seed: 1, runs: 1000, timeoutMs: 10_000, contraction: 'licensed' } as const;
  for (const outcome of checkRules({ ...file, rules: asked }, check)) {
    if (outcome.kind !== 'checked') continue;
    for (const { resolved, verdict } of outcome.rule.instances) {
      if (verdict.counterexample) counterexamples.set(resolved, verdict.counterexample);
    }
  }
  const instances = asked.flatMap(({ instances }) => instances);
  if (member !== undefined && instances[member - 1] === undefined) {
    throw new UsageError(`the rule has ${instances.length} members, so there is no member ${member}`);
  }
  const wanted = member === undefined ? instances : [instances[member - 1]!];
  const known = new Map<unknown, KnownRule>(
    compiler.passes.flatMap(({ rules }) => rules.map(one => [one.rule, one] as const)),
  );
  return wanted.map(instance => {
    const target = known.get(instance);
    if (target === undefined) throw new UsageError('rules of blocks have no Go spelling yet: only values do');
    return reproduceMember(target, compiler, counterexamples.get(instance));
  });
}

/** Ctrl-C stops what runs, and lets it clean up; the result is then undefined. */
async function interruptible<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | undefined> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  process.once('SIGINT', abort);
  try {
    const result = await work(controller.signal);
    return controller.signal.aborted ? undefined : result;
  } finally {
    process.removeListener('SIGINT', abort);
  }
}
