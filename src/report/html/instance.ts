/** One member of a rule's alternations in full. */

import type {
  ClaimWords,
  InstanceResult,
  OpWords,
  Refutation,
  RuleResult,
  Side,
  StepShown,
} from '../../check/run.ts';
import type { InstanceExplanation } from '../explain/explanation.ts';
import {
  agreementSentence,
  claimSentences,
  manualsOf,
  roleWords,
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
  readonly of: RuleResult;
  readonly result: InstanceResult;
  /** Counts from 1. */
  readonly member: number;
  /** Absent where the run explains nothing. */
  readonly explanation: InstanceExplanation | undefined;
}

export function instanceArticle(shown: ShownInstance): Markup {
  const { of, result, member, explanation } = shown;
  const { rule, verdict } = result;
  const members = of.instances.length;
  return lines([
    html`<section class="instance">`,
    ...(members > 1
      ? [
          html`<h4>${badge(verdict)} Member ${member} of ${members}</h4>`,
          html`<p class="text"><code>${rule}</code></p>`,
        ]
      : []),
    ...(verdict === 'refuted' ? [instanceFrame(shown)] : []),
    html`<p>${sentence(quote => verdictSentence(result, quote))}</p>`,
    ...(explanation ? explanationBlocks(explanation) : []),
    html`</section>`,
  ]);
}

function explanationBlocks({
  source,
  target,
  refutation,
  agreement,
  claim,
  ops,
}: InstanceExplanation): Markup[] {
  return [
    html`<div class="sides">
${sideFigure('Source', source, refutation?.source, refutation)}
${sideFigure('Target', target, refutation?.target, refutation)}
</div>`,
    ...(refutation ? [evidenceBlock(refutation)] : []),
    ...(agreement
      ? [
          html`<p>${agreementSentence(agreement)} ${agreement.normalForm === undefined ? undefined : html`<code>${agreement.normalForm}</code>`}</p>`,
        ]
      : []),
    ...(claim ? [claimDetails(claim)] : []),
    opDetails(ops),
  ];
}

function evidenceBlock(refutation: Refutation): Markup {
  const { inputMap } = refutation;
  return html`<div class="evidence">
<div>${counterexampleTable(refutation)}</div>
<div>${inputMap && inputMapTable(inputMap)}</div>
</div>
<p>${refutationWords(refutation)}</p>`;
}

/** The carets stand under the op that the instance matches and under the wrong result. */
function instanceFrame({ of, result: { match, result, verdict, counterexample, ops } }: ShownInstance) {
  const sources =
    counterexample && [...new Set(counterexample.sources.map(({ value }) => value))].join(' or ');
  const gives = (value: string | undefined) => (value === undefined ? {} : { text: `gives ${value}` });
  const marks: FrameMark[] = [
    { region: match, look: 'match', ...gives(sources) },
    { region: result, look: verdict, ...gives(counterexample?.targetValue) },
  ];
  const caption = html`Marked: the op that this member matches, <code>${ops[0] ?? ''}</code>, and its result.`;
  return frame(of, { ...match, endLine: Math.max(match.line, result.endLine) }, marks, caption);
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
    ...claim.assumptions.map(assumption => html`<li>assumed: ${assumption}</li>`),
  ];
  return html`<details><summary>What is claimed</summary>
<p>${sentence(quote => claimSentences(claim, quote).join(' '))}</p>
${items.length > 0 ? html`<ul>${items}</ul>` : undefined}</details>`;
}

function opDetails(ops: readonly OpWords[]): Markup {
  return html`<details><summary>What the ops do</summary>
<dl>
${lines(ops.map(({ op, sentence: words }) => html`<dt><code>${op}</code></dt><dd>${words ?? 'has no model here'}</dd>`))}
</dl>
${manualsOf(ops).map(({ manual, names }) => html`<p class="faint">${names.join(', ')}: ${manual}.</p>`)}</details>`;
}
