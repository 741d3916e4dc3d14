/**
 * A prefilter before the judge: compiled sides, compared on many inputs at once. It only ever spares the judge inputs on
 * which nothing differs; what it lets through the judge replays.
 */
import type { Obligation } from '../model/claim.ts';
import { compileRefinement } from '../semantics/batch/compile.ts';
import { draw, type Family } from '../semantics/batch/draw.ts';
import { Unsupported } from '../semantics/batch/lower.ts';
import type { RoundingMode } from '../semantics/float/index.ts';

export interface Prefilter {
  /** How many inputs it holds at most. */
  readonly capacity: number;
  load(inputs: readonly (readonly bigint[])[]): void;
  /** Fills the prefilter with random inputs, each value from its family. The same seed gives the same inputs. */
  draw(families: readonly Family[], seed: number): void;
  /**
   * Fills the prefilter with the inputs whose bits, those of the first value lowest, are the integers from `base` on:
   * below 2^32, which is as many bits as the widths may sum to.
   */
  enumerate(widths: readonly number[], base: number, count: number): void;
  input(index: number): readonly bigint[];
  /**
   * The first of so many inputs, from `start` on, on which the sides differ, and how many were admitted from there
   * up to it, or in all.
   */
  first(count: number, start: number): { readonly index: number | undefined; readonly admitted: number };
}

/** Undefined where the obligation cannot be compiled. */
export function prefilterFor(obligation: Obligation, rounding: RoundingMode): Prefilter | undefined {
  const variables = obligation.inputs.map(input => input.variable);
  const comparison = compileRefinement(obligation, variables, rounding);
  if (comparison instanceof Unsupported) return undefined;
  const { capacity, operands, run } = comparison;
  return {
    capacity,
    load(inputs) {
      for (const [slot, column] of operands.entries()) {
        for (let index = 0; index < inputs.length; index++) column[index] = inputs[index]![slot]!;
      }
    },
    draw(families, seed) {
      for (const [slot, column] of operands.entries()) draw(families[slot]!, seed + slot, column);
    },
    enumerate(widths, base, count) {
      let shift = 0;
      for (const [slot, column] of operands.entries()) {
        const words = new Uint32Array(column.buffer, column.byteOffset, 2 * count);
        const width = widths[slot]!;
        for (let index = 0; index < count; index++) {
          words[2 * index] = ((base + index) >>> shift) & (width === 32 ? -1 : 2 ** width - 1);
          words[2 * index + 1] = 0;
        }
        shift += width;
      }
    },
    input: index => operands.map(column => column[index]!),
    first: run,
  };
}
