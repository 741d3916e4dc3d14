import { lawCases } from '../lint-text.ts';

lawCases('type-known', {
  of: 'ops',
  valid: [
    '{name: "A", typ: "Int64"},',
    '{name: "A", typ: "(UInt64,Flags)"},',
    '{name: "A", typ: "(UInt64, UInt64)"},',
    '{name: "A"},',
    '{name: "A", typ: "Mem"},',
  ],
  invalid: [
    ['{name: "A", typ: "(UInt64,UInt64,Flags)"},', '3:18 "(UInt64,UInt64,Flags)"'],
    ['{name: "A", typ: "Uint64"},', '3:18 "Uint64"'],
    ['{name: "A", typ: "(Int64, Flags)"},', '3:18 "(Int64, Flags)"'],
    ['{name: "A", typ: "(Int64,Flag)"},', '3:18 "(Int64,Flag)"'],
  ],
});
