/** Holds compiled terms to the reference reading. */
import { expect } from 'vitest';
import { compileTerm } from '../../../src/semantics/batch/compile.ts';
import { Unsupported } from '../../../src/semantics/batch/lower.ts';
import type { Format, RoundingMode } from '../../../src/semantics/float/index.ts';
import { canonical, multiply } from '../../../src/semantics/float/index.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { widthOfSort } from '../../../src/semantics/term/sort.ts';
import type { Term, Variable } from '../../../src/semantics/term/term.ts';
import { lattice, Random, randomInteger, randomNumber } from './operands.ts';

/** A variable and, where it is a number, its format. */
export interface Parameter {
  readonly variable: Variable;
  readonly format?: Format;
}

export interface Case {
  readonly operands: readonly bigint[];
  readonly value: bigint;
  readonly flags: number;
}

/** The first input on which the compiled term and the evaluator disagree. */
export function firstDisagreement(
  term: Term,
  variables: readonly Variable[],
  rounding: RoundingMode,
  inputs: Iterable<readonly bigint[]>,
): { readonly expected: Case; readonly found: Case } | undefined {
  const compiled = compileTerm(term, variables, rounding);
  if (compiled instanceof Unsupported) throw compiled;
  const reference = evaluator(term, variables);
  let count = 0;
  const compare = () => {
    compiled.run(count);
    for (let index = 0; index < count; index++) {
      const operands = compiled.operands.map(column => column[index]!);
      const { value, flags } = reference(operands, rounding);
      const found = { operands, value: compiled.values[index]!, flags: compiled.flags[index]! };
      if (found.value !== value || found.flags !== flags)
        return { expected: { operands, value, flags }, found };
    }
    count = 0;
    return undefined;
  };
  for (const operands of inputs) {
    for (const [slot, operand] of operands.entries()) compiled.operands[slot]![count] = operand;
    count += 1;
    if (count === compiled.capacity) {
      const difference = compare();
      if (difference !== undefined) return difference;
    }
  }
  return compare();
}

/** Random inputs; of three numbers the last is often near the product of the others, of two near each other. */
export function* randomInputs(
  parameters: readonly Parameter[],
  count: number,
  seed: number,
): Generator<bigint[]> {
  const random = new Random(seed);
  const points = new Map<Format, readonly bigint[]>();
  for (const { format } of parameters) if (format) points.set(format, lattice(format));
  const env = { rounding: 'rne', nan: canonical, tininess: 'after' } as const;
  for (let index = 0; index < count; index++) {
    const operands = parameters.map(({ variable, format }) => {
      return format ? randomNumber(format, points.get(format)!, random) : randomBits(variable, random);
    });
    const format = parameters.at(-1)?.format;
    if (format && parameters.length > 1 && random.below(3) === 0) {
      const [x, y] = operands as [bigint, bigint];
      const near = parameters.length === 3 ? multiply(format, x, y, env).bits : x;
      const apart = BigInt(random.below(9) - 4) << BigInt(random.below(2) * random.below(format.width));
      operands[operands.length - 1] = BigInt.asUintN(
        format.width,
        (near + apart) ^ (random.bits(1) * format.signMask),
      );
    }
    yield operands;
  }
}

function randomBits({ sort }: Variable, random: Random): bigint {
  return sort === 'Bool' ? BigInt(random.below(2)) : randomInteger(widthOfSort(sort), random);
}

/** All tuples of lattice points for up to two numbers, else as many random ones. */
export function* latticeInputs(parameters: readonly Parameter[], limit: number): Generator<bigint[]> {
  const random = new Random(7);
  const columns = parameters.map(({ variable, format }) =>
    format ? lattice(format) : Array.from({ length: 64 }, () => randomBits(variable, random)),
  );
  const total = columns.reduce((product, { length }) => product * length, 1);
  for (let index = 0; index < Math.min(limit, total); index++) {
    let rest = index;
    yield columns.map(column => {
      if (total > limit) return random.of(column);
      const value = column[rest % column.length]!;
      rest = Math.floor(rest / column.length);
      return value;
    });
  }
}

export function expectAgreement(
  term: Term,
  parameters: readonly Parameter[],
  rounding: RoundingMode,
  counts: { readonly lattice: number; readonly random: number; readonly seed: number },
): void {
  const variables = parameters.map(({ variable }) => variable);
  function* inputs() {
    yield* latticeInputs(parameters, counts.lattice);
    yield* randomInputs(parameters, counts.random, counts.seed);
  }
  const difference = firstDisagreement(term, variables, rounding, inputs());
  const readable = difference && {
    operands: difference.expected.operands.map(operand => operand.toString(16)),
    expected: [difference.expected.value.toString(16), difference.expected.flags],
    found: [difference.found.value.toString(16), difference.found.flags],
  };
  expect(readable).toBeUndefined();
}
