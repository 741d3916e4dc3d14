/** The report for people: errors, what is refuted, what is not proved, and the ledger that counts it all. */

import type { InstanceResult, RuleResult, Run, VerdictKind } from '../../check/run.ts';
import { wrap } from '../../text/columns.ts';
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

export function renderText(run: Run, { verbose, color }: TextOptions): string {
  const paint = color ? colored : plain;
  const isNew = ({ known }: { readonly known?: true }) => verbose || !known;
  const diagnostics = inTextOrder([...run.errors.filter(isNew), ...(run.warnings ?? [])]);
  const errors = verbose ? { shown: diagnostics, more: [] } : capped(diagnostics);
  const blocks = [
    ...errors.shown.map(diagnostic => renderFrame(diagnostic, { color })),
    errors.more.join('\n'),
    ...refutations(run, color, isNew),
    ...(run.findings ?? []).filter(isNew).map(finding => renderFrame(finding, { color })),
    listing(run, verbose, paint),
    ledgerLines(run, verbose, paint).join('\n'),
    familyLines(run.family ?? [], paint).join('\n'),
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

function refutations(
  { results }: Run,
  color: boolean,
  isNew: (instance: InstanceResult) => boolean,
): string[] {
  return results.flatMap(rule =>
    rule.instances
      .filter(instance => instance.verdict === 'refuted' && isNew(instance))
      .map(instance => renderRefutation(rule, instance, color)),
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
    .flatMap(result => [ruleLine(result, paint), ...instanceLines(result, verbose, paint)])
    .join('\n');
}

function ruleLine({ file, line, verdict, rule }: RuleResult, paint: Paint): string {
  const place = paint('place', `${visible(file)}:${line}`);
  return `${paint(verdictRoles[verdict], verdict)} ${place} ${visible(rule)}`;
}

function instanceLines({ instances }: RuleResult, verbose: boolean, paint: Paint): string[] {
  return instances
    .filter(instance => verbose || isNoteworthy(instance))
    .flatMap(instance => [
      ...(instances.length > 1 ? [`  ${instance.verdict} ${visible(instance.rule)}`] : []),
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
