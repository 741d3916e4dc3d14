/**
 * Division by a constant, in three pieces: a lemma says what equals the quotient, the compiler's constants meet its
 * condition (both of `src/semantics/division/lemmas.ts`), and here the constants are arbitrary under what is known of
 * them, the quotient is replaced by one of its forms, and what is left is a question of bits for other provers.
 */
import { type Assumption, distinct } from '../../model/assumptions.ts';
import type { Input, Obligation } from '../../model/claim.ts';
import type { Budget } from '../../semantics/budget.ts';
import { type Division, type DivisionLemma, lemmas } from '../../semantics/division/lemmas.ts';
import { bits, extract, truth, zeroExtend } from '../../semantics/term/build.ts';
import {
  apply,
  subterms,
  type Term,
  type Variable,
  variable,
  variablesOf,
} from '../../semantics/term/term.ts';
import { conjuncts } from '../../semantics/words/facts.ts';
import { isApplied } from '../../semantics/words/pieces.ts';
import { type Finding, type Prover, unknown } from '../prover.ts';
import { Question } from '../question.ts';
import { byGateSearch, byShortSearch } from './gate-search.ts';
import { byCases, byWords } from './words.ts';

/** Asked of what is left, cheapest first. */
const others: readonly Prover[] = [byWords, byShortSearch, byCases, byGateSearch];

/** Of the conditions of lemmas, which the conditions of rules say word by word, or nearly so. */
const ofConditions: readonly Prover[] = [byWords, byShortSearch];

/** What each of the others may take of what is left. */
const share = 1 / 4;

export const byDivision: Prover = {
  method: 'division',
  ask(question, budget) {
    const { obligation } = question;
    const uses = usesIn(obligation);
    if (uses.length === 0) return unknown('the compiler computes no constants for a division');
    const abstraction = new Abstraction(obligation, uses);
    const settled = uses.flatMap(use => abstraction.applied(use, budget));
    if (settled.length === 0) return unknown('the condition of no lemma is known to hold');
    return abstraction.decided(settled, budget);
  },
};

/** A lemma whose constants the obligation has, and the divisions that it is about. */
export interface Use {
  readonly lemma: DivisionLemma;
  readonly divisor: Variable;
  readonly divisions: readonly (Division & { readonly term: Term })[];
}

const widths: ReadonlySet<unknown> = new Set([8, 16, 32, 64]);

const termsOf = ({ assumptions, sources, target }: Obligation): readonly Term[] => [
  ...assumptions,
  ...sources,
  target,
];

/** Where the obligation divides by a constant as a lemma has it. */
export function usesIn(obligation: Obligation): readonly Use[] {
  const all = subterms(...termsOf(obligation));
  const counts = all.some(countsZeros);
  if (!counts && !all.some(divides)) return [];
  const known = new Set(all);
  const divisors = all.filter((one): one is Variable => one.kind === 'variable' && widths.has(one.sort));
  const asked = counts ? lemmas : lemmas.filter(lemma => lemma.counts.length === 0);
  const uses = divisors.flatMap(divisor =>
    asked.flatMap((lemma): readonly Use[] => {
      if (!Object.values(lemma.constants(divisor)).every(constant => known.has(constant))) return [];
      const divisions = all.flatMap(term => {
        const division = lemma.divisionOf(term);
        return division?.divisor === divisor ? [{ ...division, term }] : [];
      });
      const isAsked = divisions.length > 0 || lemma.contract !== undefined;
      return isAsked ? [{ lemma, divisor, divisions }] : [];
    }),
  );
  // Of lemmas on the same constants those are asked that are about a division.
  const isSame = (a: Use, b: Use): boolean =>
    a.divisor === b.divisor && a.lemma.contract === b.lemma.contract;
  return uses.filter((use, index) =>
    use.divisions.length > 0
      ? true
      : uses.every((other, place) => !isSame(use, other) || (other.divisions.length === 0 && place >= index)),
  );
}

const divisions: ReadonlySet<string> = new Set(['bvudiv', 'bvurem', 'bvsdiv', 'bvsrem']);
const divides = (term: Term): boolean => term.kind === 'application' && divisions.has(term.operator.name);

/** Every count among the compiler's constants is one of zeros, so where none is, few lemmas are asked for theirs. */
const countsZeros = (term: Term): boolean =>
  isApplied(term, 'countLeadingZeros') || isApplied(term, 'countTrailingZeros');

/** A use whose condition holds, with the forms that the quotients have where the obligation is asked. */
interface Applied {
  readonly restsOn: readonly Assumption[];
  readonly facts: readonly Term[];
  /** For each form, what the divisions become. */
  readonly forms: readonly ReadonlyMap<Term, Term>[];
}

/** The obligation with constants that are arbitrary. */
class Abstraction {
  readonly #obligation: Obligation;
  /** The constants of the compiler, by what stands for them. */
  readonly #constants = new Map<Term, Term>();
  readonly #assumptions: readonly Term[];

  constructor(obligation: Obligation, uses: readonly Use[]) {
    this.#obligation = obligation;
    for (const { lemma, divisor } of uses) {
      for (const [name, constant] of Object.entries(lemma.constants(divisor))) {
        if (!this.#constants.has(constant))
          this.#constants.set(constant, standIn(lemma, divisor, name, constant));
      }
    }
    this.#assumptions = obligation.assumptions.map(assumption => replaced(assumption, this.#constants));
  }

  applied({ lemma, divisor, divisions }: Use, budget: Budget): readonly Applied[] {
    const constants = Object.fromEntries(
      Object.entries(lemma.constants(divisor)).map(([name, term]) => [name, this.#constants.get(term)!]),
    );
    // Where nothing is divided, what is known of the constants is asked for alone.
    const asked =
      divisions.length > 0 ? divisions : [{ dividend: bits(divisor.sort as number, 0n), divisor }];
    if (!asked.every(division => this.#isImplied(lemma.condition(division), budget))) return [];
    const dividends = new Set(
      divisions.length > 0 ? divisions.map(({ dividend }) => dividend) : this.#operands(divisor),
    );
    const facts = [
      lemma.bounds(constants),
      ...[...dividends].flatMap(one => lemma.facts?.(one, constants) ?? []),
    ];
    const offered = divisions.map(division => ({ ...division, forms: lemma.forms(division, constants) }));
    const count = offered[0]?.forms.length ?? 0;
    const forms = Array.from({ length: count }, (_, index) => index).filter(index =>
      offered.every(({ forms }) => this.#isImplied(forms[index]!.where ?? truth, budget)),
    );
    return [
      {
        restsOn: [
          ...(divisions.length > 0 ? [{ kind: 'lemma', name: lemma.name } as const] : []),
          ...(lemma.contract ? [{ kind: 'contract', name: lemma.contract } as const] : []),
        ],
        facts,
        forms: forms.map(index => new Map(offered.map(({ term, forms }) => [term, forms[index]!.term]))),
      },
    ];
  }

  /** The low bits of the operands of the rule, as many as the divisor has. */
  #operands(divisor: Variable): readonly Term[] {
    const width = divisor.sort as number;
    return this.#obligation.inputs.flatMap(({ variable: one, role }) =>
      role === 'operand' && typeof one.sort === 'number' && one.sort >= width
        ? [extract(width - 1, 0, one)]
        : [],
    );
  }

  /** Holds for all constants, whatever they are. */
  #isImplied(condition: Term, budget: Budget): boolean {
    if (condition === truth) return true;
    const question = this.#question({
      ...this.#obligation,
      assumptions: this.#assumptions,
      sources: [truth],
      target: condition,
      observed: { kind: 'branch' },
    });
    return ofConditions.some(
      prover => budget.within(share, part => prover.ask(question, part))?.kind === 'proved',
    );
  }

  decided(uses: readonly Applied[], budget: Budget): Finding {
    const facts = uses.flatMap(use => use.facts);
    const questions = combinations(uses.map(({ forms }) => forms)).map(forms => {
      const known = new Map([...this.#constants, ...forms.flatMap(form => [...form])]);
      const { sources, target } = this.#obligation;
      const [first, ...rest] = sources.map(source => replaced(source, known));
      return this.#question({
        ...this.#obligation,
        assumptions: [...this.#assumptions, ...facts.flatMap(conjuncts)],
        sources: [first!, ...rest],
        target: replaced(target, known),
      });
    });
    for (const prover of others) {
      for (const question of questions) {
        const finding = budget.within(share, part => prover.ask(question, part));
        if (finding?.kind !== 'proved') continue;
        return { ...finding, method: 'division', restsOn: distinct(uses.flatMap(use => use.restsOn)) };
      }
    }
    return unknown('the shape of the rule is not shown to be a form of the quotient');
  }

  #question(obligation: Obligation): Question {
    const inputs = variablesOf(...termsOf(obligation)).map(
      (one): Input => ({ name: one.name, variable: one, role: 'wildcard' }),
    );
    return new Question({ ...obligation, inputs });
  }
}

/** One of each list; where a list is empty, none of it. */
function combinations<Item>(lists: readonly (readonly Item[])[]): readonly (readonly Item[])[] {
  return lists
    .filter(list => list.length > 0)
    .reduce<readonly (readonly Item[])[]>(
      (known, list) => known.flatMap(chosen => list.map(item => [...chosen, item])),
      [[]],
    );
}

/** A variable that no rule can name; a count has no more bits than it needs. */
function standIn({ name: lemma, counts }: DivisionLemma, divisor: Variable, name: string, of: Term): Term {
  const width = of.sort as number;
  const bitsOfCount = width.toString(2).length;
  const words = `${name} by ${divisor.name}, ${lemma}`;
  return counts.includes(name) ? zeroExtend(width, variable(words, bitsOfCount)) : variable(words, width);
}

/** The term with the parts that the map has replaced, the outermost first. */
export function replaced(term: Term, by: ReadonlyMap<Term, Term>): Term {
  const known = new Map(by);
  const visit = (part: Term): Term => {
    const found = known.get(part);
    if (found !== undefined) return found;
    const result = part.kind === 'application' ? apply(part.operator, ...part.operands.map(visit)) : part;
    known.set(part, result);
    return result;
  };
  return visit(term);
}
