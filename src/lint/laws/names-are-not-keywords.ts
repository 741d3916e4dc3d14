import { matchEvents } from '../../rules/resolve/bindings.ts';
import type { Lint } from '../lint.ts';

const keywords: ReadonlySet<string> = new Set(
  (
    'break case chan const continue default defer else fallthrough for func go goto if import interface map ' +
    'package range return select struct switch type var'
  ).split(' '),
);

export const namesAreNotKeywords: Lint = {
  code: 'go-keyword',
  law: 'No name is a keyword of Go.',
  why: "Names become variables of a Go program, which then does not compile: `expr parse error`. Go's generator names the program and not the rule.",
  example: {
    of: 'rules',
    wrong: '(ADD range x) => (NEG x)',
    right: '(ADD rng x) && rng.Op == OpSP => (NEG x)',
  },
  category: 'names',
  severity: 'error',
  visit: {
    *rule({ rule }) {
      if (rule.kind === 'ellipsis') return;
      for (const event of matchEvents(rule))
        if (event.kind !== 'expression' && keywords.has(event.name))
          yield { span: event.span, message: `\`${event.name}\` is a keyword of Go, and can name nothing` };
    },
  },
};
