/**
 * One side of a rule as a drawn tree: nested lists, which the style sheet draws with the operands below their op,
 * in the order of the text. On a counterexample every node has the value that it takes there.
 */
import type { Refutation, Side, StepShown, TreeNode } from '../../check/run.ts';
import { html, type Markup } from './markup.ts';

export function treeOf({ tree }: Side, steps: readonly StepShown[], refutation?: Refutation): Markup {
  const left = [...steps];
  const inputs = new Map(refutation?.inputs.map(({ name, value }) => [name, value]));
  const draw = (node: TreeNode): Markup => {
    const operands = node.operands.map(draw);
    // Steps stand after those of their operands, as nodes are reached here.
    const step = left[0]?.op === node.label.split(' ', 1)[0] ? left.shift() : undefined;
    const value = step?.result?.value ?? inputs.get(node.label);
    const detail = value === undefined ? node.mathematics : `= ${value}`;
    return html`<li>${box(node, detail, step)}${operands.length > 0 ? html`<ul>${operands}</ul>` : undefined}</li>`;
  };
  return html`<ul class="tree">${draw(tree)}</ul>`;
}

/** `neg: FNEGD`, and below it its value, or what it computes. */
function box(
  { name, label, operands }: TreeNode,
  detail: string | undefined,
  step: StepShown | undefined,
): Markup {
  const own = name === undefined ? label : `${name}: ${label}`;
  const below = detail === undefined || detail === label ? undefined : html` <i>${detail}</i>`;
  const sign = step?.breaks ? '!' : '≠';
  if (step?.breaks || step?.diverges)
    return html`<span class="parts"><b>${sign} ${own}</b>${below}<span class="sr"> (${step.breaks ?? 'here the sides diverge'})</span></span>`;
  return operands.length > 0 ? html`<span><b>${own}</b>${below}</span>` : html`<span>${own}${below}</span>`;
}
