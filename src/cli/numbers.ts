import { InvalidArgumentError } from 'commander';
import type { Shard } from '../check/shard.ts';

/** Steps for one rule, where no other number is asked for. */
export const usualBudget = 10_000_000;

/** Seconds to search for a program of one rule, where no other number is asked for. */
export const usualSeconds = 120;

/** Reads an option that is a whole number, `least` or more. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`Expected a whole number, ${least} or more.`);
    }
    return value;
  };

/** Reads `I/N`, one of several parts. */
export function readShard(text: string): Shard {
  const [, index, count] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? [];
  if (index === undefined || Number(index) > Number(count)) {
    throw new InvalidArgumentError('Expected I/N, such as 2/4, with I from 1 to N.');
  }
  return { index: Number(index), count: Number(count) };
}

/** The same for an option that may be given several times. */
export const wholeNumbers =
  (least: number) =>
  (text: string, previous: readonly number[] = []): readonly number[] => [
    ...previous,
    wholeNumber(least)(text),
  ];
