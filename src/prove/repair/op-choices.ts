/** A tree with other ops of the same families, the fewest changes first. */
import { valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedOperand, ResolvedValue } from '../../rules/resolved.ts';
import type { OpInfo } from '../../rules/tables/op-info.ts';
import { familyOf, type RepairContext } from './family.ts';
import type { Shaped } from './shapes.ts';

export interface OpChoice {
  readonly tree: ResolvedOperand;
  /** Ops that are not those of the rule. */
  readonly changed: number;
}

/** Every choice of ops, or undefined where there are more than `limit`. */
export function opChoices(
  { tree, inserted }: Shaped,
  context: RepairContext,
  limit: number,
): OpChoice[] | undefined {
  const nodes = valuesIn(tree).filter(value => !inserted.has(value));
  let choices: { readonly ops: ReadonlyMap<ResolvedValue, OpInfo>; readonly changed: number }[] = [
    { ops: new Map(), changed: 0 },
  ];
  for (const node of nodes) {
    const family = familyOf(node.op, context);
    if (choices.length * family.length > limit) return undefined;
    choices = choices.flatMap(({ ops, changed }) =>
      family.map(op => ({ ops: new Map([...ops, [node, op]]), changed: changed + (op === node.op ? 0 : 1) })),
    );
  }
  return choices
    .sort((a, b) => a.changed - b.changed)
    .map(({ ops, changed }) => ({ tree: withOps(tree, ops), changed }));
}

function withOps(operand: ResolvedOperand, ops: ReadonlyMap<ResolvedValue, OpInfo>): ResolvedOperand {
  if (operand.kind !== 'value') return operand;
  return { ...operand, op: ops.get(operand) ?? operand.op, args: operand.args.map(arg => withOps(arg, ops)) };
}
