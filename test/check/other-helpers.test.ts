/** What rulecheck knows of the compiler's functions is the text of releases: any other text is said. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { helperTexts } from '../../src/check/helper-texts.ts';
import { modelledHelpers, otherHelpersIn } from '../../src/check/other-helpers.ts';
import { hash } from '../../src/cli/host.ts';
import { goRules } from '../support/go-rules.ts';

const others = (text: string) => otherHelpersIn(text, hash);

/** Those of op.go, and methods that rules have called like functions. */
const ofOtherFiles = ['CanSSA', 'isInteger', 'makeValAndOff', 'validVal'];

it('knows a text of every function that has a model', () => {
  expect(modelledHelpers.filter(name => !helperTexts.has(name)).sort()).toEqual(ofOtherFiles);
});

it('takes another text for another function, whatever is said beside it', () => {
  const text = 'func is32Bit(n int64) bool {\n\treturn n == int64(int32(n))\n}\n';
  expect(others(text)).toEqual([]);
  expect(
    others(text.replace('\treturn', '\t// Sure.\n\n\t\treturn').replace('(n))', '(n)) // Sure.')),
  ).toEqual([]);
  expect(others(text.replace('int32(n)', 'int16(n)'))).toEqual(['is32Bit']);
});

it('sees a change in what a function calls, and none in what only analyses values', () => {
  const text = 'func isPowerOfTwo32(n int32) bool {\n\treturn false\n}\n';
  expect(others(`${text}func isNonNegative(v *Value) bool {\n\treturn false\n}\n`)).toEqual([
    'isPowerOfTwo32',
  ]);
});

describe.each(['1.19', '1.27'] as const)('Go %s', version => {
  const go = goRules(version);
  const path = 'folder' in go ? join(go.folder, 'rewrite.go') : '';

  it.skipIf(!existsSync(path))('has no other text', () => {
    expect(others(readFileSync(path, 'utf8'))).toEqual([]);
  });
});
