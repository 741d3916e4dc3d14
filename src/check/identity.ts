/** What a rule is known by from one run to the next, and what its verdict depends on. */

import type { OpInfo } from '../rules/tables/op-info.ts';
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
export function keysOf({ arch }: ReadRules, options: object, hash: Hash): (rule: ReadRule) => string {
  const shared = JSON.stringify([tool.version, arch, options]);
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

type Declared = { readonly name: string; readonly arch: string } & Partial<OpInfo>;

/** What a table says, wherever it says so. */
export function declared(entry: Declared): object {
  const { declared: _, marks = [], ...shape } = entry;
  return { ...shape, marks: [...marks] };
}
