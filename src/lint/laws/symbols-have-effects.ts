import type { Lint } from '../lint.ts';
import { fieldSpan } from '../table-fields.ts';

const effects: ReadonlySet<string> = new Set(['Read', 'Write', 'RdWr', 'Addr', 'None']);

export const symbolsHaveEffects: Lint = {
  code: 'sym-effect',
  law: 'An op says what it does to its symbol exactly if its aux holds one.',
  why: "The compiler keeps a variable alive for as long as an op reads or writes it. Go's generator refuses the table: `symEffect needed for aux`, `symEffect with aux ... not allowed`.",
  example: {
    of: 'ops',
    wrong: '{name: "MOVBload", argLength: 2, aux: "SymOff"},',
    right: '{name: "MOVBload", argLength: 2, aux: "SymOff", symEffect: "Read"},',
  },
  category: 'tables',
  severity: 'error',
  visit: {
    *op({ op }) {
      const { name, aux = '', symEffect, declared } = op;
      if (declared === undefined) return;
      const needed = aux.startsWith('Sym');
      if (symEffect === undefined || symEffect === '') {
        if (needed)
          yield {
            span: fieldSpan(declared, 'aux'),
            message: `\`${name}\` has a symbol in its aux and does not say what it does to it`,
            help: 'add symEffect: "Read", "Write", "RdWr", "Addr" or "None"',
          };
        return;
      }
      const span = fieldSpan(declared, 'symEffect');
      if (!needed)
        yield { span, message: `\`${name}\` has no symbol that it could ${symEffect.toLowerCase()}` };
      for (const effect of symEffect.split(','))
        if (!effects.has(effect)) yield { span, message: `\`${effect}\` is no effect on a symbol` };
    },
  },
};
