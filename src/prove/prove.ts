/** The verdict on a claim: the worst over its obligations. */
import { type Assumption, distinct as distinctAssumptions } from '../model/assumptions.ts';
import type { Claim, Obligation } from '../model/claim.ts';
import { Budget } from '../semantics/budget.ts';
import { roundingModes } from '../semantics/float/index.ts';
import { Normalizer } from '../semantics/normal-form/normal-form.ts';
import { withConstantsFolded } from '../semantics/term/fold.ts';
import type { Term } from '../semantics/term/term.ts';
import { solverOf } from './cross-examination.ts';
import { type Portfolio, standardPortfolio } from './portfolio.ts';
import { Question } from './question.ts';
import { type ProveOptions, type Settled, settle } from './settle.ts';
import { type Verdict, type VerdictKind, verdictKinds } from './verdict.ts';

/** How much of what is left of a rule's budget is for telling its obligations apart, and at least for the next one. */
const shares = { orders: 1 / 64, obligation: 7 / 8 } as const;

/** A budget for all that is done for one rule. */
export const budgetFor = ({ steps, timeoutMs }: ProveOptions): Budget => Budget.of(steps, timeoutMs);

/** A verdict, and the claim that it is about: as first asked, or with more assumed. */
export interface Decision {
  readonly claim: Claim;
  readonly verdict: Verdict;
}

/** The verdict on an instance: the worst over its matching orders. Throws `ProversDisagree`. */
export const prove = (claim: Claim, options: ProveOptions, budget?: Budget, portfolio?: Portfolio): Verdict =>
  proveClaim(claim, options, budget, portfolio).verdict;

/** The same, with the claim that it is about. */
export function proveClaim(
  claim: Claim,
  options: ProveOptions,
  budget = budgetFor(options),
  portfolio = standardPortfolio,
): Decision {
  if (claim.kind === 'unsupported') {
    const { reason, name } = claim.missing;
    return { claim, verdict: { kind: 'unsupported', assumptions: [], reason, missing: name } };
  }
  const verdict = decide(claim, options, budget, portfolio);
  if (verdict.kind === 'vacuous' && claim.ifVacuous !== undefined)
    return proveClaim({ kind: 'unsupported', missing: claim.ifVacuous }, options, budget, portfolio);
  if (verdict.kind === 'proved' && claim.ifProved !== undefined)
    return proveClaim({ kind: 'unsupported', missing: claim.ifProved }, options, budget, portfolio);
  if (claim.otherwise === undefined || verdict.kind === 'proved' || verdict.kind === 'vacuous')
    return { claim, verdict };
  // What does not hold by itself may hold with more assumed, and then is not refuted.
  const assuming = proveClaim(claim.otherwise(), options, budget, portfolio);
  const isBetter = verdict.kind === 'refuted' || ['proved', 'refuted'].includes(assuming.verdict.kind);
  return isBetter ? assuming : { claim, verdict };
}

/**
 * The worst over all obligations. Cases in which the conditions cannot hold say nothing beside others; where that is
 * so of all values, a duty that is met says nothing either.
 */
function decide(
  { obligations: all, assumptions }: Extract<Claim, { kind: 'claim' }>,
  options: ProveOptions,
  budget: Budget,
  portfolio: Portfolio,
): Verdict {
  const obligations = distinct(all, budget);
  let worst: Verdict | undefined;
  let vacuous: Verdict | undefined;
  let isOfValues = false;
  for (const [index, obligation] of obligations.entries()) {
    // Most are proved at once. The first that is not decides how much can be said, so that it may take more than others.
    const fair = 1 / (obligations.length - index);
    const isProvedSoFar = worst === undefined || worst.kind === 'proved';
    const part = budget.part(isProvedSoFar ? Math.max(shares.obligation, fair) : fair);
    const verdict = withAssumptions(settle(new Question(obligation), options, part, portfolio), assumptions);
    if (verdict.kind === 'vacuous') {
      vacuous ??= verdict;
      continue;
    }
    isOfValues ||= obligation.observed.kind !== 'duty';
    worst = worst === undefined ? verdict : joined(worst, verdict);
    if (worst.kind === 'refuted') break;
  }
  return worst === undefined || (worst.kind === 'proved' && !isOfValues) ? vacuous! : worst;
}

/** What the claim takes for granted, and the word of a solver where a proof rests on it. */
function withAssumptions(settled: Settled, assumptions: readonly Assumption[]): Verdict {
  const solver = settled.kind === 'proved' ? solverOf(settled) : undefined;
  const { restsOn } = settled;
  if (restsOn === undefined && solver === undefined) return { ...settled, assumptions };
  const { restsOn: _, ...rest } = settled;
  return {
    ...rest,
    assumptions: [
      ...assumptions,
      ...(restsOn ?? []),
      ...(solver ? [{ kind: 'solver', name: solver } as const] : []),
    ],
  };
}

/** Orders whose operands only commute, and cases that differ in nothing, ask the same question: it is answered once. */
function distinct(obligations: readonly Obligation[], budget: Budget): readonly Obligation[] {
  if (obligations.length === 1) return obligations;
  const asked: (readonly Term[])[] = [];
  const normalizer = new Normalizer(roundingModes, budget);
  return obligations.filter(({ assumptions, sources, target }) => {
    const terms = [...assumptions, ...sources, target];
    const question =
      budget.within(shares.orders, part =>
        terms.map(term => normalizer.paidFrom(part).normalize(term, 'bits')),
      ) ?? terms.map(withConstantsFolded);
    const isKnown = asked.some(
      other => other.length === question.length && other.every((term, index) => term === question[index]),
    );
    if (!isKnown) asked.push(question);
    return !isKnown;
  });
}

/** The worse of two verdicts on one instance, in the modes in which both hold. */
function joined(a: Verdict, b: Verdict): Verdict {
  const worse = isWorse(b, a) ? b : a;
  const modes = a.roundingModes?.filter(mode => b.roundingModes?.includes(mode));
  if (worse.kind !== 'proved') return worse;
  const assumptions = distinctAssumptions([...a.assumptions, ...b.assumptions]);
  return { ...worse, assumptions, ...(modes && { roundingModes: modes }) };
}

/** Among proofs, those up to NaNs or by contraction say less than those of all bits. */
function isWorse(a: Verdict, b: Verdict): boolean {
  const rank = (kind: VerdictKind): number => verdictKinds.indexOf(kind);
  if (a.kind !== b.kind) return rank(a.kind) < rank(b.kind);
  if (a.equality !== b.equality) return b.equality === 'bits';
  return restsOnSolver(a) && !restsOnSolver(b);
}

const restsOnSolver = ({ assumptions }: Verdict): boolean =>
  assumptions.some(({ kind }) => kind === 'solver');
