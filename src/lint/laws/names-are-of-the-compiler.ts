import { closest } from '../../text/closest.ts';
import { checkGo } from '../go/check-rule.ts';
import { inWords, type Unknown } from '../go/type-of.ts';
import type { Lint } from '../lint.ts';

export const namesAreOfTheCompiler: Lint = {
  code: 'unknown-name',
  law: "A function, a field or a method that a rule uses is one of the compiler's.",
  why: "What is misspelt does not compile, and Go's compiler says so of a generated file. What rulecheck does not know may be new: it looks in the `rewrite.go` beside the rules too, and where nothing is spelt nearly so, it only warns.",
  example: {
    of: 'rules',
    wrong: '(ADD x (MOVDconst [c])) && is32it(c) => (ADDI [c] x)',
    right: '(ADD x (MOVDconst [c])) && is32Bit(c) => (ADDI [c] x)',
  },
  category: 'names',
  severity: 'error',
  visit: {
    *rule({ rule, declared }) {
      if (rule.kind === 'ellipsis') return;
      for (const unknown of checkGo(rule).unknowns) {
        const { name, span } = unknown;
        if (unknown.of === 'function' && declared?.().has(name)) continue;
        const meant = closest(name, unknown.candidates);
        yield {
          span,
          message: `\`${name}\` is ${what(unknown)}`,
          help: meant === undefined ? helps[unknown.of] : `did you mean \`${meant}\`?`,
          // Names that differ in digits alone, such as is12Bit and is13Bit, may be two.
          ...((meant === undefined || letters(meant) === letters(name)) && { atMost: 'warning' as const }),
        };
      }
    },
  },
};

const letters = (name: string): string => name.replaceAll(/\d/g, '');

function what({ of, object }: Unknown): string {
  if (of === 'function') return "no function of the compiler's that is known";
  if (object === '*Types') return "no type of the compiler's";
  if (object === 'math' || object === 'bits' || object === 'buildcfg')
    return `not known of the package ${object}`;
  return `no field or method of ${object === '*Config' ? 'the configuration' : object === '*Block' ? 'a block' : inWords(object!)}`;
}

const helps: Readonly<Record<Unknown['of'], string>> = {
  function: "declare it in the compiler's rewrite.go; if it is there, rulecheck does not see that file",
  member: 'if it is new, rulecheck does not know it yet',
};
