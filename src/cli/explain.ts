/** `rulecheck explain FILE:LINE` */
import { assembleRuleRun } from '../check/assemble.ts';
import { checkFile } from '../check/check-file.ts';
import { type RuleResult, type Run, type RunDiagnostic, tool } from '../check/run.ts';
import type { ContractionPolicy } from '../model/contraction.ts';
import type { BoolReading, SpillReading } from '../model/register-readings.ts';
import { type Explanation, explanationOf } from '../report/explain/explanation.ts';
import { renderExplanation } from '../report/explain/text.ts';
import { renderJson } from '../report/json.ts';
import { errorsMarkdown, explanationMarkdown } from '../report/markdown/explanation.ts';
import { renderFrame } from '../text/frame.ts';
import { visible } from '../text/visible.ts';
import { type ColorChoice, wantsColor } from './color.ts';
import { ExitCode, exitCodeOfErrors, UsageError } from './exit-code.ts';
import { hash } from './host.ts';
import { inputsAreKept, writeReport } from './output.ts';
import { pathInPatch, readPlaceOfRule, standardInput } from './place.ts';
import { plan } from './plan.ts';
import { proveOptions } from './prove-options.ts';

export interface ExplainOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly output?: string;
  readonly member?: number;
  readonly patch?: true;
  readonly seed: number;
  readonly runs: number;
  readonly budget: number;
  readonly timeout?: number;
  readonly contraction?: Exclude<ContractionPolicy, 'language'>;
  readonly bools: BoolReading;
  readonly spills: SpillReading;
  readonly arch?: string;
  readonly ops?: string;
  readonly color: ColorChoice;
}

/** Returns the exit code. Throws `UsageError`. */
export function explainCommand(place: string, options: ExplainOptions): number {
  const { member, output } = options;
  inputsAreKept([output], [readPlaceOfRule(place).path]);
  const run = checkedRule(place, options);
  const [result] = run.results;
  if (result?.instances.some(({ details }) => details === undefined) ?? true) {
    return reportErrors(place, run, options);
  }
  const members = result!.instances.length;
  if (member !== undefined && member > members) {
    throw new UsageError(
      `the rule has ${members === 1 ? 'one member' : `${members} members`}, not ${member}`,
    );
  }
  const explanation = explanationOf(run, result!, member);
  if (options.patch) return writePatch(explanation, output);
  writeReport(renderings[options.format](explanation, colors(options)), output);
  return explanation.verdict === 'refuted' ? ExitCode.findings : ExitCode.clean;
}

const colors = ({ color, output }: ExplainOptions): boolean =>
  wantsColor(color, output === undefined && process.stdout.isTTY);

/** The rule is one that verify reports as an error. */
function reportErrors(place: string, { errors }: Run, options: ExplainOptions): number {
  const color = colors(options);
  const texts: Readonly<Record<ExplainOptions['format'], () => string>> = {
    text: () => `${errors.map(error => renderFrame(error, { color })).join('\n\n')}\n`,
    json: () => renderJson({ version: 1, tool, errors }),
    markdown: () => errorsMarkdown(place, errors),
  };
  writeReport(texts[options.format](), options.output);
  return exitCodeOfErrors(errors);
}

const renderings: Readonly<
  Record<ExplainOptions['format'], (explanation: Explanation, color: boolean) => string>
> = {
  text: renderExplanation,
  json: renderJson,
  markdown: explanationMarkdown,
};

/** A run of one rule, explained as far as can be. */
function checkedRule(place: string, options: ExplainOptions): Run {
  const { path } = readPlaceOfRule(place);
  const [planned, ...others] = plan([place], options).files;
  if (planned === undefined || others.length > 0)
    throw new UsageError(`${path} holds several .rules files: name one of them`);
  const { contraction, name } = planned;
  const patchPath = path === standardInput ? undefined : pathInPatch(name);
  const results: RuleResult[] = [];
  const diagnostics: RunDiagnostic[] = [];
  for (const part of checkFile(planned.read(), {
    ...proveOptions(options),
    contraction,
    details: 'all',
    repair: 'thorough',
    hash,
    ...(patchPath !== undefined && { patchPath }),
  })) {
    if (part.kind === 'result') results.push(part.result);
    else diagnostics.push(part.diagnostic);
  }
  const { seed, runs, bools, spills } = options;
  return assembleRuleRun(name, { seed, runs, readings: { bools, spills }, results, diagnostics });
}

/** What a terminal would take for a command. */
const driving = /[^\P{Cc}\t\r\n]|\p{Cf}/u;

function writePatch({ repair, verdict, file, line }: Explanation, output: string | undefined): number {
  const patch = repair?.patch ?? '';
  if (patch === '') {
    const reason = verdict === 'refuted' ? 'no repair was found' : `it is ${verdict}, not refuted`;
    process.stderr.write(`rulecheck: no patch for ${visible(file)}:${line}: ${reason}\n`);
    return verdict === 'refuted' ? ExitCode.findings : ExitCode.clean;
  }
  if (output === undefined && process.stdout.isTTY && driving.test(patch)) {
    throw new UsageError('the patch holds control characters: write it to a file with --output');
  }
  writeReport(patch, output);
  return ExitCode.clean;
}
