/** What becomes of rules that are made wrong on purpose. */

import type { Claim, Obligation } from '../../src/model/claim.ts';
import { ModelError } from '../../src/model/missing.ts';
import { modelRule } from '../../src/model/model.ts';
import { defaultReadings, type RegisterReadings } from '../../src/model/register-readings.ts';
import { judge } from '../../src/prove/judge.ts';
import { prove } from '../../src/prove/prove.ts';
import { byExhaustion } from '../../src/prove/provers/exhaustion.ts';
import { bySampling } from '../../src/prove/provers/sampling.ts';
import { printInstance } from '../../src/rules/print.ts';
import type { ResolvedRule } from '../../src/rules/resolved.ts';
import { Budget, unbounded } from '../../src/semantics/budget.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';
import { type Checked, proveOptions } from '../support/verdicts.ts';
import { integerMutantsOf, type Mistakes, mutantsOf } from './mutants.ts';

export interface Mutation {
  readonly counts: {
    readonly refuted: number;
    /** The same on every input of a tiny format. */
    readonly equal: number;
    readonly meaningless: number;
  };
  /** The others, with their verdict. */
  readonly survivors: readonly string[];
}

/** Judges each `every`th mutant of the rules that are proved. */
export function mutate(checked: readonly Checked[], arch: string, every = 1): Mutation {
  const counts = { refuted: 0, equal: 0, meaningless: 0 };
  const survivors: string[] = [];
  let count = 0;
  for (const { rule, text, verdict } of checked) {
    if (verdict.kind !== 'proved') continue;
    for (const mutant of mutantsOf(rule)) {
      if (++count % every !== 0) continue;
      const claim = claimOf(mutant.rule, arch);
      if (claim === undefined || claim.kind === 'unsupported') {
        counts.meaningless += 1;
        continue;
      }
      const { kind, method, roundingModes: modes } = prove(claim, proveOptions);
      const wasExhausted = method === 'exhaustion' && modes?.includes('rne');
      if (kind === 'refuted') counts.refuted += 1;
      else if (wasExhausted || isEqualOnTinyFormat(claim)) counts.equal += 1;
      else survivors.push(`${kind}: ${text} with ${mutant.what}`);
    }
  }
  return { counts, survivors };
}

export interface IntegerMutation {
  readonly counts: {
    readonly refuted: number;
    /** They can never apply: the conditions that are left never hold. */
    readonly vacuous: number;
    /** No rules: widths do not fit, or something has no model. */
    readonly meaningless: number;
  };
  /** What is proved, or neither proved nor refuted, with its verdict. */
  readonly survivors: readonly string[];
  /** Proved, and yet the exact evaluator finds a difference: never. */
  readonly contradicted: readonly string[];
}

/** The mutants of a machine that ordinary tests judge. */
export interface SampledMutants {
  readonly arch: string;
  /** Each mutant of which the number is a multiple of this. */
  readonly every: number;
  /** Ops that are mistaken for each other on this machine, beside those of `mutants.ts`. */
  readonly mistakes?: Mistakes;
  readonly counts: IntegerMutation['counts'];
  /** Each survivor was read; the rule that it is, without condition and result, and why it is right, or never applies. */
  readonly rightAllTheSame: readonly (readonly [
    reason: string,
    rule: string,
    change: string,
    verdict?: 'undecided' | 'unsupported',
  ])[];
}

/** For a mutant of which a difference is looked for after its proof, and for one that is not decided. */
const inputsTried = 3_000;

/** Judges each `every`th mutant of the rules on integers that are proved, as the command asks by default. */
export function mutateIntegers(
  rules: readonly ResolvedRule[],
  arch: string,
  every: number,
  mistakes?: Mistakes,
): IntegerMutation {
  const counts = { refuted: 0, vacuous: 0, meaningless: 0 };
  const survivors: string[] = [];
  const contradicted: string[] = [];
  const options = { ...proveOptions, steps: 2 ** 20 };
  const kindOf = (rule: ResolvedRule) => {
    const claim = claimOf(rule, arch, [defaultReadings]);
    return claim?.kind === 'claim' ? { claim, kind: prove(claim, options).kind } : undefined;
  };
  let count = 0;
  for (const rule of rules) {
    const isSampled = integerMutantsOf(rule, mistakes).filter(() => ++count % every === 0);
    if (isSampled.length === 0 || kindOf(rule)?.kind !== 'proved') continue;
    for (const mutant of isSampled) {
      const judged = kindOf(mutant.rule);
      const name = `${judged?.kind}: ${printInstance(rule.instance)} with ${mutant.what}`;
      if (judged === undefined) counts.meaningless += 1;
      else if (judged.kind === 'refuted' || judged.kind === 'vacuous') counts[judged.kind] += 1;
      else {
        const differs = judged.claim.obligations.some(differsSomewhere);
        if (differs && judged.kind !== 'proved') counts.refuted += 1;
        else survivors.push(name);
        if (differs && judged.kind === 'proved') contradicted.push(name);
      }
    }
  }
  return { counts, survivors, contradicted };
}

function differsSomewhere(obligation: Obligation): boolean {
  const budget = Budget.of(2 ** 22);
  const { counterexample } = bySampling(obligation, judge(obligation), 'rne', {
    seed: 7,
    runs: inputsTried,
    budget,
  });
  return counterexample !== undefined;
}

function claimOf(
  rule: ResolvedRule,
  arch: string,
  readings?: readonly RegisterReadings[],
): Claim | undefined {
  const source = new Source(`${arch}.rules`, '');
  try {
    return modelRule(rule, { source, arch, isas, contraction: 'licensed', ...(readings && { readings }) });
  } catch (error) {
    // A mutant whose widths do not fit is no rule at all.
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}

/** Every input of a tiny format gives the same, in the mode in which Go runs. */
function isEqualOnTinyFormat(claim: Extract<Claim, { kind: 'claim' }>): boolean {
  return claim.obligations.every(obligation => {
    const { cases, modes } = byExhaustion(obligation, judge(obligation), unbounded());
    return cases > 0 && modes.has('rne');
  });
}
