import { lawCases } from '../lint-text.ts';

lawCases('commutative-meaning', {
  of: 'ops',
  valid: [
    '{name: "ADD", argLength: 2, commutative: true},',
    '{name: "FMADDD", argLength: 3, commutative: true},',
    '{name: "SUB", argLength: 2},',
    '{name: "UNKNOWN", argLength: 2, commutative: true},',
  ],
  invalid: [
    ['{name: "SUB", argLength: 2, commutative: true},', '3:42 true'],
    ['{name: "FDIVD", argLength: 2, commutative: true},', '3:44 true'],
  ],
});
