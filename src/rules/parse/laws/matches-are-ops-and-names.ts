import { errorAt } from '../../../text/diagnostic.ts';
import { opsOf } from '../../expand.ts';
import type { RuleLaw } from './law.ts';

/** The operands of a match are ops, names, `_`, and `___` as the last; nothing there is computed. */
export const matchesAreOpsAndNames: RuleLaw = function* (rule, { source }) {
  for (const { args } of opsOf(rule.match))
    for (const [index, arg] of args.entries()) {
      if (arg.kind === 'expression')
        yield errorAt(source, arg.span, 'match-operand', 'an operand of a match is an op, a name or `_`', {
          text: 'a Go expression',
          help: 'name the operand and compare it in a condition',
        });
      if (arg.kind === 'rest' && index < args.length - 1)
        yield errorAt(
          source,
          arg.span,
          'rest-operand',
          '`___` stands for all remaining operands, so it is the last',
        );
    }
};
