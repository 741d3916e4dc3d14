/** One rule: a line that says its verdict, which opens to all that is known of it. */

import type { CheckedRule } from '../../check/checked.ts';
import { explainRule } from '../../check/details/build.ts';
import type { RuleResult } from '../../check/run.ts';
import type { VerdictKind } from '../../prove/verdict.ts';
import { verdictKinds } from '../../prove/verdict.ts';
import { count } from '../text/words.ts';
import { type FrameMark, frame } from './frame.ts';
import { instanceArticle } from './instance.ts';
import { html, lines, type Markup } from './markup.ts';
import { ruleId } from './places.ts';
import { repairSection } from './repair.ts';
import { badge } from './verdicts.ts';

export interface ShownRule {
  readonly verdict: VerdictKind;
  readonly file: string;
  /** `RISCV64.rules:756`. */
  readonly place: string;
  /** As it stands in its file. */
  readonly text: string;
  /** All that the rule names, on both sides. */
  readonly ops: readonly string[];
  /** What a search may find: the rule as it is written, and each of its members. */
  readonly words: string;
  readonly id: string;
  readonly head: Markup;
  /** What the head opens to. */
  readonly body: Markup;
}

export interface RuleContext {
  readonly seed: number;
  readonly runs: number;
  /** The name of the rule's file on this page. */
  readonly file: string;
}

export function showRule(
  checked: CheckedRule,
  result: RuleResult,
  { seed, runs, file }: RuleContext,
): ShownRule {
  const explanation = explainRule(checked, { seed, runs });
  const { instances, repair, members, rule } = explanation;
  const articles = instances.map((instance, index) =>
    instanceArticle({
      source: checked.source,
      checked: checked.instances[index]!,
      result: result.instances[index]!,
      explanation: instance,
      members,
      seed,
    }),
  );
  const ownFrame = members > 1 || result.verdict !== 'refuted';
  const { verdict, line } = result;
  const id = ruleId(file, line);
  const place = `${file}:${line}`;
  const memberTexts = members > 1 ? result.instances.map(instance => instance.rule) : [];
  return {
    verdict,
    file,
    place,
    text: result.rule,
    ops: [...new Set(instances.flatMap(({ ops }) => ops.map(({ op }) => op)))],
    words: [verdict, place, result.rule, ...memberTexts].join(' '),
    id,
    head: headOf(result, place),
    body: lines([
      html`<p class="link"><a href="#${id}">Link to this rule</a></p>`,
      ...(ownFrame ? [ruleFrame(checked, result)] : []),
      ...articles,
      ...(repair ? [repairSection(repair, rule)] : []),
    ]),
  };
}

function headOf({ verdict, rule, instances }: RuleResult, place: string): Markup {
  const same = instances.filter(instance => instance.verdict === verdict).length;
  const members =
    instances.length > 1
      ? html` <span class="faint">${same} of ${instances.length} members</span>`
      : undefined;
  return html`${badge(verdict)} <span class="place">${place}</span>${members} <code class="rule-text">${rule}</code>`;
}

/** Every member of the alternations is marked by its own verdict. */
function ruleFrame({ source }: CheckedRule, result: RuleResult): Markup {
  const marks = [...result.instances]
    .sort((a, b) => verdictKinds.indexOf(a.verdict) - verdictKinds.indexOf(b.verdict))
    .flatMap(({ match, result: to, verdict }): FrameMark[] => [
      { region: match, look: verdict },
      { region: to, look: verdict },
    ]);
  const counts = verdictKinds
    .map(kind => [kind, result.instances.filter(({ verdict }) => verdict === kind).length] as const)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${count(number, 'member')} ${kind}`);
  const caption =
    result.instances.length > 1
      ? `The ops of ${counts.join(', ')}.`
      : 'Marked: the op that is matched, and its result.';
  return frame(source, result, marks, caption);
}
