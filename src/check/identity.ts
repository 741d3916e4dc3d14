/** What a rule is known by from one run to the next, and what its verdict depends on. */

import { calledIn } from '../rules/called-functions.ts';
import type { OpInfo } from '../rules/tables/op-info.ts';
import type { Isa } from '../semantics/ops/entry.ts';
import { isas as knownIsas } from '../semantics/ops/index.ts';
import { rememberedWithin } from '../semantics/remembered.ts';
import { fileNameOf } from '../text/source.ts';
import type { Extensions } from './check-rules.ts';
import { opsIn } from './details/sides.ts';
import type { ReadRule, ReadRules } from './read-rules.ts';
import { type RuleIdentity, tool } from './run.ts';

/** A digest of a text, the same on every machine; no two texts may be made to have the same one. */
export type Hash = (text: string) => string;

export function identityOf(file: string, { printed, occurrence }: ReadRule, hash: Hash): RuleIdentity {
  return { file: fileNameOf(file), hash: hash(printed), occurrence };
}

/** Makes the keys of a file's rules; `options`: those that a result depends on, plain data. */
export function keysOf(
  { arch, tables }: ReadRules,
  options: object,
  { isas = knownIsas, helpers, portfolio }: Extensions,
  hash: Hash,
): (rule: ReadRule) => string {
  const provers = portfolio && [...portfolio.beforeInputs, ...portfolio.afterInputs].map(one => one.method);
  const shared = JSON.stringify([
    ...[tool.version, arch, options],
    ...[helpers && [...helpers.keys()], provers].filter(one => one !== undefined),
  ]);
  return ({ printed, instances }) => {
    const ops = new Set(instances.flatMap(rule => [...opsIn(rule)]));
    const others = new Set(instances.flatMap(rule => calledIn(rule, tables?.otherHelpers?.() ?? new Map())));
    const meanings = new Set(Array.from(ops, op => meaningOf(isas, op)));
    return hash([shared, printed, ...meanings, ...others].join('\n'));
  };
}

/** What is known of an op or a kind of block: by its table, and by the manual. Many rules have the same ops. */
const meaningOf = rememberedWithin((isas: ReadonlyMap<string, Isa>, op: Declared): string => {
  const isa = isas.get(op.arch);
  const entry = isa?.ops.get(op.name) ?? isa?.branches.get(op.name);
  return JSON.stringify([declared(op), entry?.sentence, entry?.manual]);
});

type Declared = { readonly name: string; readonly arch: string } & Partial<OpInfo>;

/** What a table says, wherever it says so. */
export function declared(entry: Declared): object {
  const { declared: _, marks = [], ...shape } = entry;
  return { ...shape, marks: [...marks] };
}
