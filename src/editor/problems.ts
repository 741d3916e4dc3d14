/** What an editor underlines and what it writes above a rule: verdicts in a line or two. */
import type { InstanceResult, PlainDiagnostic, Region, RuleResult } from '../check/run.ts';
import { methodWords } from '../report/evidence.ts';
import { differencePhrase } from '../report/text/words.ts';

/** A refuted instance stands under its result, an undecided or vacuous one under its match. */
export function problemsOf(result: RuleResult): PlainDiagnostic[] {
  return result.instances.flatMap(instance => problemOf(result, instance) ?? []);
}

function problemOf({ file }: RuleResult, instance: InstanceResult): PlainDiagnostic | undefined {
  const { verdict, match, result, rule, reason, counterexample, repair } = instance;
  if (verdict === 'refuted') {
    const input = Object.entries(counterexample?.values ?? {}).map(([name, value]) => `${name} = ${value}`);
    return {
      code: 'refuted',
      severity: 'error',
      message: [
        rule,
        ...(counterexample === undefined
          ? [reason ?? 'refuted']
          : [`${input.join(', ')}: ${differencePhrase(counterexample)}`, counterexample.why]),
      ].join('\n'),
      labels: [
        { file, ...result },
        { file, ...match, text: 'what the source computes' },
      ],
      ...(repair && { help: `${repair.rule} is proved` }),
    };
  }
  if (verdict === 'vacuous')
    return {
      code: 'vacuous',
      severity: 'warning',
      message: [rule, reason ?? 'it can never apply'].join('\n'),
      labels: [{ file, ...match }],
    };
  return undefined;
}

export interface Lens extends Region {
  readonly title: string;
}

/** Above each rule, what is known of it: `proved by normal form`, `2 of 4 members refuted`. */
export function lensOf(result: RuleResult): Lens {
  const { line, column, endLine, endColumn, verdict, instances } = result;
  const worst = instances.filter(instance => instance.verdict === verdict);
  const [first] = worst;
  const of = worst.length < instances.length ? ` of ${instances.length}` : '';
  const who = instances.length > 1 ? `${worst.length}${of} members ` : '';
  return { line, column, endLine, endColumn, title: `${who}${verdict}${aside(first!, worst.length)}` };
}

function aside(instance: InstanceResult, members: number): string {
  const { counterexample, reason } = instance;
  if (counterexample !== undefined) {
    const gives = `gives ${counterexample.targetValue}, not ${counterexample.sources[0]!.value}`;
    return members > 1 ? `: the first ${gives}` : `: ${gives}`;
  }
  const why = reason ?? methodWords(instance);
  return why === undefined ? '' : `: ${why}`;
}
