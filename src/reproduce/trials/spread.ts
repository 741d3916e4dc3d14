/** Operands with bits above their width: a narrow value that is a sum has the carry of it in its register. */
import { goOps, sizeOf } from './go-ops.ts';
import type { Node } from './node.ts';

const suffix = "'";

/** The operand that is a sum of this one and another. */
export const halfOf = (name: string): string =>
  name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;

/** The same with each narrow operand, or each integer, a sum of two; undefined where there is none. */
export function spread(root: Node, which: 'narrow' | 'all'): Node | undefined {
  let isSpread = false;
  const visit = (node: Node): Node => {
    if (node.kind === 'op') return { ...node, args: node.args.map(visit) };
    if (node.kind !== 'operand' || !node.type.startsWith('uint')) return node;
    if (which === 'narrow' && sizeOf(node.type) === 8) return node;
    const op = `Add${8 * sizeOf(node.type)}`;
    if (!goOps.has(op)) return node;
    isSpread = true;
    return { kind: 'op', op, args: [node, { ...node, name: `${node.name}${suffix}` }] };
  };
  const spreaded = visit(root);
  return isSpread ? spreaded : undefined;
}
