/** The ledger of a run: every rule and every instance is counted once. */

import { type Ledger, type Run, verdictKinds } from '../../check/run.ts';
import { evidenceOf } from '../evidence.ts';
import { repeatOptions } from '../repeat.ts';
import { count } from '../text/words.ts';
import { type Content, html, lines, type Markup } from './markup.ts';
import { type TableRow, table } from './table.ts';
import { badge } from './verdicts.ts';

export function ledgerSection(run: Run): Markup {
  const { ledger, summary, interrupted, findings = [] } = run;
  const rows: TableRow[] = verdictKinds.map(kind => ({
    head: badge(kind),
    cells: [ledger.rules[kind], summary[kind], evidenceOf(run, kind).join('; ')],
    ...(summary[kind] === 0 && { look: 'empty' }),
  }));
  const others: TableRow[] = [
    ...(findings.length > 0
      ? [{ head: 'together', cells: [findings.length, '', 'wrong with other rules'] }]
      : []),
    ...(summary.notChecked > 0 ? [{ head: 'not checked', cells: [summary.notChecked, '', ''] }] : []),
  ];
  return html`<section aria-labelledby="ledger" class="ledger">
<h2 id="ledger">Ledger</h2>
${table('Rules and instances by verdict', ['verdict', 'rules', 'instances', 'shown by'], [...rows, ...others])}
${list('What has no model', ledger.missing.length, missingItems(ledger))}
${list(
  'What is assumed',
  ledger.assumptions.length,
  ledger.assumptions.map(({ assumption, instances }) => html`${assumption}: ${count(instances, 'instance')}`),
)}
<p>${interrupted ? 'The run was interrupted. ' : ''}${count(summary.rules, 'rule')}, ${count(summary.instances, 'instance')}; <code>${repeatOptions(run)}</code> repeats this.</p>
</section>`;
}

/** A Go tree lacks thousands of models, most of them in a few instances: those of a kind and a number together. */
function missingItems({ missing }: Ledger): Markup[] {
  const groups = new Map<string, Ledger['missing'][number][]>();
  for (const item of missing) {
    const key = `${item.kind} ${item.instances}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()].map(items => {
    const [{ kind, instances }] = items as [Ledger['missing'][number]];
    const names = items.map(({ name }) => name).join(', ');
    return html`${kind} <code>${names}</code>: ${count(instances, 'instance')}${items.length > 1 ? ' each' : ''}`;
  });
}

function list(title: string, number: number, items: readonly Content[]): Markup | undefined {
  if (number === 0) return undefined;
  return html`<details class="list"><summary>${title} (${number})</summary>
<ul class="columns">
${lines(items.map(item => html`<li>${item}</li>`))}
</ul></details>`;
}
