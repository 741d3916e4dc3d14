/** Go 1.27's rules for amd64's vectors, of which the day has a sample; and no other instruction passes for the right one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/api/index.ts';
import { vectorOps } from '../../src/semantics/ops/amd64/vector/index.ts';
import type { OpEntry } from '../../src/semantics/ops/entry.ts';
import { constantKinds, constantSorts, settled, widthOf } from '../../src/semantics/ops/entry.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import type { Term } from '../../src/semantics/term/term.ts';
import { variable } from '../../src/semantics/term/term.ts';
import { goRules } from '../support/go-rules.ts';
import { nightly } from '../support/nightly.ts';

const known = (name: string): boolean =>
  isas.get('AMD64')!.ops.has(name) || isas.get('generic')!.ops.has(name);
const opsOf = (rule: string): string[] =>
  [...rule.matchAll(/(?<!hasFeature)\(([A-Z]\w*|\w+\dx\d+)/g)].map(([, name]) => name!);

/** The rule of which another machine's word is the result, as an op of the same operands that denotes something else. */
const byName = new Map(vectorOps().map((entry, index) => [entry.name, index]));
const shapeOf = ({ operands, results, aux }: OpEntry): string =>
  JSON.stringify([operands, results, aux?.kind], (_, value) =>
    typeof value === 'bigint' ? `${value}` : value,
  );
function denoted(entry: OpEntry): Term {
  const operands = entry.operands.map((register, index) =>
    variable(`x${index}`, register.kind === 'memory' ? 'Memory' : widthOf(settled(register))),
  );
  return entry.denote(
    operands,
    constantKinds(entry).map(kind => variable(`constant ${kind}`, constantSorts[kind])),
  )[0];
}
function another(name: string): string | undefined {
  const index = byName.get(name);
  if (index === undefined) return undefined;
  const own = vectorOps()[index]!;
  const [shape, meaning] = [shapeOf(own), denoted(own)];
  const others = [...vectorOps().slice(index + 1), ...vectorOps().slice(0, index)];
  return others.find(one => shapeOf(one) === shape && denoted(one) !== meaning)?.name;
}

const go127 = goRules('1.27');
describe.skipIf('missing' in go127)(`Go 1.27${'missing' in go127 ? `: ${go127.missing}` : ''}`, () => {
  const folder = 'folder' in go127 ? go127.folder : '';
  const rules =
    folder === ''
      ? []
      : readFileSync(join(folder, 'simdAMD64.rules'), 'utf8')
          .split('\n')
          .map(line => line.replace(/ *\/\/.*$/, ''))
          .filter(line => line.startsWith('(') && opsOf(line).every(known));
  const sample = rules.filter((_, index) => nightly || index % 40 === 3);
  const { results } = verify(sample.join('\n'), { arch: 'AMD64' });

  it('decides what has a model', () => {
    expect(results).toHaveLength(sample.length);
    const counts = { proved: 0, refuted: 0, unsupported: 0 };
    for (const { verdict } of results) counts[verdict as keyof typeof counts] += 1;
    if (!nightly) expect(counts).toEqual({ proved: 76, refuted: 12, unsupported: 1 });
    expect(counts.proved).toBeGreaterThan(3 * counts.refuted);
  });

  it('refutes only what masks other elements than it names, and what exchanges operands or elements', () => {
    const refuted = results.filter(({ verdict }) => verdict === 'refuted').map(({ rule }) => rule);
    const isKnown = (rule: string): boolean =>
      /^\((VPBLEND|VMOVDQU|AESRoundKeyGenAssist|MulAdd(EvenSubOdd|OddSubEven))|^\(VPS\w+Masked\d+const \[a\]|^\(V(MIN|MAX)P[SD]\S* x l:/.test(
        rule,
      );
    expect(refuted.filter(rule => !isKnown(rule))).toEqual([]);
  });

  it('refutes a proved rule with another instruction in the place of its own', () => {
    const tried = results.filter((_, index) => nightly || index % 3 === 0);
    const wrong = tried.flatMap(({ rule, verdict }) => {
      const [, before, name] = /^(.*=> \()(\w+)/.exec(rule) ?? [];
      const other = verdict === 'proved' && name !== undefined ? another(name) : undefined;
      return other === undefined ? [] : [rule.replace(`${before}${name}`, `${before}${other}`)];
    });
    expect(wrong.length).toBeGreaterThan(8);
    const mutants = verify(wrong.join('\n'), { arch: 'AMD64' }).results;
    expect(
      mutants.filter(({ verdict }) => verdict !== 'refuted').map(({ rule, verdict }) => `${verdict} ${rule}`),
    ).toEqual([]);
  });
});
