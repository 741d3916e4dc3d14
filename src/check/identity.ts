/** What a rule is known by from one run to the next, and what its verdict depends on. */

import type { Tables } from '../rules/tables/load.ts';
import type { OpInfo, OpTable } from '../rules/tables/op-info.ts';
import { isas } from '../semantics/ops/index.ts';
import { fileNameOf } from '../text/file-name.ts';
import { opsIn } from './details/sides.ts';
import type { ReadRule, ReadRules } from './read-rules.ts';
import { type RuleIdentity, tool } from './run.ts';

/** A digest of a text, the same on every machine; no two texts may be made to have the same one. */
export type Hash = (text: string) => string;

export function identityOf(file: string, { printed, occurrence }: ReadRule, hash: Hash): RuleIdentity {
  return { file: fileNameOf(file), hash: hash(printed), occurrence };
}

/** Makes the keys of a file's rules; `options`: those that a result depends on, plain data. */
export function keysOf({ arch, tables }: ReadRules, options: object, hash: Hash): (rule: ReadRule) => string {
  const shared = JSON.stringify([tool.version, arch, options, tables && tablesDigest(tables, hash)]);
  return ({ printed, instances }) => {
    const ops = new Set(instances.flatMap(rule => [...opsIn(rule)]));
    return hash([shared, printed, ...new Set([...ops].map(meaningOf))].join('\n'));
  };
}

const meanings = new WeakMap<Declared, string>();

/** What is known of an op or a kind of block: by its table, and by the manual. */
function meaningOf(op: Declared): string {
  const known = meanings.get(op);
  if (known !== undefined) return known;
  const isa = isas.get(op.arch);
  const entry = isa?.ops.get(op.name) ?? isa?.branches.get(op.name);
  const meaning = JSON.stringify([declared(op), entry?.sentence, entry?.manual]);
  meanings.set(op, meaning);
  return meaning;
}

const digests = new WeakMap<Tables, string>();

/** A repair may name any op of the tables. */
function tablesDigest(tables: Tables, hash: Hash): string {
  const digest = digests.get(tables) ?? hash(JSON.stringify([tables.generic, tables.arch].map(opsOf)));
  digests.set(tables, digest);
  return digest;
}

const opsOf = (table: OpTable | undefined) => table?.ops.map(declared);

type Declared = { readonly name: string; readonly arch: string } & Partial<OpInfo>;

/** What a table says, wherever it says so. */
export function declared(entry: Declared): object {
  const { declared: _, marks = [], ...shape } = entry;
  return { ...shape, marks: [...marks] };
}
