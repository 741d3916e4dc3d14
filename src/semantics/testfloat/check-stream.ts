import { Checker, type Tally } from './check.ts';
import { fastEvaluator } from './fast.ts';
import type { Conventions, TestFunction } from './functions.ts';
import { LineReader } from './read-lines.ts';

export interface StreamOptions {
  /** Judge every line by the exact evaluation, without the filter of a fast one. */
  readonly exactly: boolean;
}

/**
 * Checks all lines of a stream of bytes. Memory does not grow with the stream: one chunk and one batch of lines
 * are held.
 *
 * @throws MalformedLine
 */
export async function checkStream(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  testFunction: TestFunction,
  conventions: Conventions,
  { exactly }: StreamOptions,
): Promise<Tally> {
  const fast = exactly ? undefined : fastEvaluator(testFunction, conventions);
  const checker = new Checker(testFunction, conventions, fast);
  const reader = new LineReader(testFunction);
  const { batch } = reader;
  const checkBatch = () => {
    checker.check(batch);
    batch.firstLine += batch.count;
    batch.count = 0;
  };

  // What follows the last newline seen: the beginning of a line.
  let rest = new Uint8Array(0);
  for await (const chunk of chunks) {
    const bytes = joined(rest, chunk);
    let at = 0;
    for (let before = -1; at !== before; ) {
      before = at;
      at = reader.read(bytes, at);
      if (batch.count > 0) checkBatch();
    }
    rest = bytes.slice(at);
  }
  if (rest.length > 0) reader.readLast(rest);
  checkBatch();
  return checker.tally();
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const whole = new Uint8Array(head.length + tail.length);
  whole.set(head);
  whole.set(tail, head.length);
  return whole;
}
