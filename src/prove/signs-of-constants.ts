/**
 * Constants of whose sign the conditions say something: `c > 0` has |c| in the place of c, `c == 0` is one zero or the
 * other, and `c >= 0` is |c| or −0. An obligation is that of all its cases.
 */
import { mapSides, type Obligation } from '../model/claim.ts';
import { isNan, isZero } from '../semantics/float/index.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import { absolute, bits, negate } from '../semantics/term/build.ts';
import { constant, rebuild, type Term, type Variable } from '../semantics/term/term.ts';
import { conjuncts } from '../semantics/words/facts.ts';
import { valuesLeft } from './pinned.ts';

const mostCases = 8;

/** The cases, in which assumptions have the constants that are known; none where nothing is known, or there are too many. */
export function casesOfSigns(obligation: Obligation): readonly Obligation[] {
  const known = new Map<Variable, readonly Term[]>();
  for (const [variable, values] of valuesLeft(obligation.assumptions))
    known.set(
      variable,
      values.map(value => constant(variable.sort, value)),
    );
  for (const fact of obligation.assumptions.flatMap(assumption => conjuncts(normalForm(assumption)))) {
    const found = factOf(fact);
    if (found === undefined) continue;
    const [variable, terms] = found;
    if (!known.has(variable)) known.set(variable, terms);
  }
  let cases: readonly ReadonlyMap<Term, Term>[] = [new Map()];
  for (const [variable, terms] of known)
    cases = cases.flatMap(chosen => terms.map(term => new Map(chosen).set(variable, term)));
  if (known.size === 0 || cases.length > mostCases) return [];
  return cases.map(chosen => {
    const values = new Map([...chosen].filter(([, { kind }]) => kind === 'constant'));
    const put = (terms: ReadonlyMap<Term, Term>) => (term: Term) =>
      rebuild(term, leaf => terms.get(leaf) ?? leaf);
    const assumptions = obligation.assumptions.map(put(values));
    return { ...mapSides(obligation, put(chosen)), assumptions };
  });
}

/** What a variable may be by one fact, as terms of it. */
function factOf(fact: Term): readonly [Variable, readonly Term[]] | undefined {
  if (fact.kind !== 'application') return undefined;
  const { operator, operands } = fact;
  if (operator.name !== 'fp.less' && operator.name !== 'fp.lessOrEqual') return undefined;
  const { format, name } = operator;
  const variable = operands.find(operand => operand.kind === 'variable');
  const bound = operands.find(operand => operand.kind === 'constant');
  if (variable === undefined || bound === undefined || isNan(format, bound.value)) return undefined;
  const signOfBound = isZero(format, bound.value) ? 0 : (bound.value & format.signMask) !== 0n ? -1 : 1;
  const [clear, set] = [absolute(format, variable), negate(format, absolute(format, variable))];
  const [positiveZero, negativeZero] = [bits(format.width, 0n), bits(format.width, format.signMask)];
  const isAbove = operands[1] === variable;
  const mayBeZero = signOfBound === 0 && name === 'fp.lessOrEqual';
  if (isAbove && signOfBound >= 0) return [variable, mayBeZero ? [clear, negativeZero] : [clear]];
  if (!isAbove && signOfBound <= 0) return [variable, mayBeZero ? [set, positiveZero] : [set]];
  return undefined;
}
