import { lawCases } from '../lint-text.ts';

lawCases('unlicensed-fusion', {
  valid: [
    '(FADDD (FMULD x y) z) && z.Block.Func.useFMA(v) => (FMADDD x y z)',
    '(FMADDD x y (FNEGD z)) => (FMSUBD x y z)',
    '(FMA ...) => (FMADDD ...)',
  ],
  invalid: [
    ['(FADDD (FMULD x y) z) => (FMADDD x y z)', '1:27 FMADDD'],
    [
      '(FADDD (FMULD x y) z) && z.Block.Func.useFMA(v) => (FMADDD x y z)\n(FSUBD (FMULD x y) z) => (FMSUBD x y z)',
      '2:27 FMSUBD',
    ],
  ],
});
