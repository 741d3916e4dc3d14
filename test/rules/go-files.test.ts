/** Go's own files are read whole, in the counts of Go's generator, and come back from the printer unchanged. */
import { describe, expect, test } from 'vitest';
import { expand } from '../../src/rules/expand.ts';
import { matchingOrders } from '../../src/rules/matching-orders.ts';
import { parseRules } from '../../src/rules/parse/parse-rules.ts';
import { printInstance, printRule } from '../../src/rules/print.ts';
import { resolveFile } from '../../src/rules/resolve/resolve-file.ts';
import { archOfFile } from '../../src/rules/tables/arch-of-file.ts';
import { loadTables } from '../../src/rules/tables/load.ts';
import { Source } from '../../src/text/source.ts';
import { type GoVersion, goRules, rulesFiles, sourceOf, tableReader } from '../support/go-rules.ts';
import { shape } from '../support/shape.ts';

type Counts = Readonly<Record<string, readonly [rules: number, instances: number]>>;

const counts119: Counts = {
  '386.rules': [595, 758],
  '386splitload.rules': [4, 6],
  'AMD64.rules': [1079, 2035],
  'AMD64splitload.rules': [21, 33],
  'ARM.rules': [1172, 1210],
  'ARM64.rules': [1470, 1555],
  'LOONG64.rules': [439, 486],
  'MIPS.rules': [424, 460],
  'MIPS64.rules': [448, 495],
  'PPC64.rules': [798, 1023],
  'RISCV64.rules': [436, 444],
  'S390X.rules': [724, 1007],
  'Wasm.rules': [258, 356],
  'dec.rules': [20, 20],
  'dec64.rules': [103, 103],
  'generic.rules': [803, 1083],
};

/** Files, rules and instances of a release. */
const totals: Readonly<Record<GoVersion, readonly [number, number, number]>> = {
  '1.19': [16, 8794, 11074],
  '1.27': [27, 13591, 17234],
};

describe.each(['1.19', '1.27'] as const)('Go %s', version => {
  const go = goRules(version);
  if ('missing' in go) {
    test.skip(go.missing, () => {});
    return;
  }
  const { folder } = go;
  const files = rulesFiles(folder).map(name => {
    const source = sourceOf(folder, name);
    return { name, source, parsed: parseRules(source) };
  });
  const instancesOf = (parsed: ReturnType<typeof parseRules>) => parsed.rules.flatMap(expand).length;

  test('every rule of every file is read, in the counts of the generator', () => {
    const rules = files.reduce((sum, { parsed }) => sum + parsed.rules.length, 0);
    const instances = files.reduce((sum, { parsed }) => sum + instancesOf(parsed), 0);
    expect([files.length, rules, instances]).toEqual(totals[version]);
    if (version === '1.19')
      expect(
        Object.fromEntries(
          files.map(({ name, parsed }) => [name, [parsed.rules.length, instancesOf(parsed)]]),
        ),
      ).toEqual(counts119);
  });

  describe.each(files)('$name', ({ name, source, parsed }) => {
    test('has no errors', () => {
      expect(parsed.diagnostics).toEqual([]);
    });

    test('prints to a text that reads as the same rules', () => {
      const again = parseRules(new Source(name, parsed.rules.map(printRule).join('\n')));
      expect(again.diagnostics).toEqual([]);
      const different = parsed.rules.filter((rule, index) => shape(rule) !== shape(again.rules[index]));
      expect(different.map(printRule)).toEqual([]);
    });

    test('prints each instance as a rule without alternations, which prints as itself', () => {
      const printed = parsed.rules.flatMap(expand).map(printInstance);
      const again = parseRules(new Source(name, printed.join('\n')));
      expect(again.rules.map(printRule)).toEqual(printed);
      expect(again.rules.every(({ memberCount }) => memberCount === 1)).toBe(true);
    });

    test('names only ops that the tables declare, with their operands, and keeps all other laws', () => {
      const { tables, missing } = loadTables(tableReader(folder), archOfFile(name)!);
      expect(missing).toEqual([]);
      const { rules, diagnostics } = resolveFile(source, parsed.rules, tables!);
      expect(diagnostics).toEqual([]);
      const resolved = rules.flatMap(({ instances }) => instances.map(({ rule }) => rule!));
      expect(resolved.length).toBe(instancesOf(parsed));
      const orders = resolved.map(rule => (rule.kind === 'ellipsis' ? 1 : matchingOrders(rule).length));
      expect(Math.min(...orders)).toBeGreaterThan(0);
      expect(Math.max(...orders)).toBeLessThanOrEqual(16);
    });
  });
});
