import type { ResolvedBlock, ResolvedOperand, ResolvedRule, ResolvedValue } from '../resolved.ts';

/** A value and all values it is made of, each before its operands. */
export function valuesIn(operand: ResolvedOperand): readonly ResolvedValue[] {
  const values: ResolvedValue[] = [];
  addValues(operand, values);
  return values;
}

function addValues(operand: ResolvedOperand, values: ResolvedValue[]): void {
  if (operand.kind !== 'value') return;
  values.push(operand);
  for (const arg of operand.args) addValues(arg, values);
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

export interface Fielded {
  readonly node: ResolvedValue | ResolvedBlock;
  readonly name: string;
  readonly aux: string | undefined;
}

/** Every op of a rule that has fields, with its declaration, and the blocks of a block rule. */
export function fieldedIn(rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>): readonly Fielded[] {
  const found: Fielded[] = [];
  for (const side of ['match', 'result'] as const) {
    if (rule.kind === 'block') {
      const node = rule[side];
      found.push({ node, name: node.block.name, aux: node.block.aux });
    }
    for (const operand of operandsOf(rule, side))
      for (const node of valuesIn(operand)) found.push({ node, name: node.op.name, aux: node.op.aux });
  }
  return found;
}
