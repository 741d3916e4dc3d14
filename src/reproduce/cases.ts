/** The inputs that a reproducer tries: those on which the compiled function is wrong, else a few that show nothing. */
import type { Input, Observation } from '../model/claim.ts';
import { differenceOf, observedBits } from '../prove/agreement.ts';
import { cornerTuples, humanTuples, type Tuple } from '../prove/sampling/tuples.ts';
import type { Difference } from '../prove/verdict.ts';
import { randomOf } from '../semantics/operands/random.ts';
import { evaluator } from '../semantics/term/evaluate.ts';
import type { Term } from '../semantics/term/term.ts';

/** One call of a function, and what comes of it. */
export interface Case {
  /** Bits of the arguments, in the order of the parameters. */
  readonly arguments: readonly bigint[];
  /** What Go permits; the first is the result without contraction. */
  readonly permitted: readonly bigint[];
  /** What the rewritten value computes, as the evaluator has it; absent where an op of it has no model. */
  readonly predicted?: bigint;
  readonly difference?: Difference;
}

export interface Contest {
  readonly inputs: readonly Input[];
  readonly observed: Observation;
  readonly permitted: readonly Term[];
  readonly predicted?: Term;
  /** Where Go defines the result. */
  readonly defined: readonly Term[];
  /** An input to try first. */
  readonly preferred?: Tuple;
  /** Whether the sides are known to agree, so that a search for a difference would be in vain. */
  readonly alike: boolean;
}

/** All that a person would choose, for three operands. */
const humanLimit = 20_000;
/** So many in which the sides agree are enough to look among the corners. */
const patience = 1500;
const cornerLimit = 1000;
const humanLimitIfAlike = 100;
const shownAgreeing = 6;

/** Cases in which the sides differ, the plainest first; where none is found, cases in which they agree. */
export function chooseCases(contest: Contest): Case[] {
  const tryTuple = trial(contest);
  const differing: Case[] = [];
  const agreeing: Case[] = [];
  const isVain = () => differing.length === 0 && agreeing.length > patience;
  for (const tuple of candidates(contest, isVain)) {
    const found = tryTuple(tuple);
    if (found === undefined) continue;
    if (found.difference === undefined) agreeing.push(found);
    else if (isNew(found, differing)) differing.push(found);
  }
  if (differing.length > 0) return differing;
  return [...spread(agreeing), ...[...zeroTuples(contest.inputs)].flatMap(tuple => tryTuple(tuple) ?? [])];
}

/** How many cases of a kind of difference are shown. */
const shown: Readonly<Record<Difference, number>> = {
  value: 4,
  'sign-of-zero': 2,
  nan: 2,
  'upper-bits': 2,
  memory: 2,
  branch: 4,
  duty: 0,
  'compiler-panic': 0,
};

function isNew(found: Case, known: readonly Case[]): boolean {
  if (found.difference === undefined) return false;
  const same = known.filter(({ difference }) => difference === found.difference);
  return (
    same.length < shown[found.difference] &&
    same.every(({ arguments: other }) => `${other}` !== `${found.arguments}`)
  );
}

/** A few, from the first to the last. */
function spread(cases: readonly Case[]): Case[] {
  const step = Math.max(1, Math.floor(cases.length / shownAgreeing));
  return cases.filter((_, index) => index % step === 0).slice(0, shownAgreeing);
}

function* candidates({ inputs, preferred, alike }: Contest, isVain: () => boolean): Generator<Tuple> {
  if (preferred !== undefined) yield preferred;
  let left = alike ? humanLimitIfAlike : humanLimit;
  for (const tuple of humanTuples(inputs)) {
    if (left-- === 0 || isVain()) break;
    yield tuple;
  }
  if (!alike) yield* cornerTuples(inputs, cornerLimit, randomOf(1));
}

/** Zeros of both signs: where rules on signs go wrong first. None where an operand is no number. */
function* zeroTuples(inputs: readonly Input[]): Generator<Tuple> {
  const masks = inputs.map(({ format }) => format?.signMask);
  if (inputs.length > 3 || !masks.every(mask => mask !== undefined)) return;
  for (let signs = 0; signs < 1 << inputs.length; signs++) {
    yield masks.map((mask, index) => (signs & (1 << index) ? mask : 0n));
  }
}

function trial({ inputs, observed, permitted, predicted, defined }: Contest) {
  const variables = inputs.map(({ variable }) => variable);
  const evaluators = (terms: readonly Term[]) => terms.map(term => evaluator(term, variables));
  const conditions = evaluators(defined);
  const allowed = evaluators(permitted);
  const rewritten = predicted && evaluator(predicted, variables);
  return (values: Tuple): Case | undefined => {
    if (!conditions.every(condition => condition(values, 'rne').value === 1n)) return undefined;
    const results = allowed.map(one => observedBits(observed, one(values, 'rne').value));
    const shared = { arguments: values, permitted: [...new Set(results)] };
    if (rewritten === undefined) return shared;
    const result = observedBits(observed, rewritten(values, 'rne').value);
    const differences = results.map(bits => differenceOf(observed, bits, result));
    const [difference] = differences;
    const isPermitted = difference === undefined || differences.includes(undefined);
    return { ...shared, predicted: result, ...(!isPermitted && { difference }) };
  };
}
