import { checkGo } from '../go/check-rule.ts';
import type { Lint } from '../lint.ts';

export const expressionsCompile: Lint = {
  code: 'go-type',
  law: 'The expressions of a rule are Go that compiles: their types agree.',
  why: "The generator copies them into a Go program. A sum of an `int32` and an `int64`, an auxint of another type than the op's, a constant where a value is wanted: Go's compiler refuses the program, with a place in a generated file and none in the rule.",
  example: {
    of: 'rules',
    wrong: '(MOVDload [off] {sym} (ADDI [c] x) mem) && is32Bit(off+c) => (MOVDload [off+c] {sym} x mem)',
    right:
      '(MOVDload [off] {sym} (ADDI [c] x) mem) && is32Bit(int64(off)+c) => (MOVDload [off+int32(c)] {sym} x mem)',
  },
  category: 'types',
  severity: 'error',
  visit: {
    *rule({ rule }) {
      if (rule.kind === 'ellipsis') return;
      yield* checkGo(rule).complaints;
    },
  },
};
