/** Names of inputs that a rule names not: `_`, `2nd _`. No name of a rule has their shape, so none is taken for another. */

/** How a rule writes it, or what it is where a rule has no way to. */
export type Nameless = '_' | '[_]' | 'undefined bits' | 'upper bits';

const endings = ['th', 'st', 'nd', 'rd'];

/** The name of the `number`th of a kind, from 1. */
export function namelessName(kind: string, number: number): string {
  if (number === 1) return kind;
  const isTeen = number % 100 > 10 && number % 100 < 14;
  return `${number}${(isTeen ? undefined : endings[number % 10]) ?? 'th'} ${kind}`;
}
