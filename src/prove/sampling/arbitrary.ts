/** Inputs as fast-check shrinks them: a failing value shrinks down its ladder of simple values, then its corners. */
import * as fc from 'fast-check';
import type { Input } from '../../model/claim.ts';
import { corners, ladder } from './operands.ts';

class InputArbitrary extends fc.Arbitrary<bigint> {
  readonly #simpler: readonly bigint[];

  constructor(input: Input, order: number) {
    super();
    this.#simpler = [...ladder(input, order), ...corners(input)];
  }

  /** Values are found elsewhere: this one only begins to shrink them. */
  override generate(): fc.Value<bigint> {
    return new fc.Value(this.#simpler[0]!, undefined);
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
