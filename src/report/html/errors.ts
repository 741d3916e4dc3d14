import type { PlainDiagnostic } from '../../check/run.ts';
import { renderFrame } from '../../text/frame.ts';
import type { PlainLabel } from '../../text/plain-diagnostic.ts';
import { capped } from '../capped.ts';
import { html, lines, type Markup } from './markup.ts';

/** Findings as the text report shows them. */
/** `folder`: of all files of the page, which is said elsewhere. */
export function errorSection(
  title: string,
  diagnostics: readonly PlainDiagnostic[],
  folder: string,
): Markup | undefined {
  if (diagnostics.length === 0) return undefined;
  const { shown, more } = capped(diagnostics);
  const id = title.toLowerCase().replaceAll(' ', '-');
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title} (${diagnostics.length})</h2>
${lines(shown.map(one => errorFrame(withoutFolder(one, folder))))}
${lines(more.map(line => html`<p>${line}</p>`))}
</section>`;
}

function withoutFolder(diagnostic: PlainDiagnostic, folder: string): PlainDiagnostic {
  const short = (label: PlainLabel): PlainLabel =>
    label.file.startsWith(folder) ? { ...label, file: label.file.slice(folder.length) } : label;
  const [primary, ...related] = diagnostic.labels;
  return { ...diagnostic, labels: [short(primary), ...related.map(short)] };
}

function errorFrame(diagnostic: PlainDiagnostic): Markup {
  return html`<div class="frame"><pre>${lines(renderFrame(diagnostic).split('\n'))}</pre></div>`;
}
