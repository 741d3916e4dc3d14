import { auxFields } from '../../rules/tables/aux-kinds.ts';
import { rulesByOp } from '../by-op.ts';
import type { Lint } from '../lint.ts';
import { onlyLowering } from '../only-lowering.ts';

export const auxesAreKeptOrZeroed: Lint = {
  code: 'aux-zeroed',
  law: 'A rule that only changes the op says what becomes of its auxint and aux.',
  why: "What the result does not restate is zero: the rule matches any constant and drops it. Go's generator prints `rule silently zeros aux, either copy aux or explicitly zero` and goes on.",
  example: {
    of: 'rules',
    wrong: '(ADDI x) => (ADDIW x)',
    right: '(ADDI [c] x) => (ADDIW [c] x)',
  },
  category: 'aux',
  severity: 'warning',
  visit: {
    *ruleSet(set) {
      for (const group of rulesByOp(set)) {
        const rule = onlyLowering(group);
        if (rule === undefined) continue;
        const { op, auxint, aux, opSpan } = rule.match;
        const has = auxFields(op.aux);
        const dropped = [
          ...(has.aux && aux === undefined ? ['aux'] : []),
          ...(has.auxint && auxint === undefined ? ['auxint'] : []),
        ];
        if (dropped.length === 0) continue;
        const what = dropped.join(' and ');
        yield {
          source: group[0]!.source,
          span: opSpan,
          message: `the rule silently zeros the ${what} of \`${op.name}\``,
          help: `name the ${what} on both sides, or compare with what is to be zero`,
        };
      }
    },
  },
};
