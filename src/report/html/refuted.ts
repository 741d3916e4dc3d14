/** The refuted rules as links, under the headline. */
import { html, lines, type Markup } from './markup.ts';
import type { ShownRule } from './rule.ts';

/** More are folded. */
const listed = 12;

export function refutedLinks(rules: readonly ShownRule[]): Markup | undefined {
  const refuted = rules.filter(({ verdict }) => verdict === 'refuted');
  if (refuted.length === 0) return undefined;
  const more = refuted.slice(listed);
  return html`<nav class="refuted" aria-label="Refuted rules">
${list(refuted.slice(0, listed))}
${
  more.length > 0
    ? html`<details><summary>${more.length} more</summary>
${list(more)}
</details>`
    : undefined
}
</nav>`;
}

function list(rules: readonly ShownRule[]): Markup {
  const items = rules.map(
    ({ id, place, text }) => html`<li><a href="#${id}">${place}</a> <code>${text}</code></li>`,
  );
  return html`<ul>
${lines(items)}
</ul>`;
}
