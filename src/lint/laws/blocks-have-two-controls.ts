import type { Lint } from '../lint.ts';
import { fieldSpan } from '../table-fields.ts';

export const blocksHaveTwoControls: Lint = {
  code: 'block-controls',
  law: 'A block has at most two controlling values.',
  why: 'The compiler has no place for more: `too many controls`.',
  example: {
    of: 'ops',
    wrong: 'nil}\nvar blocks = []blockData{\n{name: "BEQ", controls: 3},',
    right: '{name: "A"}}\nvar blocks = []blockData{\n{name: "BEQ", controls: 2},',
  },
  category: 'tables',
  severity: 'error',
  visit: {
    *block({ block }) {
      if (block.controls <= 2 || block.declared === undefined) return;
      const message = `\`${block.name}\` has ${block.controls} controls, a block can have two`;
      yield { span: fieldSpan(block.declared, 'controls'), message };
    },
  },
};
