/** One side of a rule, ready to be drawn: on a counterexample every node has the value that it takes there. */
import type { Refutation, Side, StepShown, TreeNode } from '../explain/explanation.ts';

export interface DrawnNode {
  /** `neg: FNEGD`. */
  readonly label: string;
  /** Its value, or what it computes. */
  readonly detail?: string;
  /** Here the sides part. */
  readonly parts: boolean;
  readonly operands: readonly DrawnNode[];
}

export function drawnTree({ tree }: Side, steps: readonly StepShown[], refutation?: Refutation): DrawnNode {
  const left = [...steps];
  const inputs = new Map(refutation?.inputs.map(({ name, value }) => [name, value]));
  const draw = (node: TreeNode): DrawnNode => {
    const operands = node.operands.map(draw);
    // Steps stand after those of their operands, as nodes are reached here.
    const step = left[0]?.op === node.label.split(' ', 1)[0] ? left.shift() : undefined;
    const value = step?.result.value ?? inputs.get(node.label);
    const detail = value === undefined ? node.mathematics : `= ${value}`;
    return {
      label: node.name === undefined ? node.label : `${node.name}: ${node.label}`,
      ...(detail !== undefined && detail !== node.label && { detail }),
      parts: step?.parts ?? false,
      operands,
    };
  };
  return draw(tree);
}

/** The tree in words: `FMADDD = -1 of (neg: FNEGD = -2 of (x = 2), y = 3, z = 5)`. */
export function treeWords({ label, detail, parts, operands }: DrawnNode): string {
  const own = [label, ...(detail === undefined ? [] : [detail]), ...(parts ? ['(here the sides part)'] : [])];
  const below = operands.length === 0 ? [] : [`of (${operands.map(treeWords).join(', ')})`];
  return [...own, ...below].join(' ');
}
