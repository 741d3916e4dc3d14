/** A reproducer, and what came of running it, as plain data: what `--format json` prints. */

import { tool } from '../check/run.ts';
import { showBits } from '../check/show-value.ts';
import { printInstance } from '../rules/print.ts';
import type { Attempt } from './attempt.ts';
import { type AttributionData, attributionData } from './attribution/data.ts';
import type { Case } from './cases.ts';
import type { GoProgram } from './go-program.ts';
import { traits } from './go-types.ts';
import type { KnownRule } from './known-rules.ts';
import type { Machine } from './machines.ts';
import { isTraced, type MemberOutcome } from './outcome.ts';
import type { MemberReproduction, Reached } from './reproduction.ts';
import type { TrialOutcome } from './trials/outcome.ts';

export interface ReproductionData {
  readonly version: 1;
  readonly tool: typeof tool;
  readonly place: string;
  readonly goarch: string;
  readonly toolchain?: string;
  readonly emulator?: string;
  /** Why nothing ran, though it was asked for, and what the compiler or the program said. */
  readonly couldNotRun?: { readonly reason: string; readonly detail?: string };
  readonly members: readonly MemberData[];
  /** The Go source; absent where no member is reached. */
  readonly program?: string;
}

export interface MemberData extends Partial<AttributionData> {
  readonly rule: string;
  /** Of one that is tried in other ways, that of its trial. */
  readonly status: MemberOutcome['verdict'] | TrialOutcome['kind'] | 'not run' | 'not reached';
  /** For `not reached`. */
  readonly reason?: string;
  readonly expression?: string;
  /** The rules that fire on the way, in order. */
  readonly fired?: readonly { readonly line: number; readonly rule: string }[];
  /** Whether a wrong result is expected. */
  readonly shows?: boolean;
  /** Whether all results have the bits that the evaluator predicts. */
  readonly agrees?: boolean;
  readonly opcodes?: { readonly right?: string; readonly wrong?: string };
  readonly doubts?: readonly string[];
  readonly cases?: readonly CaseData[];
}

export interface CaseData {
  /** Bits by the name of the parameter. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly permitted: readonly string[];
  readonly predicted?: string;
  readonly got?: string;
}

export function reproductionData(
  place: string,
  machine: Machine,
  members: readonly MemberReproduction[],
  program: GoProgram | undefined,
  { attempt, trials }: { readonly attempt: Attempt | undefined; readonly trials: readonly TrialOutcome[] },
): ReproductionData {
  const { toolchain, emulator } = attempt ?? {};
  const outcomes = attempt?.kind === 'ran' ? attempt.members : [];
  return {
    version: 1,
    tool,
    place,
    goarch: machine.goarch,
    ...(toolchain !== undefined && { toolchain }),
    ...(emulator !== undefined && { emulator }),
    ...(attempt?.kind === 'could not run' && {
      couldNotRun: {
        reason: attempt.reason,
        ...(attempt.detail !== undefined && { detail: attempt.detail }),
      },
    }),
    members: members.map(member =>
      memberData(
        member,
        outcomes.find(({ reached }) => reached === member),
        trials.find(({ target }) => target === member.target),
      ),
    ),
    ...(program && { program: program.text }),
  };
}

function memberData(
  member: MemberReproduction,
  outcome: MemberOutcome | undefined,
  trial: TrialOutcome | undefined,
): MemberData {
  const rule = printInstance(member.target.rule.instance);
  if (member.kind === 'not reached') {
    const isTried = trial !== undefined && trial.kind !== 'not tried';
    return isTried ? { rule, status: trial.kind } : { rule, status: 'not reached', reason: member.reason };
  }
  const traced = outcome && isTraced(outcome);
  const predictions = outcome?.cases.map(({ isPredicted }) => isPredicted) ?? [undefined];
  return {
    rule,
    status: outcome?.verdict ?? 'not run',
    expression: member.spelled.expression,
    fired: member.fired.map(known => ({ line: lineOf(known), rule: printInstance(known.rule.instance) })),
    shows: member.shows,
    ...(outcome?.attribution && attributionData(outcome.attribution)),
    ...(traced !== undefined && { traced }),
    ...(!predictions.includes(undefined) && { agrees: !predictions.includes(false) }),
    opcodes: member.opcodes,
    doubts: member.doubts,
    cases: member.cases.map((tried, index) => caseData(member, tried, outcome?.cases[index]?.got)),
  };
}

const lineOf = ({ source, rule }: KnownRule): number => source.position(rule.instance.rule.span.start).line;

function caseData({ spelled }: Reached, tried: Case, got: bigint | undefined): CaseData {
  const { width } = traits[spelled.result];
  const inputs = spelled.parameters.map(({ identifier, type }, index) => {
    const { width: own } = traits[type];
    return [identifier, showBits(own, BigInt.asUintN(own, tried.arguments[index]!))] as const;
  });
  return {
    inputs: Object.fromEntries(inputs),
    permitted: tried.permitted.map(bits => showBits(width, bits)),
    ...(tried.predicted !== undefined && { predicted: showBits(width, tried.predicted) }),
    ...(got !== undefined && { got: showBits(width, got) }),
  };
}
