/**
 * What a rule claims, as terms: on every assignment that satisfies the assumptions the target equals one of
 * the permitted sources. A rule with commutative ops has one obligation for each order it matches, and one more for
 * each constant of the target that could be a NaN.
 */
import type { GoExpr } from '../rules/go-ast.ts';
import type { ResolvedRule } from '../rules/resolved.ts';
import type { Format } from '../semantics/float/index.ts';
import type { Term, Variable } from '../semantics/term/term.ts';
import type { Step } from './step.ts';

/** A free variable of an obligation. */
export interface Input {
  /** As the rule spells it: an operand `x`, a constant `c`, or `_1` for the first wildcard. */
  readonly name: string;
  readonly variable: Variable;
  readonly role: 'operand' | 'constant' | 'wildcard';
  /** Where the input is a number, its format; else it is an integer or plain bits. */
  readonly format?: Format;
}

/** What of the result is observed. */
export type Observation =
  | { readonly kind: 'float'; readonly format: Format }
  /** An integer register: the low `width` bits. */
  | { readonly kind: 'integer'; readonly width: number }
  /** Which successor a block goes to: 1 for the first one of the source. */
  | { readonly kind: 'branch' }
  /** Whether a constant that the compiler computes for the target is one that it takes: 1 if it is no NaN. */
  | { readonly kind: 'duty'; readonly constant: Term; readonly format: Format };

export interface Obligation {
  readonly inputs: readonly Input[];
  /** Terms of sort `Bool`: the conditions of the rule, and what its constants promise. */
  readonly assumptions: readonly Term[];
  /** The results that the source permits; the first is the one without contraction. */
  readonly sources: readonly [Term, ...Term[]];
  readonly target: Term;
  readonly observed: Observation;
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

/** The obligation of one matching order, and what it was made from. */
export interface OrderObligation extends Obligation {
  /** The rule with its operands in this order; the first order is that of the text. */
  readonly rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>;
  readonly conjuncts: readonly Conjunct[];
  /** The ops of each side, each after its operands. */
  readonly steps: { readonly match: readonly Step[]; readonly result: readonly Step[] };
}

/** What a rule has that is not modelled; `name` is counted in the ledger. */
export interface Missing {
  readonly kind: 'op' | 'helper' | 'aux' | 'block' | 'construct';
  readonly name: string;
  /** One sentence for the report: `the op SLLI has no model`. */
  readonly reason: string;
}

/** An instance of a rule, modelled. */
export type Claim =
  | {
      readonly kind: 'claim';
      /** One for each matching order, then those on constants; never empty. */
      readonly obligations: readonly [OrderObligation, ...OrderObligation[]];
      /** What is taken for granted, in words. */
      readonly assumptions: readonly string[];
    }
  | { readonly kind: 'unsupported'; readonly missing: Missing };
