/** One rule: a line that says its verdict, which opens to all that is known of it. */
import type { VerdictKind } from '../../prove/verdict.ts';
import { verdictKinds } from '../../prove/verdict.ts';
import type { CheckedRule } from '../checked.ts';
import { explainRule } from '../explain/build.ts';
import type { RuleResult } from '../run.ts';
import { count } from '../text/words.ts';
import { type FrameMark, frame } from './frame.ts';
import { instanceArticle } from './instance.ts';
import { html, lines, type Markup } from './markup.ts';
import { repairSection } from './repair.ts';
import { badge } from './verdicts.ts';

export interface ShownRule {
  readonly verdict: VerdictKind;
  readonly file: string;
  /** All that the rule names, on both sides. */
  readonly ops: readonly string[];
  readonly id: string;
  readonly summary: Markup;
  /** What the summary opens to. */
  readonly body: Markup;
}

export interface RuleContext {
  readonly seed: number;
  readonly runs: number;
  /** One that no other rule of the page has. */
  readonly id: string;
}

export function showRule(
  checked: CheckedRule,
  result: RuleResult,
  { seed, runs, id }: RuleContext,
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
      id: `${id}-${index + 1}`,
    }),
  );
  const ownFrame = members > 1 || result.verdict !== 'refuted';
  return {
    verdict: result.verdict,
    file: result.file,
    ops: [...new Set(instances.flatMap(({ ops }) => ops.map(({ op }) => op)))],
    id,
    summary: summaryOf(result),
    body: lines([
      ...(ownFrame ? [ruleFrame(checked, result)] : []),
      ...articles,
      ...(repair ? [repairSection(repair, rule)] : []),
    ]),
  };
}

function summaryOf({ verdict, file, line, rule, instances }: RuleResult): Markup {
  const same = instances.filter(instance => instance.verdict === verdict).length;
  const members =
    instances.length > 1
      ? html`<span class="faint">${same} of ${instances.length} members</span>`
      : undefined;
  return html`${badge(verdict)} <span class="place">${file}:${line}</span> ${members} <code class="rule-text">${rule}</code>`;
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
