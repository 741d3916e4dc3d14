import type { Lint } from '../lint.ts';
import { foldingOf, help, readsMemory } from '../logic/folded.ts';

export const loadsAreMadeOnce: Lint = {
  code: 'load-twice',
  law: 'A rule that folds a load into its result asks that nobody else uses the loaded value.',
  why: 'Where something else uses the value, the load stays, and the result reads the same memory again. `x.Uses == 1` asks for it, as do `canMergeLoad(v, x)` and `clobber(x)`. The result is right either way, so this is advice.',
  example: {
    of: 'rules',
    wrong: '(MOVBUreg x:(MOVBload [off] {sym} ptr mem)) => @x.Block (MOVBUload [off] {sym} ptr mem)',
    right:
      '(MOVBUreg x:(MOVBload [off] {sym} ptr mem)) && x.Uses == 1 => @x.Block (MOVBUload [off] {sym} ptr mem)',
  },
  category: 'meaning',
  severity: 'advice',
  visit: {
    *rule({ rule, ops }) {
      // Values of several parts are taken apart on purpose, before there are ops of a machine.
      const folding = ops.arch.size > 0 ? foldingOf(rule, true) : undefined;
      if (folding === undefined) return;
      const [gone, open, made] = [folding.gone, folding.open, folding.made].map(values =>
        values.filter(readsMemory),
      );
      const [first] = open!;
      if (first === undefined || made!.length <= gone!.length) return;
      yield {
        span: first.opSpan,
        message: `where something else uses what this \`${first.op.name}\` loads, memory is read twice`,
        help: help(first),
      };
    },
  },
};
