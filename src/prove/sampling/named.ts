/**
 * Inputs that the rule itself names: its constants with their neighbours, negations and reciprocals, what its
 * conditions pin, and where its conversions round.
 */
import type { Input, Obligation } from '../../model/claim.ts';
import { add, divide, multiply, nearest, subtract } from '../../semantics/float/index.ts';
import { widthOfSort } from '../../semantics/term/sort.ts';
import type { Constant } from '../../semantics/term/term.ts';
import { hintsOf, type NumericOperator } from './hints.ts';
import { numbersOf } from './neighbours.ts';
import { corners, ladder, onceForAlike } from './operands.ts';
import { type Ladder, shells, type Tuple } from './tuples.ts';

/** Numbers of a person that stand beside the rule's own. */
const company = 6;

/** Of the rule's numbers, each of which is taken with each. */
const mostCombined = 16;

/** Tuples with the rule's own constants, those that its conditions admit before others. */
export function* namedTuples(obligation: Obligation): Generator<Tuple> {
  const { complete } = hintsOf(obligation);
  for (const values of shells(choicesOf(obligation))) yield complete(values);
}

/** Tuples of numbers that overflow, or are subnormal, once they are scaled by a constant of the rule. */
export function* scaledTuples(obligation: Obligation): Generator<Tuple> {
  const { constants, complete } = hintsOf(obligation);
  const ends = obligation.inputs.map(input => constants.flatMap(constant => scaledEnds(constant, input)));
  if (ends.every(({ length }) => length === 0)) return;
  const choices = obligation.inputs.map((input, order) => [
    ...new Set([...ends[order]!, ...ladder(input, order).slice(0, company)]),
  ]);
  for (const values of shells(choices)) yield complete(values);
}

const known = new WeakMap<Obligation, readonly Ladder[]>();

/** What is tried of each input: asked for more than once of an obligation, and dear. */
function choicesOf(obligation: Obligation): readonly Ladder[] {
  let choices = known.get(obligation);
  if (choices === undefined) {
    const { constants, neighboursIn, numeric, admissions } = hintsOf(obligation);
    const namedFor = onceForAlike(input => [
      ...constants.flatMap(constant => itself(constant, input)),
      ...neighboursIn(input),
      ...halfway(numeric, input),
    ]);
    choices = obligation.inputs.map((input, order) => {
      const simple = ladder(input, order);
      const named = namedFor(input);
      const admits = admissions[order];
      const admitted =
        admits &&
        (sifted([named, simple, corners(input)], admits) ?? sifted([combined(constants, input)], admits));
      return admitted ?? sifted([named, simple.slice(0, company)], () => true)!;
    });
    known.set(obligation, choices);
  }
  return choices;
}

/** Those of some values that pass, each once, worked out as they are asked for; undefined where there are none. */
function sifted(
  lists: readonly (readonly bigint[])[],
  passes: (value: bigint) => boolean,
): Ladder | undefined {
  const passed: bigint[] = [];
  let [list, next] = [0, 0];
  const at = (index: number): bigint | undefined => {
    while (passed.length <= index) {
      const values = lists[list];
      if (values === undefined) return undefined;
      if (next === values.length) {
        [list, next] = [list + 1, 0];
        continue;
      }
      const value = values[next++]!;
      if (passes(value) && !passed.includes(value)) passed.push(value);
    }
    return passed[index];
  };
  return at(0) === undefined ? undefined : { at };
}

/** A constant as a number, where the input is one. */
const itself = ({ sort, value }: Constant, { format }: Input): bigint[] =>
  format === undefined ? [] : numbersOf(sort, value, format);

/** Sums, differences, products and quotients of the constants: `c+1 == 3.5` pins what stands in none of them. */
function combined(constants: readonly Constant[], { format }: Input): readonly bigint[] {
  if (format === undefined) return [];
  const numbers = [...new Set(constants.flatMap(({ sort, value }) => numbersOf(sort, value, format)))].slice(
    0,
    mostCombined,
  );
  return numbers.flatMap(a =>
    numbers.flatMap(b => [add, subtract, multiply, divide].map(work => work(format, a, b, nearest).bits)),
  );
}

/**
 * Integers halfway between two numbers of a format that the rule converts to, and next to that: what is rounded twice,
 * first to a wider format, goes another way there.
 */
function halfway(numeric: readonly NumericOperator[], { variable, format }: Input): bigint[] {
  if (format !== undefined || variable.sort === 'Bool') return [];
  const inputWidth = widthOfSort(variable.sort);
  const widths = new Set(
    numeric.flatMap(operator => (operator.name === 'fp.fromInteger' ? [operator.width] : [])),
  );
  const precisions = new Set(numeric.map(operator => operator.format.significandBits));
  return [...widths].flatMap(width =>
    [...precisions]
      .filter(precision => precision < width - 1)
      .flatMap(precision => {
        const half = 1n << BigInt(width - 2 - precision);
        const tie = (1n << BigInt(width - 2)) + half;
        return [tie, tie + 2n * half].flatMap(one =>
          [one, one + 1n, one - 1n].flatMap(value =>
            [value, -value].map(end => BigInt.asUintN(inputWidth, end)),
          ),
        );
      }),
  );
}

/** Where a product with the constant, or a quotient by it, leaves the numbers of the format; and what is beyond all. */
function scaledEnds({ sort, value }: Constant, { format }: Input): bigint[] {
  if (format === undefined || sort !== format.width) return [];
  const { infinity, fractionMask, signMask } = format;
  const [greatest, leastNormal] = [infinity - 1n, fractionMask + 1n];
  const edges = [divide, multiply].flatMap(work =>
    [greatest, leastNormal].map(end => work(format, end, value & ~signMask, nearest).bits),
  );
  return [...edges.flatMap(edge => [edge, edge + 1n]), infinity].flatMap(one => [one, one | signMask]);
}
