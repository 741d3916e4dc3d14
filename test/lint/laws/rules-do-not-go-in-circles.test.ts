import { lawCases } from '../lint-text.ts';

lawCases('rewrite-loop', {
  valid: [
    '(OR x y) => (XOR x y)\n(XOR x y) => (ADD x y)\n(ADD x (NEG y)) => (OR x y)',
    '(OR x y) => (XOR x y)\n(XOR x y) && x.Uses == 1 => (ADD x y)\n(ADD x y) => (OR x y)',
    '(OR x y) => (XOR x y)\n(XOR (NEG x) y) => (ADD x y)\n(ADD x y) => (OR x y)',
    '(OR x y) => (XOR x y)\n(XOR x y) => (ADD x y)\n(ADD x y) => (SUB x y)',
  ],
  invalid: [
    ['(OR x y) => (XOR x y)\n(XOR x y) => (ADD x y)\n(ADD x y) => (OR x y)', '1:13 (XOR x y)'],
    [
      '(NOT x) => (NEG x)\n(OR x y) => (XOR y x)\n(XOR x y) => (SUB x (NEG <x.Type> y))\n(SUB x y) => (ADD x y)\n(ADD x y) => (OR x y)',
      '2:13 (XOR y x)',
    ],
  ],
});
