/** Which values of a match are still there in the result. */
import { namesIn } from '../../rules/go-names.ts';
import { operandsOf } from '../../rules/resolve/walk.ts';
import type { ResolvedOperand, ResolvedRule, ResolvedValue } from '../../rules/resolved.ts';
import { expressionsOf } from '../visitor.ts';

type OrderedRule = Exclude<ResolvedRule, { kind: 'ellipsis' }>;

export interface KeptValue {
  readonly value: ResolvedValue;
  /** The result has it, or a value that it is an operand of. */
  readonly isKept: boolean;
}

/** The values of a match, each before its operands. */
export function keptValues(rule: OrderedRule): readonly KeptValue[] {
  const names = namesOfResult(rule);
  const values: KeptValue[] = [];
  const add = (operand: ResolvedOperand, within: boolean): void => {
    if (operand.kind !== 'value') return;
    const isKept = within || (operand.binding !== undefined && names.has(operand.binding));
    values.push({ value: operand, isKept });
    for (const arg of operand.args) add(arg, isKept);
  };
  for (const operand of operandsOf(rule, 'match')) add(operand, false);
  return values;
}

function namesOfResult(rule: OrderedRule): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { expr, side } of expressionsOf(rule))
    if (side === 'result') for (const { name } of namesIn(expr)) names.add(name);
  const read = (operand: ResolvedOperand): void => {
    if (operand.kind === 'variable') names.add(operand.name);
    if (operand.kind === 'value') operand.args.forEach(read);
  };
  operandsOf(rule, 'result').forEach(read);
  return names;
}
