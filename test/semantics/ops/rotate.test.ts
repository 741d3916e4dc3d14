/** RISBGZ bit by bit, as the manual tells it, against its term: all parameters. */
import { expect, it } from 'vitest';
import { randomOf } from '../../../src/semantics/operands/random.ts';
import { s390x } from '../../../src/semantics/ops/s390x/index.ts';
import { bits } from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { variable } from '../../../src/semantics/term/term.ts';

const entry = s390x.ops.get('RISBGZ')!;
const x = variable('x', 64);
const params = variable('params', 24);
/** Bit 0 is the highest. From the first bit on, one after the other is inserted, until the last one was. */
function rotatedThenInserted(word: string, start: number, end: number, amount: number): string {
  const result = Array<string>(64).fill('0');
  for (let bit = start; ; bit = (bit + 1) % 64) {
    result[bit] = word[(bit + amount) % 64]!;
    if (bit === end) return result.join('');
  }
}

const packed = (...fields: readonly number[]): bigint =>
  fields.reduce((high, field) => (high << 8n) | BigInt(field), 0n);
const binary = (value: bigint): string => value.toString(2).padStart(64, '0');
const numbers = Array.from({ length: 64 }, (_, number) => number);

const random = randomOf(29);
const word = () => (BigInt(random(0, 2 ** 32 - 1)) << 32n) | BigInt(random(0, 2 ** 32 - 1));

/** The parameters with which the result is not what the manual tells. */
function wrongParameters(
  amounts: readonly number[],
  compute: (value: bigint, packed: bigint) => bigint,
): string[] {
  return amounts.flatMap(amount => {
    const value = word();
    return numbers.flatMap(start =>
      numbers.flatMap(end => {
        const result = binary(compute(value, packed(start, end, amount)));
        const isRight = result === rotatedThenInserted(binary(value), start, end, amount);
        return isRight ? [] : [`${start}, ${end}, ${amount}`];
      }),
    );
  });
}

it('every first and last bit and amount', () => {
  const run = evaluator(entry.denote([x], [params])[0], [x, params]);
  expect(wrongParameters(numbers, (value, packed) => run([value, packed], 'rne').value)).toEqual([]);
});

it('parameters that are known before the operand is', () => {
  const compute = (value: bigint, packed: bigint): bigint =>
    evaluator(entry.denote([x], [bits(24, packed)])[0], [x])([value], 'rne').value;
  expect(wrongParameters([0, 1, 33, 63], compute)).toEqual([]);
  expect(compute(0x0123_4567_89ab_cdefn, packed(60, 3, 8))).toBe(0x2000_0000_0000_0001n);
});
