/** Every grammar rule is shown by the examples beside it: `//+` must match the rule, `//-` must not. */
import { readFileSync } from 'node:fs';
import type { Grammar } from 'ohm-js';
import { describe, expect, test } from 'vitest';
import opComment from '../../grammar/op-comment.ohm-bundle.js';
import opTable from '../../grammar/op-table.ohm-bundle.js';
import rules from '../../grammar/rules.ohm-bundle.js';

interface Example {
  readonly text: string;
  readonly matches: boolean;
}

/** The examples of each rule of a grammar, in the order of the file. */
function examplesOf(grammar: string, file: string): Map<string, Example[]> {
  const text = readFileSync(new URL(`../../grammar/${file}`, import.meta.url), 'utf8');
  const [, body = ''] = new RegExp(`^${grammar} (?:<: \\w+ )?\\{$(.*?)^\\}$`, 'ms').exec(text) ?? [];
  const examples = new Map<string, Example[]>();
  let pending: Example[] = [];
  for (const line of body.split('\n')) {
    const [, sign, list] = /^ {2}\/\/([+-]) (.*)$/.exec(line) ?? [];
    if (list !== undefined)
      pending.push(
        ...JSON.parse(`[${list}]`).map((example: string) => ({ text: example, matches: sign === '+' })),
      );
    const [, name] = /^ {2}(\w+)(?:<\w+>)?(?: \([^)]*\))?(?: =|$)/.exec(line) ?? [];
    if (name === undefined) continue;
    examples.set(name, pending);
    pending = [];
  }
  return examples;
}

const grammars: readonly (readonly [string, string, Grammar])[] = [
  ['GoExpression', 'rules.ohm', rules.GoExpression],
  ['Rules', 'rules.ohm', rules.Rules],
  ['OpTable', 'op-table.ohm', opTable],
  ['OpComment', 'op-comment.ohm', opComment],
];

/** Rules with a parameter match nothing by themselves; the rules that use them show them. */
const parameterized = new Set(['list']);

describe.each(grammars)('%s in %s', (name, file, grammar) => {
  const examples = examplesOf(name, file);

  test('the examples of all rules are found', () => {
    expect(examples.size).toBeGreaterThan(5);
  });

  describe.each([...examples].filter(([rule]) => !parameterized.has(rule)))('%s', (rule, own) => {
    test('has an example and a counterexample', () => {
      expect(own.some(({ matches }) => matches)).toBe(true);
      expect(own.some(({ matches }) => !matches)).toBe(true);
    });

    test.each(own)('$matches: $text', ({ text, matches }) => {
      expect(grammar.match(text, rule).succeeded()).toBe(matches);
    });
  });
});
