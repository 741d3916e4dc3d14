import { isas } from '../../semantics/ops/index.ts';
import type { Term } from '../../semantics/term/term.ts';
import type { Lint } from '../lint.ts';
import { compareOp } from '../meaning/compare-op.ts';
import { denotation } from '../meaning/denotation.ts';
import { fieldSpan } from '../table-fields.ts';

export const flagsAgreeWithMeanings: Lint = {
  code: 'commutative-meaning',
  law: 'An op is commutative in its table only if exchanging its first two operands changes nothing.',
  why: 'The matcher tries both orders of a commutative op, and every rule for it is applied to both.',
  example: {
    of: 'ops',
    wrong: '{name: "SUB", argLength: 2, commutative: true},',
    right: '{name: "ADD", argLength: 2, commutative: true},',
  },
  category: 'comments',
  severity: 'error',
  visit: {
    *op({ op }) {
      const entry = op.commutative ? isas.get(op.arch)?.ops.get(op.name) : undefined;
      if (entry === undefined || op.declared === undefined || entry.commutative) return;
      const own = denotation(entry);
      const [first, second, ...others] = own.operands;
      if (first === undefined || second === undefined || first.sort !== second.sort) return;
      const exchanged = entry.denote([second, first, ...others], own.constants)[0];
      const comparison = compareOp(entry, own, [exchanged] satisfies [Term], []);
      if (comparison?.kind !== 'contradicts') return;
      const { inputs, said, given } = comparison;
      yield {
        span: fieldSpan(op.declared, 'commutative'),
        message: `the operands of \`${op.name}\` cannot be exchanged`,
        notes: [
          `with ${inputs} it gives ${given}, exchanged ${said}`,
          `${op.name} ${entry.sentence} (${entry.manual})`,
        ],
      };
    },
  },
};
