import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Source } from '../../text/source.ts';
import type { Rule } from '../ast.ts';
import { expand } from '../expand.ts';
import type { Tables } from '../tables/load.ts';
import { ellipsesAreTheOnlyRules } from './file-laws/ellipses-are-the-only-rules.ts';
import { type Resolution, resolve } from './resolve.ts';
import { indexTables } from './scope.ts';

export interface ResolvedFileRule {
  readonly rule: Rule;
  readonly instances: readonly Resolution[];
}

export interface ResolvedFile {
  readonly rules: readonly ResolvedFileRule[];
  /** Of all instances; what several members of an alternation share is said once. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Resolves every instance of the rules of a file. */
export function resolveFile(source: Source, rules: readonly Rule[], tables: Tables): ResolvedFile {
  const scope = { source, ops: indexTables(tables) };
  const resolved = rules.map(rule => ({
    rule,
    instances: expand(rule).map(instance => resolve(instance, scope)),
  }));
  const instances = resolved.flatMap(one => one.instances);
  const known = instances.flatMap(one => one.rule ?? []);
  const distinct = new Map<string, Diagnostic>();
  for (const diagnostic of [
    ...instances.flatMap(one => one.diagnostics),
    ...ellipsesAreTheOnlyRules(known, source),
  ]) {
    const { code, labels, message } = diagnostic;
    const { start, end } = labels[0].span;
    const key = `${code} ${start} ${end} ${message}`;
    if (!distinct.has(key)) distinct.set(key, diagnostic);
  }
  return { rules: resolved, diagnostics: [...distinct.values()] };
}
