/** Each byte of what was stored lies where the machine's order of bytes puts it, also at a place that is not known. */
import { describe, expect, it } from 'vitest';
import { MemoryReader } from '../../../src/semantics/memory/without-memory.ts';
import { bits, bvadd, store } from '../../../src/semantics/term/build.ts';
import { evaluate } from '../../../src/semantics/term/evaluate.ts';
import { variable, variablesOf } from '../../../src/semantics/term/term.ts';

const memory = variable('memory', 'Memory');
const [base, place] = [variable('base', 64), variable('place', 64)];

/** What is at the place behind the base, for a word whose bytes are 0x10, 0x11 and so on from the lowest; 0xff beyond. */
function byteAt(order: 'little' | 'big', bytes: number, at: bigint): bigint {
  const word = Array.from({ length: bytes }, (_, index) => BigInt(0x10 + index) << BigInt(8 * index));
  const value = bits(
    8 * bytes,
    word.reduce((a, b) => a | b),
  );
  const byte = new MemoryReader().byteAt(store(order, memory, base, value), bvadd(base, place));
  const inputs = new Map(variablesOf(byte).map(one => [one, one === place ? at : 0xffn]));
  return evaluate(byte, inputs, 'rne').value;
}

describe.each(['little', 'big'] as const)('a word in %s-endian order', order => {
  it.each([1, 2, 4, 8])('of %i bytes', bytes => {
    const places = Array.from({ length: bytes }, (_, index) => index);
    const expected = places.map(index => BigInt(0x10 + (order === 'little' ? index : bytes - 1 - index)));
    expect(places.map(index => byteAt(order, bytes, BigInt(index)))).toEqual(expected);
    for (const beyond of [bytes, bytes + 1, 8, 16, -1, -bytes, 2 ** 40].filter(
      one => one >= bytes || one < 0,
    ))
      expect(byteAt(order, bytes, BigInt.asUintN(64, BigInt(beyond)))).toBe(0xffn);
  });
});
