/** What the page's script knows of the rules, in the order in which they stand on the page. */
import type { VerdictKind } from '../../../check/run.ts';

export interface PageData {
  readonly files: readonly string[];
  readonly ops: readonly string[];
  readonly groups: readonly GroupData[];
  readonly rules: readonly RuleData[];
  /** Rules in a pack. */
  readonly packSize: number;
}

export interface GroupData {
  readonly verdict: VerdictKind;
  readonly rules: number;
  /** How many of them, from the first on, stand on the page as it is; the others are packed. */
  readonly standing: number;
}

export type RuleData = readonly [
  id: string,
  file: number,
  ops: readonly number[],
  /** What search looks at. */
  words: string,
  /** The element of a packed rule, closed and without its body. */
  head?: string,
];
