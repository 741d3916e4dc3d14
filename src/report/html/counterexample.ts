/** The table of a counterexample: the input, each step of both sides, and how the results differ. */
import type { Refutation, StepShown } from '../../check/run.ts';
import {
  differenceSentence,
  divergenceSentence,
  kindWords,
  stepExpression,
  stepMark,
  surveySentence,
} from '../explain/words.ts';
import { type Content, html, type Markup } from './markup.ts';
import { sentence } from './sentence.ts';
import { type TableRow, table } from './table.ts';

export function counterexampleTable(refutation: Refutation): Markup {
  const { case: told = {}, inputs, source, target, sources, result } = refutation;
  const rows: TableRow[] = [
    ...Object.entries(told).map(([question, answer]) => row('case', question, answer, '')),
    ...inputs.map(({ name, value, bits }) => row('input', html`<code>${name}</code>`, value, bits)),
    ...stepRows('source', source, sources[0]),
    ...sources.slice(1).map(({ value, bits }) => row('or fused', '', value, bits)),
    ...stepRows('target', target, result),
    {
      head: 'difference',
      cells: [differenceWords(refutation), '', differingDigits(sources[0]!.bits, result.bits)],
      look: 'difference',
    },
  ];
  return table('Counterexample', ['side', 'computes', 'value', 'bits'], rows);
}

/** Where the sides diverge, how they differ, and how common that is. */
export function refutationWords(refutation: Refutation): Markup {
  return html`${sentence(quote => divergenceSentence(refutation, quote))} ${differenceSentence(refutation)} ${surveySentence(refutation)}`;
}

function row(head: string, what: Content, value: string, bits: string, look?: string): TableRow {
  const cells = [what, html`<b>${value}</b>`, html`<code class="bits">${bits}</code>`];
  return { head, cells, ...(look !== undefined && { look }) };
}

/** A side without an op has only its result. */
function stepRows(side: string, steps: readonly StepShown[], result?: { value: string; bits: string }) {
  if (steps.length === 0 && result) return [row(side, '', result.value, result.bits)];
  return steps.map(step => {
    const mark = stepMark(step);
    return row(
      side,
      html`<code>${stepExpression(step)}</code>${mark ? html` <strong class="here">← ${mark}</strong>` : undefined}`,
      step.result?.value ?? '',
      step.result?.bits ?? '',
      mark ? 'parts' : undefined,
    );
  });
}

function differenceWords({ difference, ulps }: Refutation): string {
  return ulps === undefined ? kindWords[difference] : `${kindWords[difference]} (${ulps} ulp)`;
}

/** The bits of the target, those digits marked that the source has otherwise. */
function differingDigits(source: string, target: string): Markup {
  const digits = [...target].map((digit, index) =>
    digit === source[index] ? digit : html`<mark class="refuted">${digit}</mark>`,
  );
  return html`<code class="bits">${digits}</code>`;
}
