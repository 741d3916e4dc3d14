import type { Format } from '../../src/semantics/float/index.ts';
import { type OperandGenerator, randomOf, tuples } from '../../src/semantics/operands/index.ts';
import { environment, type Mutant } from './mutants.ts';

/** How many tuples of one sequence it takes until a mutant shows; Infinity if `limit` do not do. */
function casesToKill(
  { right, wrong, rounding, flags }: Mutant,
  generator: OperandGenerator,
  format: Format,
  seed: number,
  limit: number,
): number {
  const env = environment(rounding);
  const drawn = tuples(generator, format, 3, randomOf(seed));
  for (let count = 1; count <= limit; count++) {
    const operands = drawn.next().value;
    const expected = right(format, operands, env);
    const actual = wrong(format, operands, env);
    if (expected.bits !== actual.bits || (flags && expected.flags !== actual.flags)) return count;
  }
  return Infinity;
}

/** The median over several seeds. */
export function medianCasesToKill(
  mutant: Mutant,
  generator: OperandGenerator,
  format: Format,
  seeds: number,
  limit: number,
): number {
  const counts = Array.from({ length: seeds }, (_, index) =>
    casesToKill(mutant, generator, format, 0x9e3779b9 * (index + 1), limit),
  ).sort((a, b) => a - b);
  return counts[seeds >> 1]!;
}
