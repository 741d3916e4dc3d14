import { styleText } from 'node:util';

/** What a piece of text is, not how it looks. */
export type Role = 'strong' | 'faint' | 'place' | 'good' | 'bad' | 'doubtful';

const styles: Readonly<Record<Role, Parameters<typeof styleText>[0]>> = {
  strong: 'bold',
  faint: 'dim',
  place: 'cyan',
  good: 'green',
  bad: ['bold', 'red'],
  doubtful: 'yellow',
};

/** Marks text for a terminal. */
export type Paint = (role: Role, text: string) => string;

export const plain: Paint = (_, text) => text;

/** Colours, whatever the environment says: whoever writes to a terminal decides that. */
export const colored: Paint = (role, text) => styleText(styles[role], text, { validateStream: false });
