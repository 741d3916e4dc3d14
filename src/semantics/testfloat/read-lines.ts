import { type Batch, batchSize, emptyBatch } from './batch.ts';
import type { TestFunction } from './functions.ts';
import { digitsOf } from './types.ts';

/** A line that is not of the function's form. */
export class MalformedLine extends Error {
  override readonly name = 'MalformedLine';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** A field's place in a line, in bytes, and where its bits go: the halves of a 64-bit word. */
interface Field {
  readonly start: number;
  /** The first digit that belongs to the low half. */
  readonly middle: number;
  readonly end: number;
  /** What the low half may hold: less than its digits could say only in a truth value. */
  readonly largest: number;
  readonly words: Uint32Array;
}

const newline = 10;
const carriageReturn = 13;
const space = 32;
/** What `digitValues` has for a byte that is no digit: a bit that no digit has. */
const noDigit = 16;

/** The value of every byte that is a hexadecimal digit. */
const digitValues = new Uint8Array(256).fill(noDigit);
for (const [value, digits] of [...'0123456789'].entries()) digitValues[digits.charCodeAt(0)] = value;
for (const [value, digits] of [...'abcdef'].entries()) {
  digitValues[digits.charCodeAt(0)] = 10 + value;
  digitValues[digits.toUpperCase().charCodeAt(0)] = 10 + value;
}

/** Which word of a pair is the low half of a 64-bit integer on this machine. */
const low = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1;
const high = 1 - low;

/** Bytes of the flags field: bit 0 inexact, 1 underflow, 2 overflow, 3 division by zero, 4 invalid. */
const flagDigits = 2;
const allFlags = 0x1f;

/**
 * Reads the lines that `testfloat_gen` writes: operands, result and flags, each with all its hexadecimal
 * digits, one space between. All lines of a function are therefore of one length, and bytes go straight into
 * the columns of a batch. A carriage return before the newline is let pass; nothing else is.
 */
export class LineReader {
  readonly batch: Batch;
  /** Bytes of a line, without what ends it. */
  readonly lineLength: number;
  readonly #form: string;
  readonly #fields: readonly Field[];
  readonly #flagsStart: number;

  constructor({ name, operands, result }: TestFunction) {
    this.batch = emptyBatch(operands.length);
    const types = [...operands, result];
    const columns = [...this.batch.operands, this.batch.results];
    let start = 0;
    this.#fields = types.map((type, index) => {
      const digits = digitsOf(type);
      const words = new Uint32Array(columns[index]!.buffer);
      const end = start + digits;
      const field = {
        start,
        middle: start + Math.max(0, digits - 8),
        end,
        largest: 2 ** Math.min(32, type.width) - 1,
        words,
      };
      start = end + 1;
      return field;
    });
    this.#flagsStart = start;
    this.lineLength = start + flagDigits;
    const shape = types.map(type => `${digitsOf(type)}`).join(', ');
    this.#form = `${name} has lines of ${types.length + 1} fields of ${shape} and ${flagDigits} hexadecimal digits`;
  }

  /**
   * Reads whole lines from `from` on, until the batch is full or no whole line is left, and returns where it
   * stopped.
   *
   * @throws MalformedLine
   */
  read(bytes: Uint8Array, from: number): number {
    const { batch, lineLength } = this;
    let at = from;
    while (batch.count < batchSize) {
      let end = at + lineLength;
      if (end >= bytes.length) {
        // The newline is not there yet; one that comes early cuts a line short.
        const early = bytes.indexOf(newline, at);
        if (early >= 0) this.#fail(bytes, at, early);
        return at;
      }
      if (bytes[end] === carriageReturn) {
        end += 1;
        if (end === bytes.length) return at;
      }
      if (bytes[end] !== newline || !this.#readFields(bytes, at)) {
        const newlineAt = bytes.indexOf(newline, at);
        this.#fail(bytes, at, newlineAt < 0 ? bytes.length : newlineAt);
      }
      batch.count += 1;
      at = end + 1;
    }
    return at;
  }

  /** The last line, where no newline ends the input: it is whole, or it is malformed. */
  readLast(bytes: Uint8Array): void {
    const line = new Uint8Array(bytes.length + 1);
    line.set(bytes);
    line[bytes.length] = newline;
    if (this.read(line, 0) === 0) this.#fail(bytes, 0, bytes.length);
  }

  #readFields(bytes: Uint8Array, at: number): boolean {
    const { batch } = this;
    const row = 2 * batch.count;
    // Every digit read is also gathered here: one that is none leaves its mark.
    let seen = 0;
    for (const { start, middle, end, largest, words } of this.#fields) {
      let upper = 0;
      for (let index = at + start; index < at + middle; index++) {
        const digit = digitValues[bytes[index]!]!;
        seen |= digit;
        upper = (upper << 4) | digit;
      }
      let lower = 0;
      for (let index = at + middle; index < at + end; index++) {
        const digit = digitValues[bytes[index]!]!;
        seen |= digit;
        lower = (lower << 4) | digit;
      }
      words[row + high] = upper;
      words[row + low] = lower;
      if (bytes[at + end] !== space || lower >>> 0 > largest) return false;
    }
    const flagsAt = at + this.#flagsStart;
    const flags = (digitValues[bytes[flagsAt]!]! << 4) | digitValues[bytes[flagsAt + 1]!]!;
    batch.flags[batch.count] = flags;
    return (seen & noDigit) === 0 && flags <= allFlags && digitValues[bytes[flagsAt + 1]!]! < noDigit;
  }

  #fail(bytes: Uint8Array, from: number, to: number): never {
    const { firstLine, count } = this.batch;
    const longest = 100;
    const text = new TextDecoder('latin1').decode(bytes.subarray(from, Math.min(to, from + longest)));
    const shown = to - from > longest ? `${text}...` : text;
    const found = shown.trim() === '' ? 'an empty line' : `'${shown.trimEnd()}'`;
    throw new MalformedLine(firstLine + count, `${this.#form}, not ${found}`);
  }
}
