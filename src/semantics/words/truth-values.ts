/**
 * What is known of truth values, one claim after the other, with all that follows by the connectives alone: which
 * choices are made then, and of what nothing is known yet.
 */
import { falsity, not, truth } from '../term/build.ts';
import { onOperands, type Term } from '../term/term.ts';
import type { Form } from './law.ts';
import { isApplied } from './pieces.ts';

/** Every look at a term costs a step. All of them throw `BudgetEnded`. */
export class TruthValues {
  readonly #form: Form;
  readonly #claims: readonly Term[];
  /** Of truth values that are not made of others. */
  readonly #said: Map<Term, boolean>;

  private constructor(form: Form, claims: readonly Term[], said: Map<Term, boolean>) {
    this.#form = form;
    this.#claims = claims;
    this.#said = said;
  }

  /** Nothing is known. */
  static in(form: Form): TruthValues {
    return new TruthValues(form, [], new Map());
  }

  /** With more claims; undefined where they contradict what is known, or each other. */
  with(more: readonly Term[]): TruthValues | undefined {
    const all = new TruthValues(this.#form, [...this.#claims, ...more], new Map(this.#said));
    let known: number;
    do {
      known = all.#said.size;
      for (const claim of all.#claims) if (!all.#say(claim, true)) return undefined;
    } while (all.#said.size > known);
    return all;
  }

  /** What is known of truth values that are not made of others, each true; in the order in which it came to be known. */
  get facts(): readonly Term[] {
    return Array.from(this.#said, ([claim, holds]) => (holds ? claim : not(claim)));
  }

  /** How many these are. */
  get count(): number {
    return this.#said.size;
  }

  /** Undefined where nothing that is known tells. */
  of(term: Term): boolean | undefined {
    this.#form.spend(1);
    if (term.kind === 'constant') return term.value === 1n;
    const [a, b, c] = term.kind === 'application' ? term.operands : [];
    const connective = connectiveOf(term);
    if (connective === undefined) return this.#said.get(term);
    const first = this.of(a!);
    switch (connective) {
      case 'not':
        return first === undefined ? undefined : !first;
      case 'if':
        return first === undefined ? undefined : this.of(first ? b! : c!);
      case 'equal': {
        const second = first === undefined ? undefined : this.of(b!);
        return second === undefined ? undefined : first === second;
      }
      default: {
        // One that is so decides an or, and one that is not an and.
        const decisive = connective === 'or';
        const second = first === decisive ? first : this.of(b!);
        if (second === decisive) return decisive;
        return first === undefined || second === undefined ? undefined : !decisive;
      }
    }
  }

  /** Says what follows from the claim's being so; false where the contrary is known. */
  #say(claim: Term, holds: boolean): boolean {
    const known = this.of(claim);
    if (known !== undefined) return known === holds;
    const [a, b, c] = claim.kind === 'application' ? claim.operands : [];
    const connective = connectiveOf(claim);
    switch (connective) {
      case undefined:
        this.#said.set(claim, holds);
        return true;
      case 'not':
        return this.#say(a!, !holds);
      case 'if': {
        const condition = this.of(a!);
        return condition === undefined || this.#say(condition ? b! : c!, holds);
      }
      case 'equal': {
        const [first, second] = [this.of(a!), this.of(b!)];
        if (first !== undefined) return this.#say(b!, first === holds);
        return second === undefined || this.#say(a!, second === holds);
      }
      default: {
        if (holds !== (connective === 'or')) return this.#say(a!, holds) && this.#say(b!, holds);
        if (this.of(a!) !== undefined) return this.#say(b!, holds);
        return this.of(b!) === undefined || this.#say(a!, holds);
      }
    }
  }

  /** The term without the choices that are made, and with the truth values that are known. */
  chosen(term: Term, known = new Map<Term, Term>()): Term {
    const before = known.get(term);
    if (before !== undefined) return before;
    const result = this.#chosen(term, known);
    known.set(term, result);
    return result;
  }

  #chosen(term: Term, known: Map<Term, Term>): Term {
    if (term.kind === 'constant') return term;
    if (isApplied(term, 'if')) {
      const [condition, then, otherwise] = term.operands as readonly [Term, Term, Term];
      const answer = this.chosen(condition, known);
      if (answer === truth) return this.chosen(then, known);
      if (answer === falsity) return this.chosen(otherwise, known);
    }
    const made =
      term.kind === 'application' ? onOperands(term, operand => this.chosen(operand, known)) : term;
    const answer = made.sort === 'Bool' ? this.of(made) : undefined;
    return answer === undefined ? made : answer ? truth : falsity;
  }

  /**
   * A truth value in the term, or in a claim, of which nothing is known and by which others hang; what it is made of
   * comes before it.
   */
  open(...terms: readonly Term[]): Term | undefined {
    const seen = new Set<Term>();
    const openIn = (term: Term): Term | undefined => {
      if (seen.has(term)) return undefined;
      seen.add(term);
      if (term.sort === 'Bool' && this.of(term) !== undefined) return undefined;
      for (const operand of term.kind === 'application' ? term.operands : []) {
        const open = openIn(operand);
        if (open !== undefined) return open;
      }
      return term.sort === 'Bool' && connectiveOf(term) === undefined ? term : undefined;
    };
    for (const term of [...terms, ...this.#claims]) {
      const open = openIn(term);
      if (open !== undefined) return open;
    }
    return undefined;
  }
}

const connectives = ['not', 'and', 'or', 'equal', 'if'] as const;
type Connective = (typeof connectives)[number];

/** What makes a truth value of others; undefined for all that does not. */
function connectiveOf(term: Term): Connective | undefined {
  if (term.kind !== 'application' || term.sort !== 'Bool' || term.operands.at(-1)!.sort !== 'Bool')
    return undefined;
  return connectives.find(name => name === term.operator.name);
}
