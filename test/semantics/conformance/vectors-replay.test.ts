/** AMD64's vector ops denote what a processor with AVX-512 computed. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { vectorCases } from './amd64/vectors/cases.ts';
import { disagreement } from './amd64/vectors/replay.ts';

const recorded = gunzipSync(readFileSync(new URL('amd64/vectors/recorded.txt.gz', import.meta.url)))
  .toString()
  .trimEnd()
  .split('\n')
  .map(line => line.split(' ') as [string, string]);

/** By day of each form a part, of which the first is drawn anew with every op that is added. */
const every = process.env['RULECHECK_NIGHTLY'] === undefined ? 8 : 1;

test('the record has a result of every case', () => {
  expect(recorded.map(([name]) => name)).toEqual(vectorCases.map(({ entry }) => entry.name));
});

test('ops denote what was computed', () => {
  const shown = vectorCases.flatMap((one, index) => (index % every === 0 ? [{ one, index }] : []));
  expect(shown.length).toBeGreaterThan(1000);
  const wrong = shown.flatMap(
    ({ one, index }) => disagreement(one, BigInt(`0x${recorded[index]![1]}`)) ?? [],
  );
  expect(wrong).toEqual([]);
});

test('a disagreement is noticed: one bit of a result', () => {
  const index = vectorCases.findIndex(({ entry }) => entry.name === 'VPADDSWMasked256');
  const value = BigInt(`0x${recorded[index]![1]}`);
  expect(disagreement(vectorCases[index]!, value)).toBeUndefined();
  expect(disagreement(vectorCases[index]!, value ^ 1n)).toContain('VPADDSWMasked256');
});
