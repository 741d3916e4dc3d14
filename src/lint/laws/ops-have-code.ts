import type { Lint } from '../lint.ts';
import { fieldSpan } from '../table-fields.ts';

export const opsHaveCode: Lint = {
  code: 'op-code',
  law: 'The compiler makes code for every op of an architecture.',
  why: "An op that `ssa.go` of the architecture does not name stops the compiler when a program needs it. Go's generator looked for it until Go 1.22: `has no code generation in ...`. It is asked where that file lies beside the tables, as in a Go tree.",
  example: {
    of: 'ops',
    wrong: '{name: "ADD", argLength: 2},\n{name: "SUB", argLength: 2},',
    right: '{name: "ADD", argLength: 2},',
    generator: 'case ssa.OpRISCV64ADD:',
  },
  category: 'tables',
  severity: 'warning',
  visit: {
    *table({ arch, ops, generator }) {
      if (generator === undefined) return;
      const pattern = new RegExp(`\\bssa\\.Op${arch.replace(/\W/g, '')}([A-Za-z0-9_]+)`, 'g');
      const named = new Set([...generator.text.matchAll(pattern)].map(([, name]) => name));
      for (const { name, declared } of ops)
        if (declared !== undefined && !named.has(name))
          yield {
            span: fieldSpan(declared, 'name'),
            message: `\`Op${arch}${name}\` has no code generation in ${generator.name}`,
          };
    },
  },
};
