/** What the page's script knows of the rules, in the order in which they stand on the page. */
import type { VerdictKind } from '../../prove/verdict.ts';

export interface PageData {
  readonly files: readonly string[];
  readonly ops: readonly string[];
  /** Each by its verdict, and its file and ops as indexes. */
  readonly rules: readonly (readonly [verdict: VerdictKind, file: number, ops: readonly number[]])[];
  /** From which rule on bodies are packed, and how many there are in a pack. */
  readonly packed: { readonly first: number; readonly size: number };
}
