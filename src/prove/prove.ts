/** The portfolio: provers, cheapest first, and an independent check of whatever they prove. */
import { type Assumption, distinct as distinctAssumptions } from '../model/assumptions.ts';
import type { Claim, Obligation } from '../model/claim.ts';
import { Budget } from '../semantics/budget.ts';
import { type RoundingMode, roundingModes } from '../semantics/float/index.ts';
import { Normalizer } from '../semantics/normal-form/normal-form.ts';
import { randomOf } from '../semantics/operands/random.ts';
import { describeBriefly } from '../semantics/term/describe.ts';
import { valueOnConstants } from '../semantics/term/evaluate.ts';
import { wordOperators } from '../semantics/term/operator.ts';
import { constant, rebuild, type Term } from '../semantics/term/term.ts';
import { conditionsCanHold, type Possible } from './conditions-can-hold.ts';
import {
  hangsOnNanChoice,
  otherTargets,
  withAllReadings,
  withNansOfTarget,
  withSignsOfOperands,
} from './nan-choice.ts';
import type { Finding, Proof, Prover } from './prover.ts';
import { inCasesOfSigns } from './provers/cases-of-signs.ts';
import { byCoefficients } from './provers/coefficients.ts';
import { byDiagrams } from './provers/diagrams.ts';
import { byDivision } from './provers/division.ts';
import { byEnumeration } from './provers/enumeration.ts';
import { byExhaustion } from './provers/exhaustion.ts';
import { byGateSearch, byShortSearch } from './provers/gate-search.ts';
import { byHardDividends } from './provers/hard-dividends.ts';
import { byIntegers } from './provers/integers.ts';
import { byLanes } from './provers/lanes.ts';
import { byNormalForm } from './provers/normal-form.ts';
import { byPositions } from './provers/positions.ts';
import { byRanges } from './provers/ranges.ts';
import { bySampling, Search, take } from './provers/sampling.ts';
import { bySolver } from './provers/solver.ts';
import { byCases, byWords } from './provers/words.ts';
import { Question } from './question.ts';
import { extremeTuples } from './sampling/extreme.ts';
import { namedTuples } from './sampling/named.ts';
import { cornerTuples, humanTuples } from './sampling/tuples.ts';
import { type Solver, type SolverName, solverNames } from './solver.ts';
import {
  type Counterexample,
  type Equality,
  type Method,
  type Verdict,
  type VerdictKind,
  verdictKinds,
} from './verdict.ts';

/** Provers in the order in which they are asked, cheapest first. */
export interface Portfolio {
  /** Before any input is tried. */
  readonly beforeInputs: readonly Prover[];
  /** Where the simplest inputs show no difference. */
  readonly afterInputs: readonly Prover[];
}

export const standardPortfolio: Portfolio = {
  beforeInputs: [byLanes, byDivision, byNormalForm, inCasesOfSigns(byNormalForm), byWords],
  afterInputs: [
    byHardDividends,
    byRanges,
    inCasesOfSigns(byRanges),
    byPositions,
    byCoefficients,
    byIntegers,
    byShortSearch,
    byCases,
    byDiagrams,
    byGateSearch,
    byEnumeration,
  ],
};

export interface ProveOptions {
  /** Repeats a run exactly. */
  readonly seed: number;
  /** Random inputs tried for one matching order, after the inputs that are always tried. */
  readonly runs: number;
  /** Budget for one rule. */
  readonly steps: number;
  /** A limit on top of it, in milliseconds: what it ends is undecided. */
  readonly timeoutMs?: number;
  /** Asked what is left open. What it proves is its word, and the verdict says so. */
  readonly solver?: Solver;
}

/** Two provers answered differently: a mistake in rulecheck that must stop the run. */
export class ProversDisagree extends Error {
  override name = 'ProversDisagree';
}

/** What is left is shared so that no prover leaves the others nothing. */
const shares = {
  orders: 1 / 64,
  conditions: 1 / 8,
  obligation: 3 / 4,
  prover: 1 / 2,
  sampling: 3 / 4,
  exhaustion: 3 / 4,
  otherNans: 1 / 4,
  lowBits: 1 / 128,
} as const;

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
  const { restsOn = [], ...rest } = settled;
  return {
    ...rest,
    assumptions: [...assumptions, ...restsOn, ...(solver ? [{ kind: 'solver', name: solver } as const] : [])],
  };
}

const solverOf = ({ method }: { readonly method?: Method }): SolverName | undefined =>
  solverNames.find(name => name === method);

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

/** What is told apart by constants alone is the same once they are worked out. */
const withConstantsFolded = (term: Term): Term =>
  rebuild(
    term,
    leaf => leaf,
    term => {
      const isKnown =
        wordOperators.includes(term.operator.name) && term.operands.every(({ kind }) => kind === 'constant');
      return isKnown ? constant(term.sort, valueOnConstants(term)) : term;
    },
  );

type Settled = Omit<Verdict, 'assumptions'> & Pick<Proof, 'restsOn'>;

const vacuous: Settled = { kind: 'vacuous', reason: 'the conditions can never hold' };
const nothingAdmitted: Settled = {
  kind: 'undecided',
  reason: 'no input was found on which the conditions hold',
};

function settle(
  question: Question,
  options: ProveOptions,
  budget: Budget,
  { beforeInputs, afterInputs }: Portfolio,
): Settled {
  const { obligation } = question;
  const canHold = (): Possible =>
    budget.within(shares.conditions, part => conditionsCanHold(obligation, part)) ?? { kind: 'unknown' };
  const attempt = (prover: Prover, asked = question) =>
    budget.within(shares.prover, part => prover.ask(asked, part));
  const concluded = (proof: Proof, asked = question): Settled => {
    if (crossExamine(asked, proof, options.seed) > 0) return proof;
    // Nothing is proved of nothing.
    const possible = canHold();
    if (possible.kind !== 'yes') return possible.kind === 'no' ? vacuous : nothingAdmitted;
    const { values } = possible;
    if (values !== undefined && !examine(asked, proof, values))
      throw disagreement(obligation, 'an input is promised that the conditions do not admit', values, 'rne');
    return proof;
  };

  let candidate: readonly bigint[] | undefined;
  for (const prover of beforeInputs) {
    if (candidate !== undefined) break;
    const finding = attempt(prover);
    if (finding?.kind === 'proved') return concluded(finding);
    if (finding?.kind === 'candidate') candidate = finding.values;
  }
  const withSigns = withSignsOfOperands(obligation);
  for (const permitted of [...withNansOfTarget(obligation), ...(withSigns ? [withSigns] : [])]) {
    const asked = new Question(permitted);
    const proof = beforeInputs.map(prover => attempt(prover, asked)).find(isProof);
    if (proof) return concluded({ ...proof, equality: upToNans(proof.equality) }, asked);
  }
  const search = new Search(obligation, question.judge, 'rne');
  if (candidate === undefined) search.trySimple();
  for (const prover of afterInputs) {
    if (search.isRefuted || candidate !== undefined) break;
    const finding = attempt(prover);
    if (finding?.kind === 'proved') return concluded(finding);
    if (finding?.kind === 'candidate') candidate = finding.values;
  }
  if (candidate === undefined && search.found.size === 0 && search.cases === 0 && canHold().kind === 'no')
    return vacuous;

  const settled = refute(question, search, candidate, options, budget);
  const { counterexample } = settled;
  if (counterexample === undefined) {
    return (
      byOtherNans(obligation, options, budget) ??
      (options.solver && askedOnRequest(bySolver(options.solver), question, budget, concluded)) ??
      settled
    );
  }
  if (obligation.leavesOpen) {
    return { kind: 'undecided', reason: 'the sides differ in what the manual leaves undefined of the match' };
  }
  if (!hangsOnNanChoice(obligation, counterexample)) {
    const holdsOnLow = lowBitsThatHold(counterexample, narrowed =>
      [...beforeInputs, ...afterInputs].some(
        prover => budget.within(shares.lowBits, part => prover.ask(narrowed, part))?.kind === 'proved',
      ),
    );
    if (holdsOnLow === undefined) return settled;
    return { ...settled, counterexample: { ...counterexample, difference: 'upper-bits', holdsOnLow } };
  }
  return {
    kind: 'undecided',
    reason: 'the sides differ in what Go leaves open: which NaN an operation returns',
  };
}

const isProof = (finding: Finding | undefined): finding is Proof => finding?.kind === 'proved';
const upToNans = (equality: Equality): Equality => (equality === 'bits' ? 'value' : equality);

/** How many low bits the rule is right on, where it is refuted by those above them. */
function lowBitsThatHold(
  { obligation, sources, target, difference }: Counterexample,
  isProved: (narrowed: Question) => boolean,
): number | undefined {
  if (obligation.observed.kind !== 'integer' || !['value', 'upper-bits'].includes(difference))
    return undefined;
  const { width, ofWords } = obligation.observed;
  if (ofWords) return undefined;
  return [32, 16, 8].find(
    low =>
      low < width &&
      sources.some(source => BigInt.asUintN(low, source) === BigInt.asUintN(low, target)) &&
      isProved(new Question({ ...obligation, observed: { kind: 'integer', width: low } })),
  );
}

/** Refutes by a NaN of the target that Go leaves open, where it may be one that no permitted source shows. */
function byOtherNans(
  obligation: Obligation,
  { seed, runs }: ProveOptions,
  budget: Budget,
): Settled | undefined {
  const permitted = withAllReadings(obligation);
  if (permitted === undefined) return undefined;
  for (const target of otherTargets(obligation)) {
    const chosen = { ...permitted, target };
    const sampling = { seed, runs, budget: budget.part(shares.otherNans) };
    const { counterexample: found } = bySampling(chosen, new Question(chosen).judge, 'rne', sampling);
    if (found === undefined) continue;
    const values = found.inputs.map(({ bits }) => bits);
    const counterexample = new Question({ ...obligation, target }).judge.counterexample(values, 'rne');
    return { kind: 'refuted', method: 'sampling', roundingModes: [], counterexample };
  }
  return undefined;
}

const refuted = (method: Method, counterexample: Counterexample): Settled => ({
  kind: 'refuted',
  method,
  roundingModes: [],
  counterexample,
});

/** The refutation by an input that a prover promises. Throws `ProversDisagree` where evaluation does not show it. */
function replayed(method: Method, { obligation, judge: real }: Question, values: readonly bigint[]): Settled {
  if (!real.admits(values, 'rne') || real.difference(values, 'rne') === undefined) {
    const what = `by ${method} an input differs, and by evaluation it does not`;
    throw disagreement(obligation, what, values, 'rne');
  }
  return refuted(method, real.counterexample(values, 'rne'));
}

/** The word of a prover that is asked last; undefined where it has none. */
function askedOnRequest(
  prover: Prover,
  question: Question,
  budget: Budget,
  concluded: (proof: Proof) => Settled,
): Settled | undefined {
  const finding = prover.ask(question, budget);
  if (finding.kind === 'proved') return concluded(finding);
  return finding.kind === 'candidate' ? replayed(prover.method, question, finding.values) : undefined;
}

/** Refutes, or says what was tried. */
function refute(
  question: Question,
  search: Search,
  candidate: readonly bigint[] | undefined,
  { seed, runs }: ProveOptions,
  budget: Budget,
): Settled {
  const { obligation, judge: real } = question;
  if (candidate === undefined || search.found.size > 0 || obligation.observed.kind === 'float')
    search.tryMore({ seed, runs, budget: budget.part(shares.sampling) });
  const sample = search.sample();
  if (sample.counterexample) return refuted('sampling', sample.counterexample);
  if (candidate !== undefined) return replayed('bits', question, candidate);
  const exhaustion = budget.within(shares.exhaustion, part => byExhaustion(obligation, real, part));
  if (exhaustion?.candidate !== undefined)
    return refuted('exhaustion', real.counterexample(exhaustion.candidate, 'rne'));
  if (sample.interrupted || budget.timedOut)
    return { kind: 'undecided', reason: 'the budget ended before a proof or a difference was found' };
  if (sample.cases === 0) return nothingAdmitted;
  const reason = 'no difference was found, and no proof';
  if (exhaustion === undefined || exhaustion.cases === 0)
    return { kind: 'tested', method: 'sampling', cases: sample.cases, roundingModes: ['rne'], reason };
  return {
    kind: 'tested',
    method: 'exhaustion',
    cases: sample.cases + exhaustion.cases,
    roundingModes: roundingModes.filter(mode => exhaustion.modes.has(mode)),
    reason,
  };
}

/**
 * Of each kind of tuple besides the extreme ones, which are all tried: enough to meet every kind of operand, few
 * enough not to be noticed. A solver is slower than many of them, and may be any program that is called so.
 */
const [examinedTuples, examinedOfSolvers] = [12, 1_000];

/** Looks for an input that contradicts a proof, in its modes. How many satisfied the conditions as Go rounds. */
function crossExamine(question: Question, proof: Proof, seed: number): number {
  const { obligation } = question;
  const random = randomOf(seed);
  const most = solverOf(proof) === undefined ? examinedTuples : examinedOfSolvers;
  // The same term on both sides: no input can contradict that, and one shows that it is not about nothing.
  const isSame = obligation.sources.includes(obligation.target);
  let admitted = 0;
  for (const tuples of [
    take(humanTuples(obligation.inputs), most),
    take(namedTuples(obligation), most),
    extremeTuples(obligation),
    take(cornerTuples(obligation.inputs, most, random), most),
  ]) {
    for (const values of tuples) {
      if (!examine(question, proof, values)) continue;
      admitted += 1;
      if (isSame) return admitted;
    }
  }
  return admitted;
}

/** Throws `ProversDisagree` where the input contradicts the proof. Whether it satisfies the conditions as Go rounds. */
function examine(
  { obligation, judge: real, distinctModes }: Question,
  proof: Proof,
  values: readonly bigint[],
): boolean {
  let isAdmitted: boolean | undefined;
  for (const rounding of proof.roundingModes) {
    if (!distinctModes.includes(rounding)) continue;
    const admits = real.admits(values, rounding);
    if (rounding === 'rne') isAdmitted = admits;
    if (!admits) continue;
    const agrees =
      proof.equality === 'bits'
        ? real.agreesInBits(values, rounding)
        : real.difference(values, rounding) === undefined;
    if (!agrees)
      throw disagreement(obligation, `proved by ${proof.method}, and yet it differs`, values, rounding);
  }
  return isAdmitted ?? real.admits(values, 'rne');
}

function disagreement(
  { inputs, sources, target }: Obligation,
  what: string,
  values: readonly bigint[],
  rounding: RoundingMode,
): ProversDisagree {
  const input = inputs.map(({ name }, index) => `${name} = 0x${values[index]!.toString(16)}`).join(', ');
  return new ProversDisagree(
    `${what}: ${describeBriefly(sources[0], 500)} => ${describeBriefly(target, 500)} for ${input} in ${rounding}`,
  );
}
