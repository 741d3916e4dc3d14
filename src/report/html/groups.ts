/** The rules by verdict, the worst first; what is beyond a budget is made by the script when it is looked at. */
import { type VerdictKind, verdictKinds } from '../../check/run.ts';
import { count } from '../text/words.ts';
import { html, lines, type Markup } from './markup.ts';
import type { ShownRule } from './rule.ts';
import type { GroupData } from './script/page-data.ts';
import { badge } from './verdicts.ts';

/** As many refuted rules as are open when the page is. */
const openRules = 5;

export interface Group extends GroupData {
  readonly members: readonly ShownRule[];
  /** Closed, so that what asks for a look is not lost in it. */
  readonly folded: boolean;
}

/**
 * `budget` is in characters; rules without a model come last in it, whatever their place on the page. Where they
 * are folded, they stand there all or not at all.
 */
export function groupsOf(rules: readonly ShownRule[], budget: number): Group[] {
  const standing = new Map<VerdictKind, number>();
  const worth = [...verdictKinds.filter(kind => kind !== 'unsupported'), 'unsupported'] as const;
  let left = budget;
  for (const kind of worth) {
    for (const { verdict, head, body } of rules) {
      if (verdict !== kind) continue;
      left -= head.markup.length + body.markup.length;
      if (left < 0) break;
      standing.set(kind, (standing.get(kind) ?? 0) + 1);
    }
  }
  return verdictKinds.flatMap(verdict => {
    const members = rules.filter(rule => rule.verdict === verdict);
    if (members.length === 0) return [];
    const folded = verdict === 'unsupported' && 2 * members.length > rules.length;
    const fitting = standing.get(verdict) ?? 0;
    const isPart = folded && fitting < members.length;
    return { verdict, members, rules: members.length, standing: isPart ? 0 : fitting, folded };
  });
}

export function groupDetails({ verdict, members, standing, folded }: Group): Markup {
  const shown = members.slice(0, standing);
  const packed = members.length - standing;
  return html`<details class="group"${folded ? undefined : html` open`}>
<summary><h3 id="${verdict}">${badge(verdict)} <span class="faint size">${count(members.length, 'rule')}</span></h3></summary>
<div class="rules">
${lines(shown.map((rule, index) => ruleDetails(rule, rule.body, verdict === 'refuted' && index < openRules)))}
</div>
${packed > 0 ? html`<noscript><p class="faint">Without scripts ${count(packed, 'rule')} of this page cannot be shown; <code>rulecheck verify --verbose</code> lists all.</p></noscript>` : undefined}
<button type="button" class="more" hidden>Show more</button>
</details>`;
}

/** `body` is empty where the script fills it in. */
export function ruleDetails({ id, head }: ShownRule, body: Markup | undefined, isOpen = false): Markup {
  return html`<details class="rule" id="${id}"${isOpen ? html` open` : undefined}>
<summary>${head}</summary>
<div class="body">${body}</div>
</details>`;
}
