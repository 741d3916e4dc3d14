/** What arm64 computed on vectors: a line for each instruction, with the results on the tuples that `tuplesOf` draws for it. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export const recordFile = 'test/semantics/conformance/arm64/vectors/recorded.txt.gz';

/** As many tuples of operands are recorded for each instruction. */
export const recordedTuples = 28;

export function recordedResults(): ReadonlyMap<string, readonly bigint[]> {
  const lines = gunzipSync(readFileSync(recordFile)).toString().trimEnd().split('\n');
  return new Map(
    lines.map(line => {
      const [name = '', values = ''] = line.split(':');
      return [name, values.split(' ').map(value => BigInt(`0x${value}`))];
    }),
  );
}
