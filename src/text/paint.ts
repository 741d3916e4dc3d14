/** Text for a terminal, marked by what it is. */
import { type Style, styled } from './style.ts';

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
