import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Source } from '../../text/source.ts';
import type { Instance } from '../ast.ts';
import type { ResolvedRule } from '../resolved.ts';
import type { Tables } from '../tables/load.ts';
import type { BlockInfo, OpInfo } from '../tables/op-info.ts';

/** What a rule is resolved against: the file it stands in, for messages, and the ops it can name. */
export interface Scope {
  readonly source: Source;
  readonly ops: OpIndex;
}

/** The ops and blocks that the rules of one architecture can name, by name. */
export interface OpIndex {
  readonly generic: ReadonlyMap<string, OpInfo>;
  readonly arch: ReadonlyMap<string, OpInfo>;
  readonly blocks: ReadonlyMap<string, BlockInfo>;
}

export function indexTables({ generic, arch }: Tables): OpIndex {
  return {
    generic: byName(generic.ops),
    arch: byName(arch?.ops ?? []),
    blocks: byName([...generic.blocks, ...(arch?.blocks ?? [])]),
  };
}

function byName<Item extends { readonly name: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map(item => [item.name, item]));
}

/** Resolves one kind of rule; undefined if it has reported why it cannot. */
export type Resolver = (
  instance: Instance,
  scope: Scope,
  diagnostics: Diagnostic[],
) => ResolvedRule | undefined;
