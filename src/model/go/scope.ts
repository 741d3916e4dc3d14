/** What surrounds a Go expression: the names it may use, and who is told what its evaluation takes for granted. */
import type { GoExpr } from '../../rules/go-ast.ts';
import type { Term } from '../../semantics/term/term.ts';
import { Choices } from '../choices.ts';
import { NotModelled } from '../missing.ts';
import type { GoFunction } from './go-function.ts';
import type { GoValue } from './value.ts';

export interface PlaceInSymbol {
  readonly symbol: Term;
  readonly offset: Term;
}

export interface Scope {
  /** What a name stands for, also one with dots; undefined for names that stand for nothing here. */
  lookup(name: string): GoValue | undefined;
  /** The compiler panics where the condition holds and the expression is reached. `words`: by what. */
  panicsWhere(condition: Term, words: string, at: GoExpr): void;
  /**
   * A truth value of an analysis that the compiler makes: where it is true the implication holds, where it is false
   * nothing is known. The same name is the same truth value.
   */
  fact(name: string, implies: Term): Term;
  /** Something is assumed, in words. */
  assume(words: string): void;
  /** What tells the case at hand from the others. */
  suppose(condition: Term): void;
  /**
   * So many bytes of a symbol that no program writes, where that is known of it, as memory has them. Throws `NotModelled`
   * where it is not known, or the rule has no memory.
   */
  readOnly(helper: string, bytes: number, place: PlaceInSymbol, isReadOnly: Term): Term;
  /** The scope of what is evaluated only where the condition holds. */
  where(condition: Term): Scope;
  readonly choices: Choices;
  /** Helpers that a project adds to those of the compiler, or means otherwise, by name. */
  readonly helpers: ReadonlyMap<string, GoFunction>;
  /** In bytes: of pointers and of `int`. */
  readonly pointerSize: number;
}

/** A scope of known constants alone, in which nothing is supposed. Throws `NotModelled` where more is asked. */
export function constantScope(
  lookup: Scope['lookup'],
  { helpers, pointerSize }: Pick<Scope, 'helpers' | 'pointerSize'> = { helpers: new Map(), pointerSize: 8 },
): Scope {
  const scope: Scope = {
    lookup,
    helpers,
    pointerSize,
    panicsWhere: () => {},
    fact(name) {
      throw new NotModelled('helper', name);
    },
    assume: () => {},
    suppose: () => {},
    readOnly(helper) {
      throw new NotModelled('helper', helper);
    },
    where: () => scope,
    choices: new Choices(new Map()),
  };
  return scope;
}
