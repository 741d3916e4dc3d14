/** Verdicts of rules given as text, or of a file of Go's: what the tests of the provers look at. */
import { expect } from 'vitest';
import { builtinTables } from '../../src/model/builtin-tables.ts';
import type { Claim } from '../../src/model/claim.ts';
import type { ContractionPolicy } from '../../src/model/contraction.ts';
import { modelRule } from '../../src/model/model.ts';
import { prove } from '../../src/prove/prove.ts';
import type { ProveOptions } from '../../src/prove/settle.ts';
import type { Verdict } from '../../src/prove/verdict.ts';
import { parseRules } from '../../src/rules/parse/parse-rules.ts';
import { printInstance } from '../../src/rules/print.ts';
import { resolveFile } from '../../src/rules/resolve/resolve-file.ts';
import type { ResolvedRule } from '../../src/rules/resolved.ts';
import { loadTables, type Tables } from '../../src/rules/tables/load.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { type Diagnostic, isError } from '../../src/text/diagnostic.ts';
import { Source } from '../../src/text/source.ts';
import { sourceOf, tableReader } from './go-rules.ts';

export const proveOptions: ProveOptions = { seed: 1, runs: 300, steps: 10_000_000 };

export interface Checked {
  readonly line: number;
  readonly text: string;
  readonly rule: ResolvedRule;
  /** Made, as the verdict is, when it is first asked for: a test pays for the rules that it looks at. */
  readonly claim: Claim;
  readonly verdict: Verdict;
}

const builtin = builtinTables(isas.get('generic')!, isas.get('RISCV64')!);

/** Every instance of a text of RISCV64 rules, checked with the built-in tables. Throws where a rule cannot mean anything. */
export function checkText(text: string, contraction: ContractionPolicy = 'licensed'): Checked[] {
  const checked = checkSource(new Source('RISCV64.rules', text), builtin, contraction);
  for (const { verdict } of checked) expect(verdict).toBeDefined();
  return checked;
}

/** Every instance of one of Go's files, with Go's own op tables. */
export function checkFile(
  folder: string,
  name: string,
  arch: string,
  contraction: ContractionPolicy = 'licensed',
): Checked[] {
  return checkSource(sourceOf(folder, name), loadTables(tableReader(folder), arch).tables!, contraction);
}

/** Those of a text of any machine's rules which are not refuted, with the built-in tables. */
export function notRefuted(text: string, arch: string): string[] {
  const tables = builtinTables(isas.get('generic')!, isas.get(arch)!);
  return checkSource(new Source(`${arch}.rules`, text), tables, 'licensed')
    .filter(({ verdict }) => verdict.kind !== 'refuted')
    .map(({ text: rule }) => rule);
}

/** What is wrong with a text of RISCV64 rules. */
export function diagnosticsOf(text: string): readonly Diagnostic[] {
  const source = new Source('RISCV64.rules', text);
  const { rules, diagnostics } = parseRules(source);
  return [...diagnostics, ...resolveFile(source, rules, builtin).diagnostics];
}

/** The instances of a file, bound to their ops and not checked. */
export function instancesOf(folder: string, name: string, arch: string): readonly ResolvedRule[] {
  return resolved(sourceOf(folder, name), loadTables(tableReader(folder), arch).tables!);
}

function checkSource(source: Source, tables: Tables, contraction: ContractionPolicy): Checked[] {
  return resolved(source, tables).map((rule): Checked => {
    let claim: Claim | undefined;
    let verdict: Verdict | undefined;
    return {
      line: source.position(rule.instance.rule.span.start).line,
      text: printInstance(rule.instance),
      rule,
      get claim() {
        claim ??= modelRule(rule, { source, arch: tables.arch?.arch ?? 'generic', isas, contraction });
        return claim;
      },
      get verdict() {
        verdict ??= prove(this.claim, proveOptions);
        return verdict;
      },
    };
  });
}

function resolved(source: Source, tables: Tables): readonly ResolvedRule[] {
  const parsed = parseRules(source);
  const { rules, diagnostics } = resolveFile(source, parsed.rules, tables);
  const first = [...parsed.diagnostics, ...diagnostics].find(isError);
  if (first !== undefined) throw new Error(first.message);
  return rules.flatMap(({ instances }) => instances.map(({ rule }) => rule!));
}
