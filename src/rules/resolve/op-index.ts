import type { Tables } from '../tables/load.ts';
import type { BlockInfo, OpInfo } from '../tables/op-info.ts';

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
