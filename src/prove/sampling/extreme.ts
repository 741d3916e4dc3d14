/**
 * Inputs at the ends of what words and numbers can hold, where a rule goes wrong that is right everywhere else: each
 * end by itself, and each pair of the outermost.
 */
import type { Input, Obligation } from '../../model/claim.ts';
import { type Format, fromInteger, nearest } from '../../semantics/float/index.ts';
import { remembered } from '../../semantics/remembered.ts';
import { widthOfSort } from '../../semantics/term/sort.ts';
import { hintsOf } from './hints.ts';
import { ladder, onceForAlike } from './operands.ts';
import type { Tuple } from './tuples.ts';

/** Outermost values of one input that meet those of each other input: a prime, so that few tuples hold all pairs. */
const outermost = 5;

/** Values of one input beside ordinary ones of the others, and beside their ends. */
const [mostAlone, mostTogether] = [17, 48];

/** All pairs of the outermost values of any two inputs, every end among ordinary values, and every end among ends. */
export function extremeTuples(obligation: Obligation): readonly Tuple[] {
  const { inputs } = obligation;
  const { neighboursIn, widths, admissions, complete } = hintsOf(obligation);
  const endsFor = onceForAlike(input => [...new Set([...endsOf(input, widths), ...neighboursIn(input)])]);
  const choices = inputs.map((input, order) => admittedOf(endsFor(input), admissions[order], mostTogether));
  const tuples: Tuple[] = [];
  if (inputs.length > 1) {
    const ordinary = inputs.map((input, order) => admittedOf(ladder(input, order), admissions[order], 1)[0]!);
    for (const levels of pairsOf(inputs.length)) tuples.push(complete(chosen(choices, levels)));
    for (const [index, values] of choices.entries()) {
      const alone = Math.min(values.length, mostAlone);
      for (let nth = 0; nth < alone; nth++) tuples.push(complete(ordinary.with(index, values[nth]!)));
    }
  }
  const longest = Math.max(0, ...choices.map(({ length }) => length));
  const apart = inputs.map((_, order) => order * outermost);
  for (let nth = 0; nth < longest; nth++) tuples.push(complete(chosen(choices, apart, nth)));
  return tuples;
}

/** The first values that pass the conditions on their input, or of all where none passes. */
function admittedOf(
  values: readonly bigint[],
  admits: ((value: bigint) => boolean) | undefined,
  limit: number,
): readonly bigint[] {
  const admitted: bigint[] = [];
  for (let index = 0; admits !== undefined && index < values.length && admitted.length < limit; index++)
    if (admits(values[index]!)) admitted.push(values[index]!);
  return admitted.length === 0 ? values.slice(0, limit) : admitted;
}

/** The rows of an orthogonal array: over all of them, two inputs meet with each pair of their outermost values. */
const pairsOf = remembered((inputs: number): readonly (readonly number[])[] =>
  Array.from({ length: outermost ** 2 }, (_, row) => {
    const [first, second] = [Math.floor(row / outermost), row % outermost];
    return Array.from({ length: inputs }, (_, order) =>
      order === 0 ? second : (first + (order - 1) * second) % outermost,
    );
  }),
);

/** A value of each input, by its place; they are counted around. */
function chosen(choices: readonly (readonly bigint[])[], places: readonly number[], further = 0): Tuple {
  const tuple: bigint[] = [];
  for (let order = 0; order < choices.length; order++) {
    const values = choices[order]!;
    tuple.push(values[(places[order]! + further) % values.length]!);
  }
  return tuple;
}

/** `widths`: those of all words, of which the narrower ones have ends too. */
function endsOf({ variable, format }: Input, widths: readonly number[]): readonly bigint[] {
  if (variable.sort === 'Bool') return [0n, 1n];
  if (format !== undefined) return endsOfNumbers(format);
  const width = widthOfSort(variable.sort);
  const narrow = widths.filter(other => other > 1 && other < width).flatMap(endsOfWordsIn(width));
  return [...outermostOf(width), ...narrow];
}

const outermostOf = remembered((width: number): readonly bigint[] => {
  const least = 1n << BigInt(width - 1);
  return [0n, BigInt.asUintN(width, -1n), least, 1n, least - 1n];
});

/** The ends of a narrow word as it stands in a wider one, extended by its sign or by zeros, and what is just outside. */
const endsOfWordsIn = remembered((wider: number) =>
  remembered((width: number): readonly bigint[] => {
    const [least, all] = [1n << BigInt(width - 1), 1n << BigInt(width)];
    return [least, -least, least - 1n, all - 1n, all, -least - 1n].map(end => BigInt.asUintN(wider, end));
  }),
);

const endsOfNumbers = remembered((format: Format): readonly bigint[] => {
  const { infinity, quietBit, signMask } = format;
  const one = fromInteger(format, 1n, nearest).bits;
  const positive = [0n, infinity, one, infinity - 1n, 1n, infinity | quietBit, infinity + 1n];
  return positive.flatMap(value => [value, value | signMask]);
});
