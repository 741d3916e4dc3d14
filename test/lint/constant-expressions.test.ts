/** Constant expressions that Go 1.27's compiler refuses, and others like them that it takes; `verify` says what `lint` says. */
import { describe, expect, test } from 'vitest';
import { checkFile } from '../../src/check/check-file.ts';
import { readRules, rulesCovering } from '../../src/check/read-rules.ts';
import { Source } from '../../src/text/source.ts';
import { builtinTables, lintRules, placeOf } from './lint-text.ts';

/** `c` is an int64, `d` a float64. */
const ruleWith = (condition: string): string =>
  `(Select0 (MakeTuple (MOVDconst [c]) (FMOVDconst [d]))) && ${condition} => (MOVDconst [c])`;

const linted = (text: string): string[] =>
  lintRules(text)
    .filter(({ code }) => code === 'go-type')
    .map(one => `${placeOf(one)}: ${one.message}`);

function verified(text: string): string[] {
  const source = new Source('RISCV64.rules', text);
  const file = readRules(source, 'RISCV64', builtinTables('RISCV64'), rulesCovering(source, []));
  const parts = checkFile(
    { ...file, diagnostics: [] },
    {
      ...{ seed: 1, runs: 10, steps: 2 ** 16 },
      ...{ contraction: 'licensed', details: 'none', repair: 'none', hash: text => text },
    },
  );
  return [...parts].flatMap(part => {
    if (part.kind === 'result') return [];
    const { message, labels } = part.diagnostic;
    const { line, column, endColumn } = labels[0]!;
    const said = message.replace('Go would not compile this rule: ', '');
    return `${line}:${column} ${text.slice(column - 1, endColumn - 1)}: ${said}`;
  });
}

describe.each([
  ['lint', linted],
  ['verify', verified],
])('%s', (_, saidOf) => {
  test.each([
    ['uint8(c) == 1<<uint(8)', 'uint8(c) == 1<<uint(8)', '256 overflows uint8'],
    ['c == 1<<uint8(64)', 'c == 1<<uint8(64)', '18446744073709551616 overflows int64'],
    ['is32Bit(c) && c == int64(int8(200))', 'int8(200)', '200 overflows int8'],
    ['c == int64(int8(int64(200)))', 'int8(int64(200))', '200 overflows int8'],
    ['c == int64(int32(^uint32(0)))', 'int32(^uint32(0))', '4294967295 overflows int32'],
    ['c == int64(int8(float64(200)))', 'int8(float64(200))', '200 overflows int8'],
    ['c == int64(float32(0.5))', 'int64(float32(0.5))', 'a constant with a fraction is truncated to int64'],
    ['int8(c) == int8(100)+int8(100)', 'int8(100)+int8(100)', '200 overflows int8'],
    ['c == int64(-uint8(1))', '-uint8(1)', '-1 overflows uint8'],
    ['c == int64(int8(1)<<7)', 'int8(1)<<7', '128 overflows int8'],
    [
      'c == ^int64(0) - math.MaxInt64 - 1',
      '^int64(0) - math.MaxInt64 - 1',
      '-9223372036854775809 overflows int64',
    ],
    ['c == 1<<1000>>998', '1<<1000', 'a constant has more than 512 bits'],
    ['c == 1<<2000', '1<<2000', 'shift count too large'],
    ['min(int8(c), 200) == 1', 'min(int8(c), 200)', '200 overflows int8'],
    ['c/0 == 1', 'c/0', 'this divides by zero'],
    ['c%(1-1) == 1', 'c%(1-1)', 'this divides by zero'],
    ['c/int64(0) == 1', 'c/int64(0)', 'this divides by zero'],
    ['c == int64(5)%0', 'int64(5)%0', 'this divides by zero'],
    ['c == 5/0.0', '5/0.0', 'this divides by zero'],
    ['d == float64(5)/0', 'float64(5)/0', 'this divides by zero'],
    ['c != 0 || c/0 == 1', 'c/0', 'this divides by zero'],
    ['c<<-1 == 1', 'c<<-1', 'this shifts by a negative count'],
    ['c>>int8(-1) == 1', 'c>>int8(-1)', 'this shifts by a negative count'],
    ['c == 1<<(1-2)', '1<<(1-2)', 'this shifts by a negative count'],
    ['c<<2.5 == 1', 'c<<2.5', 'this shifts by a count with a fraction'],
    ['1.5<<uint64(c) == c', '1.5<<uint64(c)', 'this shifts a constant with a fraction'],
  ])('refuses %s', (condition, part, message) => {
    const text = ruleWith(condition);
    expect(saidOf(text)).toEqual([`1:${text.indexOf(part) + 1} ${part}: ${message}`]);
  });

  test.each([
    'd/0 == 1',
    'c == int64(^uint32(0))',
    'c == int64(float64(200))',
    'c == ^int64(0) - math.MaxInt64',
    'c == 1<<511 - 1<<511',
    'c == 1<<(2.0)',
    'c == 1<<uint8(1.0)',
    'c<<float64(2) == 4',
    '1.0<<uint64(c) == c',
    'c == 2.0*3',
    'int8(1)<<uint64(c) == 0',
    'uint8(c)<<300 == 0',
  ])('takes %s', condition => {
    expect(saidOf(ruleWith(condition))).toEqual([]);
  });
});
