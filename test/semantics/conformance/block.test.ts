import { expect, test } from 'vitest';
import { type Block, blockSize, readBlocks } from './block.ts';

const caseSize = 8 * 2 + 8 + 2;

/** One block of cases with operands i and -i, result i * i, mode i % 5, flags i % 32. */
function written(first: number, count: number): Uint8Array {
  const numbers = Array.from({ length: count }, (_, i) => first + i);
  const words = [(n: number) => n, (n: number) => -n, (n: number) => n * n].flatMap(f =>
    numbers.map(n => BigInt(f(n))),
  );
  const bytes = [5, 32].flatMap(modulus => numbers.map(n => n % modulus));
  return Uint8Array.from([...new Uint8Array(BigUint64Array.from(words).buffer), ...bytes]);
}

/** A stream that delivers bytes in pieces of the given size. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function collect(blocks: AsyncIterable<Block>): Promise<Block[]> {
  const all: Block[] = [];
  for await (const block of blocks) all.push(block);
  return all;
}

test.each([7, caseSize, 65_536, 1_000_000])('blocks come out whole from pieces of %i bytes', async size => {
  const bytes = Uint8Array.from([...written(0, blockSize), ...written(blockSize, 10)]);
  const blocks = await collect(readBlocks(inPieces(bytes, size), 2, blockSize + 10));
  expect(blocks.map(({ count }) => count)).toEqual([blockSize, 10]);
  const last = blocks[1]!;
  expect([...last.operands[1]!].map(word => BigInt.asIntN(64, word))).toEqual(
    Array.from({ length: 10 }, (_, i) => BigInt(-blockSize - i)),
  );
  expect(last.results[9]).toBe(BigInt(blockSize + 9) ** 2n);
  expect([...last.modes]).toEqual(Array.from({ length: 10 }, (_, i) => (blockSize + i) % 5));
  expect([...last.flags]).toEqual(Array.from({ length: 10 }, (_, i) => (blockSize + i) % 32));
});

test('a stream that ends early is an error', async () => {
  await expect(collect(readBlocks(inPieces(written(0, 9), 64), 2, 10))).rejects.toThrow(
    'within the last 10 cases',
  );
});

test('a stream that goes on is an error', async () => {
  await expect(collect(readBlocks(inPieces(written(0, 11), 64), 2, 10))).rejects.toThrow();
});
