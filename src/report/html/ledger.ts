/** The ledger of a run: every rule and every instance is counted once. */
import { type VerdictKind, verdictKinds } from '../../prove/verdict.ts';
import type { Run } from '../run.ts';
import { count, equalityWords } from '../text/words.ts';
import { type Content, html, lines, type Markup } from './markup.ts';
import { type TableRow, table } from './table.ts';
import { badge } from './verdicts.ts';

export function ledgerSection(run: Run): Markup {
  const { ledger, summary, seed, runs, interrupted, findings = [] } = run;
  const rows: TableRow[] = verdictKinds.map(kind => ({
    head: badge(kind),
    cells: [ledger.rules[kind], summary[kind], evidenceOf(run, kind)],
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
${list(
  'What has no model',
  ledger.missing.map(
    ({ kind, name, instances }) => html`${kind} <code>${name}</code>: ${count(instances, 'instance')}`,
  ),
)}
${list(
  'What is taken for granted',
  ledger.assumptions.map(({ assumption, instances }) => html`${assumption}: ${count(instances, 'instance')}`),
)}
<p>${interrupted ? 'The run was interrupted. ' : ''}${count(summary.rules, 'rule')}, ${count(summary.instances, 'instance')}; <code>--seed ${seed} --runs ${runs}</code> repeats this.</p>
</section>`;
}

function evidenceOf({ ledger }: Run, kind: VerdictKind): string {
  return ledger.evidence
    .filter(({ verdict }) => verdict === kind)
    .map(({ method, equality, instances }) =>
      [`${instances} by ${method}`, ...(equality === undefined ? [] : [equalityWords[equality]])].join(', '),
    )
    .join('; ');
}

function list(title: string, items: readonly Content[]): Markup | undefined {
  if (items.length === 0) return undefined;
  return html`<details class="list"><summary>${title} (${items.length})</summary>
<ul class="columns">
${lines(items.map(item => html`<li>${item}</li>`))}
</ul></details>`;
}
