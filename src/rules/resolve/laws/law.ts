import type { Diagnostic } from '../../../text/diagnostic.ts';
import type { ResolvedRule } from '../../resolved.ts';
import type { Scope } from '../scope.ts';

/** A law of rules whose ops are known. Yields a diagnostic for each place that breaks it. */
export type ResolvedLaw = (rule: ResolvedRule, scope: Scope) => Iterable<Diagnostic>;
