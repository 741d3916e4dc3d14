/** Two rules as one, in the rules language. */
import { describe, expect, it } from 'vitest';
import { compositions } from '../../src/rules/compose.ts';
import { printResolvedRule } from '../../src/rules/resolved-text.ts';
import { readText } from '../support/run-of.ts';

function composed(first: string, second: string): string[] {
  const [one, other] = readText('RISCV64.rules', `${first}\n${second}\n`).rules.map(
    ({ instances }) => instances[0]!,
  );
  if (one === undefined || one.kind === 'ellipsis' || other?.kind !== 'value')
    throw new Error('no such rules');
  return [...compositions(one, other)].map(({ rule }) => printResolvedRule(rule));
}

describe('two rules', () => {
  it.each([
    [
      'a value that the first makes',
      '(NOT (NEG x)) => (NOT (ADDI <typ.Int64> [0] x))',
      '(ADDI [0] x) => x',
      '(NOT (NEG x)) => (NOT x)',
    ],
    [
      'a value of the match, by its name',
      '(MOVWreg x:(ADDIW _)) => (MOVDreg x)',
      '(ADDIW [c] y) && c == 0 => y',
      '(MOVWreg x:(ADDIW [c] y)) && c == 0 => (MOVDreg y)',
    ],
    [
      'the result itself, where it is a value of the match',
      '(MOVWreg x:(ADDIW [c] z)) && c > 1 => x',
      '(ADDIW [d] y) && d < 9 => y',
      '(MOVWreg x:(ADDIW [c] z)) && c > 1 && c < 9 => z',
    ],
    [
      'an operand that has to be an op',
      '(SRAI [63] (MOVBreg y)) => (SRAI [63] (SLLI <typ.Int64> [56] y))',
      '(SLLI [c] (ADD x x)) => (SLLI [c+1] x)',
      '(SRAI [63] (MOVBreg y:(ADD x x))) => (SRAI [63] (SLLI [int64(56) + 1] x))',
    ],
    [
      'an operand of an order that commutes',
      '(NEG (OR x y)) => (NEG (AND <typ.Int64> x (NOT <typ.Int64> y)))',
      '(AND (NOT p) q) => (ANDN q p)',
      '(NEG (OR x y)) => (NEG (ANDN x y))',
    ],
    [
      'a type by what the first has for it',
      '(Bswap32 <t> x) => (SRLI [32] (REV8 <t> x))',
      '(REV8 <u> y) && u.Size() == 4 => (NEG <u> y)',
      '(Bswap32 <t> x) && t.Size() == 4 => (SRLI [32] (NEG <t> x))',
    ],
    [
      'a constant that has to be another',
      '(NOT x:(ADDI [c] y)) => (NOT (ADDI <typ.Int64> [c+1] y))',
      '(ADDI [0] x) => x',
      '(NOT x:(ADDI [c] y)) && (c + 1) == 0 => (NOT y)',
    ],
    [
      'what a branch reads',
      '(BNEZ (SNEZ x:(NEG y)) yes no) => (BNEZ x yes no)',
      '(NEG (NEG z)) => z',
      '(BNEZ (SNEZ x:(NEG y:(NEG z))) yes no) => (BNEZ z yes no)',
    ],
  ])('at %s', (_, first, second, both) => {
    expect(composed(first, second)).toContain(both);
  });

  it.each([
    ['the result alone', '(NEG x) => (ADDI [0] x)', '(ADDI [0] x) => x'],
    ['another op', '(NOT x) => (NOT (NEG <typ.Int64> x))', '(ADDI [0] x) => x'],
    ['another constant', '(NOT x) => (NOT (ADDI <typ.Int64> [1] x))', '(ADDI [0] x) => x'],
    [
      'two values where one has to stand twice',
      '(NOT (SUB x y)) => (NOT (ADD <typ.Int64> x y))',
      '(ADD x x) => x',
    ],
    [
      'a condition on an op without a name',
      '(NOT x) => (NOT (NEG <typ.Int64> (NOT <typ.Int64> x)))',
      '(NEG y) && y.Uses == 1 => y',
    ],
  ])('not at %s', (_, first, second) => {
    expect(composed(first, second)).toEqual([]);
  });
});
