/** The functions of Go that a rule calls. */
import type { GoExpr } from './go-ast.ts';
import { partsOf, qualifiedName } from './go-parts.ts';
import { fieldedIn, operandsOf, valuesIn } from './resolve/walk.ts';
import type { ResolvedOperand, ResolvedRule } from './resolved.ts';

/** Those that have one of these names, each once. */
export function calledIn(rule: ResolvedRule, names: ReadonlyMap<string, unknown>): string[] {
  if (names.size === 0) return [];
  const called = expressionsOf(rule)
    .flatMap(expr => partsOf(expr))
    .flatMap(part => (part.kind === 'call' ? (qualifiedName(part.callee) ?? []) : []));
  return [...new Set(called)].filter(name => names.has(name));
}

/** All that is Go in a rule but its types, which call nothing. */
function expressionsOf(rule: ResolvedRule): GoExpr[] {
  if (rule.kind === 'ellipsis') return [];
  const fields = fieldedIn(rule).flatMap(({ node: { auxint, aux } }) => [auxint ?? [], aux ?? []].flat());
  const operands = (['match', 'result'] as const).flatMap(side => operandsOf(rule, side).flatMap(leavesIn));
  const code = rule.kind === 'value' && rule.result.kind === 'code' ? [rule.result.expr] : [];
  const place = rule.kind === 'value' && rule.place ? [rule.place] : [];
  return [...(rule.condition ? [rule.condition] : []), ...place, ...fields, ...operands, ...code];
}

function leavesIn(operand: ResolvedOperand): GoExpr[] {
  if (operand.kind === 'expression') return [operand.expr];
  return valuesIn(operand).flatMap(({ args }) =>
    args.flatMap(arg => (arg.kind === 'expression' ? [arg.expr] : [])),
  );
}
