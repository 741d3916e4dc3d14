import type * as float from '../../../../src/semantics/float/index.ts';

/** What a law is about: the whole layer, or one with a part replaced by a mutant. */
export type Implementation = typeof float;

/** A law states what must hold of an implementation; `check` throws with the case that breaks it. */
export interface Law {
  readonly name: string;
  check(implementation: Implementation): void;
}
