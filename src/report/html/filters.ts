/** The form that narrows the list of rules; without a script there is none. */
import type { VerdictKind } from '../../check/run.ts';
import { html, lines, type Markup } from './markup.ts';
import type { PageData } from './script/page-data.ts';
import { badge } from './verdicts.ts';

/** The script fills in the names of the ops. */
export function filterForm({ files, groups }: PageData): Markup {
  return html`<form id="filters" class="filters" role="search" aria-label="Filter the rules" hidden>
<div id="bar" class="bar">
<label class="search"><span>Search <kbd>/</kbd></span> <input type="search" id="search" placeholder="words of a rule, file:line" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"></label>
<output id="count" aria-live="polite"></output>
</div>
<div class="choices">
<label>Op <input type="search" id="op" list="ops" placeholder="any" autocomplete="off" spellcheck="false"></label>
<datalist id="ops"></datalist>
<label>File <select id="file"><option value="">all</option>
${lines(files.map(file => html`<option value="${file}">${file}</option>`))}
</select></label>
<fieldset><legend>Verdict</legend>
${lines(groups.map(({ verdict }) => verdictBox(verdict)))}
</fieldset>
</div>
<div class="actions">
<button type="button" class="copy">Copy link</button>
<button type="reset">Reset</button>
</div>
</form>
<noscript><p class="faint">Filters and search need scripts; rules open without them.</p></noscript>`;
}

function verdictBox(kind: VerdictKind): Markup {
  return html`<label class="box"><input type="checkbox" name="verdict" value="${kind}" checked>${badge(kind)}</label>`;
}
