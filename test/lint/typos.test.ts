/** A slip in each of ten places of a file, and what is said of it: the message alone tells what to mend. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planLint } from '../../src/cli/lint-plan.ts';
import { lints } from '../../src/lint/lints.ts';
import { runLints } from '../../src/lint/run-lints.ts';
import { renderDiagnostic } from '../../src/text/frame.ts';
import { Source } from '../../src/text/source.ts';
import { goRules } from '../support/go-rules.ts';
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

/** Of names that are Go's: what is misspelt, and what is said of it, in files of Go 1.27 as they are. */
const go = goRules('1.27');

describe.skipIf('missing' in go).each([
  ['RISCV64', '(ANDI [c] x)', '(ANDDI [c] x)', '`ANDDI` is not an op; did you mean `ADDI`?'],
  [
    'RISCV64',
    '&& x.Uses == 1',
    '&& x.Usess == 1',
    '`Usess` is no field or method of a value of the program; did you mean `Uses`?',
  ],
  [
    'RISCV64',
    '<typ.UInt64>',
    '<typ.Uint64>',
    "`Uint64` is no type of the compiler's; did you mean `UInt64`?",
  ],
  [
    'RISCV64',
    't.IsSigned()',
    't.IsSignd()',
    '`IsSignd` is no field or method of a type of the program; did you mean `IsSigned`?',
  ],
  [
    'RISCV64',
    'mergeSym(sym1,sym2)',
    'mergSym(sym1,sym2)',
    "`mergSym` is no function of the compiler's that is known; did you mean `mergeSym`?",
  ],
  ['RISCV64', 'canMergeSym(sym1,sym2)', 'canMergeSym(sym1)', '`canMergeSym` takes 2 arguments, here is 1'],
  ['RISCV64', '[off1+int32(off2)]', '[off1+off2]', 'an int32 and an int64 are the two sides of `+`'],
  [
    'RISCV64',
    '{mergeSym(sym1,sym2)} base mem)',
    '{mergeSym(sym1,sym2)} bas mem)',
    '`bas` is not bound by the match; did you mean `base`?',
  ],
  [
    'RISCV64',
    '(SUB x (MOVDconst [val]))',
    '(SUB x (MOVDconst val))',
    '`MOVDconst` takes 0 operands, here is 1',
  ],
  [
    'RISCV64',
    'buildcfg.GORISCV64',
    'buildcfg.GORISKV64',
    '`GORISKV64` is not known of the package buildcfg; did you mean `GORISCV64`?',
  ],
  ['RISCV64', 'is32Bit(-val) =>', 'is32Bit(-val =>', 'expected `)` to close the call before `=>`'],
  ['generic', '(Const64 [c+d])', '(Cosnt64 [c+d])', '`Cosnt64` is not an op; did you mean `Const64`?'],
  ['generic', '(Add64 x y)', '(Add64 x)', '`Add64` takes 2 operands, here is 1'],
  [
    'generic',
    'isPowerOfTwo(c)',
    'isPowerOf2(c)',
    "`isPowerOf2` is no function of the compiler's that is known; did you mean `isPowerOfTwo`?",
  ],
  [
    'generic',
    'x.Op != OpConst64',
    'x.Op != OpCosnt64',
    '`OpCosnt64` is the constant of no op; did you mean `OpConst64`?',
  ],
  [
    'generic',
    'config.PtrSize == 4',
    'config.PtrSze == 4',
    '`PtrSze` is no field or method of the configuration; did you mean `PtrSize`?',
  ],
  [
    'generic',
    '(ConstBool [true])',
    '(ConstBool [1])',
    'the auxint: an integer constant is used where a truth value is wanted',
  ],
  [
    'generic',
    'math.Sqrt(c)',
    'math.sqrt(c)',
    '`sqrt` is not known of the package math; did you mean `Sqrt`?',
  ],
  [
    'generic',
    'isNonNegative(x)',
    'isNonNegativ(x)',
    "`isNonNegativ` is no function of the compiler's that is known; did you mean `isNonNegative`?",
  ],
] as const)('%s.rules with %s', (arch, right, wrong, said) => {
  test(`as ${wrong}`, () => {
    const [set] = planLint([join('folder' in go ? go.folder : '', `${arch}.rules`)], {}).request.rules;
    const { text } = set!.sources[0]!;
    const at = placesOf(text, right).find(place => !isInComment(text, place))!;
    const source = new Source(`${arch}.rules`, text.slice(0, at) + wrong + text.slice(at + right.length));
    const { diagnostics } = runLints(
      { rules: [{ ...set!, sources: [source] }], tables: [] },
      lints,
      ({ severity }) => severity,
    );
    const [first] = diagnostics.filter(({ severity }) => severity === 'error');
    const { line } = source.position(first!.labels[0].span.start);
    expect(line).toBe(source.position(at).line);
    expect(`${first!.message}${first!.help === undefined ? '' : `; ${first!.help}`}`).toBe(said);
  });
});

function placesOf(text: string, part: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}

const isInComment = (text: string, at: number): boolean =>
  text.slice(text.lastIndexOf('\n', at) + 1, at).includes('//');
