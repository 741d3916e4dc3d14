/**
 * Masked loads and stores of the language as ops of vectors, so that they can be held to what is computed of these: what
 * memory has, 64 bytes, is the first operand, and of stores the result.
 */
import { MemoryReader } from '../../../src/semantics/memory/without-memory.ts';
import type { OpEntry, Place } from '../../../src/semantics/ops/entry.ts';
import { generic } from '../../../src/semantics/ops/generic/index.ts';
import { vector } from '../../../src/semantics/ops/table.ts';
import { bits, load, store } from '../../../src/semantics/term/build.ts';
import { type Term, variable } from '../../../src/semantics/term/term.ts';

const address = bits(64, 0x1000n);
const holding = (content: Term): Term => store('little', variable('memory', 'Memory'), address, content);

const placeOf = (size: number): Place => ({ width: size, order: 'little' });

/** Operands: memory, and the mask, of a vector of so many bits whose elements have the width. */
export function maskedLoad(width: number, size: number): OpEntry {
  const entry = generic.ops.get(`LoadMasked${width}`)!;
  return {
    ...entry,
    name: `LoadMasked${width}x${size / width}`,
    operands: [vector(512), vector(size)],
    results: [vector(size)],
    denote([content, mask]) {
      const [loaded] = entry.denote([address, mask!, holding(content!)], [], placeOf(size));
      return [new MemoryReader().read(loaded)];
    },
  };
}

/** Operands: memory, the value that is stored, and the mask. */
export function maskedStore(width: number, size: number): OpEntry {
  const { aux: _, ...entry } = generic.ops.get(`StoreMasked${width}`)!;
  return {
    ...entry,
    name: `StoreMasked${width}x${size / width}`,
    operands: [vector(512), vector(size), vector(size)],
    results: [vector(512)],
    denote([content, value, mask]) {
      const given = [address, mask!, value!, holding(content!)];
      const [after] = entry.denote(given, [bits(1, 0n)], placeOf(size));
      return [new MemoryReader().read(load(64, 'little', after, address))];
    },
  };
}
