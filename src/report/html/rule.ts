/** One rule: a line that says its verdict, which opens to all that is known of it. */

import { type RuleResult, type Run, type VerdictKind, verdictKinds } from '../../check/run.ts';
import { explanationOf } from '../explain/explanation.ts';
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

/** `file`: the name of the rule's file on this page. */
export function showRule(run: Run, result: RuleResult, file: string): ShownRule {
  const { instances, repair } = explanationOf(run, result);
  const { verdict, line, rule } = result;
  const articles = result.instances.map((instance, index) =>
    instanceArticle({
      of: result,
      result: instance,
      member: index + 1,
      explanation: instances.find(({ member }) => member === index + 1),
    }),
  );
  const isAlternation = result.instances.length > 1;
  const id = ruleId(file, line);
  const place = `${file}:${line}`;
  const memberTexts = isAlternation ? result.instances.map(instance => instance.rule) : [];
  return {
    verdict,
    file,
    place,
    text: rule,
    ops: [...new Set(result.instances.flatMap(({ ops }) => ops))],
    words: [verdict, place, rule, ...memberTexts].join(' '),
    id,
    head: headOf(result, place),
    body: lines([
      html`<p class="link"><a href="#${id}">Link to this rule</a></p>`,
      ...(isAlternation || verdict !== 'refuted' ? [ruleFrame(result)] : []),
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
function ruleFrame(result: RuleResult): Markup | undefined {
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
  return frame(result, result, marks, caption);
}
