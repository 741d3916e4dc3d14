import stringWidth from 'fast-string-width';
import { visible } from './visible.ts';

const tabWidth = 4;

/** A line of source as it stands on the screen. */
export interface ScreenLine {
  /** In columns of the screen, of which a Chinese character takes two and an accent none. */
  readonly width: number;
  /** The screen column of a UTF-16 offset in the line; of its end, for what lies behind it. */
  columnOf(offset: number): number;
  /** What stands in columns `start` to `end`; a character that is cut leaves a blank. */
  slice(start: number, end?: number): string;
}

const printableAscii = /^[ -~]*$/;

/** Lays out a line: tabs become blanks up to the next stop, what is invisible becomes an escape. */
export function screenLine(line: string): ScreenLine {
  if (printableAscii.test(line)) return asciiLine(line);
  const columns: number[] = [];
  /** The offset in `text` of what begins in each column; nothing for the second half of a character. */
  const begins: (number | undefined)[] = [];
  let text = '';
  let width = 0;
  const show = (shown: string) => {
    begins[width] ??= text.length;
    text += shown;
    width += stringWidth(shown);
  };
  for (const { segment } of graphemesOf(line)) {
    const from = width;
    for (let unit = 0; unit < segment.length; unit++) columns.push(from);
    if (segment === '\t') for (const blank of ' '.repeat(tabWidth - (width % tabWidth))) show(blank);
    else if (visible(segment) === segment) show(segment);
    else for (const character of visible(segment)) show(character);
  }
  columns.push(width);
  begins[width] ??= text.length;
  const slice = (start: number, end = width) => {
    const blank = (column: number) => (begins[column] === undefined ? ' ' : '');
    const rest = text.slice(begins[start] ?? begins[start + 1], begins[end] ?? begins[end - 1]);
    return `${blank(start)}${rest}${blank(end)}`;
  };
  return { width, columnOf: offset => columns[offset] ?? width, slice };
}

let segmenter: Intl.Segmenter | undefined;

/** What segments is made when it is needed: that takes longer than most reports. */
function graphemesOf(line: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(line);
}

function asciiLine(line: string): ScreenLine {
  return {
    width: line.length,
    columnOf: offset => Math.min(offset, line.length),
    slice: (start, end) => line.slice(start, end),
  };
}

/** Part of a screen line: columns `start` to `end`, with `…` where something is left out. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** What is shown behind a place at the least, if the line is not cut before it. */
const context = 12;

/**
 * What to show of a line of `length` columns so that `from` to `to` is in view: all of it, if it is short;
 * its beginning, if that shows them.
 */
export function windowAround(length: number, from: number, to: number, width: number): Window {
  if (length <= width) return { start: 0, end: length };
  const spare = Math.max(0, width - (to - from));
  const start = to + context <= width ? 0 : Math.max(0, Math.min(from - (spare >> 1), length - width));
  return { start, end: Math.min(length, start + width) };
}
