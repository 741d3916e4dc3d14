/**
 * Things that Go's own rules take now for granted and now not: what is above a boolean in its register, whether a
 * register keeps what its op put above a narrow value, and the like. Each has two readings.
 */

/** Above the low byte of a boolean: `register` zeros; `byte` anything. */
export const boolReadings = ['register', 'byte'] as const;
export type BoolReading = (typeof boolReadings)[number];

/**
 * A value that is spilled comes back extended by its type. `free`: no spill comes between the op and its readers;
 * `typed`: at any value, and then readers meet what the type says, not what the op put there.
 */
export const spillReadings = ['free', 'typed'] as const;
export type SpillReading = (typeof spillReadings)[number];

export interface RegisterReadings {
  readonly bools: BoolReading;
  readonly spills: SpillReading;
  /**
   * What an instruction clears above its value is junk, where Go's op table notes that so it is above any narrow type:
   * a result need not have it. Absent: it has to.
   */
  readonly above?: 'junk';
  /** Ops of the match have constants that Go's rules make. Absent: any that can be encoded. */
  readonly constants?: 'made';
}

/** With these a rule takes for granted what it needs, and it is listed. */
export const defaultReadings: RegisterReadings = { bools: boolReadings[0], spills: spillReadings[0] };

/** The readings in which a rule may be asked, those that take less for granted first. */
export function readingsWithin({ bools, spills }: RegisterReadings): readonly RegisterReadings[] {
  const asked = <Reading>(all: readonly [Reading, Reading], permitted: Reading): readonly Reading[] =>
    permitted === all[1] ? [permitted] : [all[1], permitted];
  return asked(boolReadings, bools).flatMap(some =>
    asked(spillReadings, spills).flatMap((other): RegisterReadings[] => [
      { bools: some, spills: other },
      { bools: some, spills: other, constants: 'made' },
      { bools: some, spills: other, above: 'junk' },
      { bools: some, spills: other, above: 'junk', constants: 'made' },
    ]),
  );
}
