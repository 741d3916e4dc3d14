import { countNames } from './go-names.ts';
import { operandsOf } from './resolve/walk.ts';
import type { ResolvedOperand, ResolvedRule, ResolvedValue } from './resolved.ts';
import { printResolved } from './resolved-text.ts';

type OrderedRule = Exclude<ResolvedRule, { kind: 'ellipsis' }>;

/** Names by how often they occur in the match and the condition. */
type Uses = ReadonlyMap<string, number>;

/** A rule with more orders than this has none listed; Go's own rules have at most 16. */
export const orderLimit = 4096;

/**
 * A rule in every order in which Go's matcher tries its match, the first as it is written; empty where there
 * are more than `orderLimit`. The first two operands of a commutative op are exchanged, unless that cannot
 * matter: their texts are the same, or both are names that occur nowhere else in the match and the condition.
 * (In the controls of a block Go does not count names, and always exchanges them.)
 */
export function matchingOrders(rule: OrderedRule): readonly OrderedRule[] {
  // Most rules have one order, which then is not looked for.
  if (!operandsOf(rule, 'match').some(hasCommutative)) return [rule];
  const orders: OrderedRule[] = [];
  for (const order of ruleOrders(rule)) {
    if (orders.length === orderLimit) return [];
    orders.push(order);
  }
  return orders;
}

const hasCommutative = (operand: ResolvedOperand): boolean =>
  operand.kind === 'value' && (operand.op.commutative || operand.args.some(hasCommutative));

/** The indices of a match's operands in the order in which it binds their names: that of the text. */
export function bindingOrder({ args, exchanged }: ResolvedValue): readonly number[] {
  const indices = [...args.keys()];
  return exchanged ? [1, 0, ...indices.slice(2)] : indices;
}

/** The results of a visit of all operands in the order of `bindingOrder`, each in its own place. */
export function mapInBindingOrder<Result>(
  value: ResolvedValue,
  visit: (operand: ResolvedOperand, index: number) => Result,
): readonly Result[] {
  const results: Result[] = [];
  for (const index of bindingOrder(value)) results[index] = visit(value.args[index]!, index);
  return results;
}

function* ruleOrders(rule: OrderedRule): Generator<OrderedRule> {
  if (rule.kind === 'value') {
    for (const match of valueOrders(rule.match, countNames(rule.match, rule.condition)))
      yield { ...rule, match };
    return;
  }
  for (const controls of operandOrders(rule.match.controls, new Map()))
    yield { ...rule, match: { ...rule.match, controls } };
}

function* valueOrders(value: ResolvedValue, uses: Uses): Generator<ResolvedValue> {
  for (const args of operandOrders(value.args, uses)) yield { ...value, args };
  const [first, second, ...rest] = value.args;
  if (first === undefined || second === undefined || !orderMatters(value, first, second, uses)) return;
  for (const args of operandOrders([second, first, ...rest], uses)) yield { ...value, args, exchanged: true };
}

/** Every choice of one order for each operand. */
function* operandOrders(
  operands: readonly ResolvedOperand[],
  uses: Uses,
): Generator<readonly ResolvedOperand[]> {
  const [first, ...rest] = operands;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const head of first.kind === 'value' ? valueOrders(first, uses) : [first])
    for (const tail of operandOrders(rest, uses)) yield [head, ...tail];
}

function orderMatters(
  { op }: ResolvedValue,
  first: ResolvedOperand,
  second: ResolvedOperand,
  uses: Uses,
): boolean {
  if (!op.commutative || printResolved(first) === printResolved(second)) return false;
  const once = (operand: ResolvedOperand) => operand.kind === 'variable' && uses.get(operand.name) === 1;
  return !(once(first) && once(second));
}
