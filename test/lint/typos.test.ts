/** A slip in each of ten places of a file, and what is said of it: the message alone tells what to mend. */
import { expect, test } from 'vitest';
import { renderDiagnostic } from '../../src/text/frame.ts';
import { lintRules } from './lint-text.ts';

const file = `(FSUBD x (FNEGD y)) => (FADDD x y)
(ADD x (MOVDconst [c])) && is32Bit(c) => (ADDI [c] x)
(SLLI [c] (SLLI [d] x)) && c+d < 64 => (SLLI [c+d] x)
(MOVDload [off1] {sym} (ADDI [off2] base) mem) && is32Bit(int64(off1)+off2) =>
	(MOVDload [off1+int32(off2)] {sym} base mem)
(F(MADD|MSUB)D neg:(FNEGD x) y z) && neg.Uses == 1 => (F(NMSUB|NMADD)D x y z)
(BNEZ (SEQZ x) yes no) => (BEQZ x yes no)
(Neg64 ...) => (NEG ...)
`;

test('the file is right', () => {
  expect(lintRules(file).filter(({ severity }) => severity !== 'advice')).toEqual([]);
});

test.each([
  ['(FNEGD y)', '(FNGED y)', 'X:1:11: `FNGED` is not an op; did you mean `FNEGD`?'],
  ['(FADDD x y)', '(FADDD x)', 'X:1:25: `FADDD` takes 2 operands, here is 1'],
  ['(ADDI [c] x)', '(ADDI [k] x)', 'X:2:49: `k` is not bound by the match'],
  ['is32Bit(c) =>', 'is32Bit(c =>', 'X:2:37: expected `)` to close the call before `=>`'],
  ['(SLLI [d] x))', '(SLLI d x))', 'X:3:12: `SLLI` takes 1 operand, here are 2'],
  ['c+d < 64', 'c+d << 64 <', 'X:3:40: expected a Go expression after `<`, found `=>`'],
  ['{sym} base mem)\n', '{sym base mem)\n', 'X:5:44: expected `}` to close the aux, found `)`'],
  [
    '(F(NMSUB|NMADD)D',
    '(F(NMSUB|NMADD|MADD)D',
    'X:6:57: alternations of one rule are read in lock-step, but one has 2 members and another 3',
  ],
  [
    '(BEQZ x yes no)',
    '(BEQZ x yes on)',
    'X:7:27: the successors `yes no` become `yes on`, but can only stay or, if they are two, be exchanged',
  ],
  [
    '(Neg64 ...)',
    '(Neg64 [c] ...)',
    'X:8:12: `...` can only be used in a rule `(A ...) => (B ...)`; name the operands, the auxint and the aux',
  ],
])('%s as %s', (right, wrong, said) => {
  const [first, ...others] = lintRules(file.replace(right, wrong)).filter(
    ({ severity }) => severity === 'error',
  );
  const { line, column } = first!.labels[0].source.position(first!.labels[0].span.start);
  const { message, help } = first!;
  expect(`X:${line}:${column}: ${message}${help === undefined ? '' : `; ${help}`}`).toBe(said);
  expect(others).toEqual([]);
  expect(renderDiagnostic(first!).split('\n').length).toBeGreaterThan(3);
});
