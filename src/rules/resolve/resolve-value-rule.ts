import { resolveOperand, resolveValue } from './resolve-value.ts';
import type { Resolver } from './resolver.ts';

/** `(Op ...) && condition => result`, where the match is an op. */
export const resolveValueRule: Resolver = (instance, scope, diagnostics) => {
  const { rule, member } = instance;
  const match = resolveValue(rule.match, member, scope, diagnostics);
  const result =
    rule.result.kind === 'code' ? rule.result : resolveOperand(rule.result, member, scope, diagnostics);
  if (match === undefined || result === undefined) return undefined;
  return {
    kind: 'value',
    instance,
    ...(rule.condition && { condition: rule.condition }),
    match,
    ...(rule.place && { place: rule.place }),
    result,
  };
};
