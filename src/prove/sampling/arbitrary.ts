/**
 * Inputs as fast-check draws and shrinks them: drawn by the laws that bugs break, and a failing value shrinks down its
 * ladder of simple values, then its corners.
 */
import * as fc from 'fast-check';
import type { Input } from '../../model/claim.ts';
import { corners, ladder, randomValue } from './operands.ts';

export class InputArbitrary extends fc.Arbitrary<bigint> {
  readonly #input: Input;
  readonly #simpler: readonly bigint[];

  constructor(input: Input, order: number) {
    super();
    this.#input = input;
    this.#simpler = [...ladder(input, order), ...corners(input)];
  }

  /** One in four is simple or a corner. */
  override generate(random: fc.Random): fc.Value<bigint> {
    const draw = (low: number, high: number): number => random.nextInt(low, high);
    const value =
      draw(0, 3) === 0 ? this.#simpler[draw(0, this.#simpler.length - 1)]! : randomValue(this.#input, draw);
    return new fc.Value(value, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is bigint {
    return typeof value === 'bigint';
  }

  /** Everything simpler than the value, simplest first. */
  override shrink(value: bigint): fc.Stream<fc.Value<bigint>> {
    const simpler = this.#simpler;
    const rank = simpler.indexOf(value);
    return fc.stream(
      simpler
        .slice(0, rank < 0 ? simpler.length : rank)
        .map(candidate => new fc.Value(candidate, undefined))
        [Symbol.iterator](),
    );
  }
}

/** Values for all inputs of an obligation, in order. */
export function inputValues(inputs: readonly Input[]): fc.Arbitrary<bigint[]> {
  return fc.tuple(...inputs.map((input, order) => new InputArbitrary(input, order)));
}
