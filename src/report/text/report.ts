/** The report for people: errors, what is refuted, what is not proved, and the ledger that counts it all. */

import type { InstanceResult, RuleResult, Run, VerdictKind } from '../../check/run.ts';
import { wrap, wrapMessage } from '../../text/columns.ts';
import { renderFrame } from '../../text/frame.ts';
import { colored, type Paint, plain } from '../../text/paint.ts';
import { inTextOrder } from '../../text/plain-diagnostic.ts';
import { visible } from '../../text/visible.ts';
import { capped } from '../capped.ts';
import { methodWords } from '../evidence.ts';
import { familyLines } from './family.ts';
import { ledgerLines } from './ledger.ts';
import { renderRefutation } from './refutation.ts';
import { equalityWords, verdictRoles } from './words.ts';

export interface TextOptions {
  /** Lists every rule, and everything that has no model. */
  readonly verbose: boolean;
  readonly color: boolean;
}

export function renderText(run: Run, { verbose = false, color = false }: Partial<TextOptions> = {}): string {
  const paint = color ? colored : plain;
  const isNew = ({ known }: { readonly known?: true }) => verbose || !known;
  const diagnostics = inTextOrder([...run.errors.filter(isNew), ...(run.warnings ?? [])]);
  const errors = verbose ? { shown: diagnostics, more: [] } : capped(diagnostics);
  const blocks = [
    ...inOrderOfLines(
      errors.shown.map(diagnostic => ({
        file: diagnostic.labels[0].file,
        line: diagnostic.labels[0].line,
        text: renderFrame(diagnostic, { color }),
      })),
      refutations(run, color, isNew),
    ),
    errors.more.join('\n'),
    ...(run.findings ?? []).filter(isNew).map(finding => renderFrame(finding, { color })),
    listing(run, verbose, paint),
    ledgerLines(run, verbose, paint).join('\n'),
    familyLines(run.family ?? [], paint).join('\n'),
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

interface Block {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** What is wrong with a file stands together, from its first line to its last. */
function inOrderOfLines(errors: readonly Block[], refuted: readonly Block[]): string[] {
  const all = [...errors, ...refuted];
  const files = [...new Set(all.map(({ file }) => file))];
  return files.flatMap(file =>
    all
      .filter(block => block.file === file)
      .toSorted((a, b) => a.line - b.line)
      .map(({ text }) => text),
  );
}

function refutations(
  { results }: Run,
  color: boolean,
  isNew: (instance: InstanceResult) => boolean,
): Block[] {
  return results.flatMap(rule =>
    rule.instances
      .filter(instance => instance.verdict === 'refuted' && isNew(instance))
      .map(instance => ({ file: rule.file, line: rule.line, text: renderRefutation(rule, instance, color) })),
  );
}

/** Verdicts that ask for a look, though nothing was shown to be wrong; the unsupported are counted below. */
const noteworthy: ReadonlySet<VerdictKind> = new Set(['undecided', 'tested', 'vacuous']);

const isNoteworthy = ({ verdict, known, was }: InstanceResult): boolean =>
  was !== undefined || (!known && noteworthy.has(verdict));

function listing({ results }: Run, verbose: boolean, paint: Paint): string {
  return results
    .filter(
      rule =>
        verbose ||
        (noteworthy.has(rule.verdict) && rule.instances.some(isNoteworthy)) ||
        rule.instances.some(({ was }) => was !== undefined),
    )
    .flatMap(result => [...ruleLines(result, paint), ...instanceLines(result, verbose, paint)])
    .join('\n');
}

function ruleLines({ file, line, verdict, rule }: RuleResult, paint: Paint): string[] {
  const place = `${visible(file)}:${line}`;
  const [first = '', ...others] = wrapMessage(`${verdict} ${place} `, visible(rule));
  return [`${paint(verdictRoles[verdict], verdict)} ${paint('place', place)} ${first}`, ...others];
}

function instanceLines({ instances }: RuleResult, verbose: boolean, paint: Paint): string[] {
  return instances
    .filter(instance => verbose || isNoteworthy(instance))
    .flatMap(instance => [
      ...(instances.length > 1 ? wrap(`  ${instance.verdict} `, visible(instance.rule)) : []),
      ...evidenceLines(instance).flatMap(line =>
        wrap('    ', visible(line)).map(text => paint('faint', text)),
      ),
    ]);
}

function evidenceLines(instance: InstanceResult): string[] {
  const { equality, reason, roundingModes, assumptions, verdict, was } = instance;
  const method = methodWords(instance);
  const how = [
    ...(method === undefined ? [] : [method]),
    ...(equality === undefined ? [] : [equalityWords[equality]]),
    ...(reason === undefined ? [] : [reason]),
    ...(roundingModes?.length && verdict !== 'refuted' ? [`rounding ${roundingModes.join(' ')}`] : []),
  ];
  return [
    ...(was === undefined ? [] : [`weaker than the baseline, which has it ${was}`]),
    ...(how.length > 0 ? [how.join('; ')] : []),
    ...assumptions.map(assumption => `assumes: ${assumption}`),
  ];
}
