/** The built-in op tables against Go's own: every field that both have, of every op and block. */
import { describe, expect, it } from 'vitest';
import { builtinTable } from '../../src/model/builtin-tables.ts';
import { loadTables } from '../../src/rules/tables/load.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { goRules, tableReader } from '../support/go-rules.ts';

/** In the manual, but not in this release of Go. */
const notInGo = new Map([
  ['RISCV64', ['FSGNJS']],
  [
    'ARM64',
    [
      ...['MOVBstorezero', 'MOVHstorezero', 'MOVWstorezero', 'MOVDstorezero', 'MOVBstorezeroidx'],
      ...['MOVHstorezeroidx', 'MOVHstorezeroidx2', 'MOVWstorezeroidx', 'MOVWstorezeroidx4'],
      ...['MOVDstorezeroidx', 'MOVDstorezeroidx8', 'MOVQstorezero'],
    ],
  ],
]);

describe.each([...isas.values()].map(isa => [isa.name, isa] as const))('%s', (name, isa) => {
  const rules = goRules('1.27');
  it.skipIf('missing' in rules)('is declared as Go 1.27 declares it', () => {
    if (!('folder' in rules)) return;
    const { tables } = loadTables(tableReader(rules.folder), name);
    const go = tables!.arch ?? tables!.generic;
    const [ops, blocks] = [go.ops, go.blocks].map(list => new Map(list.map(one => [one.name, one] as const)));
    const builtin = builtinTable(isa);
    const unknown = builtin.ops.filter(op => !ops!.has(op.name)).map(op => op.name);
    expect(unknown).toEqual(notInGo.get(name) ?? []);
    const shared = builtin.ops.filter(({ name }) => ops!.has(name));
    const declared = shared.map(op => {
      // Built-in tables keep no marks and no effects of symbols, and give every op a default type.
      const { declared: _, marks, symEffect, type = op.type, ...fields } = ops!.get(op.name) as typeof op;
      return { ...fields, type, marks: new Set() };
    });
    expect(shared).toEqual(declared);
    for (const block of builtin.blocks) {
      const { declared: _, ...fields } = blocks!.get(block.name)!;
      expect(block).toEqual(fields);
    }
  });
});
