/** What a verdict takes for granted. Reports make the words. */
import type { ContractName, LemmaName } from '../semantics/division/lemmas.ts';

export type Assumption =
  /** Who permits a product to be fused into a sum: the rule asks, the language where no rule of a tree asks, an option. */
  | { readonly kind: 'contraction'; readonly licence: 'rule' | 'language' | 'option' }
  /** In which block the result is placed is not checked. */
  | { readonly kind: 'placement' }
  /** The op is a barrier to contraction too; what is known of the other rules, once they are. */
  | { readonly kind: 'barrier'; readonly op: string; readonly others?: OtherRules }
  /** Where an op of the language has a result, in the words of its entry. */
  | { readonly kind: 'defined'; readonly words: string }
  /** Booleans fill their registers: all bits but the lowest are zero. */
  | { readonly kind: 'bool registers' }
  /** What an op puts above a narrow value is still there where the value is read. */
  | { readonly kind: 'spills' }
  /** What an instruction writes above a narrow value counts for nothing, as the notes of Go's op table say. */
  | { readonly kind: 'junk above types' }
  /** Ops of the match have the constants that Go's rules make, in the words of the op's entry. */
  | { readonly kind: 'constants made'; readonly op: string; readonly words: string }
  /** What the compiler's analysis says of values is true of them. */
  | { readonly kind: 'analysis'; readonly helper: string }
  /** A function of the compiler does what it does in the releases whose text is known, though it has another text. */
  | ({ readonly kind: 'helper as known' } & OtherHelper)
  /** A lemma on division by constants. */
  | { readonly kind: 'lemma'; readonly name: LemmaName }
  /** What a function of the compiler gives is what lemmas are about. */
  | { readonly kind: 'contract'; readonly name: ContractName }
  /** A proof that no part of rulecheck has found or checked. */
  | { readonly kind: 'solver'; readonly name: string };

export interface OtherHelper {
  readonly helper: string;
  /** The file of the compiler that has the text. */
  readonly file: string;
}

/** Whether rules of an architecture, or of all, fuse a product into a sum. */
export interface OtherRules {
  readonly fuse: boolean;
  /** Absent where the rules run for all architectures. */
  readonly arch?: string;
  readonly modelled: number;
  readonly unmodelled: number;
}

/** Each once, in the order of first occurrence. */
export function distinct(assumptions: readonly Assumption[]): Assumption[] {
  return [...new Map(assumptions.map(assumption => [JSON.stringify(assumption), assumption])).values()];
}
