/**
 * What a run has to say to a reviewer, place by place, as the formats of continuous integration take it. Each finding
 * is complete in itself: the counterexample is in its text.
 */
import type {
  InstanceResult,
  PlainDiagnostic,
  PlainFix,
  PlainLabel,
  RuleResult,
  Run,
  VerdictKind,
} from '../../check/run.ts';
import { plain } from '../../text/paint.ts';
import { inTextOrder } from '../../text/plain-diagnostic.ts';
import { fileNameOf } from '../../text/source.ts';
import { visible } from '../../text/visible.ts';
import { methodWords } from '../evidence.ts';
import { refutation, refutationSentences, valueLines } from '../text/refutation.ts';

/** From worst to best: fails, asks for a look, is only worth knowing. */
export type FindingLevel = 'error' | 'warning' | 'note';

export interface Finding {
  /** A verdict, or the stable name of a diagnostic. */
  readonly code: string;
  readonly level: FindingLevel;
  /** One line; for a verdict the instance that it is of. */
  readonly message: string;
  /** Lines below it: the counterexample, the reason, notes and help. */
  readonly lines: readonly string[];
  readonly place: PlainLabel;
  readonly related: readonly PlainLabel[];
  /** Equal in two runs for what is found of the same text, wherever its lines have moved; distinct within a run. */
  readonly identity: string;
  /** The baseline accepts it. */
  readonly known: boolean;
  readonly fix?: PlainFix;
  /** What the verdict is of; absent where a rule cannot be read, or rules are wrong together. */
  readonly of?: { readonly rule: RuleResult; readonly instance: InstanceResult };
}

/** The code of what is found where the baseline has a better verdict. */
export const weakerVerdict = 'weaker-verdict';

/** Verdicts that a reviewer sees beside the rule; of the others reports count the instances. */
const levels: Partial<Record<VerdictKind, FindingLevel>> = {
  refuted: 'error',
  undecided: 'warning',
  vacuous: 'warning',
  tested: 'note',
};

/** Errors first, then verdicts in the order of the text, then what only shows over all rules. */
export function findingsOf(run: Run): Finding[] {
  const found = [
    ...inTextOrder([...run.errors, ...(run.warnings ?? [])]).map(findingOfDiagnostic),
    ...run.results.flatMap(findingsOfRule),
    ...(run.findings ?? []).map(findingOfDiagnostic),
  ];
  return distinct(found);
}

/** Findings of equal text are told apart by which of them each is. */
export function distinct(found: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  return found.map(finding => {
    const count = (counts.get(finding.identity) ?? 0) + 1;
    counts.set(finding.identity, count);
    return count === 1 ? finding : { ...finding, identity: `${finding.identity}\0${count}` };
  });
}

export function findingOfDiagnostic(diagnostic: PlainDiagnostic & { readonly known?: true }): Finding {
  const { code, severity, message, labels, notes = [], help, fix } = diagnostic;
  const [place, ...related] = labels;
  return {
    code,
    level: diagnostic.known || severity === 'advice' ? 'note' : severity,
    message: visible(message),
    lines: [...notes.map(note => `note: ${visible(note)}`), ...helpLine(help)],
    place,
    related,
    known: diagnostic.known === true,
    ...(fix && { fix }),
    identity: [fileNameOf(place.file), code, message].join('\0'),
  };
}

function findingsOfRule(rule: RuleResult): Finding[] {
  return rule.instances.flatMap(instance => {
    const { verdict, was, known = false } = instance;
    const level = was === undefined ? levels[verdict] : 'error';
    if (level === undefined) return [];
    const [place, ...related] = refutation(rule, instance).labels;
    const { file, hash, occurrence } = rule.identity;
    return {
      code: was === undefined || verdict === 'refuted' ? verdict : weakerVerdict,
      level: known ? 'note' : level,
      message: visible(instance.rule),
      lines: linesOf(rule, instance),
      place,
      related,
      known,
      identity: [file, verdict, hash, occurrence, instance.rule].join('\0'),
      of: { rule, instance },
    };
  });
}

/** What is known of an instance besides its verdict: the counterexample, the reason, a right result. */
export function linesOf(rule: RuleResult, instance: InstanceResult): string[] {
  const { counterexample, reason, was, verdict } = instance;
  const compared = was === undefined ? [] : [`${verdict}, and the baseline has it ${was}`];
  const { help } = refutation(rule, instance);
  if (counterexample === undefined) {
    const words = [methodWords(instance), reason].filter(text => text !== undefined);
    return [...compared, ...words.map(visible), ...helpLine(help)];
  }
  return [
    ...compared,
    ...valueLines(counterexample, plain),
    ...refutationSentences(counterexample, instance),
    ...helpLine(help),
  ];
}

const helpLine = (help: string | undefined): string[] =>
  help === undefined ? [] : [`help: ${visible(help)}`];
