/** The simplest input of its kind: what was found, made as plain as it can be. */
import * as fc from 'fast-check';
import type { Input } from '../../model/claim.ts';
import { inputValues } from './arbitrary.ts';
import type { Tuple } from './tuples.ts';

/**
 * Shrinks the values through fast-check as long as `keeps` holds, which it does of them: first all inputs that have one
 * value together, for a condition may demand that, and then each by itself.
 */
export function simplest(inputs: readonly Input[], values: Tuple, keeps: (values: Tuple) => boolean): Tuple {
  const together = inputs.map((input, index) =>
    inputs.findIndex((other, place) => isAlike(input, other) && values[place] === values[index]),
  );
  const leaders = [...new Set(together)];
  const grouped = shrunk(
    leaders.map(index => inputs[index]!),
    leaders.map(index => values[index]!),
    chosen => keeps(together.map(index => chosen[leaders.indexOf(index)]!)),
  );
  const begun = together.map(index => grouped[leaders.indexOf(index)]!);
  return leaders.length === inputs.length ? begun : shrunk(inputs, begun, keeps);
}

const isAlike = (a: Input, b: Input): boolean => a.variable.sort === b.variable.sort && a.format === b.format;

function shrunk(inputs: readonly Input[], values: Tuple, keeps: (values: Tuple) => boolean): Tuple {
  const { counterexample } = fc.check(
    fc.property(inputValues(inputs), chosen => !keeps(chosen)),
    { numRuns: 1, examples: [[[...values]]] },
  );
  return counterexample?.[0] ?? values;
}
