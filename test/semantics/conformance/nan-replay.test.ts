import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Machine, policies, policyAgrees, readNanCase } from './nan-case.ts';

const lines = gunzipSync(readFileSync(new URL('recorded-nans.txt.gz', import.meta.url)))
  .toString()
  .trimEnd()
  .split('\n');

const linesOf = (machine: string) => lines.filter(line => line.startsWith(`${machine} `));

describe('which NaN a machine returned', () => {
  test.each(Object.keys(policies))('%s', machine => {
    const cases = linesOf(machine);
    expect(cases.length).toBeGreaterThanOrEqual(2873);
    expect(cases.filter(line => !policyAgrees(readNanCase(line)))).toEqual([]);
  });
});

describe('no policy passes for another', () => {
  const pairs = Object.keys(policies).flatMap(machine =>
    Object.keys(policies)
      .filter(other => other !== machine)
      .map(other => [machine, other as Machine] as const),
  );
  test.each(pairs)('%s is not %s', (machine, other) => {
    const cases = linesOf(machine).map(readNanCase);
    expect(cases.every(witnessed => policyAgrees({ ...witnessed, machine: other }))).toBe(false);
  });
});
