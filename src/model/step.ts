/** The ops of a rule one by one, for those who show or change single ops of it. */
import type { ResolvedBlock, ResolvedValue } from '../rules/resolved.ts';
import type { BranchEntry, ConstantKind, OpEntry, Place } from '../semantics/ops/entry.ts';
import type { Term } from '../semantics/term/term.ts';

/** A value with the register that holds it. */
export interface Held {
  readonly term: Term;
  readonly register: Place;
  /** The value is the first of a tuple, and must be selected before it is used. */
  readonly isTuple?: boolean;
}

/** One op applied to its operands, as it reads them. */
export type Step =
  | {
      readonly kind: 'op';
      readonly value: ResolvedValue;
      readonly entry: OpEntry;
      readonly operands: readonly Held[];
      readonly constant?: { readonly kind: ConstantKind; readonly term: Term };
      readonly result: Held;
    }
  | {
      readonly kind: 'branch';
      readonly value: ResolvedBlock;
      readonly entry: BranchEntry;
      readonly operands: readonly Held[];
      /** Whether control goes to the first successor of the block; of sort `Bool`. */
      readonly taken: Term;
    };
