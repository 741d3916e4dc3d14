/** What a hunt says of one refuted rule, as plain data: each report is a function of it. */
import type { CounterexampleResult, RuleResult, tool } from '../../check/run.ts';
import type { TrialData } from '../trials/data.ts';

export interface HuntFinding {
  readonly file: string;
  readonly line: number;
  readonly arch: string;
  readonly goarch?: string;
  /** As the file has it, with its alternations. */
  readonly rule: string;
  /** The op that is matched, and the op, name or constant that it becomes, of the first member that is refuted. */
  readonly from: string;
  readonly to: string;
  /** What is wrong with the rule itself, in a sentence. */
  readonly cause: string;
  /** `not compiled`: the compiler fails on the program. */
  readonly status: 'miscompiled' | 'not compiled' | 'not reproduced' | 'not tried';
  /** The program that shows it; else the last thing that was tried. */
  readonly shown?: ShownFinding;
  /** Why there is no program, or which ways were tried in vain. */
  readonly reason?: string;
  /** Further toolchains whose build of the program is wrong, and those whose is right. */
  readonly releases: readonly { readonly toolchain: string; readonly isWrong: boolean }[];
  /** A right rule, with the proof's words and a patch of the file. */
  readonly repair?: { readonly rule: string; readonly unique: boolean; readonly patch?: string };
}

export type ShownFinding = Pick<
  TrialData,
  | 'toolchain'
  | 'emulator'
  | 'got'
  | 'expected'
  | 'rightBuild'
  | 'traced'
  | 'trace'
  | 'test'
  | 'ways'
  | 'minimal'
> & {
  /** The member of the rule's alternations. */
  readonly member: string;
  /** The arguments, or in words what is called. */
  readonly input: string;
  readonly program: string;
};

export interface Hunt {
  readonly version: 1;
  readonly tool: typeof tool;
  readonly tree: string;
  readonly findings: readonly HuntFinding[];
}

/** What is said of a refuted rule before anything is built. */
export function findingOf(result: RuleResult): Omit<HuntFinding, 'status' | 'releases'> {
  const { file, line, arch, rule, instances, repair, repairDetails } = result;
  const refuted = instances.find(({ counterexample }) => counterexample !== undefined);
  const [from = 'an op', to = 'another'] = [refuted?.ops[0], opOfResult(refuted?.rule)];
  return {
    file,
    line,
    arch,
    rule,
    from,
    to,
    cause: refuted?.counterexample === undefined ? '' : causeOf(refuted.counterexample),
    ...(repair && {
      repair: {
        rule: repair.rule,
        unique: repair.unique,
        ...(repairDetails?.patch !== undefined && { patch: repairDetails.patch }),
      },
    }),
  };
}

/** The op that the result begins with; for a name or a constant, that text. */
const opOfResult = (rule: string | undefined): string | undefined =>
  rule === undefined ? undefined : /=> (?:@\S+ )?\(?([^\s()]+)/.exec(rule)?.[1];

/** `With x = 1 and c = -1 it is 0 in the source, but 8 in the target.` */
function causeOf({ values, why, case: at = {} }: CounterexampleResult): string {
  const named = Object.entries(values).filter(([name]) => /^\w+$/.test(name) && !name.startsWith('_'));
  const inputs = named.map(([name, value]) => `${name} = ${value}`);
  const types = Object.entries(at).filter(([name]) => /^the type of |^t\d*$/.test(name));
  const cases = types.map(([name, value]) => `${name} is ${value}`);
  const given = [...inputs, ...cases];
  return given.length === 0 ? `${why}.` : `With ${listed(given)} it is ${why}.`;
}

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
