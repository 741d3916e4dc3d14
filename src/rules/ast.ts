/**
 * The tree of a `.rules` file as it is written, alternations and all. A tree is never copied to expand an
 * alternation: an `Instance` is a rule together with the index of a member, and `spell` reads a word at
 * that member. Every node has its span in the source text.
 */
import type { Span } from '../text/source.ts';
import type { GoExpr, GoIdentifier } from './go-ast.ts';

/** An alternation group `(MADD|MSUB)` inside a word. All groups of a rule are read in lock-step. */
export interface Choice {
  readonly kind: 'choice';
  readonly members: readonly { readonly text: string; readonly span: Span }[];
  readonly span: Span;
}

export interface Letters {
  readonly kind: 'letters';
  readonly text: string;
  readonly span: Span;
}

/** The name of an op or of a block kind: `FNEGD`, `F(MADD|MSUB)D`, `(ADD|SUB)`. */
export interface Word {
  readonly kind: 'word';
  readonly parts: readonly (Letters | Choice)[];
  readonly span: Span;
}

/** `(Op <type> [auxint] {aux} args...)`, with the name that `name:(Op ...)` gives it. */
export interface OpNode {
  readonly kind: 'op';
  readonly binding?: GoIdentifier;
  readonly op: Word;
  readonly type?: GoExpr;
  readonly auxint?: GoExpr;
  readonly aux?: GoExpr;
  readonly args: readonly Arg[];
  /** From the opening to the closing parenthesis, or from the binding's name where there is one. */
  readonly span: Span;
}

export type Arg =
  | OpNode
  /** `x`: a value bound in the match, or a successor of a block. */
  | { readonly kind: 'variable'; readonly name: string; readonly span: Span }
  /** `_`: any value. */
  | { readonly kind: 'wildcard'; readonly span: Span }
  /** `___`: the remaining operands of an op without a fixed number of them. */
  | { readonly kind: 'rest'; readonly span: Span }
  /** `...`: all operands, aux and auxint as they are. */
  | { readonly kind: 'ellipsis'; readonly span: Span }
  /** A Go expression that yields a value: `a.Args[0]`; only in results. */
  | { readonly kind: 'expression'; readonly expr: GoExpr; readonly span: Span };

export type Result =
  | OpNode
  | Extract<Arg, { kind: 'variable' | 'expression' }>
  /** `{code}`: Go code that builds the result itself (Go 1.25 and newer). */
  | { readonly kind: 'code'; readonly expr: GoExpr; readonly span: Span };

export interface Rule {
  readonly kind: 'rule';
  readonly match: OpNode;
  readonly condition?: GoExpr;
  /** `@x.Block`: the block in which the result is placed. */
  readonly place?: GoExpr;
  readonly result: Result;
  /** Where `=>` stands; Go's generator reports its line as the line of the rule. */
  readonly arrow: Span;
  /** Number of members of the rule's alternations; 1 where it has none. */
  readonly memberCount: number;
  readonly span: Span;
}

/** One member of a rule's alternations, in lock-step; `member` counts from 0. */
export interface Instance {
  readonly rule: Rule;
  readonly member: number;
}
