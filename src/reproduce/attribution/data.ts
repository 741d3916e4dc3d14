/** Who is to blame as plain data, and in words: the same in every report. */
import { printInstance } from '../../rules/print.ts';
import { fileNameOf } from '../../text/source.ts';
import type { KnownRule } from '../known-rules.ts';
import type { Attribution, Suspect } from './attribution.ts';

export interface SuspectData {
  /** `MIPS.rules:116` */
  readonly place: string;
  /** The member of the rule's alternations. */
  readonly rule: string;
  /** Whether it is wrong with the constants that it was applied to; else that is not known. */
  readonly wrong: boolean;
  /** The line of the compiler's trace that shows it. */
  readonly trace: string;
}

export interface AttributionData {
  readonly attribution: Attribution['kind'];
  /** Whether the compiler's trace shows the rule at work. */
  readonly traced?: boolean;
  /** The lines that do. */
  readonly trace: readonly string[];
  /** Other rules that can be to blame. */
  readonly suspects?: readonly SuspectData[];
  /** Lines of the trace that no rule at hand explains. */
  readonly unexplained?: readonly string[];
}

export const attributionData = ({ kind, trace, suspects, unexplained }: Attribution): AttributionData => ({
  attribution: kind,
  ...(kind !== 'untraced' && { traced: kind !== 'absent' }),
  trace,
  ...(suspects.length > 0 && { suspects: suspects.map(suspectData) }),
  ...(unexplained.length > 0 && { unexplained }),
});

export const suspectData = ({ known, verdict, line }: Suspect): SuspectData => ({
  place: placeOf(known),
  rule: printInstance(known.rule.instance),
  wrong: verdict === 'wrong',
  trace: line,
});

/** `generic.rules:2169` */
export const placeOf = ({ source, rule: { instance } }: KnownRule): string =>
  `${fileNameOf(source.name)}:${source.position(instance.rule.span.start).line}`;

/** What the trace says of the rule, and of the others that can be to blame: a clause. */
export function attributionWords({
  attribution,
  suspects = [],
  unexplained = [],
}: Omit<AttributionData, 'trace'>): string {
  const own = ofRule[attribution];
  if (suspects.length > 0) return `${own}, together with ${suspectsWords(suspects)}`;
  return unexplained.length > 0
    ? `${own}, together with a rewrite that no rule at hand explains`
    : `${own}, and no other wrong rule`;
}

const ofRule: Readonly<Record<Attribution['kind'], string>> = {
  alone: "the compiler's trace shows the rule at work",
  'with others': "the compiler's trace shows the rule at work",
  harmless: "the compiler's trace shows the rule with constants for which it is not known to be wrong",
  absent: "the compiler's trace does not show the rule",
  untraced: 'the compiler wrote no trace',
};

/** Of functions that go wrong by other rules. */
export const blamedWords = (suspects: readonly SuspectData[]): string =>
  `others go wrong by ${suspectsWords(suspects)}`;

/** `MIPS.rules:116 (wrong by itself)` */
const suspectsWords = (suspects: readonly SuspectData[]): string =>
  suspects
    .map(({ place, wrong }) => `${place} (${wrong ? 'wrong' : 'may be wrong'} by itself)`)
    .join(' and ');
