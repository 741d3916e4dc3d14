/** Whether a rewrite is one that a compiler could have: that it is right is not enough. */
import { valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedOperand, ResolvedValue } from '../../rules/resolved.ts';
import { printResolved } from '../../rules/resolved-text.ts';
import { entryOf, type RepairContext } from './family.ts';

/**
 * A result that is the match again, up to the order of commuting operands, would be rewritten for ever; one of
 * more ops than the match and the rule's own result is no simplification; and a barrier to contraction is
 * nothing to copy a value with.
 */
export function isRewriting(
  match: ResolvedValue,
  own: ResolvedOperand,
  result: ResolvedOperand,
  context: RepairContext,
): boolean {
  const isSmall = opCount(result) <= Math.max(opCount(match), opCount(own));
  if (!isSmall || (hasBarrier(result, context) && !hasBarrier(match, context))) return false;
  return printResolved(plain(result)) !== printResolved(plain(match));
}

function hasBarrier(operand: ResolvedOperand, context: RepairContext): boolean {
  return valuesIn(operand).some(({ op }) => entryOf(context, op)?.barrier === true);
}

const opCount = (operand: ResolvedOperand): number => valuesIn(operand).length;

/** Without names and types, commuting operands in the order of their texts. */
function plain(operand: ResolvedOperand): ResolvedOperand {
  if (operand.kind !== 'value') return operand;
  const { binding: _name, type: _type, ...value } = operand;
  const [first, second, ...others] = operand.args.map(plain);
  const args = [first, second].filter(arg => arg !== undefined);
  if (operand.op.commutative) args.sort((a, b) => (printResolved(a) < printResolved(b) ? -1 : 1));
  return { ...value, args: [...args, ...others] };
}
