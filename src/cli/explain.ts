/** `rulecheck explain FILE:LINE` */
import { relative, sep } from 'node:path';
import { runError } from '../check/build-run.ts';
import { checkRule, failureOf } from '../check/check-rules.ts';
import type { CheckedRule } from '../check/checked.ts';
import { explainRule } from '../check/details/build.ts';
import type { Explanation } from '../check/details/details.ts';
import { tool } from '../check/tool.ts';
import type { ContractionPolicy } from '../model/model.ts';
import { renderExplanation } from '../report/explain/text.ts';
import { renderJson } from '../report/json.ts';
import { errorsMarkdown } from '../report/markdown/errors.ts';
import { explanationMarkdown } from '../report/markdown/explanation.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { renderDiagnostic } from '../text/frame.ts';
import { visible } from '../text/visible.ts';
import { type ColorChoice, wantsColor } from './color.ts';
import { ExitCode, exitCodeOfErrors } from './exit-code.ts';
import { writeReport } from './output.ts';
import { readPlaceOfRule, standardInput } from './place.ts';
import { plan } from './plan.ts';
import { proveOptions } from './prove-options.ts';
import { UsageError } from './usage-error.ts';

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
  readonly arch?: string;
  readonly ops?: string;
  readonly color: ColorChoice;
}

/** Returns the exit code. Throws `UsageError`. */
export function explainCommand(place: string, options: ExplainOptions): number {
  const { path: file, line } = readPlaceOfRule(place);
  const { seed, runs, member, output } = options;
  const outcome = checkedRule(file, line, options);
  if ('diagnostics' in outcome) return reportErrors(place, outcome.diagnostics, options);
  const members = outcome.instances.length;
  if (member !== undefined && member > members) {
    throw new UsageError(
      `the rule has ${members === 1 ? 'one member' : `${members} members`}, not ${member}`,
    );
  }
  const path = file === standardInput ? undefined : pathInPatch(outcome.source.name);
  const explanation = explainRule(outcome, {
    seed,
    runs,
    ...(member !== undefined && { member }),
    ...(path !== undefined && { path }),
  });
  if (options.patch) return writePatch(explanation, output);
  writeReport(renderings[options.format](explanation, colors(options)), output);
  return explanation.verdict === 'refuted' ? ExitCode.findings : ExitCode.clean;
}

const colors = ({ color, output }: ExplainOptions): boolean =>
  wantsColor(color, output === undefined && process.stdout.isTTY);

/** The rule is one that verify reports as an error. */
function reportErrors(place: string, diagnostics: readonly Diagnostic[], options: ExplainOptions): number {
  const color = colors(options);
  const texts: Readonly<Record<ExplainOptions['format'], () => string>> = {
    text: () => `${diagnostics.map(diagnostic => renderDiagnostic(diagnostic, { color })).join('\n\n')}\n`,
    json: () => renderJson({ version: 1, tool, errors: diagnostics.map(runError) }),
    markdown: () => errorsMarkdown(place, diagnostics),
  };
  writeReport(texts[options.format](), options.output);
  return exitCodeOfErrors(diagnostics);
}

const renderings: Readonly<
  Record<ExplainOptions['format'], (explanation: Explanation, color: boolean) => string>
> = {
  text: renderExplanation,
  json: renderJson,
  markdown: explanationMarkdown,
};

function checkedRule(
  file: string,
  line: number,
  options: ExplainOptions,
): CheckedRule | { readonly diagnostics: readonly Diagnostic[] } {
  const [planned, ...others] = plan([file], { ...options, rule: [line] }).files;
  if (planned === undefined || others.length > 0)
    throw new UsageError(`${file} holds several .rules files: name one of them`);
  const read = planned.read();
  const [rule] = read.rules;
  if (rule === undefined) return { diagnostics: read.diagnostics };
  const { contraction } = planned;
  try {
    return checkRule(read, rule, { ...proveOptions(options), contraction }, 'thorough');
  } catch (error) {
    return { diagnostics: [failureOf(read.source, rule.rule.span, error)] };
  }
}

/** Relative to where the command runs, as `git apply` wants it; a path from elsewhere loses its root. */
function pathInPatch(file: string): string {
  const path = relative(process.cwd(), file);
  const isBelow = path !== '' && !path.startsWith('..');
  return (isBelow ? path : file.replace(/^[A-Za-z]:/, '').replace(/^([/\\]|\.\.?[/\\])+/, ''))
    .split(sep)
    .join('/');
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
