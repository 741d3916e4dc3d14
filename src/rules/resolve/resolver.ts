import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Instance } from '../ast.ts';
import type { ResolvedRule } from '../resolved.ts';
import type { Scope } from './scope.ts';

/** Resolves one kind of rule; undefined if it has reported why it cannot. */
export type Resolver = (
  instance: Instance,
  scope: Scope,
  diagnostics: Diagnostic[],
) => ResolvedRule | undefined;
