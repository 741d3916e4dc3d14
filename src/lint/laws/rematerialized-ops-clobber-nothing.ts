import type { Lint } from '../lint.ts';
import { registersOf } from '../registers.ts';
import { fieldSpan } from '../table-fields.ts';

export const rematerializedOpsClobberNothing: Lint = {
  code: 'rematerialize-clobber',
  law: 'An op that may be computed again anywhere clobbers neither registers nor flags.',
  why: "The allocator computes it again where its value is wanted, and does not look at what is live there. Go's generator refuses the table: `is rematerializeable and clobbers flags`.",
  example: {
    of: 'ops',
    wrong: '{name: "MOVQconst", aux: "Int64", rematerializeable: true, clobberFlags: true},',
    right: '{name: "MOVQconst", aux: "Int64", rematerializeable: true},',
  },
  category: 'tables',
  severity: 'error',
  visit: {
    *op({ op }) {
      const { declared } = op;
      if (declared === undefined || !op.marks.has('rematerializeable')) return;
      const clobbers = registersOf(declared)?.clobbers;
      if (clobbers !== undefined && !/^(?:0|regMask\{\})$/.test(clobbers))
        yield {
          span: fieldSpan(declared, 'reg'),
          message: `\`${op.name}\` is rematerializeable and clobbers registers`,
        };
      if (op.marks.has('clobberFlags'))
        yield {
          span: fieldSpan(declared, 'clobberFlags'),
          message: `\`${op.name}\` is rematerializeable and clobbers flags`,
        };
    },
  },
};
