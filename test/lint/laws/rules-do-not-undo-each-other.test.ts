import { lawCases } from '../lint-text.ts';

lawCases('rewrite-cycle', {
  valid: [
    '(SUB x (NEG y)) => (ADD x y)\n(ADD x (NEG y)) => (SUB x y)',
    '(NOT (NEG x)) => (NEG (NOT <x.Type> x))\n(NEG (NOT x)) && x.Uses == 1 => (NOT (NEG <x.Type> x))',
  ],
  invalid: [
    [
      '(NOT (NEG x)) => (NEG (NOT <x.Type> x))\n(NEG (NOT x)) => (NOT (NEG <x.Type> x))',
      '1:18 (NEG (NOT <x.Type> x))',
      '2:18 (NOT (NEG <x.Type> x))',
    ],
    [
      '(ADD x (NEG y)) => (SUB x y)\n(SUB a c) => (ADD (NEG <c.Type> c) a)',
      '1:20 (SUB x y)',
      '2:14 (ADD (NEG <c.Type> c) a)',
    ],
  ],
});
