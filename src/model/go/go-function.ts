/** Go functions as terms: a row of the library. */
import type { Term } from '../../semantics/term/term.ts';
import type { GoType } from './type.ts';

/** A type parameter of the compiler's helpers: integer types of a width, of which `int` is none. */
export type TypeParameter = 'integer' | 'signed integer' | 'unsigned integer';

export interface GoFunction {
  readonly parameters: readonly (GoType | TypeParameter)[];
  /** `same`: the type of the first argument. */
  readonly result: GoType | 'same';
  /** Terms of the widths of the parameters to a term of the result's; whether the first argument is signed. */
  denote(args: readonly Term[], signed: boolean): Term;
  /** Where Go's function panics. */
  readonly panics?: { readonly words: string; where(...args: Term[]): Term };
  /** Holds of all arguments, and tells provers of the result what is hard to see in it. */
  promises?(...args: Term[]): Term;
}

export const fn = (
  parameters: GoFunction['parameters'],
  result: GoFunction['result'],
  denote: (...args: Term[]) => Term,
  panics?: GoFunction['panics'],
): GoFunction => ({ parameters, result, denote: args => denote(...args), ...(panics && { panics }) });
