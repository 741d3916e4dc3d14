/** Of Go's own rules: the first program that is built of a refuted rule still has the function that is known to go wrong. */
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { rulesInCompiler } from '../../src/cli/compiler-rules.ts';
import { reproduceRule } from '../../src/reproduce/rule.ts';
import { proposeTrials } from '../../src/reproduce/trials/search.ts';
import { goRules } from '../support/go-rules.ts';

const rules = goRules('1.27');

/** Functions of the first program. */
const built = 300;

function bodiesFor(file: string, line: number): string[] {
  if ('missing' in rules) throw new Error(rules.missing);
  const inCompiler = rulesInCompiler(join(rules.folder, file), {});
  const found = reproduceRule(inCompiler.file, inCompiler.compiler, line);
  if (found.kind === 'problem') throw new Error(found.message);
  const [[target, counterexample] = []] = [...found.counterexamples];
  const proposal = proposeTrials(target!, inCompiler.compiler, counterexample!);
  if (proposal.kind === 'none') throw new Error(proposal.reason);
  const trials = new Set(proposal.calls.map(({ trial }) => trial));
  return [...trials].slice(0, built).map(({ body }) => body.join('\n'));
}

describe.runIf('folder' in rules)('the function that shows', () => {
  it.each([
    [
      'an exchanged comparison, by a branch on a difference',
      'ARM.rules',
      692,
      /^c1 := uint32\(0\)\nif int32\(x - y\) < int32\(c1\) \{\n\treturn 1\n\}\nreturn 2$/,
    ],
    [
      'a constant compared unsigned',
      'S390X.rules',
      1110,
      /return \w+ < uint64\(int16\(\w+\)\)|return uint64\(int16\(\w+\)\) < \w+/,
    ],
    [
      'a store before cleared memory',
      'generic.rules',
      1746,
      /^r1 := unsafe.Add\(p, -1\)\n[\s\S]*\*\(\*\[32\]byte\)\(p\) = \[32\]byte\{\}$/,
    ],
  ] as const)('%s: %s:%i', (_, file, line, wanted) => {
    expect(bodiesFor(file, line).some(body => wanted.test(body))).toBe(true);
  });
});

if ('missing' in rules) test.skip(rules.missing, () => {});
