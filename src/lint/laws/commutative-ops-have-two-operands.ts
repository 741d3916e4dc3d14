import type { Lint } from '../lint.ts';
import { fieldSpan } from '../table-fields.ts';

export const commutativeOpsHaveTwoOperands: Lint = {
  code: 'commutative-operands',
  law: 'A commutative op has at least two operands.',
  why: "The first two of them are exchanged. Go's generator reads operands that are not there, and panics.",
  example: {
    of: 'ops',
    wrong: '{name: "NEG", argLength: 1, commutative: true},',
    right: '{name: "ADD", argLength: 2, commutative: true},',
  },
  category: 'tables',
  severity: 'error',
  visit: {
    *op({ op }) {
      if (!op.commutative || op.argLength < 0 || op.argLength >= 2 || op.declared === undefined) return;
      const message = `\`${op.name}\` is commutative, but has ${op.argLength === 0 ? 'no operands' : 'one operand'}`;
      yield { span: fieldSpan(op.declared, 'commutative'), message };
    },
  },
};
