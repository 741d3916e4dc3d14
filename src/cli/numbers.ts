import { InvalidArgumentError } from 'commander';

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

/** The same for an option that may be given several times. */
export const wholeNumbers =
  (least: number) =>
  (text: string, previous: readonly number[] = []): readonly number[] => [
    ...previous,
    wholeNumber(least)(text),
  ];
