/** Inputs as fast-check draws and shrinks them: a failing value shrinks down its ladder of simple values. */
import * as fc from 'fast-check';
import type { Input } from '../../model/obligation.ts';
import { corners, ladder, randomValue } from './operands.ts';

class InputArbitrary extends fc.Arbitrary<bigint> {
  readonly #input: Input;
  readonly #ladder: readonly bigint[];
  readonly #corners: readonly bigint[];

  constructor(input: Input, order: number) {
    super();
    this.#input = input;
    this.#ladder = ladder(input, order);
    this.#corners = corners(input);
  }

  override generate(random: fc.Random): fc.Value<bigint> {
    const family = random.nextInt(0, 3);
    const list = family === 0 ? this.#ladder : this.#corners;
    const value =
      family < 2
        ? list[random.nextInt(0, list.length - 1)]!
        : randomValue(this.#input, (low, high) => random.nextInt(low, high));
    return new fc.Value(value, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is bigint {
    return typeof value === 'bigint';
  }

  /** Everything simpler than the value, simplest first. */
  override shrink(value: bigint): fc.Stream<fc.Value<bigint>> {
    const simpler = [...this.#ladder, ...this.#corners];
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
