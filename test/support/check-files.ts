/** Rules files given as text, checked together as a run checks them; the ops are those built in. */

import { checkRules } from '../../src/check/check-rules.ts';
import type { CheckedRule } from '../../src/check/checked.ts';
import { readRules, rulesCovering } from '../../src/check/read-rules.ts';
import { builtinTable } from '../../src/model/builtin-tables.ts';
import { archOfFile } from '../../src/rules/tables/arch-of-file.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { isError } from '../../src/text/diagnostic.ts';
import { Source } from '../../src/text/source.ts';

export const budget = { seed: 1, runs: 200, steps: 2 ** 23 };

export function checkFiles(files: Readonly<Record<string, string>>): CheckedRule[] {
  return Object.entries(files).flatMap(([name, text]) => {
    const arch = archOfFile(name)!;
    const source = new Source(name, text);
    const own = isas.get(arch === 'generic' ? '' : arch);
    const tables = { generic: builtinTable(isas.get('generic')!), ...(own && { arch: builtinTable(own) }) };
    const read = readRules(source, arch, tables, rulesCovering(source, []));
    const wrong = read.diagnostics.find(isError);
    if (wrong !== undefined) throw new Error(wrong.message);
    const outcomes = [...checkRules(read, { ...budget, contraction: 'licensed' })];
    return outcomes.flatMap(outcome => (outcome.kind === 'checked' ? [outcome.rule] : []));
  });
}
