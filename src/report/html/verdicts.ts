import type { VerdictKind } from '../../check/run.ts';
import { html, type Markup } from './markup.ts';

/** A sign for each verdict, so that colour is not the only one. */
const signs: Readonly<Record<VerdictKind, string>> = {
  refuted: '✗',
  undecided: '?',
  unsupported: '–',
  tested: '~',
  vacuous: '∅',
  proved: '✓',
};

export function badge(kind: VerdictKind): Markup {
  return html`<span class="badge ${kind}"><span aria-hidden="true">${signs[kind]} </span>${kind}</span>`;
}
