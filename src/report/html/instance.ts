/** One member of a rule's alternations in full. */

import type { CheckedInstance } from '../../check/checked.ts';
import type {
  ClaimWords,
  InstanceExplanation,
  OpWords,
  Refutation,
  Side,
  StepShown,
} from '../../check/details/details.ts';
import type { InstanceResult } from '../../check/run.ts';
import type { Counterexample } from '../../prove/verdict.ts';
import type { Source } from '../../text/source.ts';
import {
  agreementSentence,
  manualsOf,
  ordersSentence,
  roleWords,
  statementSentence,
  verdictSentence,
} from '../explain/words.ts';
import { counterexampleTable, refutationWords } from './counterexample.ts';
import { type FrameMark, frame } from './frame.ts';
import { inputMapTable } from './input-map.ts';
import { html, lines, type Markup } from './markup.ts';
import { sentence } from './sentence.ts';
import { scrolling } from './table.ts';
import { treeOf } from './tree.ts';
import { badge } from './verdicts.ts';

export interface ShownInstance {
  readonly source: Source;
  readonly checked: CheckedInstance;
  readonly result: InstanceResult;
  readonly explanation: InstanceExplanation;
  /** Of how many. */
  readonly members: number;
  readonly seed: number;
}

export function instanceArticle(shown: ShownInstance): Markup {
  const { checked, explanation, members, seed } = shown;
  const { refutation, claim, agreement, ops, rule, verdict } = explanation;
  const { counterexample: evidence } = checked.verdict;
  return lines([
    html`<section class="instance">`,
    ...(members > 1
      ? [
          html`<h4>${badge(verdict)} Member ${explanation.member} of ${members}</h4>`,
          html`<p class="text"><code>${rule}</code></p>`,
        ]
      : []),
    ...(refutation ? [instanceFrame(shown)] : []),
    html`<p>${sentence(quote => verdictSentence(explanation, quote))}</p>`,
    html`<div class="sides">
${sideFigure('Source', explanation.source, refutation?.source, refutation)}
${sideFigure('Target', explanation.target, refutation?.target, refutation)}
</div>`,
    ...(refutation && evidence ? [evidenceBlock(refutation, evidence, seed)] : []),
    ...(agreement
      ? [
          html`<p>${agreementSentence(agreement)} ${agreement.normalForm === undefined ? undefined : html`<code>${agreement.normalForm}</code>`}</p>`,
        ]
      : []),
    ...(claim ? [claimDetails(claim)] : []),
    opDetails(ops),
    html`</section>`,
  ]);
}

function evidenceBlock(refutation: Refutation, evidence: Counterexample, seed: number): Markup {
  return html`<div class="evidence">
<div>${counterexampleTable(refutation)}</div>
<div>${inputMapTable(evidence, seed)}</div>
</div>
<p>${refutationWords(refutation)}</p>`;
}

/** The carets stand under the op that the instance matches and under the wrong result. */
function instanceFrame({
  source,
  result: { match, result, verdict, counterexample },
  explanation,
}: ShownInstance) {
  const sources =
    counterexample && [...new Set(counterexample.sources.map(({ value }) => value))].join(' or ');
  const gives = (value: string | undefined) => (value === undefined ? {} : { text: `gives ${value}` });
  const marks: FrameMark[] = [
    { region: match, look: 'match', ...gives(sources) },
    { region: result, look: verdict, ...gives(counterexample?.targetValue) },
  ];
  const [first] = explanation.ops;
  const caption = html`Marked: the op that this member matches, <code>${first?.op ?? ''}</code>, and its result.`;
  return frame(source, { ...match, endLine: Math.max(match.line, result.endLine) }, marks, caption);
}

function sideFigure(
  title: string,
  side: Side,
  steps: readonly StepShown[] | undefined,
  refutation: Refutation | undefined,
): Markup {
  const readings = side.mathematics.map(
    (reading, index) => html`${index > 0 ? ' or, fused, ' : ' computes '}<code>${reading}</code>`,
  );
  return html`<figure class="side">
<figcaption><b>${title}</b>${readings}</figcaption>
${scrolling(`Tree of the ${title.toLowerCase()}`, treeOf(side, steps ?? [], refutation))}
</figure>`;
}

function claimDetails(claim: ClaimWords): Markup {
  const items = [
    ...claim.conditions.map(
      ({ condition, role }) => html`<li><code>${condition}</code>: ${roleWords[role]}</li>`,
    ),
    ...claim.assumptions.map(assumption => html`<li>taken for granted: ${assumption}</li>`),
  ];
  return html`<details><summary>What is claimed</summary>
<p>${sentence(quote => statementSentence(claim, quote))}${claim.orders > 1 ? ` ${ordersSentence(claim)}` : ''}</p>
${items.length > 0 ? html`<ul>${items}</ul>` : undefined}</details>`;
}

function opDetails(ops: readonly OpWords[]): Markup {
  return html`<details><summary>What the ops do</summary>
<dl>
${lines(ops.map(({ op, sentence: words }) => html`<dt><code>${op}</code></dt><dd>${words ?? 'has no model here'}</dd>`))}
</dl>
${manualsOf(ops).map(({ manual, names }) => html`<p class="faint">${names.join(', ')}: ${manual}.</p>`)}</details>`;
}
