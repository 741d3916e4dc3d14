/** What is known of how a rule can be shown at work: one Go function for each member that can be reached. */
import type { Case } from './cases.ts';
import type { KnownRule } from './known-rules.ts';
import type { Spelled } from './spell.ts';

/** A member of the rule's alternations that a Go function reaches. */
export interface Reached {
  readonly kind: 'reached';
  readonly target: KnownRule;
  readonly spelled: Spelled;
  /** The rules that fire on the way, as the simulation of the compiler has it. */
  readonly fired: readonly KnownRule[];
  readonly cases: readonly Case[];
  /** Whether the verdict on the member is `refuted`. */
  readonly isRefuted: boolean;
  /** Whether a case shows a wrong result. */
  readonly shows: boolean;
  /** What the prediction rests on, in words. */
  readonly doubts: readonly string[];
  /** For Go's test/codegen: the op to expect, and the one to refuse. */
  readonly opcodes: { readonly right?: string; readonly wrong?: string };
}

export interface NotReached {
  readonly kind: 'not reached';
  readonly target: KnownRule;
  readonly reason: string;
}

export type MemberReproduction = Reached | NotReached;
