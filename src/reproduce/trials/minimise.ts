/** What goes wrong, made as small as it still does. */
import { type Call, plainestWrong, type Result, sizeOfCall } from './call.ts';
import { inputsFor } from './inputs.ts';
import { reductionsOf, settled } from './reductions.ts';
import { type Form, type Trial, trialOf } from './trial.ts';

/** Of these calls those that go wrong in the same way; undefined where there is no time left to look. */
export type Look = (calls: readonly Call[]) => Promise<readonly Result[] | undefined>;

export interface Minimised {
  readonly result: Result;
  /** Whether nothing smaller goes wrong, of all that was thought of. */
  readonly isMinimal: boolean;
}

/** Times that smaller functions are built; each time the smallest that goes wrong is what counts. */
const rounds = 30;

export async function minimised(result: Result, look: Look): Promise<Minimised> {
  const seen = new Set<string>();
  let best = result;
  for (let round = 0; round < rounds; round += 1) {
    const calls = smallerCalls(best.call, seen);
    const found = calls.length === 0 ? [] : await look(calls);
    if (found === undefined) return { result: best, isMinimal: false };
    const smallest = smallestOf(found, best);
    if (smallest === undefined) return withLiterals(best, look);
    best = smallest;
  }
  return { result: best, isMinimal: false };
}

/** Constants where they are used are looked at last, since Go refuses those that overflow what they are used in. */
async function withLiterals(best: Result, look: Look): Promise<Minimised> {
  const { trial, values } = best.call;
  const spelling = { ...trial.form.spelling, hasLiterals: true } as const;
  const found = await look([{ trial: trialOf({ ...settled(trial.form), spelling }), values }]);
  return { result: smallestOf(found ?? [], best) ?? best, isMinimal: found !== undefined };
}

const smallestOf = (results: readonly Result[], best: Result): Result | undefined =>
  plainestWrong(results).find(one => sizeOfCall(one.call) < sizeOfCall(best.call));

/** Calls of smaller functions, and of the same on smaller inputs; none that was seen before. */
function smallerCalls(best: Call, seen: Set<string>): readonly Call[] {
  const form = settled(best.trial.form);
  const known = new Map(best.trial.parameters.map(({ name }, index) => [name, best.values[index]!]));
  const forms: readonly Form[] = [form, ...reductionsOf(form)];
  return forms
    .map(trialOf)
    .flatMap(trial => [...inputsFor(trial, known), ...near(trial, known)].map(values => ({ trial, values })))
    .filter(call => {
      if (sizeOfCall(call) >= sizeOfCall(best)) return false;
      const key = [...call.trial.body, ...call.values].join('\n');
      return !seen.has(key) && seen.add(key);
    });
}

/** The known values with one of them smaller, or none. */
function near({ parameters }: Trial, known: ReadonlyMap<string, bigint>): readonly (readonly bigint[])[] {
  const own = parameters.map(({ name }) => known.get(name) ?? 0n);
  return [own, ...own.flatMap((value, at) => smallerValues(value).map(other => own.with(at, other)))];
}

function smallerValues(value: bigint): readonly bigint[] {
  const top = value === 0n ? 0n : 1n << BigInt(value.toString(2).length - 1);
  return [0n, 1n, 2n, 3n, value & -value, top, value >> 1n];
}
