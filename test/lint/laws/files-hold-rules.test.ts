import { lawCases } from '../lint-text.ts';

lawCases('no-rules', {
  valid: ['(NEG (NEG x)) => x', '// a comment\n(NEG (NEG x)) => x'],
  invalid: [
    ['', '1:1 '],
    [' \n\t\n', '1:1 '],
    ['// (NEG (NEG x)) => x', '1:1 '],
  ],
});
