/**
 * Proof by every input, where all that is read of the inputs of an obligation has few bits: compiled sides are compared
 * on each, or evaluated ones where they cannot be compiled. How many bits are few is a matter of the budget: one number of 32
 * bits is enumerated where that is large (`--budget`).
 */
import { type RoundingMode, roundingModes } from '../../semantics/float/index.ts';
import { widthOfSort } from '../../semantics/term/sort.ts';
import { subterms, type Term, type Variable } from '../../semantics/term/term.ts';
import { isApplied } from '../../semantics/words/pieces.ts';
import type { Judge } from '../judge.ts';
import { type Prefilter, prefilterFor } from '../prefilter.ts';
import { type Prover, unknown } from '../prover.ts';
import { batchedInAStep, stepsToCompile } from './sampling.ts';

/** An index of inputs is an unsigned integer of 32 bits. */
const mostBits = 32;

export const byEnumeration: Prover = {
  method: 'exhaustion',
  ask({ obligation, hasNumbers, judge, distinctModes }, budget) {
    const { inputs, assumptions, sources, target, observed } = obligation;
    const terms = [...assumptions, ...sources, target];
    const parts = subterms(...terms);
    const widths = inputs.map(({ variable }) =>
      terms.includes(variable) ? widthOfSort(variable.sort) : bitsRead(variable, parts),
    );
    const bits = widths.reduce((sum, width) => sum + width, 0);
    const count = 2 ** bits;
    const size = parts.length;
    const [compiled, evaluated] = [size * (stepsToCompile + count / batchedInAStep), size * count];
    const tooMany = unknown(`${bits} bits of inputs are more than the budget lets try`);
    const proved: RoundingMode[] = [];
    for (const mode of distinctModes) {
      if (bits > mostBits || compiled > budget.left) break;
      const prefilter = prefilterFor(obligation, mode);
      if (prefilter === undefined && evaluated > budget.left) break;
      budget.spend(Math.ceil(prefilter === undefined ? evaluated : compiled));
      const differs =
        prefilter === undefined
          ? firstEvaluated(judge, widths, count, mode)
          : firstCompiled(prefilter, widths, count);
      if (differs === undefined) proved.push(mode);
      else if (mode === 'rne') return { kind: 'candidate', values: differs };
    }
    if (!proved.includes('rne')) return tooMany;
    const equality = sources.length > 1 ? 'contraction' : observed.kind === 'float' ? 'value' : 'bits';
    return {
      kind: 'proved',
      method: 'exhaustion',
      equality,
      roundingModes: hasNumbers ? proved : roundingModes,
    };
  },
};

/** Up to the highest bit that is read of a variable: what is above makes no difference. */
function bitsRead(variable: Variable, parts: readonly Term[]): number {
  const readers = parts.filter(part => part.kind === 'application' && part.operands.includes(variable));
  const highest = readers.map(part =>
    isApplied(part, 'extract') ? part.operator.high : widthOfSort(variable.sort) - 1,
  );
  return Math.max(-1, ...highest) + 1;
}

/** The first of all inputs on which the sides differ, by the batch. */
function firstCompiled(
  prefilter: Prefilter,
  widths: readonly number[],
  count: number,
): readonly bigint[] | undefined {
  for (let base = 0; base < count; base += prefilter.capacity) {
    const batch = Math.min(prefilter.capacity, count - base);
    prefilter.enumerate(widths, base, batch);
    const { index } = prefilter.first(batch, 0);
    if (index !== undefined) return prefilter.input(index);
  }
  return undefined;
}

/** The same, by the evaluator. */
function firstEvaluated(
  judge: Judge,
  widths: readonly number[],
  count: number,
  mode: RoundingMode,
): readonly bigint[] | undefined {
  for (let index = 0; index < count; index++) {
    let rest = BigInt(index);
    const values = widths.map(width => {
      const value = BigInt.asUintN(width, rest);
      rest >>= BigInt(width);
      return value;
    });
    if (judge.admits(values, mode) && judge.difference(values, mode) !== undefined) return values;
  }
  return undefined;
}
