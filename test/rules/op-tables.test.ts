/** Op tables of Go's own files, against an independent count of their `name:` fields. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { archOfFile } from '../../src/rules/tables/arch-of-file.ts';
import { auxKinds } from '../../src/rules/tables/aux-kinds.ts';
import { fieldsByGrammar, fieldsDirectly } from '../../src/rules/tables/entry-fields.ts';
import { loadTables, type TableReader, tableLoader } from '../../src/rules/tables/load.ts';
import { parseOpTable } from '../../src/rules/tables/parse-op-table.ts';
import { blankGoComments, splitEntries } from '../../src/rules/tables/split-entries.ts';
import { Source } from '../../src/text/source.ts';
import { goRules, rulesFiles, tableReader } from '../support/go-rules.ts';

const table = (text: string) => parseOpTable(new Source('XOps.go', text), 'X');

function reader(files: Readonly<Record<string, string>>): TableReader {
  const sources = new Map(Object.entries(files).map(([name, text]) => [name, new Source(name, text)]));
  return { read: name => sources.get(name), list: () => [...sources.keys()] };
}

describe('parseOpTable', () => {
  test('reads the fields of an op', () => {
    const { table: read, diagnostics } = table(`
      var ops = []opData{
        // {name: "NOT", argLength: 9},
        {name: "A", argLength: -1, reg: regInfo{inputs: []regMask{gp, sp}}, aux: "SymOff", typ: "(UInt64,Flags)", // "}"
          commutative: true, resultInArg0: false, call: true, symEffect: "Read,Write"},
        {name: "B"},
      }
      blocks := []blockData{{name: "IF", controls: 1, aux: "Sym"}, {name: "GO"}}`);
    expect(diagnostics).toEqual([]);
    expect(read.ops).toMatchObject([
      {
        name: 'A',
        arch: 'X',
        argLength: -1,
        commutative: true,
        aux: 'SymOff',
        type: '(UInt64,Flags)',
        symEffect: 'Read,Write',
        marks: new Set(['commutative', 'call']),
      },
      { name: 'B', argLength: 0, commutative: false, marks: new Set() },
    ]);
    expect(read.blocks).toMatchObject([
      { name: 'IF', arch: 'X', controls: 1, aux: 'Sym' },
      { name: 'GO', arch: 'X', controls: 0 },
    ]);
  });

  test('reports an entry that it cannot read, and reads the others', () => {
    const { table: read, diagnostics } = table('x := []opData{{name: "A"}, {"B", 2}, {name: "C"}}');
    expect(read.ops.map(({ name }) => name)).toEqual(['A', 'C']);
    expect(diagnostics.map(({ code, labels }) => [code, labels[0].span])).toEqual([
      ['op-table', { start: 27, end: 35 }],
    ]);
  });

  test('reports a table that does not end', () => {
    expect(table('x := []opData{{name: "A"},').diagnostics.map(({ message }) => message)).toEqual([
      'expected `}` to close the table opened here',
    ]);
  });
});

describe('entries read without the grammar', () => {
  test.each([
    '{name: "A", argLength: -1, reg: f(a, "b)")[0], commutative: true}',
    '{\n\tname: "X",\n\treg: regInfo{inputs: []regMask{a, b.union(c)}, clobbers: d},\n}',
    '{name: "A" + b, typ: x.y}',
    '{name: "A",, b: 1}',
    '{"A", 2}',
    '{}',
    '{name: }',
    '{name: (}',
    '{name: "A", reg: {a: )}}',
    '{a: b c, d: 1x}',
  ])('%s', text => {
    const direct = fieldsDirectly(text);
    if (direct !== undefined) expect(direct).toEqual(fieldsByGrammar(text));
  });
});

describe.each(['1.19', '1.27'] as const)('Go %s', version => {
  const go = goRules(version);
  if ('missing' in go) {
    test.skip(go.missing, () => {});
    return;
  }
  const tables = tableReader(go.folder);
  const archs = [...new Set(rulesFiles(go.folder).map(name => archOfFile(name)!))];

  test.each(archs)('%s has an op or block for every name in its files', arch => {
    const { tables: loaded, diagnostics } = loadTables(tables, arch);
    const own = loaded!.arch ?? loaded!.generic;
    const text = tables
      .list()
      .filter(file => new RegExp(`^(?:simd)?${arch}[Oo]ps\\.go$`).test(file))
      .map(file => readFileSync(join(go.folder, file), 'utf8').replace(/^\s*\/\/.*$/gm, ''))
      .join('\n');
    expect(diagnostics).toEqual([]);
    // One more name is that of the architecture itself.
    expect(own.ops.length + own.blocks.length + 1).toBe(text.match(/\bname:\s*"/g)!.length);
    expect(own.ops.filter(({ aux }) => aux !== undefined && !auxKinds.has(aux))).toEqual([]);
  });

  /** One entry in seven: the grammar takes its time. */
  test('entries read without the grammar are those that the grammar reads', () => {
    for (const name of ['RISCV64Ops.go', 'genericOps.go', 'AMD64Ops.go', 'S390XOps.go', 'WasmOps.go']) {
      const text = blankGoComments(readFileSync(join(go.folder, name), 'utf8'));
      for (const [index, { span }] of splitEntries(text).entries.entries()) {
        const entry = text.slice(span.start, span.end);
        const direct = fieldsDirectly(entry);
        expect(direct).toBeDefined();
        if (index % 7 === 0) expect(direct).toEqual(fieldsByGrammar(entry));
      }
    }
  });
});

test('the counts that are known of Go 1.19', context => {
  const go = goRules('1.19');
  if ('missing' in go) return context.skip(go.missing);
  const { tables } = loadTables(tableReader(go.folder), 'RISCV64');
  expect([tables!.arch!.ops.length, tables!.arch!.blocks.length]).toEqual([138, 12]);
  expect([tables!.generic.ops.length, tables!.generic.blocks.length]).toEqual([380, 8]);
});

test.each([
  ['RISCV64.rules', 'RISCV64'],
  ['/a/b/RISCV64latelower.rules', 'RISCV64'],
  ['AMD64splitload.rules', 'AMD64'],
  ['386splitload.rules', '386'],
  ['simdAMD64.rules', 'AMD64'],
  ['dec64.rules', 'dec64'],
  ['divisible.rules', 'divisible'],
  ['generic.rules', 'generic'],
  ['genericOps.go', undefined],
])('archOfFile(%s) is %s', (file, arch) => {
  expect(archOfFile(file)).toBe(arch);
});

describe('tables of many architectures', () => {
  const read: string[] = [];
  const files = reader({
    'genericOps.go': 'var genericOps = []opData{{name: "Add64"},',
    'AOps.go': 'ops := []opData{{name: "ADD"}}',
    'BOps.go': 'ops := []opData{{name: "SUB"}}',
  });
  const load = tableLoader({
    ...files,
    read: name => {
      read.push(name);
      return files.read(name);
    },
  });
  const [a, b] = [load('A'), load('B')];

  test('are read once each', () => {
    expect(read).toEqual(['genericOps.go', 'AOps.go', 'BOps.go']);
    expect(b.tables?.generic).toBe(a.tables?.generic);
    expect(b.tables?.arch?.ops.map(({ name }) => name)).toEqual(['SUB']);
  });

  test('are found wrong once', () => {
    expect(a.diagnostics.map(({ code }) => code)).toEqual(['op-table']);
    expect(b.diagnostics).toEqual([]);
  });
});

describe('a table that rules cannot be read with', () => {
  const generic = 'ops := []opData{{name: "Add64"}}';
  const good = 'ops := []opData{{name: "ADD"}}; blocks := []blockData{{name: "IF"}}';

  test.each([
    ['declares nothing', { 'AOps.go': 'package main' }, 'no-ops', 'AOps.go', 0],
    [
      'declares an op twice',
      { 'AOps.go': 'x := []opData{{name: "A"}, {name: "A"}}' },
      'declared-twice',
      'AOps.go',
      27,
    ],
    [
      'declares a block twice',
      { 'AOps.go': `${good.replace('{name: "IF"}', '{name: "IF"}, {name: "IF"}')}` },
      'declared-twice',
      'AOps.go',
      68,
    ],
    [
      'repeats its vector ops',
      { 'AOps.go': good, 'simdAOps.go': 'x := []opData{{name: "ADD"}}' },
      'declared-twice',
      'simdAOps.go',
      14,
    ],
    ['has an empty file of vector ops', { 'AOps.go': good, 'simdAops.go': '' }, 'no-ops', 'simdAops.go', 0],
  ])('%s', (_, files, code, file, start) => {
    const { tables, refused, diagnostics } = loadTables(reader({ 'genericOps.go': generic, ...files }), 'A');
    expect([tables, refused]).toEqual([undefined, true]);
    expect(diagnostics.map(one => [one.code, one.labels[0].source.name, one.labels[0].span.start])).toEqual([
      [code, file, start],
    ]);
  });

  test('is not one that shares a name with the generic table', () => {
    const files = { 'genericOps.go': generic, 'AOps.go': 'x := []opData{{name: "Add64", argLength: 2}}' };
    expect(loadTables(reader(files), 'A')).toMatchObject({ refused: false, diagnostics: [] });
  });
});
