/** What one prover has to say of one obligation. */
import type { Obligation } from '../model/obligation.ts';
import type { Equality, Method } from './verdict.ts';

export type Finding =
  | { readonly kind: 'proved'; readonly method: Method; readonly equality: Equality }
  /** An assignment to be replayed: the values of the obligation's inputs, in order. */
  | { readonly kind: 'candidate'; readonly values: readonly bigint[] }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Proofs hold in all rounding modes, because terms name the mode only as `dynamic`. */
export type Prover = (obligation: Obligation) => Finding;
