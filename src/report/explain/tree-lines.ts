import type { TreeNode } from '../../check/run.ts';

export interface TreeLine {
  /** Branches, name and label: `├─ neg: FNEGD`. */
  readonly text: string;
  readonly mathematics?: string;
}

/** A tree as lines, each node before its operands. */
export function treeLines(node: TreeNode): TreeLine[] {
  return [line(node, ''), ...below(node, '')];
}

function below({ operands }: TreeNode, indent: string): TreeLine[] {
  return operands.flatMap((operand, index) => {
    const isLast = index === operands.length - 1;
    return [
      line(operand, `${indent}${isLast ? '└─ ' : '├─ '}`),
      ...below(operand, `${indent}${isLast ? '   ' : '│  '}`),
    ];
  });
}

function line({ name, label, mathematics }: TreeNode, branches: string): TreeLine {
  return {
    text: `${branches}${name === undefined ? '' : `${name}: `}${label}`,
    ...(mathematics !== undefined && { mathematics }),
  };
}
