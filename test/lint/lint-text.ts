/** Texts linted as users have them linted, and tables of what lints say of them. */
import { describe, expect, test } from 'vitest';
import { lawTexts } from '../../src/lint/law-texts.ts';
import { lints } from '../../src/lint/lints.ts';
import { runLints } from '../../src/lint/run-lints.ts';
import { builtinTables as tablesOf } from '../../src/model/builtin-tables.ts';
import type { Tables } from '../../src/rules/tables/load.ts';
import { opsAreDeclaredOnce } from '../../src/rules/tables/ops-are-declared-once.ts';
import { parseOpTable } from '../../src/rules/tables/parse-op-table.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { Source } from '../../src/text/source.ts';

export const builtinTables = (arch: string): Tables => tablesOf(isas.get('generic')!, isas.get(arch)!);

/** The generic table, and one of some entries for the architecture. */
export const tablesWith = (entries: string, arch = 'RISCV64'): Tables => ({
  ...builtinTables(arch),
  arch: parseOpTable(new Source(`${arch}Ops.go`, tableText(entries)), arch).table,
});

const levelOf = ({ code }: { readonly code: string }) => {
  const { severity } = lawTexts.get(code)!;
  // What is off by default is tested all the same.
  return severity === 'off' ? 'advice' : severity;
};

/** The diagnostics of a rules file, or of several that the generator reads as one. */
export function lintRules(
  text: string | readonly string[],
  arch = 'RISCV64',
  tables = builtinTables(arch),
): readonly Diagnostic[] {
  const sources = [text].flat().map((one, index) => new Source(`${index ? 'simd' : ''}${arch}.rules`, one));
  return runLints({ rules: [{ arch, sources, tables }], tables: [] }, lints, levelOf).diagnostics;
}

/** What stands around the entries of a table. */
export const tableText = (entries: string): string => `package main\nvar ops = []opData{\n${entries}\n}\n`;

/** The diagnostics of an op table, given from its first entry on, or whole. */
export function lintTable(entries: string, arch = 'RISCV64', code?: string): readonly Diagnostic[] {
  const text = entries.includes('[]opData{') ? entries : tableText(entries);
  const source = new Source(`${arch}Ops.go`, text);
  const { table, diagnostics } = parseOpTable(source, arch);
  const generator = code === undefined ? undefined : new Source('ssa.go', code);
  const node = { source, arch, ops: table.ops, blocks: table.blocks, ...(generator && { generator }) };
  const linted = runLints({ rules: [], tables: [node] }, lints, levelOf);
  return [...diagnostics, ...opsAreDeclaredOnce(table), ...linted.diagnostics];
}

export interface LawCases {
  readonly of?: 'rules' | 'ops';
  readonly arch?: string;
  readonly tables?: Tables;
  readonly valid: readonly string[];
  /** A text, and for each finding the line, the column and the text that it is about. */
  readonly invalid: readonly (readonly [text: string, ...places: string[]])[];
}

/** Tests that a law is said to be broken in exactly these places, and nowhere else. */
export function lawCases(code: string, { of = 'rules', arch, tables, valid, invalid }: LawCases): void {
  const lint = (text: string) =>
    (of === 'rules' ? lintRules(text, arch, tables) : lintTable(text, arch)).filter(one => one.code === code);
  describe(code, () => {
    test.each(valid)('is kept by %s', text => {
      expect(lint(text).map(({ message }) => message)).toEqual([]);
    });
    test.each(invalid)('is broken by %s', (text, ...places) => {
      expect(lint(text).map(placeOf)).toEqual(places);
    });
  });
}

export function placeOf({ labels: [{ source, span }] }: Diagnostic): string {
  const { line, column } = source.position(span.start);
  return `${line}:${column} ${source.text.slice(span.start, span.end)}`;
}
