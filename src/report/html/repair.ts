import type { RepairDetails } from '../../check/run.ts';
import { repairSentences } from '../explain/words.ts';
import { html, lines, type Markup } from './markup.ts';
import { sentence } from './sentence.ts';

/** What a search for a right result found, beside the rule as it stands. */
export function repairSection(repair: RepairDetails, rule: string): Markup {
  const say = (part: 'found' | 'search' | 'condition') =>
    sentence(quote => repairSentences(repair, quote)[part] ?? '');
  return lines([
    html`<section class="repair">`,
    html`<h4>Repair</h4>`,
    ...(repair.rule === undefined ? [] : [change(rule, repair.rule)]),
    html`<p>${say('found')} ${say('search')}</p>`,
    ...repair.instances.map(
      ({ member, rule: repaired }) => html`<p>Member ${member}: <code>${repaired}</code></p>`,
    ),
    ...(repair.condition || repair.failedConditions ? [html`<p>${say('condition')}</p>`] : []),
    ...(repair.condition ? [change(rule, repair.condition.rule)] : []),
    html`</section>`,
  ]);
}

function change(before: string, after: string): Markup {
  return html`<div class="frame change"><pre><del>- ${before}</del>
<ins>+ ${after}</ins></pre></div>`;
}
