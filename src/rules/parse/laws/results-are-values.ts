import { errorAt } from '../../../text/diagnostic.ts';
import { opsOf } from '../../expand.ts';
import type { RuleLaw } from './law.ts';

const matchOnly: Readonly<Record<string, string>> = { wildcard: '_', rest: '___' };

/** Every operand of a result is a value; `_` and `___` are questions that only a match can ask. */
export const resultsAreValues: RuleLaw = function* (rule, { source }) {
  const operands = rule.result.kind === 'op' ? opsOf(rule.result).flatMap(({ args }) => args) : [rule.result];
  for (const operand of operands) {
    const written =
      operand.kind === 'variable' && /^(?:_|___)$/.test(operand.name)
        ? operand.name
        : matchOnly[operand.kind];
    if (written !== undefined)
      yield errorAt(source, operand.span, 'result-operand', `\`${written}\` stands for no value in a result`);
  }
};
