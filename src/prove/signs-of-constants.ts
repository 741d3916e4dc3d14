/**
 * Constants of whose sign the conditions say something: `c > 0` has |c| in the place of c, `c == 0` is one zero or the
 * other, `c >= 0` is |c| or −0, and with its sign bit set it is −0. An obligation is that of all its cases.
 */
import { mapSides, type Obligation } from '../model/claim.ts';
import { isNan, isZero } from '../semantics/float/index.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import { bits, bvand, bvxor } from '../semantics/term/build.ts';
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
  const facts = obligation.assumptions.flatMap(assumption => conjuncts(normalForm(assumption)));
  const left = new Map<Variable, number>();
  for (const factOf of [orderOf, signOf]) {
    for (const [variable, classes] of facts.flatMap(fact => factOf(fact, left) ?? []))
      left.set(variable, (left.get(variable) ?? anything) & classes);
  }
  for (const [variable, classes] of left)
    if (!known.has(variable)) known.set(variable, termsOf(variable, classes));
  let cases: readonly ReadonlyMap<Term, Term>[] = [new Map()];
  for (const [variable, terms] of known)
    cases = cases.flatMap(chosen => terms.map(term => new Map(chosen).set(variable, term)));
  if (known.size === 0 || cases.length === 0 || cases.length > mostCases) return [];
  return cases.map(chosen => {
    const values = new Map([...chosen].filter(([, { kind }]) => kind === 'constant'));
    const put = (terms: ReadonlyMap<Term, Term>) => (term: Term) =>
      rebuild(term, leaf => terms.get(leaf) ?? leaf);
    const assumptions = obligation.assumptions.map(put(values));
    return { ...mapSides(obligation, put(chosen)), assumptions };
  });
}

/** What a number may be. A NaN counts by its sign; an order excludes it. */
const [above, positiveZero, negativeZero, below] = [1, 2, 4, 8] as const;
const anything = above | positiveZero | negativeZero | below;
const zeros = positiveZero | negativeZero;

/** Terms of which the variable is one. */
function termsOf(variable: Variable, classes: number): readonly Term[] {
  const width = variable.sort as number;
  const sign = bits(width, 1n << BigInt(width - 1));
  const clear = bvand(variable, bits(width, ~(1n << BigInt(width - 1))));
  if (classes & above && classes & below) return [variable];
  return [
    ...(classes & above ? [clear] : classes & positiveZero ? [bits(width, 0n)] : []),
    ...(classes & below ? [bvxor(clear, sign)] : classes & negativeZero ? [sign] : []),
  ];
}

type Fact = readonly (readonly [Variable, classes: number])[] | undefined;

/** Of an order with a constant. */
function orderOf(fact: Term): Fact {
  if (fact.kind !== 'application') return undefined;
  const { operator, operands } = fact;
  if (operator.name !== 'fp.less' && operator.name !== 'fp.lessOrEqual') return undefined;
  const { format, name } = operator;
  const variable = operands.find(operand => operand.kind === 'variable');
  const bound = operands.find(operand => operand.kind === 'constant');
  if (variable === undefined || bound === undefined || isNan(format, bound.value)) return undefined;
  const isAbove = operands[1] === variable;
  if (isZero(format, bound.value))
    return [[variable, (isAbove ? above : below) | (name === 'fp.lessOrEqual' ? zeros : 0)]];
  const isPositive = (bound.value & format.signMask) === 0n;
  if (isAbove && isPositive) return [[variable, above]];
  return !isAbove && !isPositive ? [[variable, below]] : undefined;
}

/** Of a sign bit; that of a number in a wider format is its own, if it is no NaN. */
function signOf(fact: Term, ordered: ReadonlyMap<Variable, number>): Fact {
  const negated = fact.kind === 'application' && fact.operator.name === 'not';
  const equation = negated ? fact.operands[0]! : fact;
  if (equation.kind !== 'application' || equation.operator.name !== 'equal') return undefined;
  const [bit, value] = equation.operands;
  if (bit?.kind !== 'application' || bit.operator.name !== 'extract' || value?.kind !== 'constant')
    return undefined;
  const { high, low } = bit.operator;
  const [number] = bit.operands;
  if (high !== low || high !== (number!.sort as number) - 1) return undefined;
  const isWidened = number!.kind === 'application' && number!.operator.name === 'fp.convert';
  const variable = isWidened ? number!.operands[0]! : number!;
  if (variable.kind !== 'variable' || (isWidened && !ordered.has(variable))) return undefined;
  const isSet = (value.value === 1n) !== negated;
  return [[variable, isSet ? below | negativeZero : above | positiveZero]];
}
