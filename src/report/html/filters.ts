/** The form that narrows the list of rules; without a script there is none. */
import { type VerdictKind, verdictKinds } from '../../prove/verdict.ts';
import { html, lines, type Markup } from './markup.ts';
import type { PageData } from './page-data.ts';
import { badge } from './verdicts.ts';

export function filterForm({ files, ops, rules }: PageData): Markup {
  const present = verdictKinds.filter(kind => rules.some(([verdict]) => verdict === kind));
  return html`<form id="filters" class="filters" role="search" aria-label="Filter the rules" hidden>
<label class="search">Search <input type="search" id="search" placeholder="words of a rule, file:line" autocomplete="off" spellcheck="false"></label>
<label>Op <input type="search" id="op" list="ops" placeholder="any" autocomplete="off" spellcheck="false"></label>
<datalist id="ops">
${lines([...ops].sort().map(op => html`<option value="${op}">`))}
</datalist>
<label>File <select id="file"><option value="">all</option>
${lines(files.map((file, index) => html`<option value="${index}">${file}</option>`))}
</select></label>
<fieldset><legend>Verdict</legend>
${lines(present.map(verdictBox))}
</fieldset>
<button type="reset">Reset</button>
<output id="count" aria-live="polite"></output>
</form>
<noscript><p class="faint">Filters and search need scripts; rules open without them.</p></noscript>`;
}

function verdictBox(kind: VerdictKind): Markup {
  return html`<label class="box"><input type="checkbox" name="verdict" value="${kind}" checked>${badge(kind)}</label>`;
}
