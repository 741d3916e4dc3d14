/** Models and proves the rules of a file one by one, and looks for repairs of the refuted ones. */
import type { ContractionPolicy } from '../model/contraction.ts';
import type { GoFunction } from '../model/go/go-function.ts';
import { ModelError } from '../model/missing.ts';
import { modelRule } from '../model/model.ts';
import { defaultReadings, type RegisterReadings, readingsWithin } from '../model/register-readings.ts';
import type { Portfolio } from '../prove/portfolio.ts';
import { budgetFor, proveClaim } from '../prove/prove.ts';
import { type RepairContext, repairRule } from '../prove/repair.ts';
import type { ProveOptions } from '../prove/settle.ts';
import { worst } from '../prove/verdict.ts';
import type { Isa } from '../semantics/ops/entry.ts';
import { isas as knownIsas } from '../semantics/ops/index.ts';
import { type Diagnostic, errorAt } from '../text/diagnostic.ts';
import type { Source, Span } from '../text/source.ts';
import type { CheckedInstance, CheckedRule } from './checked.ts';
import type { ReadRule, ReadRules } from './read-rules.ts';
import { internalError } from './run.ts';

/** What a project brings of its own beside, or in place of, what rulecheck knows. */
export interface Extensions {
  readonly isas?: ReadonlyMap<string, Isa>;
  /** Helpers of conditions and of constants in results, by name. */
  readonly helpers?: ReadonlyMap<string, GoFunction>;
  /** Who is asked for proofs. */
  readonly portfolio?: Portfolio;
}

export interface CheckOptions extends ProveOptions {
  readonly contraction: ContractionPolicy;
  /** Those of the command line's defaults where nothing is said. */
  readonly readings?: RegisterReadings;
  readonly extensions?: Extensions;
}

/** A rule with its verdicts, or why it means nothing. */
export type Outcome =
  | { readonly kind: 'checked'; readonly rule: CheckedRule }
  | { readonly kind: 'error'; readonly diagnostic: Diagnostic };

/** Where to look for repairs: not at all, among results of the same shape, or everywhere. */
const efforts = {
  none: undefined,
  quick: { candidates: 64, thorough: false },
  thorough: { candidates: 2048, thorough: true },
} as const;

export type RepairEffort = keyof typeof efforts;

/** What a file's rules are modelled with, and the ops that a repair may name. */
function contextOf(
  { source, arch, tables }: ReadRules,
  { contraction, readings = defaultReadings, extensions: { isas = knownIsas, helpers } = {} }: CheckOptions,
): RepairContext {
  const ops = [tables?.generic, tables?.arch].flatMap(table => table?.ops ?? []);
  return {
    source,
    arch,
    isas,
    contraction,
    readings: readingsWithin(readings),
    ops,
    ...(helpers && { helpers }),
    ...(tables?.otherHelpers && { otherHelpers: tables.otherHelpers() }),
  };
}

/** Throws `ModelError` where the rule means nothing, and `ProversDisagree`. */
export function checkRule(
  file: ReadRules,
  read: ReadRule,
  options: CheckOptions,
  effort: RepairEffort,
  context = contextOf(file, options),
): CheckedRule {
  const { source, arch } = file;
  const { rule, instances } = read;
  const budget = budgetFor(options);
  const checked = instances.map((resolved, index): CheckedInstance => {
    const claim = modelRule(resolved, context);
    const part = budget.part(1 / (instances.length - index));
    return { resolved, ...proveClaim(claim, options, part, options.extensions?.portfolio) };
  });
  const known: CheckedRule = { read, source, arch, instances: checked };
  const search = efforts[effort];
  const isRefuted = worst(checked.map(({ verdict }) => verdict.kind)) === 'refuted';
  if (search === undefined || !isRefuted) return known;
  // Many results are tried, and what is offered rests on no one's word.
  const { solver: _, ...own } = options;
  try {
    return { ...known, repairs: repairRule(checked, context, { ...own, ...search }, budget) };
  } catch (error) {
    return { ...known, failure: failureOf(source, rule.span, error) };
  }
}

/** Throws nothing: whatever fails inside one rule is an error of that rule, and the others are checked. */
export function* checkRules(
  file: ReadRules,
  options: CheckOptions,
  effort: RepairEffort = 'quick',
): Generator<Outcome> {
  const check = ruleChecker(file, options, effort);
  for (const rule of file.rules) yield* check(rule);
}

/** The same for one rule of the file after the other, whichever are asked for. */
export function ruleChecker(
  file: ReadRules,
  options: CheckOptions,
  effort: RepairEffort,
): (rule: ReadRule) => readonly Outcome[] {
  const context = contextOf(file, options);
  return rule => {
    try {
      const checked = checkRule(file, rule, options, effort, context);
      const { failure } = checked;
      return [
        { kind: 'checked', rule: checked },
        ...(failure === undefined ? [] : [{ kind: 'error', diagnostic: failure } as const]),
      ];
    } catch (error) {
      return [{ kind: 'error', diagnostic: failureOf(file.source, rule.rule.span, error) }];
    }
  };
}

/** Why a rule has no verdict: it means nothing, or rulecheck itself failed on it. */
export function failureOf(source: Source, span: Span, error: unknown): Diagnostic {
  if (error instanceof ModelError) return error.diagnostic;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return errorAt(source, span, internalError, `rulecheck fails on this rule: ${what}`, {
    help: 'this is a mistake in rulecheck and says nothing of the rule; please report it with the rule',
  });
}
