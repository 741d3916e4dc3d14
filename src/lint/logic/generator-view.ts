/** Rules as Go's generator compares them: by their texts. */
import { printExpr } from '../../rules/print.ts';
import type { ResolvedOperand, ResolvedRule } from '../../rules/resolved.ts';
import { printResolved, printValue } from '../../rules/resolved-text.ts';
import { boundName, type ValueRule } from './generality.ts';

/** Two rules are duplicates if it is equal. */
export function generatorText({ match, condition, result, place }: ValueRule): string {
  return [
    sorted(match),
    condition ? printExpr(condition) : '',
    place ? printExpr(place) : '',
    result.kind === 'code' ? printExpr(result.expr) : printResolved(result),
  ].join('\n');
}

/** The match with the first two operands of commutative ops in the order of their texts, as the generator does it. */
function sorted(operand: ResolvedOperand): string {
  if (operand.kind !== 'value') return printResolved(operand);
  const args = operand.args.map(sorted);
  if (operand.op.commutative && args.length > 1 && args[1]! < args[0]!) args.splice(0, 2, args[1]!, args[0]!);
  return printValue(operand, args);
}

/** Nothing of the match or the condition can fail. */
export function alwaysMatches(rule: ResolvedRule): boolean {
  if (rule.kind !== 'value' || rule.condition !== undefined) return false;
  const { op, type, auxint, aux, args } = rule.match;
  const names = new Set<string>();
  const binds = (name: string | undefined) => name !== undefined && !names.has(name) && names.add(name);
  const fieldsBind = [type, auxint, aux].every(expr => expr === undefined || binds(boundName(expr)));
  if (!fieldsBind) return false;
  if (op.argLength < 0) return args.length === 1 && args[0]!.kind === 'rest';
  return args.every(arg => arg.kind === 'wildcard' || (arg.kind === 'variable' && binds(arg.name)));
}
