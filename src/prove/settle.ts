/** One obligation: provers in their order, inputs between them, and what is left open. */
import type { Obligation } from '../model/claim.ts';
import type { Budget } from '../semantics/budget.ts';
import { roundingModes } from '../semantics/float/index.ts';
import { conditionsCanHold, type Possible } from './conditions-can-hold.ts';
import { crossExamine, disagreement, examinerOf } from './cross-examination.ts';
import {
  hangsOnNanChoice,
  otherTargets,
  withAllReadings,
  withNansOfTarget,
  withSignsOfOperands,
} from './nan-choice.ts';
import { standingDifference } from './open-bits.ts';
import type { Portfolio } from './portfolio.ts';
import type { Finding, Proof, Prover } from './prover.ts';
import { byExhaustion } from './provers/exhaustion.ts';
import { bySampling, Search, simplestAlike } from './provers/sampling.ts';
import { bySolver } from './provers/solver.ts';
import { Question } from './question.ts';
import type { Solver } from './solver.ts';
import type { Counterexample, Equality, Method, Verdict } from './verdict.ts';

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

/** What is left is shared so that no prover leaves the others nothing. */
const shares = {
  conditions: 1 / 8,
  prover: 1 / 2,
  sampling: 3 / 4,
  exhaustion: 3 / 4,
  otherNans: 1 / 4,
  lowBits: 1 / 128,
  openBits: 1 / 2,
} as const;

/** A verdict without what its claim takes for granted. */
export type Settled = Omit<Verdict, 'assumptions'> & Pick<Proof, 'restsOn'>;

/** Which of the two excludes all inputs: the conditions, unless the match does so by itself. */
function vacuous(obligation: Obligation, budget: Budget): Settled {
  const { asked = [], assumptions, excluded } = obligation;
  const ofMatch = { ...obligation, assumptions: assumptions.filter(one => !asked.includes(one)) };
  const isOfMatch = excluded
    ? excluded.by === 'match'
    : asked.length === 0 ||
      budget.within(shares.conditions, part => conditionsCanHold(ofMatch, part))?.kind === 'no';
  return {
    kind: 'vacuous',
    reason: isOfMatch
      ? `the match can never hold: ${excluded?.words ?? 'no value has such operands and constants'}`
      : 'the conditions can never hold',
  };
}

const nothingAdmitted = ({ asked = [] }: Obligation): Settled => ({
  kind: 'undecided',
  reason: `no input was found on which the ${asked.length === 0 ? 'match holds' : 'conditions hold'}`,
});

/** Throws `ProversDisagree`. */
export function settle(
  question: Question,
  options: ProveOptions,
  budget: Budget,
  { beforeInputs, afterInputs }: Portfolio,
): Settled {
  const { obligation } = question;
  const canHold = (): Possible =>
    budget.within(shares.conditions, part => conditionsCanHold(obligation, part)) ?? { kind: 'unknown' };
  const attempt = (prover: Prover, asked = question) =>
    budget.within(prover.share ?? shares.prover, part => prover.ask(asked, part));
  const concluded = (proof: Proof, asked = question): Settled => {
    if (crossExamine(asked, proof, options.seed) > 0) return proof;
    // Nothing is proved of nothing.
    const possible = canHold();
    if (possible.kind !== 'yes')
      return possible.kind === 'no' ? vacuous(obligation, budget) : nothingAdmitted(obligation);
    const { values } = possible;
    if (values !== undefined && !examinerOf(asked, proof)(values))
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
    return vacuous(obligation, budget);

  const shown = refute(question, search, candidate, options, budget);
  if (shown.counterexample === undefined) {
    return (
      byOtherNans(obligation, options, budget) ??
      (options.solver && askedOnRequest(bySolver(options.solver), question, budget, concluded)) ??
      shown
    );
  }
  const settled =
    obligation.open === undefined ? withSimplest(question, shown) : withoutOpenBits(question, shown, budget);
  const { counterexample } = settled;
  if (counterexample === undefined) return settled;
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

/**
 * What a prover finds is any input: here it is the simplest that differs in the same way. Sampling has done so already.
 */
function withSimplest({ obligation, judge: real }: Question, settled: Settled): Settled {
  const { method, counterexample } = settled;
  if (counterexample === undefined || method === 'sampling') return settled;
  const { inputs, difference } = counterexample;
  const found = inputs.map(({ bits }) => bits);
  const values = simplestAlike(obligation.inputs, found, difference, real, 'rne');
  const simpler = real.counterexample(values, 'rne');
  const isAsGood = !hangsOnNanChoice(obligation, simpler) || hangsOnNanChoice(obligation, counterexample);
  return isAsGood ? { ...settled, counterexample: simpler } : settled;
}

/** A difference that some choice of what the manual leaves undefined explains is no refutation. */
function withoutOpenBits(question: Question, settled: Settled, budget: Budget): Settled {
  const found = settled.counterexample!.inputs.map(({ bits }) => bits);
  const values = budget.within(shares.openBits, part => standingDifference(question, found, part));
  if (values === undefined)
    return { kind: 'undecided', reason: 'the sides differ in what the manual leaves undefined of the match' };
  return values === found ? settled : refuted('sampling', question.judge.counterexample(values, 'rne'));
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
  if (permitted === undefined || obligation.open !== undefined) return undefined;
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

/**
 * The refutation by an input that a prover promises; undefined where it differs only in which NaN it is, which is no
 * difference. Throws `ProversDisagree` where evaluation does not show it.
 */
function replayed(
  method: Method,
  { obligation, judge: real }: Question,
  values: readonly bigint[],
): Settled | undefined {
  const admits = real.admits(values, 'rne');
  if (admits && real.difference(values, 'rne') !== undefined)
    return refuted(method, real.counterexample(values, 'rne'));
  if (admits && obligation.observed.kind === 'float' && !real.agreesInBits(values, 'rne')) return undefined;
  throw disagreement(
    obligation,
    `by ${method} an input differs, and by evaluation it does not`,
    values,
    'rne',
  );
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
  const found = candidate && replayed('bits', question, candidate);
  if (found !== undefined) return found;
  const exhaustion = budget.within(shares.exhaustion, part => byExhaustion(obligation, real, part));
  if (exhaustion?.candidate !== undefined)
    return refuted('exhaustion', real.counterexample(exhaustion.candidate, 'rne'));
  if (sample.interrupted || budget.timedOut)
    return { kind: 'undecided', reason: 'the budget ended before a proof or a difference was found' };
  if (sample.cases === 0) return nothingAdmitted(obligation);
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
