import type { PlainDiagnostic } from '../../check/run.ts';
import { renderFrame } from '../../text/frame.ts';
import { capped } from '../capped.ts';
import { html, lines, type Markup } from './markup.ts';

/** Findings as the text report shows them. */
export function errorSection(title: string, diagnostics: readonly PlainDiagnostic[]): Markup | undefined {
  if (diagnostics.length === 0) return undefined;
  const { shown, more } = capped(diagnostics);
  const id = title.toLowerCase().replaceAll(' ', '-');
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title} (${diagnostics.length})</h2>
${lines(shown.map(errorFrame))}
${lines(more.map(line => html`<p>${line}</p>`))}
</section>`;
}

function errorFrame(diagnostic: PlainDiagnostic): Markup {
  return html`<div class="frame"><pre>${lines(renderFrame(diagnostic).split('\n'))}</pre></div>`;
}
