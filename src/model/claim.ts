/**
 * What a rule claims, as terms: on every assignment that satisfies the hypotheses the target equals one of the
 * permitted sources. A rule has one obligation for each order in which commutative ops match and each case of types
 * and settings that it tells apart, and one more for each duty of its result.
 */

import type { GoExpr } from '../rules/go-ast.ts';
import type { ResolvedBlock, ResolvedRule, ResolvedValue } from '../rules/resolved.ts';
import type { Format } from '../semantics/float/index.ts';
import type { ConstantKind, FlagsRegister } from '../semantics/ops/entry.ts';
import type { Term, Variable } from '../semantics/term/term.ts';
import type { Assumption } from './assumptions.ts';
import type { Answers } from './choices.ts';
import type { Missing } from './missing.ts';
import type { Step } from './register-values.ts';

/** A free variable of an obligation. */
export interface Input {
  /** As the rule spells it: an operand `x`, a constant `c`, `_` or `2nd _` for a wildcard. */
  readonly name: string;
  readonly variable: Variable;
  readonly role: 'operand' | 'constant' | 'wildcard';
  /** Where the input is a number, its format; else it is an integer or plain bits. */
  readonly format?: Format;
  /** Where the input is flags, which. */
  readonly flags?: FlagsRegister;
  /** What a constant of the rule is. */
  readonly constant?: ConstantKind;
  /** Of a constant that packs several: values to try first. */
  readonly examples?: readonly bigint[];
}

/** What of the result is observed. */
export type Observation =
  | { readonly kind: 'float'; readonly format: Format }
  /**
   * The low `width` bits; of several results each has its place in them, the first on top. Where the source is the
   * extension of a narrow value, `value` says of how many bits; `ofWords`: it is a string, a vector or the like, of several words;
   * `numbers`: these are numbers of the format.
   */
  | {
      readonly kind: 'integer';
      readonly width: number;
      readonly value?: number;
      readonly ofWords?: true;
      readonly numbers?: Format;
    }
  /** Which successor a block goes to: 1 for the first one of the source. */
  | { readonly kind: 'branch' }
  /** The byte that memory has at one arbitrary address. */
  | { readonly kind: 'memory' }
  /** Whether the result does what it owes, or the compiler goes on: 1 if so. */
  | { readonly kind: 'duty'; readonly duty: Duty };

/** A value or a block of the result. */
type Owing = ResolvedValue | ResolvedBlock;

/** What a result owes beside its value. The condition is of sort `Bool`. */
export type Duty =
  | {
      readonly kind: 'not a NaN';
      readonly constant: Term;
      readonly format: Format;
      readonly of: Owing;
      readonly condition: Term;
    }
  /** The constant is one that the instruction can encode. */
  | { readonly kind: 'encodable'; readonly words: string; readonly of: Owing; readonly condition: Term }
  | { readonly kind: 'reached'; readonly of: ResolvedValue; readonly condition: Term }
  /** Words are loaded and stored where the machine takes them from, supposing that the match does so too. */
  | {
      readonly kind: 'aligned';
      /** What the manual says of other addresses. */
      readonly sentence: string;
      readonly supposed: readonly Term[];
      readonly accesses: readonly AlignedAddress[];
      readonly condition: Term;
    }
  /** The constant is one that other rules expect, if those of the match are. */
  | { readonly kind: 'made'; readonly words: string; readonly of: Owing; readonly condition: Term }
  /** An op of the language is used only where its result is defined. */
  | { readonly kind: 'defined'; readonly words: string; readonly of: Owing; readonly condition: Term }
  /** Go's own evaluation of a condition or constant does not panic. `words`: by what it would. */
  | { readonly kind: 'no panic'; readonly words: string; readonly at: GoExpr; readonly condition: Term };

/** An address to which an op goes, and what it has to be a multiple of: two words of 64 bits. */
export interface AlignedAddress {
  readonly of: ResolvedValue;
  readonly address: Term;
  readonly multiple: Term;
}

/** What leaves no program in a case, the match or the conditions, and in which way. */
export interface Excluded {
  readonly by: 'match' | 'conditions';
  readonly words?: string;
}

export interface Obligation {
  readonly inputs: readonly Input[];
  /** Terms of sort `Bool`: the conditions of the rule, and what its constants promise. */
  readonly assumptions: readonly Term[];
  /** Those of them that the rule's conditions ask; the others are so of all that the match takes. */
  readonly asked?: readonly Term[];
  /** Of a case that no program has: nothing is claimed, and there are no inputs. */
  readonly excluded?: Excluded;
  /** The results that the source permits; the first is the one without contraction. */
  readonly sources: readonly [Term, ...Term[]];
  readonly target: Term;
  readonly observed: Observation;
  /**
   * Inputs that stand for what the manual leaves undefined of a source: to hold for all of them is more than is
   * asked, and that it does not hold for some says nothing.
   */
  readonly open?: readonly Variable[];
  /** The types and settings that it is about, where the rule tells them apart. */
  readonly answers?: Answers;
}

/** The obligation with both sides rewritten; its assumptions stay. */
export function mapSides(obligation: Obligation, rewrite: (side: Term) => Term): Obligation {
  const [first, ...others] = obligation.sources;
  const sources = [rewrite(first), ...others.map(rewrite)] as const;
  return { ...obligation, sources, target: rewrite(obligation.target) };
}

/** What one conjunct of a condition is taken for. */
export interface Conjunct {
  readonly expr: GoExpr;
  readonly role:
    | 'assumption'
    /** True of any pure value, or irrelevant to what it computes. */
    | 'bookkeeping'
    /** A fact of the build: both answers are possible, so nothing is assumed. */
    | 'configuration'
    | 'contraction licence';
}

/** The obligation of one matching order in one case, and what it was made from. */
export interface OrderObligation extends Obligation {
  /** The rule with its operands in this order; the first order is that of the text. */
  readonly rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>;
  readonly answers: Answers;
  readonly conjuncts: readonly Conjunct[];
  /** The ops of each side, each after its operands. */
  readonly steps: { readonly match: readonly Step[]; readonly result: readonly Step[] };
}

/** An instance of a rule, modelled. */
export type Claim =
  | {
      readonly kind: 'claim';
      /** Never empty. */
      readonly obligations: readonly [OrderObligation, ...OrderObligation[]];
      readonly assumptions: readonly Assumption[];
      /** What is missing where its conditions cannot hold: not every case that could meet them has a model. */
      readonly ifVacuous?: Missing;
      /** What is missing where it holds: not every program that the rule may meet has a model. */
      readonly ifProved?: Missing;
      /** The same claim with more assumed, to be asked where this one does not hold. */
      readonly otherwise?: () => Claim;
    }
  | { readonly kind: 'unsupported'; readonly missing: Missing };
