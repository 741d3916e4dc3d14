import { lawCases } from '../lint-text.ts';

lawCases('fault-aux', {
  of: 'ops',
  valid: [
    '{name: "A", argLength: 2, aux: "SymOff", faultOnNilArg0: true, symEffect: "Read"},',
    '{name: "A", argLength: 2, faultOnNilArg0: true},',
    '{name: "A", argLength: 2, aux: "Float64"},',
  ],
  invalid: [
    ['{name: "A", argLength: 2, aux: "Float64", faultOnNilArg0: true},', '3:32 "Float64"'],
    ['{name: "A", argLength: 2, aux: "Bool", faultOnNilArg1: true},', '3:32 "Bool"'],
  ],
});
