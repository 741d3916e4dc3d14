import { visibleCharacter } from './visible.ts';

const tabWidth = 4;

/** A line of source as it stands on the screen. */
export interface ScreenLine {
  readonly text: string;
  /** The screen column of each UTF-16 offset in the line, and of its end. */
  readonly columns: readonly number[];
}

/** Lays out a line: tabs become blanks up to the next stop, what is invisible becomes an escape. */
export function screenLine(line: string): ScreenLine {
  const columns: number[] = [];
  let text = '';
  for (const character of line) {
    const shown =
      character === '\t' ? ' '.repeat(tabWidth - (text.length % tabWidth)) : visibleCharacter(character);
    for (let unit = 0; unit < character.length; unit++) columns.push(text.length);
    text += shown;
  }
  columns.push(text.length);
  return { text, columns };
}

/** Part of a screen line: columns `start` to `end`, with `…` where something is left out. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** What to show of a line of `length` columns so that `from` to `to` is in view: all of it, if it is short. */
export function windowAround(length: number, from: number, to: number, width: number): Window {
  if (length <= width) return { start: 0, end: length };
  const spare = Math.max(0, width - (to - from));
  const start = Math.max(0, Math.min(from - (spare >> 1), length - width));
  return { start, end: Math.min(length, start + width) };
}
