/** Verdicts of rules of a machine given as text, with the built-in tables. */
import { expect } from 'vitest';
import { assumptionWords } from '../../src/check/assumption-words.ts';
import { builtinTables } from '../../src/model/builtin-tables.ts';
import { modelRule } from '../../src/model/model.ts';
import { prove } from '../../src/prove/prove.ts';
import type { Verdict } from '../../src/prove/verdict.ts';
import { parseRules } from '../../src/rules/parse/parse-rules.ts';
import { resolveFile } from '../../src/rules/resolve/resolve-file.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { isError } from '../../src/text/diagnostic.ts';
import { Source } from '../../src/text/source.ts';
import { proveOptions } from './verdicts.ts';

/** The verdict on one rule of a machine, and what is equal, what is missing, or that a duty is not met, or Go panics. */
export function verdictOf(arch: string, rule: string): string {
  const { kind, equality, missing, counterexample } = proved(arch, rule);
  const difference = counterexample?.difference;
  const unmet = difference === 'duty' || difference === 'compiler-panic' ? difference : undefined;
  return [kind, equality ?? unmet ?? missing].filter(Boolean).join(' ');
}

/** The rounding modes in which one rule of a machine is proved. */
export function modesOf(arch: string, rule: string): Verdict['roundingModes'] {
  const { kind, roundingModes } = proved(arch, rule);
  expect(kind).toBe('proved');
  return roundingModes;
}

/** What the verdict on one rule of a machine takes for granted, in words. */
export const assumptionsOf = (arch: string, rule: string): readonly string[] =>
  proved(arch, rule).assumptions.map(assumptionWords);

function proved(arch: string, rule: string): Verdict {
  const source = new Source(`${arch}.rules`, rule);
  const generic = isas.get('generic')!;
  const tables = builtinTables(generic, isas.get(arch) ?? generic);
  const { rules, diagnostics } = resolveFile(source, parseRules(source).rules, tables);
  expect(diagnostics.filter(isError)).toEqual([]);
  const claim = modelRule(rules[0]!.instances[0]!.rule!, { source, arch, isas, contraction: 'licensed' });
  return prove(claim, proveOptions);
}
