/** A run as one page that needs nothing else: what is refuted, the ledger, and every rule, the worst first. */

import { type Run, verdictKinds } from '../../check/run.ts';
import { headline } from '../headline.ts';
import { count } from '../text/words.ts';
import { errorSection } from './errors.ts';
import { familySection } from './family.ts';
import { filterForm } from './filters.ts';
import { type Group, groupDetails, groupsOf, ruleDetails } from './groups.ts';
import { ledgerSection } from './ledger.ts';
import { html, lines, type Markup } from './markup.ts';
import { page } from './page.ts';
import { commonFolder, ruleLinks } from './places.ts';
import { refutedLinks } from './refuted.ts';
import { type ShownRule, showRule } from './rule.ts';
import type { PageData, RuleData } from './script/page-data.ts';
import { type PageHost, packedScript, storedScript } from './stored.ts';

export interface PageSize {
  /** Characters of rules that stand on the page as they are. */
  readonly budget: number;
  /** Rules in one pack of the others. */
  readonly packSize: number;
}

const usual: PageSize = { budget: 1_500_000, packSize: 200 };

export function renderHtml(run: Run, host: PageHost, { budget, packSize }: PageSize = usual): string {
  const folder = commonFolder([...new Set(run.results.map(({ file }) => file))]);
  const rules = shownRules(run, folder);
  const groups = groupsOf(rules, budget);
  const data = pageData(groups, packSize);
  return page(host, {
    title: `rulecheck: ${headline(run)}`,
    subtitle: subtitleOf(run, data.files, folder),
    main: [
      refutedLinks(rules),
      ledgerSection(run),
      errorSection('Errors', run.errors, folder),
      errorSection('Warnings', run.warnings ?? [], folder),
      errorSection('Wrong together', run.findings ?? [], folder),
      familySection(run.family ?? [], ruleLinks(data.files)),
      html`<section aria-labelledby="rules">
<h2 id="rules" tabindex="-1">Rules</h2>
${filterForm(data)}
${lines(groups.map(groupDetails))}
<p id="nothing" hidden>No rule has all of this.</p>
</section>`,
    ],
    data: [storedScript(host, 'data', data), ...packs(host, groups, packSize)],
  }).markup;
}

/** Their folder is said once. */
function subtitleOf({ tool, seed }: Run, files: readonly string[], folder: string): Markup {
  const from = html`${tool.name} ${tool.version}, seed ${seed}`;
  if (folder === '') return html`${from}: ${files.join(', ')}`;
  return html`${from}: ${count(files.length, 'file')} in <code>${folder}</code>`;
}

/** The worst verdicts first, then as the rules stand in their files. */
function shownRules(run: Run, folder: string): ShownRule[] {
  return verdictKinds.flatMap(kind =>
    run.results
      .filter(({ verdict }) => verdict === kind)
      .map(result => showRule(run, result, result.file.slice(folder.length))),
  );
}

function pageData(groups: readonly Group[], packSize: number): PageData {
  const rules = groups.flatMap(({ members }) => members);
  const files = [...new Set(rules.map(({ file }) => file))].sort();
  const ops = [...new Set(rules.flatMap(rule => rule.ops))];
  const fileNumbers = new Map(files.map((file, index) => [file, index]));
  const opNumbers = new Map(ops.map((op, index) => [op, index]));
  const ruleData = (rule: ShownRule, isStanding: boolean): RuleData => {
    const numbers = rule.ops.map(op => opNumbers.get(op)!);
    const known = [rule.id, fileNumbers.get(rule.file)!, numbers, rule.words] as const;
    return isStanding ? known : [...known, ruleDetails(rule, undefined).markup];
  };
  return {
    files,
    ops,
    groups: groups.map(({ verdict, rules, standing }) => ({ verdict, rules, standing })),
    rules: groups.flatMap(({ members, standing }) =>
      members.map((rule, index) => ruleData(rule, index < standing)),
    ),
    packSize,
  };
}

/** The bodies of the rules that do not stand on the page, in the order of the page. */
function packs(host: PageHost, groups: readonly Group[], packSize: number): Markup[] {
  const bodies = groups.flatMap(({ members, standing }) =>
    members.slice(standing).map(({ body }) => body.markup),
  );
  return Array.from({ length: Math.ceil(bodies.length / packSize) }, (_, number) =>
    packedScript(host, `pack-${number}`, bodies.slice(number * packSize, (number + 1) * packSize)),
  );
}
