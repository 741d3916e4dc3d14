import type { ResolvedBlock, ResolvedOperand, ResolvedRule, ResolvedValue } from '../resolved.ts';

/** A value and all values it is made of, each before its operands. */
export function* valuesIn(operand: ResolvedOperand): Generator<ResolvedValue> {
  if (operand.kind !== 'value') return;
  yield operand;
  for (const arg of operand.args) yield* valuesIn(arg);
}

/** The operands at the top of one side of a rule: the value itself, or the controls of a block. */
export function operandsOf(
  rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>,
  side: 'match' | 'result',
): readonly ResolvedOperand[] {
  if (rule.kind === 'block') return rule[side].controls;
  const operand = rule[side];
  return operand.kind === 'code' ? [] : [operand];
}

/** Every op of a rule that has fields, with its declaration, and the blocks of a block rule. */
export function* fieldedIn(
  rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>,
): Generator<{ node: ResolvedValue | ResolvedBlock; name: string; aux: string | undefined }> {
  for (const side of ['match', 'result'] as const) {
    if (rule.kind === 'block') {
      const node = rule[side];
      yield { node, name: node.block.name, aux: node.block.aux };
    }
    for (const node of operandsOf(rule, side).flatMap(operand => [...valuesIn(operand)]))
      yield { node, name: node.op.name, aux: node.op.aux };
  }
}
