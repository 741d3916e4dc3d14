import type { Lint } from '../lint.ts';
import { foldingOf, help, isInstruction } from '../logic/folded.ts';

export const foldedValuesAreUsedOnce: Lint = {
  code: 'uses-unasked',
  law: 'A rule that makes more ops than it takes away for certain asks that nobody else uses what it folds.',
  why: 'The match takes a value apart, but does not take it away: where something else uses it, it is computed all the same, and the rule has added an instruction. The result is right either way, and often worth it: a chain becomes shorter, or the next rule applies. Hundreds of rules of Go are so on purpose, and no text tells them from the others; so this is looked for only where a configuration asks. What reads memory twice is another law, `load-twice`.',
  example: {
    of: 'rules',
    wrong: '(ADD (SLLI [c] x) (SLLI [c] y)) => (SLLI [c] (ADD <x.Type> x y))',
    right:
      '(ADD s:(SLLI [c] x) t:(SLLI [c] y)) && s.Uses == 1 && t.Uses == 1 => (SLLI [c] (ADD <x.Type> x y))',
  },
  category: 'meaning',
  severity: 'off',
  visit: {
    *rule({ rule, ops }) {
      const folding = foldingOf(rule, ops.arch.size > 0);
      if (folding === undefined) return;
      const [gone, open, made] = [folding.gone, folding.open, folding.made].map(values =>
        values.filter(isInstruction),
      );
      const [first] = open!;
      if (first === undefined || made!.length <= gone!.length) return;
      // A result of more ops than the whole match is there for another reason.
      if (made!.length > gone!.length + open!.length) return;
      yield {
        span: first.opSpan,
        message: `where something else uses this \`${first.op.name}\`, it stays, and the rule makes more ops than it takes away`,
        help: help(first),
      };
    },
  },
};
