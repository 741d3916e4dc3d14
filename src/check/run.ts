/**
 * A run as plain data, complete enough that every output is a function of it. It is the JSON of the command line's
 * contract, version 1, and what this program adds to it; all of it survives `JSON.stringify`. Outputs import this
 * file and nothing else that knows of terms, claims or provers.
 */
import type { RegisterReadings } from '../model/register-readings.ts';
import type { Difference, Equality, Method, VerdictKind } from '../prove/verdict.ts';
import type { RoundingMode } from '../semantics/float/index.ts';
import type { PlainDiagnostic, Region } from '../text/plain-diagnostic.ts';
import type { InstanceDetails, RepairDetails, Shown } from './details/details.ts';

export {
  type Difference,
  type Equality,
  type Method,
  type VerdictKind,
  verdictKinds,
} from '../prove/verdict.ts';
export { type RoundingMode, roundingModes } from '../semantics/float/environment.ts';
export type { PlainDiagnostic, PlainEdit, PlainFix, PlainLabel, Region } from '../text/plain-diagnostic.ts';
export type * from './details/details.ts';

/** The program that made a run; a test holds the version to that of package.json. */
export const tool = { name: 'rulecheck', version: '0.1.0' } as const;

export interface Run {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly seed: number;
  /** Random cases tried for one obligation, where sampling is needed. */
  readonly runs: number;
  /** Readings of registers that were asked for and are not the default. */
  readonly readings?: Partial<RegisterReadings>;
  /** The rules files that were to be checked. */
  readonly files: readonly string[];
  /** All rules that run together were asked for, and have been checked. */
  readonly complete: boolean;
  /** Present where only rules that differ from a revision were to be checked. */
  readonly since?: Since;
  /** Present where it is one of several shards, or some of them. */
  readonly shard?: ShardOfRun;
  /** Present where the run was held against a baseline: then what is not `known` is new, and `gone` lines of it have no rule. */
  readonly baseline?: { readonly gone: number };
  /** Present if the run was stopped before all rules were checked. */
  readonly interrupted?: true;
  readonly summary: Summary;
  readonly ledger: Ledger;
  readonly results: readonly RuleResult[];
  readonly errors: readonly RunDiagnostic[];
  /** What may be wrong, and leaves the verdicts as they are; absent where nothing is. */
  readonly warnings?: readonly RunDiagnostic[];
  /** Cross-rule findings: what is wrong with rules that are right each for itself; absent where nothing is. */
  readonly findings?: readonly RunFinding[];
  /** The fused ops of all architectures side by side; absent where only one file was checked, or none has any. */
  readonly family?: readonly FamilyShape[];
}

/** Which part of the rules a run is of. What only shows over all rules is found when the shards are merged. */
export interface ShardOfRun {
  /** From 1; 0 where several shards were merged, and others are missing. */
  readonly index: number;
  readonly count: number;
  /** All shards together are of all rules that run together. */
  readonly ofWhole: boolean;
  /** Shards that were not there when the others were merged. */
  readonly missing?: readonly number[];
}

export interface Since {
  /** As the user names it. */
  readonly revision: string;
  /** Rules that are as they were, and are counted nowhere else. */
  readonly unchanged: number;
}

/** `rules` counts source rules; each verdict counts instances. */
export type Summary = {
  readonly rules: number;
  readonly instances: number;
  /** Rules that have no verdict: they have an error, or the run was stopped before them. */
  readonly notChecked: number;
} & Readonly<Record<VerdictKind, number>>;

/** What the verdicts rest on, counted. */
export interface Ledger {
  /** Source rules by their verdict, the worst of their instances. */
  readonly rules: Readonly<Record<VerdictKind, number>>;
  /** Instances by architecture and verdict, in the order of the files. */
  readonly architectures: readonly ({ readonly arch: string } & Readonly<Record<VerdictKind, number>>)[];
  /** How instances were proved or tested; most frequent first. */
  readonly evidence: readonly {
    readonly verdict: VerdictKind;
    readonly method: Method;
    readonly equality?: Equality;
    readonly instances: number;
  }[];
  /** What the unsupported instances lack; most frequent first. */
  readonly missing: readonly (Missing & { readonly instances: number })[];
  /** What the verdicts assume; most frequent first. */
  readonly assumptions: readonly { readonly assumption: string; readonly instances: number }[];
}

/** What a rule has that is not modelled. */
export interface Missing {
  readonly kind: string;
  readonly name: string;
}

export interface RuleResult extends Region {
  readonly file: string;
  readonly arch: string;
  readonly rule: string;
  /** The worst verdict of the instances. */
  readonly verdict: VerdictKind;
  readonly instances: readonly InstanceResult[];
  /** One result that is right for all instances, as an alternation. */
  readonly repair?: RepairResult;
  readonly identity: RuleIdentity;
  /** Equal for rules of which the same is claimed, checked by the same program in the same way. */
  readonly key: string;
  /** The lines of the rule as they stand in the file, from `line` to `endLine`; present where an output shows them. */
  readonly source?: readonly string[];
  /** What was found in the search for a repair; present where it was asked for, and an instance is refuted. */
  readonly repairDetails?: RepairDetails;
}

/** What a rule is known by when lines above it come and go. */
export interface RuleIdentity {
  /** The name of the file, without its folder. */
  readonly file: string;
  /** Of the rule as it is printed. */
  readonly hash: string;
  /** Which of the equal rules of the file it is, from 1. */
  readonly occurrence: number;
}

/** A right rule in the place of a refuted one. */
export interface RepairResult {
  readonly rule: string;
  /** No other choice of ops in a result of that shape is right. */
  readonly unique: boolean;
}

/** One member of a rule's alternations. Absent means not applicable. */
export interface InstanceResult {
  readonly rule: string;
  readonly verdict: VerdictKind;
  readonly method?: Method;
  readonly equality?: Equality;
  /** Those in which it holds; absent where nothing rounds. */
  readonly roundingModes?: readonly RoundingMode[];
  readonly assumptions: readonly string[];
  readonly reason?: string;
  readonly missing?: Missing;
  readonly cases?: number;
  readonly counterexample?: CounterexampleResult;
  readonly repair?: RepairResult;
  /** The baseline has this verdict of it; left out of what is proved. */
  readonly known?: true;
  /** The better verdict that the baseline has of it. */
  readonly was?: VerdictKind;
  /** Where this instance's ops stand: in an alternation its own member. */
  readonly match: Region;
  readonly result: Region;
  /** Every op of both sides once, in the order of the text. */
  readonly ops: readonly string[];
  /** What checks over all rules need to know; absent where they need nothing. */
  readonly facts?: InstanceFacts;
  /** Meaning and evidence in full; present where it was asked for. */
  readonly details?: InstanceDetails;
}

/** Facts of one instance that, together with those of others, show what no rule shows alone. */
export interface InstanceFacts {
  /** A barrier to contraction that the source has and the target has not. */
  readonly removedBarrier?: { readonly op: string; readonly format: string };
  /** The target leaves products unrounded that the source rounds. */
  readonly fuses?: {
    readonly formats: readonly string[];
    /** Operands on which that shows, and both results. */
    readonly example?: string;
  };
  /** The result is a fused op of a machine. */
  readonly fusedOp?: {
    readonly arch: string;
    readonly op: string;
    /** What it computes. */
    readonly shape: string;
    /** What the source may be, its products rounded or not. */
    readonly asked: readonly string[];
  };
  /** Integer ops of the architecture whose values the result reads, so that it matters if another rule rewrites them. */
  readonly reads?: readonly string[];
  /** The line on which the result begins; present where a finding may show it. */
  readonly source?: string;
}

export interface CounterexampleResult {
  readonly roundingMode: RoundingMode;
  /** The types and settings in which it differs, where the rule tells them apart: `the type of t` is `int8`. */
  readonly case?: Readonly<Record<string, string>>;
  /** Bits by the name of the input. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly source: string;
  readonly target: string;
  readonly difference: Difference;
  /** For `upper-bits`: on so many low bits the rule was shown to hold. */
  readonly holdsOnLow?: number;
  /** The inputs' values by name. */
  readonly values: Readonly<Record<string, string>>;
  /** All results that the source permits; the first is the one without contraction. */
  readonly sources: readonly Shown[];
  readonly targetValue: string;
  /** One line: what the source computes here, and what the target computes instead. */
  readonly why: string;
}

/** The code of the warning about a file that holds no rules. */
export const noRules = 'no-rules';

/** The code of an error that is rulecheck's own: the rule at that place has no verdict. */
export const internalError = 'internal-error';

/** What is wrong or doubtful at a place, with the lines that its frame shows. */
export interface RunDiagnostic extends PlainDiagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The baseline accepts it. */
  readonly known?: true;
}

/** An error that takes several rules: the place where it is mended, and the others. */
export interface RunFinding extends RunDiagnostic {
  readonly related: readonly { readonly file: string; readonly line: number; readonly column: number }[];
}

/** One shape of fused multiply-add: `-x*y + z`, or `-(x*y - z)` where the rounded result is negated. */
export interface FamilyShape {
  readonly shape: string;
  readonly members: readonly FamilyMember[];
  /** Architectures that have fused ops and none of this shape. */
  readonly without: readonly string[];
}

/** What one architecture has of a shape. */
export interface FamilyMember {
  readonly arch: string;
  /** The ops that compute it, single precision first. */
  readonly ops: readonly string[];
  /** The rules whose result is one of them. */
  readonly rules: readonly FamilyRule[];
  /** Their instances by verdict. */
  readonly instances: Readonly<Record<VerdictKind, number>>;
  /** How it is unlike the others. */
  readonly differs?: readonly string[];
}

export interface FamilyRule {
  /** Without its folder. */
  readonly file: string;
  readonly line: number;
  /** The worst of the instances that produce the shape. */
  readonly verdict: VerdictKind;
}
