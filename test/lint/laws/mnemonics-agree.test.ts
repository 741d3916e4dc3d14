import { lawCases } from '../lint-text.ts';

lawCases('op-mnemonic', {
  of: 'ops',
  valid: [
    '{name: "FNMADDD", argLength: 3, asm: "FNMADDD"},',
    '{name: "FMADDD", argLength: 3},',
    // Unknown here: nothing is to be said of it.
    '{name: "FMADDD", argLength: 3, asm: "FMAX"},',
    '{name: "FOO", argLength: 3, asm: "FMADDD"},',
    // Another number of operands, and another format.
    '{name: "FADDD", argLength: 2, asm: "FMADDD"},',
    '{name: "FADDD", argLength: 2, asm: "FADDS"},',
    '{name: "MULH", argLength: 2, asm: "MUL"},',
  ],
  invalid: [
    ['{name: "FNMADDD", argLength: 3, asm: "FNMSUBD"},', '3:38 "FNMSUBD"'],
    ['{name: "FMADDS", argLength: 3, asm: "FMSUBS"},', '3:37 "FMSUBS"'],
    ['{name: "FADDD", argLength: 2, asm: "FSUBD"},', '3:36 "FSUBD"'],
  ],
});

lawCases('op-mnemonic', {
  of: 'ops',
  arch: 'ARM64',
  valid: ['{name: "FNMADDD", argLength: 3, asm: "FNMADDD"},'],
  invalid: [['{name: "FNMADDD", argLength: 3, asm: "FNMSUBD"},', '3:38 "FNMSUBD"']],
});
