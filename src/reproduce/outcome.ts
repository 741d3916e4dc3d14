/** What running a reproducer showed, read from what the program printed and from the compiler's trace. */
import { differenceOf } from '../prove/agreement.ts';
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
  readonly verdict: 'miscompiled' | 'not reproduced';
  readonly cases: readonly RanCase[];
  /** What the compiler's trace shows to become of the op that the rule matches; undefined where there is no trace. */
  readonly traced: readonly string[] | undefined;
}

/** Undefined where the output is not what the program prints. */
export function readOutcome(
  program: GoProgram,
  output: string,
  trace: string,
): readonly MemberOutcome[] | undefined {
  const results = [...output.matchAll(/^(?:ok|miscompiled) .*: got [^\n]*?\((0x[0-9a-f]+)\), expected /gm)];
  if (results.length !== program.cases.length) return undefined;
  const ran = program.cases.map(({ reached, tried }, index) => ({
    reached,
    ranCase: ranCase(reached, tried, BigInt(results[index]![1]!)),
  }));
  const members = [...new Set(program.cases.map(({ reached }) => reached))];
  return members.map((reached, index) => {
    const cases = ran.filter(one => one.reached === reached).map(({ ranCase }) => ranCase);
    return {
      reached,
      verdict: cases.every(({ isPermitted }) => isPermitted) ? 'not reproduced' : 'miscompiled',
      cases,
      traced: tracedResults(trace, reached, functionName(index)),
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
  const steps = stepsFrom(from, trace, name)?.map(({ to }) => to);
  return steps && [...new Set(steps)].filter(result => result !== from);
}

/** What a function's trace shows to become of an op, with the lines; undefined where there is no trace of it. */
function stepsFrom(
  from: string,
  trace: string,
  name: string,
): readonly { readonly to: string; readonly line: string }[] | undefined {
  const sections = trace.split(/^[a-z ]+: rewriting for /m).slice(1);
  const own = sections.filter(section => section.split(/\s/, 1)[0] === name);
  if (own.length === 0) return undefined;
  const steps = own.flatMap(section => [
    ...section.matchAll(/^rewriting (?:v\d+ = )?(?<from>\w+).* {2}-> {2}(?:v\d+ = )?(?<to>\w+).*/gm),
  ]);
  return steps.flatMap(({ 0: line, groups }) =>
    groups!['from'] === from ? [{ to: groups!['to']!, line: line! }] : [],
  );
}

/** Whether the trace of the function shows the rule at work, and the lines that do. */
export function isTracedAs(
  trace: string,
  target: KnownRule,
  name: string,
): { readonly isTraced: boolean | undefined; readonly trace: readonly string[] } {
  const steps = stepsFrom(matchedOp(target).name, trace, name);
  const own = steps?.filter(({ to }) => to === resultName(target)).map(({ line }) => line);
  return { isTraced: own && own.length > 0, trace: own ?? [] };
}

const resultName = (target: KnownRule): string => resultingOp(target)?.name ?? 'Copy';

/** Whether the compiler did what the rule says. */
export function isTraced({ reached, traced }: MemberOutcome): boolean | undefined {
  return traced?.includes(resultName(reached.target));
}
