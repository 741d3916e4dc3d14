/** A run as one page that needs nothing else: the ledger, and every rule, those that ask for a look first. */
import { verdictKinds } from '../../prove/verdict.ts';
import { isError } from '../build.ts';
import type { Findings } from '../checked.ts';
import type { Run } from '../run.ts';
import { count } from '../text/words.ts';
import { titleOf } from '../title.ts';
import { errorSection } from './errors.ts';
import { familySection } from './family.ts';
import { filterForm } from './filters.ts';
import { ledgerSection } from './ledger.ts';
import { html, jsonContent, lines, type Markup } from './markup.ts';
import { type Packing, pack, packScript, usual } from './pack.ts';
import { page } from './page.ts';
import type { PageData } from './page-data.ts';
import { type ShownRule, showRule } from './rule.ts';
import { badge } from './verdicts.ts';

/** As many refuted rules as are open when the page is. */
const openRules = 5;

export function renderHtml(run: Run, findings: Findings, packing: Packing = usual): string {
  const rules = shownRules(run, findings);
  const packed = pack(
    rules.map(({ body }) => body),
    packing,
  );
  const data = pageData(rules, packed.first, packing.size);
  const title = titleOf(run);
  const { name, version } = run.tool;
  return page({
    title,
    subtitle: html`${name} ${version}, seed ${run.seed}: ${data.files.join(', ')}`,
    main: [
      ledgerSection(run),
      errorSection('Errors', findings.diagnostics.filter(isError)),
      errorSection(
        'Warnings',
        findings.diagnostics.filter(diagnostic => !isError(diagnostic)),
      ),
      errorSection('Wrong together', findings.findings ?? []),
      familySection(run.family ?? []),
      html`<section aria-labelledby="rules">
<h2 id="rules" tabindex="-1">Rules</h2>
${filterForm(data)}
${lines(groups(rules, packed.first))}
<p id="nothing" hidden>No rule has all of this.</p>
</section>`,
    ],
    data: [
      html`<script type="application/json" id="data">${jsonContent(data)}</script>`,
      ...packed.packs.map(packScript),
    ],
  }).markup;
}

/** The worst verdicts first, then as the rules stand in their files. */
function shownRules(run: Run, { checked }: Findings): ShownRule[] {
  const files = [...new Set(run.results.map(({ file }) => file))];
  const { seed, runs } = run;
  return verdictKinds.flatMap(kind =>
    run.results.flatMap((result, index) => {
      if (result.verdict !== kind) return [];
      const id = `rule-${files.indexOf(result.file) + 1}-${result.line}`;
      return [showRule(checked[index]!, result, { seed, runs, id })];
    }),
  );
}

function pageData(rules: readonly ShownRule[], first: number, size: number): PageData {
  const files = [...new Set(rules.map(({ file }) => file))].sort();
  const ops = [...new Set(rules.flatMap(rule => rule.ops))];
  const numbers = new Map(ops.map((op, index) => [op, index]));
  return {
    files,
    ops,
    rules: rules.map(rule => [rule.verdict, files.indexOf(rule.file), rule.ops.map(op => numbers.get(op)!)]),
    packed: { first, size },
  };
}

function groups(rules: readonly ShownRule[], firstPacked: number): Markup[] {
  return verdictKinds.flatMap(kind => {
    const first = rules.findIndex(({ verdict }) => verdict === kind);
    const members = rules.filter(({ verdict }) => verdict === kind);
    if (members.length === 0) return [];
    return [
      html`<section class="group" aria-labelledby="group-${kind}">
<h3 id="group-${kind}">${badge(kind)} <span class="faint">${count(members.length, 'rule')}</span></h3>
${lines(members.map((rule, index) => ruleDetails(rule, first + index, firstPacked)))}
<button type="button" class="more" hidden>Show more</button>
</section>`,
    ];
  });
}

function ruleDetails({ id, verdict, summary, body }: ShownRule, index: number, firstPacked: number): Markup {
  const isOpen = verdict === 'refuted' && index < openRules && index < firstPacked;
  const opening = isOpen
    ? html`<details class="rule" id="${id}" open>`
    : html`<details class="rule" id="${id}">`;
  return html`${opening}
<summary>${summary}</summary>
<div class="body">
${index < firstPacked ? body : 'Opening needs scripts here.'}
</div>
</details>`;
}
