/** What a hunt says of one refuted rule, as plain data: each report is a function of it. */
import type {
  CounterexampleResult,
  Equality,
  Method,
  RuleResult,
  RunDiagnostic,
  tool,
} from '../../check/run.ts';
import type { AttributionData, SuspectData } from '../attribution/data.ts';
import type { TrialData } from '../trials/data.ts';

/**
 * From what was shown to what says nothing of the rule. `not compiled`: the compiler fails on the program. `not attributed`:
 * a program goes wrong, and it is not known that the rule alone is to blame.
 */
export const huntStatuses = [
  'miscompiled',
  'not compiled',
  'not attributed',
  'not reproduced',
  'not tried',
  'failed',
] as const;
export type HuntStatus = (typeof huntStatuses)[number];

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
  readonly status: HuntStatus;
  /** The program that shows it; else the last thing that was tried. */
  readonly shown?: ShownFinding;
  /** Why there is no program, which ways were tried in vain, or how rulecheck failed. */
  readonly reason?: string;
  /** For `not reproduced`: other rules by which functions went wrong that were tried. */
  readonly suspects?: readonly SuspectData[];
  /** Further toolchains whose build of the program is wrong, and those whose is right. */
  readonly releases: readonly { readonly toolchain: string; readonly isWrong: boolean }[];
  readonly repair?: RepairFinding;
}

/** A right rule with its proof, and a patch of the file. */
export interface RepairFinding {
  /** As it stands in the file then. */
  readonly rule: string;
  /** No other choice of ops in a result of that shape is right. */
  readonly unique: boolean;
  /** What the rule as it was needs to be right, where no other result was found. */
  readonly condition?: string;
  /** Whether it is known that no weaker condition of its form serves. */
  readonly isWeakest?: boolean;
  readonly patch?: string;
  readonly proof: RepairProof;
}

/** What `verify` says of the file with the repair in it. */
export interface RepairProof {
  readonly methods: readonly Method[];
  /** The weakest of all members. */
  readonly equality: Equality;
  /** What is taken for granted. */
  readonly assumptions: readonly string[];
}

export type ShownFinding = Pick<
  TrialData,
  | 'toolchain'
  | 'emulator'
  | 'got'
  | 'failed'
  | 'expected'
  | 'rightBuild'
  | keyof AttributionData
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
  /** What is wrong with the files: rules that could not be checked are not hunted. */
  readonly errors: readonly RunDiagnostic[];
}

/** A rule that could stand in the place of the refuted one; before it is checked as such. */
export function proposedRepair({ repairDetails }: RuleResult): Omit<RepairFinding, 'proof'> | undefined {
  const { rule, unique = false, condition, patch } = repairDetails ?? {};
  const shared = patch === undefined ? {} : { patch };
  if (rule !== undefined) return { rule, unique, ...shared };
  if (condition === undefined) return undefined;
  const { isWeakest } = condition;
  return {
    rule: condition.rule,
    unique: false,
    condition: condition.condition,
    ...(isWeakest !== undefined && { isWeakest }),
    ...shared,
  };
}

/** Undefined where not every member is proved. */
export function proofIn({ verdict, instances }: RuleResult): RepairProof | undefined {
  if (verdict !== 'proved') return undefined;
  const equalities = instances.flatMap(({ equality }) => equality ?? []);
  const weakest = (['contraction', 'value', 'bits'] as const).find(one => equalities.includes(one));
  return {
    methods: [...new Set(instances.flatMap(({ method }) => method ?? []))],
    equality: weakest ?? 'bits',
    assumptions: [...new Set(instances.flatMap(({ assumptions }) => assumptions))],
  };
}

/** What is said of a refuted rule before anything is built. */
export function findingOf(
  result: RuleResult,
  repair?: RepairFinding,
): Omit<HuntFinding, 'status' | 'releases'> {
  const { file, line, arch, rule, instances } = result;
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
    ...(repair && { repair }),
  };
}

/** The op that the result begins with; for a name or a constant, that text. */
const opOfResult = (rule: string | undefined): string | undefined =>
  rule === undefined ? undefined : /=> (?:@\S+ )?\(?([^\s()]+)/.exec(rule)?.[1];

/** `With x = 1 and c = -1 it is 0 in the source, but 8 in the target.` */
function causeOf(counterexample: CounterexampleResult): string {
  const { values, case: at = {} } = counterexample;
  const named = Object.entries(values).filter(([name]) => /^[\w ]+$/.test(name) && !name.startsWith('_'));
  const inputs = named.map(([name, value]) => `${name} = ${value}`);
  const types = Object.entries(at).filter(([name]) => /^the type |^t\d*$/.test(name));
  const given = [...inputs, ...types.map(([name, value]) => `${name} is ${value}`)];
  const what = whatDiffers(counterexample);
  if (given.length > 0) return `With ${listed(given)} ${what}.`;
  return `${what.slice(0, 1).toUpperCase()}${what.slice(1)}.`;
}

function whatDiffers({ difference, sources, targetValue, why }: CounterexampleResult): string {
  const [source, target] = [sources.map(({ value }) => value).join(' or '), targetValue];
  if (difference === 'branch')
    return `it goes to the ${source} in the source, but to the ${target} in the target`;
  if (difference === 'duty' || difference === 'compiler-panic') return why;
  // Bytes that are looked for in memory are no expression that a person follows.
  return /\(if /.test(why) ? `it is ${source} in the source, but ${target} in the target` : `it is ${why}`;
}

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
