/** From a rule with its verdicts to its explanation. */
import type { OrderObligation } from '../../model/claim.ts';
import { sharedNormalForm } from '../../prove/provers/normal-form.ts';
import { Question } from '../../prove/question.ts';
import { worst } from '../../prove/verdict.ts';
import { printInstance, printRule } from '../../rules/print.ts';
import { regionOf } from '../build-run.ts';
import type { CheckedInstance, CheckedRule } from '../checked.ts';
import { claimRounds } from '../rounds.ts';
import { tool } from '../tool.ts';
import { claimWords } from './claim-words.ts';
import type { Agreement, Explanation, InstanceExplanation } from './details.ts';
import { mathematicsOf } from './mathematics.ts';
import { refutationOf } from './refutation.ts';
import { explainRepair } from './repair.ts';
import { opWords, sidesOf } from './sides.ts';

export interface ExplainOptions {
  readonly seed: number;
  readonly runs: number;
  /** Only this member of the alternations, counted from 1. */
  readonly member?: number;
  /** Of the file in a patch; absent where the text is no file. */
  readonly path?: string;
}

export function explainRule(checked: CheckedRule, options: ExplainOptions): Explanation {
  const { source, arch, rule, instances, repairs } = checked;
  const { seed, runs, member, path } = options;
  return {
    version: 1,
    tool,
    seed,
    runs,
    file: source.name,
    arch,
    ...regionOf(source, rule.span),
    rule: printRule(rule),
    verdict: worst(instances.map(({ verdict }) => verdict.kind)),
    members: instances.length,
    instances: instances.flatMap((instance, index) =>
      member === undefined || member === index + 1 ? [explainInstance(instance, index + 1, seed)] : [],
    ),
    ...(repairs && { repair: explainRepair(source, rule, repairs, path) }),
  };
}

function explainInstance(
  { resolved, claim, verdict }: CheckedInstance,
  member: number,
  seed: number,
): InstanceExplanation {
  const { kind, method, equality, roundingModes, cases, reason, counterexample } = verdict;
  const rounds = claimRounds(claim);
  const orders = claim.kind === 'claim' ? claim.obligations : [];
  const order = orders.find(candidate => candidate === counterexample?.obligation) ?? orders[0];
  const [source, target] = sidesOf(resolved, order);
  return {
    member,
    rule: printInstance(resolved.instance),
    verdict: kind,
    ...(method && { method }),
    ...(equality && { equality }),
    ...(roundingModes && rounds && { roundingModes }),
    ...(cases !== undefined && { cases }),
    ...(reason !== undefined && { reason }),
    ...(claim.kind === 'unsupported' && { missing: { kind: claim.missing.kind, name: claim.missing.name } }),
    source,
    target,
    ops: opWords(resolved),
    ...(claim.kind === 'claim' && order && { claim: claimWords(claim, order) }),
    ...(kind === 'proved' && order && { agreement: agreementOf(order) }),
    ...(counterexample && order && { refutation: refutationOf(order, counterexample, seed, rounds) }),
  };
}

function agreementOf(order: OrderObligation): Agreement {
  const shared = sharedNormalForm(new Question(order));
  const { observed } = order;
  if (shared === undefined) return {};
  return { normalForm: mathematicsOf(shared.term, observed.kind === 'float' ? observed.format : undefined) };
}
