/** Go expressions as they occur in conditions, auxints, auxes, types and results. */
import type { Span } from '../text/source.ts';

export interface GoIdentifier {
  readonly kind: 'identifier';
  readonly name: string;
  readonly span: Span;
}

export type GoUnaryOperator = '+' | '-' | '!' | '^' | '*' | '&';

export type GoBinaryOperator =
  | ('||' | '&&')
  | ('==' | '!=' | '<' | '<=' | '>' | '>=')
  | ('+' | '-' | '|' | '^')
  | ('*' | '/' | '%' | '<<' | '>>' | '&' | '&^');

export type GoExpr =
  | GoIdentifier
  /** An untyped integer or character constant; the text keeps its base and its underscores. */
  | { readonly kind: 'integer'; readonly text: string; readonly value: bigint; readonly span: Span }
  /** An untyped float constant, exactly: numerator / denominator (decimal and hexadecimal forms). */
  | {
      readonly kind: 'float';
      readonly text: string;
      readonly numerator: bigint;
      readonly denominator: bigint;
      readonly span: Span;
    }
  /** What Go reads and no rule of Go's own has: a type that is no name, or none where one is implied; an imaginary constant. */
  | {
      readonly kind: 'other';
      readonly what: 'type' | 'imaginary constant';
      readonly text: string;
      readonly span: Span;
    }
  /** The text is as written, with its quotes. */
  | { readonly kind: 'string'; readonly text: string; readonly span: Span }
  | {
      readonly kind: 'unary';
      readonly operator: GoUnaryOperator;
      readonly operand: GoExpr;
      readonly span: Span;
    }
  | {
      readonly kind: 'binary';
      readonly operator: GoBinaryOperator;
      readonly left: GoExpr;
      readonly right: GoExpr;
      readonly span: Span;
    }
  | { readonly kind: 'paren'; readonly inner: GoExpr; readonly span: Span }
  | { readonly kind: 'call'; readonly callee: GoExpr; readonly args: readonly GoExpr[]; readonly span: Span }
  | { readonly kind: 'selector'; readonly object: GoExpr; readonly name: GoIdentifier; readonly span: Span }
  /** `x.(T)`. */
  | { readonly kind: 'assertion'; readonly object: GoExpr; readonly type: GoExpr; readonly span: Span }
  | { readonly kind: 'index'; readonly object: GoExpr; readonly index: GoExpr; readonly span: Span }
  /** `T{a, k: v}`. */
  | {
      readonly kind: 'composite';
      readonly type: GoExpr;
      readonly elements: readonly { readonly key?: GoExpr; readonly value: GoExpr }[];
      readonly span: Span;
    };
