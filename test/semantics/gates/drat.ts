/**
 * An independent checker of proofs in the DRAT format, read forward: each clause that is learnt must follow by
 * unit propagation from those before it that were not dropped. Its only care is to be plainly right.
 */
import type { Literal } from '../../../src/semantics/gates/search.ts';

export type Step = { readonly kind: 'learn' | 'drop'; readonly clause: readonly Literal[] };

export interface ProofCheck {
  /** The first step that does not follow. */
  readonly refused: number | undefined;
  /** Whether the empty clause follows: what was given cannot be satisfied. */
  readonly isRefutation: boolean;
}

export function checkProof(given: readonly (readonly Literal[])[], steps: readonly Step[]): ProofCheck {
  const clauses = new Clauses();
  for (const clause of given) clauses.add(clause);
  let isRefutation = false;
  for (const [index, { kind, clause }] of steps.entries()) {
    if (kind === 'drop') {
      if (!clauses.drop(clause)) return { refused: index, isRefutation };
      continue;
    }
    if (!clauses.refute(clause)) return { refused: index, isRefutation };
    clauses.add(clause);
    isRefutation ||= clause.length === 0;
  }
  return { refused: undefined, isRefutation };
}

const keyOf = (clause: readonly Literal[]): string => [...clause].sort((a, b) => a - b).join(' ');

/** The first two literals of a clause are watched: unless one of them is false, it says nothing. */
type Watched = Literal[];

class Clauses {
  readonly #byKey = new Map<string, Watched[]>();
  readonly #watchers = new Map<Literal, Set<Watched>>();
  readonly #short = new Set<Watched>();

  add(clause: readonly Literal[]): void {
    const added = [...clause];
    const key = keyOf(added);
    this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), added]);
    if (new Set(added).size <= 1) this.#short.add(added);
    for (const literal of added.slice(0, 2)) this.#watchersOf(literal).add(added);
  }

  drop(clause: readonly Literal[]): boolean {
    const dropped = this.#byKey.get(keyOf(clause))?.pop();
    if (dropped === undefined) return false;
    this.#short.delete(dropped);
    for (const literal of dropped.slice(0, 2)) this.#watchersOf(literal).delete(dropped);
    return true;
  }

  #watchersOf(literal: Literal): Set<Watched> {
    const watchers = this.#watchers.get(literal) ?? new Set();
    this.#watchers.set(literal, watchers);
    return watchers;
  }

  /** Whether unit propagation ends in a conflict once all literals of the clause are false. */
  refute(clause: readonly Literal[]): boolean {
    const isTrue = new Set<Literal>();
    const pending: Literal[] = [];
    /** False if that is a conflict. */
    const assume = (literal: Literal): boolean => {
      if (isTrue.has(literal ^ 1)) return false;
      if (!isTrue.has(literal)) pending.push(literal);
      isTrue.add(literal);
      return true;
    };
    for (const literal of clause) if (!assume(literal ^ 1)) return true;
    for (const short of this.#short) if (short.length === 0 || !assume(short[0]!)) return true;
    for (let literal = pending.pop(); literal !== undefined; literal = pending.pop()) {
      const falseLiteral = literal ^ 1;
      const watchers = this.#watchersOf(falseLiteral);
      for (const watched of [...watchers]) {
        if (watched[0] === falseLiteral) [watched[0], watched[1]] = [watched[1]!, falseLiteral];
        const replacement = watched.findIndex((other, place) => place > 1 && !isTrue.has(other ^ 1));
        if (replacement >= 0) {
          [watched[1], watched[replacement]] = [watched[replacement]!, falseLiteral];
          watchers.delete(watched);
          this.#watchersOf(watched[1]!).add(watched);
        } else if (!assume(watched[0]!)) {
          return true;
        }
      }
    }
    return false;
  }
}
