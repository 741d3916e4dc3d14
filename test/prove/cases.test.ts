/** A case is a file: one rule, with the verdict it must get, and why, on its first line. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/prove/verdict.ts';
import { checkText } from '../support/verdicts.ts';

const folder = new URL('cases/', import.meta.url);

/** The verdict with the evidence that a case pins. */
const summaries: Readonly<Record<Verdict['kind'], (verdict: Verdict) => (string | undefined)[]>> = {
  proved: ({ method, equality }) => [method, equality],
  refuted: ({ counterexample }) => [counterexample?.difference],
  tested: ({ method }) => [method],
  unsupported: ({ missing }) => [missing],
  vacuous: () => [],
  undecided: ({ reason }) => [reason],
};

describe.each(readdirSync(folder))('%s', kind => {
  it.each(readdirSync(new URL(`${kind}/`, folder)))('%s', name => {
    const text = readFileSync(new URL(`${kind}/${name}`, folder), 'utf8');
    const [, expectation] = /^\/\/ (.*)\n/.exec(text)!;
    const checked = checkText(text);
    expect(checked).toHaveLength(1);
    const { verdict } = checked[0]!;
    expect([verdict.kind, ...summaries[verdict.kind](verdict)].join(', ')).toBe(expectation);
    expect(verdict.kind).toBe(kind);
  });
});
