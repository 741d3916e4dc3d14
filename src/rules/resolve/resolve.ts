import { type Diagnostic, isError } from '../../text/diagnostic.ts';
import type { Instance } from '../ast.ts';
import { spell } from '../expand.ts';
import type { ResolvedRule } from '../resolved.ts';
import { resolvedLaws } from './laws/index.ts';
import { resolveBlockRule } from './resolve-block-rule.ts';
import { resolveEllipsisRule } from './resolve-ellipsis-rule.ts';
import { resolveValueRule } from './resolve-value.ts';
import type { Resolver, Scope } from './scope.ts';

export interface Resolution {
  readonly instance: Instance;
  /** Absent where an error says why. */
  readonly rule?: ResolvedRule;
  readonly diagnostics: readonly Diagnostic[];
}

/** Binds every op name of an instance to its op, and checks the laws that depend on what the ops are. */
export function resolve(instance: Instance, scope: Scope): Resolution {
  const diagnostics: Diagnostic[] = [];
  const rule = resolverOf(instance, scope)(instance, scope, diagnostics);
  if (rule === undefined) return { instance, diagnostics };
  for (const law of resolvedLaws) diagnostics.push(...law(rule, scope));
  const errors = diagnostics.filter(isError);
  return errors.length > 0 ? { instance, diagnostics: errors } : { instance, rule, diagnostics };
}

function resolverOf({ rule, member }: Instance, { ops }: Scope): Resolver {
  if (ops.blocks.has(spell(rule.match.op, member).text)) return resolveBlockRule;
  return rule.match.args[0]?.kind === 'ellipsis' ? resolveEllipsisRule : resolveValueRule;
}
