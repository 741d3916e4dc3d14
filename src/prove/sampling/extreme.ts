/**
 * Inputs at the ends of what words and numbers can hold, where a rule goes wrong that is right everywhere else: each
 * end by itself, and each pair of the outermost.
 */
import type { Input, Obligation } from '../../model/claim.ts';
import { type Format, fromInteger, nearest } from '../../semantics/float/index.ts';
import { widthOfSort } from '../../semantics/term/sort.ts';
import { subterms } from '../../semantics/term/term.ts';
import { admittedBy, completionOf, constantsOf, near } from './named.ts';
import { ladder, onceForAlike } from './operands.ts';
import type { Tuple } from './tuples.ts';

/** Outermost values of one input that meet those of each other input: a prime, so that few tuples hold all pairs. */
const outermost = 5;

/** Values of one input beside ordinary ones of the others, and beside their ends. */
const [mostAlone, mostTogether] = [17, 48];

/** All pairs of the outermost values of any two inputs, every end among ordinary values, and every end among ends. */
export function* extremeTuples(obligation: Obligation): Generator<Tuple> {
  const complete = completionOf(obligation);
  for (const values of together(obligation)) yield complete(values);
}

function* together(obligation: Obligation): Generator<Tuple> {
  const constants = constantsOf(obligation);
  const widths = narrowWidths(obligation);
  const { inputs } = obligation;
  const endsFor = onceForAlike(input => [
    ...new Set([...endsOf(input, widths), ...constants.flatMap(constant => near(constant, input))]),
  ]);
  const choices = inputs.map(input => {
    const ends = endsFor(input);
    return (admittedBy(obligation, input, ends) ?? ends).slice(0, mostTogether);
  });
  if (inputs.length > 1) {
    const ordinary = inputs.map((input, order) => {
      const simple = ladder(input, order);
      return (admittedBy(obligation, input, simple) ?? simple)[0]!;
    });
    for (let row = 0; row < outermost ** 2; row++)
      yield choices.map((values, order) => paired(values, order, row));
    for (const [index, values] of choices.entries())
      for (const value of values.slice(0, mostAlone)) yield ordinary.with(index, value);
  }
  const longest = Math.max(0, ...choices.map(({ length }) => length));
  for (let nth = 0; nth < longest; nth++)
    yield choices.map((values, order) => values[(nth + order * outermost) % values.length]!);
}

/** One row of an orthogonal array: over all rows, two inputs meet with each pair of their outermost values. */
function paired(values: readonly bigint[], order: number, row: number): bigint {
  const [first, second] = [Math.floor(row / outermost), row % outermost];
  const level = order === 0 ? second : (first + (order - 1) * second) % outermost;
  return values[level % values.length]!;
}

/** Widths of the words that are narrower than a register, as far as the sides or conditions have such. */
function narrowWidths({ assumptions, sources, target }: Obligation): readonly number[] {
  const sorts = subterms(...assumptions, ...sources, target).map(({ sort }) => sort);
  return [...new Set(sorts.filter(sort => sort !== 'Bool').map(widthOfSort))];
}

function endsOf({ variable, format }: Input, widths: readonly number[]): readonly bigint[] {
  if (variable.sort === 'Bool') return [0n, 1n];
  if (format !== undefined) return endsOfNumbers(format);
  const width = widthOfSort(variable.sort);
  const narrow = widths.filter(other => other > 1 && other < width).flatMap(endsOfWords);
  return [0n, -1n, 1n << BigInt(width - 1), 1n, (1n << BigInt(width - 1)) - 1n, ...narrow].map(value =>
    BigInt.asUintN(width, value),
  );
}

/** The ends of a narrow word as it stands in a wider one, extended by its sign or by zeros, and what is just outside. */
function endsOfWords(width: number): readonly bigint[] {
  const [least, all] = [1n << BigInt(width - 1), 1n << BigInt(width)];
  return [least, -least, least - 1n, all - 1n, all, -least - 1n];
}

function endsOfNumbers(format: Format): readonly bigint[] {
  const { infinity, quietBit, signMask } = format;
  const one = fromInteger(format, 1n, nearest).bits;
  const positive = [0n, infinity, one, infinity - 1n, 1n, infinity | quietBit, infinity + 1n];
  return positive.flatMap(value => [value, value | signMask]);
}
