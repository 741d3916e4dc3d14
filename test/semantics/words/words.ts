/** How terms over words are compared in these tests: on all inputs where they are few, else on chosen ones. */
import { expect } from 'vitest';
import { randomOf } from '../../../src/semantics/operands/random.ts';
import { describe as show } from '../../../src/semantics/term/describe.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import type { Term } from '../../../src/semantics/term/term.ts';
import { corners, inputsOf, type Words } from '../../arbitraries/words.ts';
import { nightly } from '../../support/nightly.ts';

export const families: readonly Words[] = [
  { width: 1, inputs: 4, others: [2, 3] },
  { width: 2, inputs: 4, others: [1, 4] },
  { width: 3, inputs: 3, others: [1, 2, 6] },
  { width: 4, inputs: 3, others: [1, 2, 3, 8] },
  { width: 5, inputs: 2, others: [2, 3, 10] },
  { width: 6, inputs: 2, others: [3, 8] },
  { width: 7, inputs: 1, others: [1, 3, 4] },
  { width: 8, inputs: 2, others: [1, 4, 16] },
  { width: 16, inputs: 2, others: [1, 8, 32] },
  { width: 32, inputs: 3, others: [8, 16, 64] },
  { width: 64, inputs: 3, others: [1, 8, 16, 32] },
  { width: 64, inputs: 2, others: [32, 128] },
];

const known = new Map<Words, readonly (readonly bigint[])[]>();

/** All inputs up to 12 bits; beyond, corners and random ones, equal ones and neighbours among them. */
export function tuplesOf(words: Words): readonly (readonly bigint[])[] {
  const tuples = known.get(words) ?? drawn(words);
  known.set(words, tuples);
  return tuples;
}

function drawn({ width, inputs }: Words): bigint[][] {
  if (width * inputs <= 12) {
    return Array.from({ length: 2 ** (width * inputs) }, (_, all) =>
      Array.from({ length: inputs }, (_, index) =>
        BigInt.asUintN(width, BigInt(all) >> BigInt(index * width)),
      ),
    );
  }
  const random = randomOf(5);
  const special = corners(width);
  const digits = () =>
    BigInt.asUintN(
      width,
      (BigInt(random(0, 2 ** 30)) << 34n) ^ (BigInt(random(0, 2 ** 30)) << 12n) ^ BigInt(random(0, 2 ** 12)),
    );
  const value = (previous: bigint) => {
    const kind = random(0, 5);
    if (kind === 0) return BigInt.asUintN(width, previous + BigInt(random(0, 2)) - 1n);
    if (kind === 1) return BigInt.asUintN(width, ~previous + BigInt(random(0, 1)));
    return kind < 4 ? special[random(0, special.length - 1)]! : digits();
  };
  return Array.from({ length: nightly ? 400 : 100 }, () => {
    let previous = value(0n);
    return Array.from({ length: inputs }, () => (previous = value(previous)));
  });
}

export function expectSameValue(words: Words, term: Term, other: Term, tuples = tuplesOf(words)): void {
  const inputs = inputsOf(words);
  const [one, two] = [evaluator(term, inputs), evaluator(other, inputs)];
  for (const values of tuples) {
    const [a, b] = [one(values, 'rne').value, two(values, 'rne').value];
    if (a === b) continue;
    expect.fail(`${show(term)} is ${a}, but ${show(other)} is ${b}, for ${values.join(', ')}`);
  }
}
