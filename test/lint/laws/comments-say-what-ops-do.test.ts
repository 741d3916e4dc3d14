import { expect, test } from 'vitest';
import { compareComment } from '../../../src/lint/meaning/comments.ts';
import { isas } from '../../../src/semantics/ops/index.ts';
import { lawCases } from '../lint-text.ts';

lawCases('op-comment', {
  of: 'ops',
  valid: [
    '{name: "FNMADDD", argLength: 3}, // -(arg0 * arg1) - arg2',
    '{name: "SH1ADD", argLength: 2}, // arg0 << 1 + arg1',
    '{name: "SRAW", argLength: 2}, // arg0 >> (aux1 & 31), arithmetic right shift of 32 bit value, sign extended to 64 bits',
    '{name: "FNMADDD", argLength: 3}, // some words',
    '{name: "UNKNOWN", argLength: 3}, // arg0 + arg1',
    '{name: "FNMADDD", argLength: 3},',
  ],
  invalid: [
    ['{name: "FNMADDD", argLength: 3}, // -(arg0 * arg1) + arg2', '3:37 -(arg0 * arg1) + arg2'],
    ['{name: "ANDN", argLength: 2}, // ^arg0 & arg1', '3:34 ^arg0 & arg1'],
    ['{name: "SLT", argLength: 2}, // arg0 < arg1, unsigned', '3:33 arg0 < arg1, unsigned'],
    ['{name: "SH1ADD", argLength: 2}, // arg0 << (1 + arg1)', '3:36 arg0 << (1 + arg1)'],
    [
      '{name: "SRL", argLength: 2}, // arg0 >> (arg1 & 63), arithmetic right shift',
      '3:33 arg0 >> (arg1 & 63), arithmetic right shift',
    ],
  ],
});

/** Comments as they stand in Go's tables, and whether they are right by the manual of the machine. */
test.each([
  ['ARM64', 'FNMSUBD', '-arg0 + (arg1 * arg2)', 'agrees'],
  ['ARM64', 'FNMSUBD', '-arg0 - (arg1 * arg2)', 'contradicts'],
  ['S390X', 'FMSUB', 'fp64 arg1 * arg2 - arg0', 'agrees'],
  ['PPC64', 'FMADD', 'arg0*arg1 + arg2', 'agrees'],
  ['ARM', 'MULAF', 'arg0 + (arg1 * arg2)', 'agrees'],
  ['ARM', 'MULAF', 'arg0 - (arg1 * arg2)', 'contradicts'],
  ['RISCV64', 'ADDIW', '32 low bits of arg0 + auxint, sign extended to 64 bits', 'agrees'],
  ['RISCV64', 'RORW', 'rotate right least significant word of arg0 by (arg1 & 31), sign extended', 'agrees'],
  [
    'RISCV64',
    'RORW',
    'rotate left least significant word of arg0 by (arg1 & 31), sign extended',
    'contradicts',
  ],
  ['RISCV64', 'DIV', 'arg0 / arg1', 'agrees'],
  ['RISCV64', 'DIV', 'arg0 / arg1, unsigned', 'contradicts'],
  ['S390X', 'DIVDU', 'arg0 / arg1', 'agrees'],
  ['S390X', 'DIVDU', 'arg0 / arg1, signed', 'contradicts'],
  ['S390X', 'DIVDU', 'arg0 % arg1', 'contradicts'],
  ['S390X', 'DIVW', 'arg0 / arg1', 'unread'],
  ['LOONG64', 'REMV', 'arg0 / arg1, signed', 'contradicts'],
  ['Wasm', 'I64Shl', 'arg0 << (arg1 % 64)', 'agrees'],
  ['Wasm', 'I64Shl', 'arg0 << arg1', 'large counts'],
  ['RISCV64', 'SLL', 'arg0 << arg1', 'large counts'],
  ['RISCV64', 'SLL', 'arg0 << (arg1 + 1)', 'contradicts'],
  ['ARM', 'ADDshiftLLreg', 'arg0 + arg1<<arg2', 'large counts'],
  ['ARM', 'ADDshiftLLreg', 'arg0 - arg1<<arg2', 'contradicts'],
  ['ARM64', 'MADDW', '+arg0 + (arg1 * arg2), 32-bit', 'agrees'],
  ['ARM64', 'MADDW', '+arg0 - (arg1 * arg2), 32-bit', 'contradicts'],
  ['RISCV64', 'FEQD', 'arg0 == arg1', 'agrees'],
  ['RISCV64', 'FNMADDD', '-(arg0 < arg1) + arg2', 'unread'],
  ['RISCV64', 'MOVBUreg', 'move from arg0, sign-extended from byte', 'contradicts'],
  ['RISCV64', 'MOVBload', ' 8 bits, sign extend', 'unread'],
] as const)('%s %s: %s %s', (arch, op, text, kind) => {
  expect(compareComment(text, isas.get(arch)!.ops.get(op)!).kind).toBe(kind);
});
