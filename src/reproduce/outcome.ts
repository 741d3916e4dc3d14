/** What running a reproducer showed, read from what the program printed and from the compiler's trace. */
import { differenceOf } from '../prove/agreement.ts';
import type { Attribution } from './attribution/attribution.ts';
import { type PassTrace, passTracesIn } from './attribution/trace.ts';
import type { Case } from './cases.ts';
import { functionName, type GoProgram } from './go-program.ts';
import { observationOf } from './go-types.ts';
import { type KnownRule, matchedOp, resultingOp } from './known-rules.ts';
import type { Reached } from './reproduction.ts';

export interface RanCase {
  readonly tried: Case;
  readonly got: bigint;
  readonly isPermitted: boolean;
  /** Whether the result has the bits that the evaluator predicted, if it did; all NaNs are one. */
  readonly isPredicted: boolean | undefined;
}

export interface MemberOutcome {
  readonly reached: Reached;
  /** `not attributed`: results are wrong, and it is not known that this rule alone is to blame. */
  readonly verdict: 'miscompiled' | 'not attributed' | 'not reproduced';
  readonly cases: readonly RanCase[];
  /** What the compiler's trace shows to become of the op that the rule matches; undefined where there is no trace. */
  readonly traced: readonly string[] | undefined;
  /** Who is to blame, where that was asked. */
  readonly attribution?: Attribution;
}

/** Who is to blame for what a function does, by the trace of it. */
export type Attribute = (target: KnownRule, runs: readonly PassTrace[] | undefined) => Attribution;

/** Undefined where the output is not what the program prints. */
export function readOutcome(
  program: GoProgram,
  output: string,
  trace: string,
  attribute?: Attribute,
): readonly MemberOutcome[] | undefined {
  const results = [...output.matchAll(/^(?:ok|miscompiled) .*: got [^\n]*?\((0x[0-9a-f]+)\), expected /gm)];
  if (results.length !== program.cases.length) return undefined;
  const ran = program.cases.map(({ reached, tried }, index) => ({
    reached,
    ranCase: ranCase(reached, tried, BigInt(results[index]![1]!)),
  }));
  const members = [...new Set(program.cases.map(({ reached }) => reached))];
  const runs = passTracesIn(trace);
  return members.map((reached, index) => {
    const cases = ran.filter(one => one.reached === reached).map(({ ranCase }) => ranCase);
    const isWrong = cases.some(({ isPermitted }) => !isPermitted);
    const name = functionName(index);
    const attribution = isWrong ? attribute?.(reached.target, runs.get(name)) : undefined;
    const isDoubtful = reached.isRefuted && attribution !== undefined && attribution.kind !== 'alone';
    return {
      reached,
      verdict: isDoubtful ? 'not attributed' : isWrong ? 'miscompiled' : 'not reproduced',
      cases,
      traced: tracedResults(trace, reached, name),
      ...(attribution && { attribution }),
    };
  });
}

function ranCase({ spelled }: Reached, tried: Case, got: bigint): RanCase {
  const observed = observationOf(spelled.result);
  const isSame = (bits: bigint): boolean => differenceOf(observed, bits, got) === undefined;
  return {
    tried,
    got,
    isPermitted: tried.permitted.some(isSame),
    isPredicted: tried.predicted === undefined ? undefined : isSame(tried.predicted),
  };
}

/**
 * Reads `rewriting v1 = FMADDD ...  ->  v1 = FNMADDD ...` below the line that begins the function, as the
 * compiler prints them with `-d=ssa/lower/debug=2`, and of blocks without a value: the ops that the matched op became.
 */
function tracedResults(trace: string, { target }: Reached, name: string): string[] | undefined {
  const from = matchedOp(target).name;
  const steps = stepsFrom(from, trace, name);
  return steps && [...new Set(steps)].filter(result => result !== from);
}

/** What a function's trace shows to become of an op; undefined where there is no trace of it. */
function stepsFrom(from: string, trace: string, name: string): readonly string[] | undefined {
  const sections = trace.split(/^[a-z ]+: rewriting for /m).slice(1);
  const own = sections.filter(section => section.split(/\s/, 1)[0] === name);
  if (own.length === 0) return undefined;
  const steps = own.flatMap(section => [
    ...section.matchAll(/^rewriting (?:v\d+ = )?(?<from>\w+).* {2}-> {2}(?:v\d+ = )?(?<to>\w+).*/gm),
  ]);
  return steps.flatMap(({ groups }) => (groups!['from'] === from ? [groups!['to']!] : []));
}

const resultName = (target: KnownRule): string => resultingOp(target)?.name ?? 'Copy';

/** Whether the compiler did what the rule says. */
export function isTraced({ reached, traced, attribution }: MemberOutcome): boolean | undefined {
  if (attribution !== undefined && attribution.kind !== 'untraced') return attribution.kind !== 'absent';
  return traced?.includes(resultName(reached.target));
}
