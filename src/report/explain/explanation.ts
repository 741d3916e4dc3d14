/** One rule of a run with its explanation, as every output for people reads it, and as `explain` writes it as JSON. */
import type {
  Equality,
  InstanceDetails,
  InstanceResult,
  Method,
  Missing,
  Region,
  RepairDetails,
  RoundingMode,
  RuleResult,
  Run,
  VerdictKind,
} from '../../check/run.ts';

export interface Explanation extends Region {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly seed: number;
  readonly runs: number;
  readonly file: string;
  readonly arch: string;
  /** On one line, as it was read. */
  readonly rule: string;
  /** The worst verdict of all instances of the rule. */
  readonly verdict: VerdictKind;
  /** Members of the rule's alternations; all of them are explained unless one was asked for. */
  readonly members: number;
  readonly instances: readonly InstanceExplanation[];
  /** Present if an instance is refuted. */
  readonly repair?: RepairDetails;
}

/** One member of the rule's alternations. Absent means not applicable. */
export interface InstanceExplanation extends InstanceDetails {
  /** Counts from 1. */
  readonly member: number;
  readonly rule: string;
  readonly verdict: VerdictKind;
  readonly method?: Method;
  readonly equality?: Equality;
  readonly roundingModes?: readonly RoundingMode[];
  readonly cases?: number;
  readonly reason?: string;
  readonly missing?: Missing;
}

/** `member`: only this one, counted from 1. Members that the run does not explain are left out. */
export function explanationOf(
  { version, tool, seed, runs }: Run,
  { file, arch, line, column, endLine, endColumn, rule, verdict, instances, repairDetails }: RuleResult,
  member?: number,
): Explanation {
  return {
    version,
    tool,
    seed,
    runs,
    file,
    arch,
    line,
    column,
    endLine,
    endColumn,
    rule,
    verdict,
    members: instances.length,
    instances: instances.flatMap((instance, index) =>
      member === undefined || member === index + 1 ? explained(instance, index + 1) : [],
    ),
    ...(repairDetails && { repair: repairDetails }),
  };
}

function explained(instance: InstanceResult, member: number): InstanceExplanation[] {
  const { rule, verdict, method, equality, roundingModes, cases, reason, missing, details } = instance;
  if (details === undefined) return [];
  return [
    {
      member,
      rule,
      verdict,
      ...(method && { method }),
      ...(equality && { equality }),
      ...(roundingModes && { roundingModes }),
      ...(cases !== undefined && { cases }),
      ...(reason !== undefined && { reason }),
      ...(missing && { missing }),
      ...details,
    },
  ];
}
