/** A run as an issue or a review comment, complete in itself. */

import type {
  CounterexampleResult,
  InstanceResult,
  RuleResult,
  Run,
  RunDiagnostic,
  RunFinding,
  VerdictKind,
} from '../../check/run.ts';
import { capped } from '../capped.ts';
import { capital } from '../explain/words.ts';
import { headline } from '../headline.ts';
import { differencePhrase, roundingWords } from '../text/words.ts';
import { familyBlocks } from './family.ts';
import { code, codeBlock, prose } from './inert.ts';
import { ledgerBlocks } from './ledger.ts';
import { table } from './table.ts';

export function runMarkdown(run: Run): string {
  const isNew = ({ known }: { readonly known?: true }) => !known;
  const refuted = run.results.filter(({ instances }) =>
    instances.some(instance => instance.verdict === 'refuted' && isNew(instance)),
  );
  const blocks = [
    `# rulecheck: ${headline(run)}`,
    ...ledgerBlocks(run),
    ...section('Errors', errorBlocks(run.errors.filter(isNew))),
    ...section('Warnings', errorBlocks(run.warnings ?? [])),
    ...section('Refuted', refuted.flatMap(ruleBlocks)),
    ...section('Weaker than the baseline', weaker(run.results)),
    ...section('Wrong together', (run.findings ?? []).filter(isNew).map(findingBlock)),
    ...section('Without a proof', noteworthy(run.results)),
    ...section('Fused ops by machine', familyBlocks(run.family ?? [])),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The same, shortened to what the run counts where it would be larger than so many bytes. */
export function runSummary(run: Run, most: number): string {
  const whole = runMarkdown(run);
  if (new TextEncoder().encode(whole).length <= most) return whole;
  const note = 'The rules are too many to be listed here; another format has them.';
  return `${[`# rulecheck: ${headline(run)}`, note, ...ledgerBlocks(run)].join('\n\n')}\n`;
}

function section(title: string, blocks: readonly string[]): string[] {
  return blocks.length === 0 ? [] : [`## ${title}`, ...blocks];
}

function errorBlocks(errors: readonly RunDiagnostic[]): string[] {
  const { shown, more } = capped(errors);
  return [...shown.map(errorBlock), ...more.map(line => `- ${prose(line)}`)];
}

function errorBlock({ file, line, column, code: name, message, notes = [], help }: RunDiagnostic): string {
  return [
    `- ${code(`${file}:${line}:${column}`)} ${code(name)}: ${prose(message)}`,
    ...notes.map(note => `  - note: ${prose(note)}`),
    ...(help === undefined ? [] : [`  - help: ${prose(help)}`]),
  ].join('\n');
}

function findingBlock(finding: RunFinding): string {
  const places = finding.related.map(({ file, line, column }) => code(`${file}:${line}:${column}`));
  return [errorBlock(finding), ...places.map(place => `  - with ${place}`)].join('\n');
}

function ruleBlocks({ file, line, rule, instances, repair }: RuleResult): string[] {
  const refuted = instances.filter(({ verdict }) => verdict === 'refuted');
  const isOne = instances.length === 1;
  return [
    `### ${code(`${file}:${line}`)}`,
    codeBlock([rule], 'lisp'),
    ...(isOne
      ? []
      : [
          `${refuted.length} of ${instances.length} instances ${refuted.length === 1 ? 'is' : 'are'} refuted.`,
        ]),
    ...refuted.flatMap(instance => instanceBlocks(instance, isOne)),
    ...(repair
      ? [`The right rule${repair.unique ? ', the only one of that shape' : ''}:`, ruleDiff(rule, repair.rule)]
      : refuted.flatMap(instance =>
          instance.repair ? ['A right rule:', ruleDiff(instance.rule, instance.repair.rule)] : [],
        )),
  ];
}

function instanceBlocks(
  { rule, counterexample, reason, roundingModes }: InstanceResult,
  isOne: boolean,
): string[] {
  return [
    ...(isOne ? [] : [codeBlock([rule], 'lisp')]),
    ...(counterexample ? counterexampleBlocks(counterexample, roundingModes !== undefined) : []),
    ...(reason === undefined ? [] : [`${prose(capital(reason))}.`]),
  ];
}

function counterexampleBlocks(counterexample: CounterexampleResult, rounds: boolean): string[] {
  const { case: told = {}, inputs, values, sources, target, targetValue, why, roundingMode } = counterexample;
  const words = differencePhrase(counterexample);
  const rows = [
    ...Object.entries(told).map(([question, answer]) => ['case', prose(question), code(answer), '']),
    ...Object.entries(inputs).map(([name, bits]) => [
      'input',
      code(name),
      code(values[name] ?? ''),
      code(bits),
    ]),
    ...sources.map(({ value, bits }, index) => [
      index === 0 ? 'source' : 'or fused',
      '',
      code(value),
      code(bits),
    ]),
    ['target', '', code(targetValue), code(target)],
  ];
  return [
    table(['', '', 'value', 'bits'], rows).join('\n'),
    `${rounds ? `Rounding ${roundingWords[roundingMode]} (\`${roundingMode}\`), ${words}` : capital(words)}:`,
    codeBlock([why], 'text'),
  ];
}

export function ruleDiff(before: string, after: string): string {
  return codeBlock([`- ${before}`, `+ ${after}`], 'diff');
}

function weaker(results: readonly RuleResult[]): string[] {
  const items = results.flatMap(({ file, line, instances }) =>
    instances.flatMap(({ was, verdict, rule }) =>
      was === undefined ? [] : [`- ${verdict}, was ${was}: ${code(`${file}:${line}`)} ${code(rule)}`],
    ),
  );
  return items.length === 0 ? [] : [items.join('\n')];
}

/** Verdicts that ask for a look, though nothing was shown to be wrong. */
const doubtful: ReadonlySet<VerdictKind> = new Set(['undecided', 'tested', 'vacuous']);

function noteworthy(results: readonly RuleResult[]): string[] {
  const items = results.flatMap(({ file, line, instances }) =>
    instances
      .filter(({ verdict, known }) => doubtful.has(verdict) && !known)
      .map(
        ({ verdict, rule, reason }) =>
          `- ${verdict}: ${code(`${file}:${line}`)} ${code(rule)}${reason === undefined ? '' : `: ${prose(reason)}`}`,
      ),
  );
  return items.length === 0 ? [] : [items.join('\n')];
}
