/** Runs over rules files given as text, as the command makes them; the ops are those built in. */
import { assembleRun } from '../../src/check/assemble.ts';
import { checkFile, type FileOptions } from '../../src/check/check-file.ts';
import { type ReadRules, readRules, rulesCovering } from '../../src/check/read-rules.ts';
import type { InstanceResult, RuleResult, Run, RunDiagnostic } from '../../src/check/run.ts';
import { runDiagnostic } from '../../src/check/run-diagnostic.ts';
import { hash } from '../../src/cli/host.ts';
import { builtinTables } from '../../src/model/builtin-tables.ts';
import { archOfFile } from '../../src/rules/tables/arch-of-file.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';

export const options: FileOptions = {
  seed: 1,
  runs: 200,
  steps: 2 ** 23,
  contraction: 'licensed',
  details: 'none',
  repair: 'none',
  hash,
};

export interface RunOfOptions extends Partial<FileOptions> {
  /** No other rules run together with these. */
  readonly complete?: boolean;
  /** Where the names of the files do not tell. */
  readonly arch?: string;
}

export function readText(name: string, text: string, arch = archOfFile(name)!): ReadRules {
  const source = new Source(name, text);
  const generic = isas.get('generic')!;
  const tables = builtinTables(generic, isas.get(arch) ?? generic);
  return readRules(source, arch, tables, rulesCovering(source, []));
}

export function runOf(
  files: Readonly<Record<string, string>>,
  { complete = true, arch, ...others }: RunOfOptions = {},
): Run {
  const results: RuleResult[] = [];
  const diagnostics: RunDiagnostic[] = [];
  let ruleCount = 0;
  for (const [name, text] of Object.entries(files)) {
    const read = readText(name, text, arch);
    ruleCount += rulesCovering(read.source, []).length;
    for (const part of checkFile(read, { ...options, ...others })) {
      if (part.kind === 'result') results.push(part.result);
      else diagnostics.push(part.diagnostic);
    }
  }
  const { seed, runs } = { ...options, ...others };
  return assembleRun({
    seed,
    runs,
    files: Object.keys(files),
    complete,
    interrupted: false,
    ruleCount,
    results,
    diagnostics,
  });
}

/** A run in which nothing was checked. */
export const emptyRun = runOf({});

const region = { line: 1, column: 1, endLine: 1, endColumn: 2 };

export const anInstance: InstanceResult = {
  rule: '(A x) => x',
  verdict: 'proved',
  assumptions: [],
  match: region,
  result: region,
  ops: ['A'],
};

export const aRule: RuleResult = {
  ...region,
  file: 'a.rules',
  arch: 'A',
  rule: '(A x) => x',
  verdict: 'proved',
  instances: [anInstance],
  identity: { file: 'a.rules', hash: '00', occurrence: 1 },
  key: '00',
};

export const errorIn = (file: string): RunDiagnostic =>
  runDiagnostic({ code: 'syntax', severity: 'error', message: 'no', labels: [{ file, ...region }] });
