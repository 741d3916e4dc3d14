/**
 * The parts of a run that explain one instance: what both sides mean, what is claimed, and why it holds or not.
 * Plain data, made only where an output shows it.
 */
import type { Conjunct } from '../../model/claim.ts';
import type { Kind } from '../../prove/divergence/difference.ts';
import type { RoundingMode } from '../../semantics/float/environment.ts';

export type { Kind } from '../../prove/divergence/difference.ts';
export type Role = Conjunct['role'];

/** Bits of one value, and the value for people: `-1`, `0.1`, `inf`. */
export interface Shown {
  readonly bits: string;
  readonly value: string;
}

/** Absent means not applicable. */
export interface InstanceDetails {
  readonly source: Side;
  readonly target: Side;
  /** Every op of both sides once, in the order of the text. */
  readonly ops: readonly OpWords[];
  readonly claim?: ClaimWords;
  readonly agreement?: Agreement;
  readonly refutation?: Refutation;
}

export interface Side {
  readonly tree: TreeNode;
  /** What the side computes; of a source under a licence to fuse, all readings. Empty without a model. */
  readonly mathematics: readonly string[];
}

export interface TreeNode {
  /** `FNEGD`, `FMOVDconst [c]`, `x`. */
  readonly label: string;
  /** The name that the rule gives the value. */
  readonly name?: string;
  readonly mathematics?: string;
  readonly operands: readonly TreeNode[];
}

export interface OpWords {
  readonly op: string;
  /** What the manual says; absent for an op without a model. */
  readonly sentence?: string;
  readonly manual?: string;
}

/** The obligation in words. */
export interface ClaimWords {
  /** What is claimed for every value of these. */
  readonly inputs: readonly { readonly names: readonly string[]; readonly type: string }[];
  /** What leaves some values out: conditions of the rule, or what the constants of its match are. */
  readonly restrictedBy?: 'conditions' | 'constants';
  /** `the target is the same binary64 number as the source`. */
  readonly statement: string;
  /** Orders of commuting operands in which the rule matches. */
  readonly orders: number;
  /** Types and settings that the rule tells apart, in each order. */
  readonly cases: number;
  /** Which of them is shown, counted from 1, where it is not that of the text: one that is refuted. */
  readonly order?: number;
  readonly conditions: readonly { readonly condition: string; readonly role: Role }[];
  /** In words. */
  readonly assumptions: readonly string[];
}

/** Why a proved rule holds. */
export interface Agreement {
  /** The term that both sides are rewritten to; absent where the proof goes bit by bit. */
  readonly normalForm?: string;
}

/** Why a refuted rule does not hold. */
export interface Refutation {
  readonly roundingMode: RoundingMode;
  /** The rounding mode can make a difference. */
  readonly rounds: boolean;
  /** The types and settings in which it differs, where the rule tells them apart. */
  readonly case?: Readonly<Record<string, string>>;
  readonly inputs: readonly NamedValue[];
  /** Ops of both sides, each after its operands, with what they compute. */
  readonly source: readonly StepShown[];
  readonly target: readonly StepShown[];
  /** The results; of a source under a licence to fuse, all that are permitted. */
  readonly sources: readonly Shown[];
  readonly result: Shown;
  /** Absent where the result breaks a duty, or the compiler panics: then no value is another. */
  readonly divergence?: Divergence;
  /** What is not met in that case, in words. */
  readonly unmet?: string;
  readonly difference: Kind;
  /** For `upper-bits`: on so many low bits the rule was shown to hold. */
  readonly holdsOnLow?: number;
  /** Distance of the results in units in the last place, where that has a meaning. */
  readonly ulps?: string;
  readonly survey: {
    readonly tried: number;
    readonly differing: Readonly<Record<RoundingMode, number>>;
  };
  /** Where in the space of inputs the sides agree; absent where the rule has no inputs. */
  readonly inputMap?: InputMapShown;
}

export interface NamedValue extends Shown {
  readonly name: string;
}

/** One op applied to values. */
export interface StepShown {
  /** The name that the rule gives the result. */
  readonly name?: string;
  readonly op: string;
  readonly operands: readonly Shown[];
  readonly constant?: Shown;
  /** Absent for memory that is stored to once more. */
  readonly result?: Shown;
  /** Here the sides diverge. */
  readonly diverges?: true;
  /** Which duty this op of the target breaks: `cannot be encoded`. */
  readonly breaks?: string;
}

/** The first place where the sides diverge. */
export interface Divergence {
  /** What both sides compute, with a dot for the operand that differs; absent where they diverge at once. */
  readonly within?: string;
  readonly source: Computed;
  readonly target: Computed;
}

/** An expression on the input and its value: `-z` is `-5`. */
export interface Computed extends Shown {
  readonly expression: string;
}

/** A grid over the classes of one or two operands. */
export interface InputMapShown {
  readonly roundingMode: RoundingMode;
  readonly rows: InputAxis;
  readonly columns?: InputAxis;
  /** Of each row one cell for each column, or only one: inputs that were tried, and those that differ. */
  readonly cells: readonly (readonly { readonly tried: number; readonly differing: number }[])[];
}

export interface InputAxis {
  readonly title: string;
  /** The classes are those of numbers: normal, subnormal, zero. */
  readonly numbers: boolean;
  readonly classes: readonly { readonly label: string; readonly name: string }[];
}

export interface RepairDetails {
  /** The right rule in the source's own spelling, where one result serves all instances. */
  readonly rule?: string;
  /** No other choice of ops in a result of that shape is right. */
  readonly unique?: boolean;
  /** Only names of ops differ. */
  readonly keepsShape?: boolean;
  /** Repairs of single instances, where no one result serves all. */
  readonly instances: readonly { readonly member: number; readonly rule: string; readonly unique: boolean }[];
  /** A condition that makes the rule right as it stands, and the rule with it. */
  readonly condition?: {
    readonly condition: string;
    readonly rule: string;
    /** Of one on constants: whether the sides differ at those next to what it admits. */
    readonly isWeakest?: boolean;
  };
  /** Conditions that permit the rule more and do not make it right; in words that follow "where". */
  readonly failedConditions?: readonly string[];
  /** Results that were tried, and how many of them are wrong or not proved. */
  readonly tried: number;
  readonly rejected: number;
  /** A unified diff of the file. */
  readonly patch?: string;
}
