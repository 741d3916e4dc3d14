/** What the page and its worker say to each other. */
import type { Completion } from '../../src/editor/complete.ts';
import type { Token } from '../../src/editor/outline.ts';
import type { OpEvaluation } from '../../src/evaluation/evaluate-op.ts';
import type { Tried, TryField } from '../../src/evaluation/try-rule.ts';
import type { HandbookPage } from '../../src/handbook/op-page.ts';
import type { Span } from '../../src/text/source.ts';

export interface Squiggle {
  readonly span: Span;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

/** A rule with its verdict, as markup that is escaped where it is made. */
export interface RuleCard {
  readonly line: number;
  readonly head: string;
  readonly body: string;
  /** For an issue. */
  readonly markdown: string;
  /** Of each member. */
  readonly fields: readonly (readonly TryField[])[];
}

/** An op on operands of one's own, or what is wrong with them. */
export type Evaluated =
  | { readonly kind: 'evaluation'; readonly evaluation: OpEvaluation }
  | { readonly kind: 'error'; readonly message: string };

export type Question =
  | { readonly kind: 'text'; readonly version: number; readonly arch: string; readonly text: string }
  | { readonly kind: 'hover' | 'complete'; readonly id: number; readonly offset: number }
  | { readonly kind: 'handbook'; readonly id: number; readonly arch: string }
  | {
      readonly kind: 'evaluate';
      readonly id: number;
      readonly arch: string;
      readonly op: string;
      readonly operands: readonly string[];
    }
  | {
      readonly kind: 'try';
      readonly id: number;
      /** Of the rule. */
      readonly line: number;
      readonly member: number;
      readonly values: Readonly<Record<string, string>>;
    };

export type Answer =
  | {
      readonly kind: 'read';
      readonly version: number;
      readonly tokens: readonly Token[];
      readonly squiggles: readonly Squiggle[];
    }
  | {
      readonly kind: 'verdicts';
      readonly version: number;
      readonly cards: readonly RuleCard[];
      readonly squiggles: readonly Squiggle[];
      /** Rules that have no verdict yet. */
      readonly waiting: number;
    }
  | { readonly kind: 'hover'; readonly id: number; readonly span?: Span; readonly markdown?: string }
  | { readonly kind: 'complete'; readonly id: number; readonly completions: readonly Completion[] }
  | { readonly kind: 'handbook'; readonly id: number; readonly pages: readonly HandbookPage[] }
  | { readonly kind: 'evaluate'; readonly id: number; readonly evaluated: Evaluated }
  | { readonly kind: 'try'; readonly id: number; readonly tried: Tried };
