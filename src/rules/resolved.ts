/**
 * An instance of a rule in which every word is bound to its op or block: what the layers above work on.
 * Made by `resolve`; a rule that has an error is not resolved, its diagnostics say why.
 */
import type { Span } from '../text/source.ts';
import type { Instance } from './ast.ts';
import type { GoExpr } from './go-ast.ts';
import type { BlockInfo, OpInfo } from './tables/op-info.ts';

/** An op applied to operands, on either side of a rule. */
export interface ResolvedValue {
  readonly kind: 'value';
  readonly op: OpInfo;
  /** The name given by `name:(Op ...)`. */
  readonly binding?: string;
  readonly type?: GoExpr;
  readonly auxint?: GoExpr;
  readonly aux?: GoExpr;
  readonly args: readonly ResolvedOperand[];
  /**
   * The first two operands stand in the opposite order of the text: the matcher exchanged the values, and their
   * names bind in the order of the text all the same.
   */
  readonly exchanged?: true;
  readonly span: Span;
  /** Where the op's name stands: in an alternation the member, else the word. */
  readonly opSpan: Span;
}

export type ResolvedOperand =
  | ResolvedValue
  | { readonly kind: 'variable'; readonly name: string; readonly span: Span }
  | { readonly kind: 'wildcard'; readonly span: Span }
  | { readonly kind: 'rest'; readonly span: Span }
  | { readonly kind: 'expression'; readonly expr: GoExpr; readonly span: Span };

export interface ResolvedBlock {
  readonly block: BlockInfo;
  readonly type?: GoExpr;
  readonly auxint?: GoExpr;
  readonly aux?: GoExpr;
  readonly controls: readonly ResolvedOperand[];
  readonly successors: readonly string[];
  readonly span: Span;
  readonly opSpan: Span;
}

interface ResolvedBase {
  readonly instance: Instance;
  readonly condition?: GoExpr;
}

export type ResolvedRule =
  | (ResolvedBase & {
      readonly kind: 'value';
      readonly match: ResolvedValue;
      readonly place?: GoExpr;
      readonly result:
        | ResolvedOperand
        | { readonly kind: 'code'; readonly expr: GoExpr; readonly span: Span };
    })
  /** `(A ...) => (B ...)`: operands, aux and auxint stay as they are. */
  | (ResolvedBase & {
      readonly kind: 'ellipsis';
      readonly match: OpInfo;
      readonly result: OpInfo;
      readonly matchSpan: Span;
      readonly resultSpan: Span;
    })
  | (ResolvedBase & {
      readonly kind: 'block';
      readonly match: ResolvedBlock;
      readonly result: ResolvedBlock;
    });
