/** The portfolio: provers, cheapest first, and an independent check of whatever they prove. */
import type { Claim, Obligation } from '../model/obligation.ts';
import { type RoundingMode, roundingModes } from '../semantics/float/index.ts';
import { randomOf } from '../semantics/operands/random.ts';
import { describe } from '../semantics/term/describe.ts';
import { byBits } from './by-bits.ts';
import { byExhaustion } from './by-exhaustion.ts';
import { byNormalForm } from './by-normal-form.ts';
import { bySampling } from './by-sampling.ts';
import { conditionsCanHold } from './conditions-can-hold.ts';
import type { Finding, Prover } from './finding.ts';
import { type Judge, judge } from './judge.ts';
import { hangsOnNanChoice, otherTargets, withAllReadings } from './nan-choice.ts';
import { cornerTuples, humanTuples } from './sampling/tuples.ts';
import { type Verdict, type VerdictKind, verdictKinds } from './verdict.ts';

export interface ProveOptions {
  /** Repeats a run exactly. */
  readonly seed: number;
  /** Random inputs tried for one matching order, after the inputs that are always tried. */
  readonly runs: number;
  /** Budget for one instance, in milliseconds. */
  readonly timeoutMs: number;
}

/** Two provers answered differently: a mistake in rulecheck that must stop the run. */
export class ProversDisagree extends Error {
  override name = 'ProversDisagree';
}

const provers: readonly Prover[] = [byNormalForm, byBits];

/** The verdict on an instance: the worst over its matching orders. Throws `ProversDisagree`. */
export function prove(claim: Claim, options: ProveOptions): Verdict {
  if (claim.kind === 'unsupported') {
    const { reason, name } = claim.missing;
    return { kind: 'unsupported', assumptions: [], reason, missing: name };
  }
  const { assumptions } = claim;
  const deadline = performance.now() + options.timeoutMs;
  let worst: Verdict | undefined;
  for (const obligation of claim.obligations) {
    const verdict = { ...settle(obligation, options, deadline), assumptions };
    worst = worst === undefined ? verdict : joined(worst, verdict);
    if (worst.kind === 'refuted') break;
  }
  return worst!;
}

/** The worse of two verdicts on one instance, in the modes in which both hold. */
function joined(a: Verdict, b: Verdict): Verdict {
  const worse = isWorse(b, a) ? b : a;
  const modes = a.roundingModes?.filter(mode => b.roundingModes?.includes(mode));
  return worse.kind === 'proved' && modes ? { ...worse, roundingModes: modes } : worse;
}

/** Among proofs, those up to NaNs or by contraction say less than those of all bits. */
function isWorse(a: Verdict, b: Verdict): boolean {
  const rank = (kind: VerdictKind): number => verdictKinds.indexOf(kind);
  return rank(a.kind) < rank(b.kind) || (a.kind === b.kind && b.equality === 'bits' && a.equality !== 'bits');
}

type Settled = Omit<Verdict, 'assumptions'>;

function settle(obligation: Obligation, options: ProveOptions, deadline: number): Settled {
  const satisfiable = conditionsCanHold(obligation);
  if (satisfiable === 'no') return { kind: 'vacuous', reason: 'the conditions can never hold' };
  const real = judge(obligation);
  const candidates: (readonly bigint[])[] = [];
  for (const prover of provers) {
    const finding = prover(obligation);
    if (finding.kind === 'proved') {
      const admitted = crossExamine(obligation, finding, real, options.seed);
      if (satisfiable === 'unknown' && admitted === 0) {
        return { kind: 'undecided', reason: 'no input was found on which the conditions hold' };
      }
      const { method, equality, roundingModes: modes } = finding;
      return { kind: 'proved', method, equality, roundingModes: modes };
    }
    if (finding.kind === 'candidate') candidates.push(finding.values);
  }
  const settled = search(obligation, real, candidates, options, deadline);
  if (settled.counterexample === undefined) return byOtherNans(obligation, options, deadline) ?? settled;
  if (!hangsOnNanChoice(obligation, settled.counterexample)) return settled;
  return {
    kind: 'undecided',
    reason: 'the sides differ in what Go leaves open: which NaN an operation returns',
  };
}

/** Refutes by a NaN of the target that Go leaves open, where it may be one that no permitted source shows. */
function byOtherNans(
  obligation: Obligation,
  { seed, runs }: ProveOptions,
  deadline: number,
): Settled | undefined {
  const permitted = withAllReadings(obligation);
  if (permitted === undefined) return undefined;
  for (const target of otherTargets(obligation)) {
    const chosen = { ...permitted, target };
    const { counterexample: found } = bySampling(chosen, judge(chosen), 'rne', { seed, runs, deadline });
    if (found === undefined) continue;
    const values = found.inputs.map(({ bits }) => bits);
    const counterexample = judge({ ...obligation, target }).counterexample(values, 'rne');
    return { kind: 'refuted', method: 'sampling', roundingModes: [], counterexample };
  }
  return undefined;
}

/** Refutes, or says what was tried. */
function search(
  obligation: Obligation,
  real: Judge,
  candidates: readonly (readonly bigint[])[],
  options: ProveOptions,
  deadline: number,
): Settled {
  const { seed, runs } = options;
  const sample = bySampling(obligation, real, 'rne', { seed, runs, deadline });
  if (sample.counterexample) {
    return { kind: 'refuted', method: 'sampling', roundingModes: [], counterexample: sample.counterexample };
  }
  for (const values of candidates) {
    if (!real.admits(values, 'rne') || real.difference(values, 'rne') === undefined) {
      throw disagreement(
        obligation,
        'the bits say that an input differs and evaluation does not',
        values,
        'rne',
      );
    }
    const counterexample = real.counterexample(values, 'rne');
    return { kind: 'refuted', method: 'bits', roundingModes: [], counterexample };
  }
  const exhaustion = byExhaustion(obligation, real, deadline);
  if (exhaustion.candidate !== undefined) {
    const counterexample = real.counterexample(exhaustion.candidate, 'rne');
    return { kind: 'refuted', method: 'exhaustion', roundingModes: [], counterexample };
  }
  if (sample.interrupted)
    return { kind: 'undecided', reason: 'the budget ended before a proof or a difference was found' };
  if (sample.cases === 0)
    return { kind: 'undecided', reason: 'no input was found on which the conditions hold' };
  return {
    kind: 'tested',
    method: exhaustion.cases > 0 ? 'exhaustion' : 'sampling',
    cases: sample.cases + exhaustion.cases,
    roundingModes: exhaustion.cases > 0 ? roundingModes.filter(mode => exhaustion.modes.has(mode)) : ['rne'],
    reason: 'no difference was found, and no proof',
  };
}

/** Of each kind of tuple: enough to meet every kind of operand, few enough not to be noticed. */
const examinedTuples = 12;

/** Looks for an input that contradicts a proof, in its modes. How many satisfied the conditions as Go rounds. */
function crossExamine(
  obligation: Obligation,
  finding: Extract<Finding, { kind: 'proved' }>,
  real: Judge,
  seed: number,
): number {
  const random = randomOf(seed);
  let admitted = 0;
  for (const tuples of [
    humanTuples(obligation.inputs),
    cornerTuples(obligation.inputs, examinedTuples, random),
  ]) {
    let left = examinedTuples;
    for (const values of tuples) {
      if (left-- === 0) break;
      if (real.admits(values, 'rne')) admitted += 1;
      for (const rounding of finding.roundingModes) {
        if (!real.admits(values, rounding)) continue;
        const agrees =
          finding.equality === 'bits'
            ? real.agreesInBits(values, rounding)
            : real.difference(values, rounding) === undefined;
        if (!agrees)
          throw disagreement(obligation, `proved by ${finding.method}, and yet it differs`, values, rounding);
      }
    }
  }
  return admitted;
}

function disagreement(
  { inputs, sources, target }: Obligation,
  what: string,
  values: readonly bigint[],
  rounding: RoundingMode,
): ProversDisagree {
  const input = inputs.map(({ name }, index) => `${name} = 0x${values[index]!.toString(16)}`).join(', ');
  return new ProversDisagree(
    `${what}: ${describe(sources[0])} => ${describe(target)} for ${input} in ${rounding}`,
  );
}
