import { lawCases } from '../lint-text.ts';

lawCases('sym-effect', {
  of: 'ops',
  valid: [
    '{name: "A", aux: "SymOff", symEffect: "Read"},',
    '{name: "A", aux: "SymValAndOff", symEffect: "Read,Write"},',
    '{name: "A", aux: "Int64"},',
    '{name: "A", aux: "Sym", symEffect: "None"},',
  ],
  invalid: [
    ['{name: "A", aux: "SymOff"},', '3:18 "SymOff"'],
    ['{name: "A", aux: "Int64", symEffect: "Read"},', '3:38 "Read"'],
    ['{name: "A", symEffect: "Addr"},', '3:24 "Addr"'],
    ['{name: "A", aux: "Sym", symEffect: "Reads"},', '3:36 "Reads"'],
  ],
});
