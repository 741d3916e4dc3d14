import type { Lint } from '../lint.ts';
import { commentVerdict } from '../meaning/comments.ts';
import { commentOf } from '../table-fields.ts';

export const commentsSayWhatOpsDo: Lint = {
  code: 'op-comment',
  law: 'The comment of an op says what the instruction does.',
  why: "Rules are written by these comments. RISCV64's said of FNMADD that it adds the addend to the negated product; the instruction subtracts it, and Go 1.17 to 1.20 miscompiled `math.FMA(-x, y, z)`.",
  example: {
    of: 'ops',
    wrong: '{name: "FNMADDD", argLength: 3}, // -(arg0 * arg1) + arg2',
    right: '{name: "FNMADDD", argLength: 3}, // -(arg0 * arg1) - arg2',
  },
  category: 'comments',
  severity: 'error',
  visit: {
    *op({ op }) {
      const comment = op.declared && commentOf(op.declared);
      const verdict = commentVerdict(op);
      if (comment === undefined || (verdict.kind !== 'contradicts' && verdict.kind !== 'large counts'))
        return;
      const isOfLarge = verdict.kind === 'large counts';
      const { inputs, said, given } = verdict;
      yield {
        span: comment.span,
        message: `\`${op.name}\` does something else than this comment says${isOfLarge ? ' of counts that are not below the width' : ''}`,
        text: `gives ${said}`,
        notes: [
          `with ${inputs} the comment gives ${said}, the op ${given}`,
          `${op.name} ${verdict.sentence} (${verdict.manual})`,
        ],
        ...(isOfLarge && {
          atMost: 'advice' as const,
          help: 'say which part of the count is read, as in `arg1 & 63`',
        }),
      };
    },
  },
};
