import { lawCases } from '../lint-text.ts';

lawCases('commutative-operands', {
  of: 'ops',
  valid: [
    '{name: "A", argLength: 2, commutative: true},',
    '{name: "A", argLength: 3, commutative: true},',
    '{name: "A", argLength: 1},',
  ],
  invalid: [
    ['{name: "A", argLength: 1, commutative: true},', '3:40 true'],
    ['{name: "A", commutative: true},', '3:26 true'],
  ],
});
