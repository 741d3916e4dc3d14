/**
 * The parameters of a rotation, which an s390x op carries in its aux. A rule binds them to a name, and a conjunct
 * of its condition says what they are; nothing else of them is modelled.
 */
import type { GoExpr } from '../rules/go-ast.ts';
import { constantWidth } from '../semantics/ops/entry.ts';
import { bits } from '../semantics/term/build.ts';
import type { Term } from '../semantics/term/term.ts';
import { conjuncts } from './conjuncts.ts';
import { qualifiedName } from './go/evaluate.ts';

/** Parameters by their names. */
export type RotateParams = ReadonlyMap<string, Term>;

/** Names to the parameters that the condition equates them with; without those that it gives two. */
export function rotateParamsOf(condition: GoExpr | undefined): RotateParams {
  const equations = conjuncts(condition).flatMap(conjunct => equatedParams(conjunct) ?? []);
  const isTheSame = (name: string, params: Term): boolean =>
    equations.every(other => other.name !== name || other.params === params);
  return new Map(
    equations.flatMap(({ name, params }) => (isTheSame(name, params) ? [[name, params] as const] : [])),
  );
}

/** The name and the parameters of `r == s390x.NewRotateParams(1, 63, 0)`. */
export function equatedParams(
  conjunct: GoExpr,
): { readonly name: string; readonly params: Term } | undefined {
  if (conjunct.kind !== 'binary' || conjunct.operator !== '==' || conjunct.left.kind !== 'identifier')
    return undefined;
  const params = paramsOf(conjunct.right);
  return params && { name: conjunct.left.name, params };
}

/** Go's function panics where a parameter is not the number of a bit. */
function paramsOf(expr: GoExpr): Term | undefined {
  if (expr.kind !== 'call' || qualifiedName(expr.callee) !== 's390x.NewRotateParams') return undefined;
  const values = expr.args.flatMap(arg => (arg.kind === 'integer' && arg.value < 64n ? [arg.value] : []));
  if (expr.args.length !== 3 || values.length !== 3) return undefined;
  const packed = values.reduce((high, value) => (high << 8n) | value);
  return bits(constantWidth.S390XRotateParams, packed);
}
