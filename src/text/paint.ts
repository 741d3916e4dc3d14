/** Text for a terminal, marked by what it is. */

/** What a piece of text is, not how it looks. */
export type Role = 'strong' | 'faint' | 'place' | 'good' | 'bad' | 'doubtful';

const styles: Readonly<Record<Role, readonly Style[]>> = {
  strong: ['bold'],
  faint: ['dim'],
  place: ['cyan'],
  good: ['green'],
  bad: ['bold', 'red'],
  doubtful: ['yellow'],
};

/** Marks text for a terminal. */
export type Paint = (role: Role, text: string) => string;

export const plain: Paint = (_, text) => text;

export const colored: Paint = (role, text) => styled(styles[role], text);

/** The escape sequences of terminals that colour text: ECMA-48, 8.3.117, each with the one that ends it. */
const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const;

export type Style = keyof typeof codes;

/** The text between the sequences, whatever the environment says: whoever writes to a terminal decides that. */
export function styled(styles: readonly Style[], text: string): string {
  return styles.reduceRight((inner, style) => {
    const [start, end] = codes[style];
    return `\u001b[${start}m${inner}\u001b[${end}m`;
  }, text);
}
