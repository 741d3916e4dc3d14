/** The words of the text report, one table for each kind of thing. */
import type { Difference, Equality, RoundingMode, VerdictKind } from '../../check/run.ts';
import type { Role } from '../../text/paint.ts';

export const verdictRoles: Readonly<Record<VerdictKind, Role>> = {
  refuted: 'bad',
  undecided: 'doubtful',
  unsupported: 'faint',
  tested: 'doubtful',
  vacuous: 'doubtful',
  proved: 'good',
};

export const equalityWords: Readonly<Record<Equality, string>> = {
  bits: 'equal in all bits',
  value: 'equal up to the choice of NaN',
  contraction: 'equal by contraction',
};

export const differenceWords: Readonly<Record<Difference, string>> = {
  value: 'the values differ',
  'sign-of-zero': 'the signs of zero differ',
  nan: 'one is a NaN, the other is not',
  'upper-bits': 'the upper bits differ',
  memory: 'the memories differ',
  branch: 'they go to different successors',
  duty: 'the result breaks a duty of its op',
  'compiler-panic': 'the compiler panics',
};

/** What differs, and where the rule holds. */
export const differencePhrase = ({
  difference,
  holdsOnLow,
}: {
  readonly difference: Difference;
  readonly holdsOnLow?: number;
}): string =>
  `${differenceWords[difference]}${holdsOnLow === undefined ? '' : `; it holds on the low ${holdsOnLow} bits`}`;

export const roundingWords: Readonly<Record<RoundingMode, string>> = {
  rne: 'to nearest, ties to even',
  rtz: 'toward zero',
  rdn: 'down',
  rup: 'up',
  rmm: 'to nearest, ties to max magnitude',
};

/** `13,591`. Not by the locale, whose tables take longer to load than a file to lint. */
export function grouped(number: number): string {
  return `${number}`.replace(/(?<!\.\d*)\B(?=(?:\d{3})+(?:\.|$))/g, ',');
}

/** `1 rule`, `2 rules`. */
export function count(number: number, noun: string): string {
  return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`;
}
