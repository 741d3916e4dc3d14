import { lawCases, tablesWith } from '../lint-text.ts';

lawCases('load-twice', {
  valid: [
    '(MOVBUreg x:(MOVBload [off] {sym} ptr mem)) && x.Uses == 1 => @x.Block (MOVBUload [off] {sym} ptr mem)',
    '(MOVBUreg x:(MOVBload [off] {sym} ptr mem)) && clobber(x) => @x.Block (MOVBUload [off] {sym} ptr mem)',
    // The value is still there, and nothing is read again.
    '(MOVBreg x:(MOVBload _ _)) => (MOVDreg x)',
    // One load takes the place of another.
    '(MOVBload [a] {s} (ADDI [b] p) mem) && is32Bit(int64(a)+b) => (MOVBload [a+int32(b)] {s} p mem)',
    // A store reads nothing.
    '(MOVBstore [a] {s} p (MOVBreg x) mem) => (MOVBstore [a] {s} p x mem)',
    // What lowers an op of the language.
    '(SignExt8to64 (MOVBload [off] {sym} ptr mem)) => (MOVBload [off] {sym} ptr mem)',
  ],
  invalid: [
    [
      '(MOVBUreg x:(MOVBload [off] {sym} ptr mem)) => @x.Block (MOVBUload [off] {sym} ptr mem)',
      '1:14 MOVBload',
    ],
    [
      '(MOVBUreg x:(MOVBload [off] {sym} ptr mem)) && x.Uses <= 2 => @x.Block (MOVBUload [off] {sym} ptr mem)',
      '1:14 MOVBload',
    ],
  ],
});

// Go 1.19's AMD64.rules:2280, and ops without a model.
lawCases('load-twice', {
  arch: 'S390X',
  tables: tablesWith(
    `{name: "SWAP", argLength: 1, typ: "UInt64"},
{name: "LOADSWAPPED", argLength: 2, aux: "SymOff", typ: "UInt64", faultOnNilArg0: true},
{name: "LOAD", argLength: 2, aux: "SymOff", typ: "UInt64", faultOnNilArg0: true},`,
    'S390X',
  ),
  valid: ['(SWAP x:(LOADSWAPPED [i] {s} p m)) && x.Uses == 1 => @x.Block (LOAD [i] {s} p m)'],
  invalid: [['(SWAP (LOADSWAPPED [i] {s} p m)) => (LOAD [i] {s} p m)', '1:8 LOADSWAPPED']],
});
