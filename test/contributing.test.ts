/** What CONTRIBUTING quotes as added stands in the sources, and each example is small. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './cli/rulecheck.ts';

const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const examples = [...text.matchAll(/^```diff\n(?<diff>[\s\S]*?)^```$/gm)].map(({ groups }) =>
  groups!['diff']!.trimEnd().split('\n'),
);

it('shows what is added in ten lines or fewer', () => {
  expect(examples.length).toBeGreaterThanOrEqual(6);
  expect(examples.filter(lines => lines.length > 10)).toEqual([]);
});

it.each(examples.map(lines => [lines[0]!, lines] as const))('quotes the sources: %s', (_, lines) => {
  let file = '';
  for (const line of lines) {
    const added = /^\+\+\+ (?<path>\S+)$/.exec(line);
    if (added !== null) file = readFileSync(join(root, added.groups!['path']!), 'utf8');
    else expect(file.split('\n')).toContain(line.slice(1));
  }
});
