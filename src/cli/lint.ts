/** `rulecheck lint PATH...` */
import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { levelsOf, patternsOfNoFile } from '../lint/config.ts';
import { type Fixed, fixed } from '../lint/fixes.ts';
import { explainLaw } from '../lint/handbook.ts';
import { lawTexts } from '../lint/law-texts.ts';
import type { LevelOf } from '../lint/lint.ts';
import { isUnreadable, type LintRun, lintRun } from '../lint/lint-run.ts';
import { lints } from '../lint/lints.ts';
import { countsIn, type Found, type LintResult, lintResult, runLints } from '../lint/run-lints.ts';
import { closest } from '../text/closest.ts';
import type { Label } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';
import { unifiedDiff } from '../text/unified-diff.ts';
import { visible } from '../text/visible.ts';
import { ExitCode, UsageError } from './exit-code.ts';
import { filesOf, type LintFormat, targetsOf } from './formats.ts';
import { type FoundConfig, lintConfig } from './lint-config.ts';
import { foundInParts, type LintSharing } from './lint-parts.ts';
import { type LintPlan, type LintPlanOptions, planLint } from './lint-plan.ts';
import { type Linted, watchLint } from './lint-watch.ts';
import { inputsAreKept, writeProblem, writeReport } from './output.ts';
import { readPlace, standardInput } from './place.ts';
import { sayWhichTables } from './read-with-tables.ts';
import { type OutputOptions, writeLintRun } from './renderings.ts';

export interface LintOptions extends LintPlanOptions, OutputOptions<LintFormat>, LintSharing {
  readonly explain?: string;
  readonly maxWarnings?: number;
  readonly fix?: true;
  readonly fixDryRun?: true;
  readonly watch?: true;
  /** False where no configuration is to be looked for. */
  readonly config?: string | false;
}

/** Returns the exit code. Throws `UsageError`. */
export async function lintCommand(paths: readonly string[], options: LintOptions): Promise<number> {
  if (options.explain !== undefined) {
    writeReport(explanation(options.explain), options.output);
    return ExitCode.clean;
  }
  const config = await lintConfig(options.config);
  const places = paths.length > 0 ? paths : config.paths;
  if (places.length === 0)
    throw new UsageError('nothing to lint: give a file or a folder, or --explain CODE');
  if (options.watch && places.some(place => isRead(readPlace(place).path)))
    throw new UsageError('--watch lints files again that change; standard input and pipes do not');
  if (options.watch) return watchLint(() => lintOnce(places, options, config), options);
  return (await lintOnce(places, options, config)).code;
}

async function lintOnce(
  places: readonly string[],
  options: LintOptions,
  config: FoundConfig,
): Promise<Linted> {
  const targets = targetsOf(options);
  const plan = planLint(places, options);
  inputsAreKept(filesOf(targets), [...plan.files, config.file]);
  const levelOf = levelsOf(config);
  if (options.fixDryRun) {
    const diffs = changesOf(plan, levelOf, options).map(({ source, text }) =>
      unifiedDiff(source.name, source.text, [{ span: { start: 0, end: source.text.length }, text }]),
    );
    writeReport(diffs.join(''), options.output);
    return { code: ExitCode.clean, plan };
  }
  if (options.fix) {
    for (const change of changesOf(plan, levelOf, options)) {
      writeSource(change.source, change.text);
      process.stderr.write(madeFixes(change));
    }
    return lintOnce(places, withoutFix(options), config);
  }
  const found = await foundInParts(plan, { places, options: planOptions(options), config }, options);
  const counted = found.map(one => countingAsked(one, plan));
  const result = asked(lintResult(plan.request, counted, levelOf), plan);
  const comments = plan.request.tables.some(isRestricted(plan)) ? [] : found.flatMap(one => one.comments);
  const run = lintRun(plan.files, sayingWhichTables(result, plan), plan.problems, comments, plan.since);
  writeLintRun(run, options);
  sayOfPatterns(config, places, plan);
  const { maxWarnings = config.maxWarnings } = options;
  return { code: exitCodeOf(run, maxWarnings), plan };
}

/** What is there only once. */
const isRead = (path: string): boolean =>
  path === standardInput || (statSync(path, { throwIfNoEntry: false })?.isFIFO() ?? false);

/** Only what a plan is made with, for it goes to workers. */
const planOptions = ({ arch, ops, stdinFilename, since }: LintOptions): LintPlanOptions => ({
  ...(arch !== undefined && { arch }),
  ...(ops !== undefined && { ops }),
  ...(stdinFilename !== undefined && { stdinFilename }),
  ...(since !== undefined && { since }),
});

function withoutFix({ fix: _, ...others }: LintOptions): LintOptions {
  return others;
}

interface Change extends Fixed {
  readonly source: Source;
}

/** `fixed RISCV64.rules: 2 of ellipsis-candidate, 1 of unused-name`. */
function madeFixes({ source, counts }: Change): string {
  const each = [...counts].map(([code, count]) => `${count} of ${code}`);
  return `fixed ${visible(source.name)}: ${each.join(', ')}\n`;
}

/**
 * The files that fixes change, with their new texts. A fix may show another; then it is made too. What a report does not
 * show is not changed.
 */
function changesOf(plan: LintPlan, levelOf: LevelOf, { verbose }: Pick<LintOptions, 'verbose'>): Change[] {
  const sources = [
    ...plan.request.rules.flatMap(({ sources }) => sources),
    ...plan.request.tables.map(({ source }) => source),
  ];
  if (sources.some(({ name }) => name === standardInput))
    throw new UsageError('--fix changes files, not standard input');
  const shown = ({ diagnostics }: LintResult) =>
    diagnostics.filter(({ severity }) => verbose || severity !== 'advice');
  const first = shown(asked(runLints(plan.request, lints, levelOf), plan));
  return sources.flatMap(source => {
    const change = fixed(source, current =>
      current === source ? first : shown(runLints(replaced(plan.request, source, current), lints, levelOf)),
    );
    if (change.text === source.text) return [];
    if (!isUtf8(readFileSync(source.name)))
      throw new UsageError(
        `cannot fix ${source.name}: it is not UTF-8, and what else it holds would be lost`,
      );
    return [{ source, ...change }];
  });
}

/** The same request with another text of one rules file, by itself. */
function replaced(request: LintPlan['request'], old: Source, now: Source): LintPlan['request'] {
  return {
    rules: request.rules.flatMap(set =>
      set.sources.includes(old)
        ? [{ ...set, sources: set.sources.map(source => (source === old ? now : source)) }]
        : [],
    ),
    tables: [],
  };
}

function writeSource({ name }: Source, text: string): void {
  try {
    writeFileSync(name, text);
  } catch (error) {
    const problem = writeProblem(name, error);
    if (problem !== undefined) throw problem;
  }
}

function sayingWhichTables(result: LintResult, { withoutTables }: LintPlan): LintResult {
  if (withoutTables.size === 0) return result;
  return {
    ...result,
    diagnostics: result.diagnostics.map(one =>
      withoutTables.has(one.labels[0].source) ? sayWhichTables(one) : one,
    ),
  };
}

/** Only what begins in the rules that were asked for, or where something has changed, what they have a part in. */
function asked(result: LintResult, { wanted, since }: LintPlan): LintResult {
  if (wanted.size === 0) return result;
  const isAsked = ({ source, span }: Label) =>
    wanted.get(source)?.some(({ start, end }) => span.start >= start && span.start <= end) ?? true;
  return {
    ...result,
    diagnostics: result.diagnostics.filter(({ labels }) =>
      since === undefined ? isAsked(labels[0]) : labels.some(isAsked),
    ),
  };
}

/** Counts of a text of which only some lines were asked for, or what differs from a revision, are of these. */
function countingAsked(found: Found, { request, wanted }: LintPlan): Found {
  const ofRules = request.rules.flatMap(({ sources, tables }) =>
    sources.flatMap(source => {
      const stretches = wanted.get(source);
      return stretches === undefined ? [] : [countsIn(source, tables, stretches)];
    }),
  );
  const ofTables = request.tables.flatMap(({ source }) => {
    const ops = wanted.get(source)?.length;
    return ops === undefined ? [] : [{ source: source.name, rules: 0, instances: 0, ops }];
  });
  const ofAsked = new Map([...ofRules, ...ofTables].map(one => [one.source, one]));
  return { ...found, counts: found.counts.map(one => ofAsked.get(one.source) ?? one) };
}

/** Where all is linted that a configuration is for: below its folder, or where it says itself. */
function sayOfPatterns(config: FoundConfig, places: readonly string[], { files }: LintPlan): void {
  const { file } = config;
  if (file === undefined) return;
  const above = (place: string) => !relative(resolve(place), dirname(file)).startsWith('..');
  if (places !== config.paths && !places.some(above)) return;
  for (const pattern of patternsOfNoFile(config, files))
    process.stderr.write(
      `rulecheck: ${visible(file)}: no file that was linted is like the pattern ${visible(pattern)}\n`,
    );
}

/** Only lines of the table were asked for: then a count of all comments says nothing. */
const isRestricted =
  ({ wanted, since }: LintPlan) =>
  ({ source }: { readonly source: Source }): boolean =>
    since === undefined && wanted.has(source);

function exitCodeOf({ diagnostics, summary }: LintRun, maxWarnings: number | undefined): number {
  if (diagnostics.some(isUnreadable)) return ExitCode.unusable;
  const tooMany = maxWarnings !== undefined && summary.warnings > maxWarnings;
  return summary.errors > 0 || tooMany ? ExitCode.findings : ExitCode.clean;
}

function explanation(code: string): string {
  const law = lawTexts.get(code);
  if (law !== undefined) return explainLaw(law);
  const meant = closest(code, lawTexts.keys());
  const alike = [...lawTexts.keys()].filter(known => known.split('-').includes(code));
  const names = meant === undefined ? alike : [meant];
  const help = names.length === 0 ? '' : `; did you mean ${names.join(' or ')}?`;
  throw new UsageError(`no lint has the code ${code}${help}`);
}
